"""The head of a page is what trafilatura's own metadata says, without what nothing here asks for."""

import pytest
import trafilatura

from bench.pages import page
from events.reading.texts import documents
from events.reading.texts.documents import clean, document_from_bytes
from events.reading.texts.pagehead import head_of
from events.services import child

MANY = 20

HEADS = [
    "",
    '<meta name=author content="Jane Doe">',
    "<meta name=author content=admin>",
    '<meta property="og:site_name" content="the site"><link rel=canonical href="https://www.a.example/b">',
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks", "author": {"name": "A Bee"}, '
    '"publisher": {"@type": "NewsMediaOrganization", "name": "A Site"}}</script>',
    '<script type="application/ld+json">{broken</script>',
    '<meta name="twitter:site" content="@site">',
]
BODIES = [
    "",
    '<span class="byline">By Reuters Staff</span>',
    "<p class=ArticleAuthor>Someone Else</p>",
    "<a rel=author href=x>Who Knows</a>",
    '<div id="posted-by-x" class="submitted-by">A Person</div>',
    "<h4 class=screenname>An Other</h4>",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_is_what_trafilatura_says(head: str, body: str, encoding: str) -> None:
    text = page(7).decode().replace("</head>", f"{head}</head>").replace("<h1>", f"{body}<h1>")
    raw = text.encode(encoding)
    told = trafilatura.bare_extraction(raw, url="https://x.example/1", fast=True, with_metadata=True)
    found = head_of(trafilatura.load_html(raw), raw, "https://x.example/1")
    assert (found.title, found.author, found.day, found.site, found.url) == (
        told.title,
        told.author,
        told.date,
        told.sitename,
        told.url,
    )


def test_the_options_of_the_extractor_are_those_that_were_asked_for_by_name() -> None:
    raw = page(3)
    by_name = trafilatura.bare_extraction(raw, fast=True, favor_recall=True, include_comments=False)
    assert document_from_bytes(raw).text == clean(by_name.text)


def test_a_child_does_not_cut_into_sentences_what_nobody_asks_it_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    whole = document_from_bytes(page(3))
    monkeypatch.setattr(documents, "sentence_spans", refuse)
    told = child.page(page(3), {})
    assert (told["text"], told["title"]) == (whole.text, whole.title)
    assert len(whole.sentences) > MANY
