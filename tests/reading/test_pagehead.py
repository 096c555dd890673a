"""The head of a page is what trafilatura's own metadata says, without what nothing here asks for."""

import pytest
import trafilatura

from bench.pages import page
from events.reading.texts.pagehead import head_of

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
