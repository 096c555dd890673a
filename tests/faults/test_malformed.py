"""Feeds and pages broken by the hundred: each ends with a sentence or with clean items, none ends the parser."""

import re
from collections import Counter
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from events import tasks
from events.models import Article, Capture, Evidence, Parcel, Text
from events.services import bringing, children, keeping
from events.services.feedparsing import MAX_ITEMS, NoFeed, parse_feed
from tests.events.readers import NOW
from tests.faults.malformed import FEEDS, PAGES, broken

NUMBER = 300
TODAY = date(2017, 9, 2)
# What may be said of one; whatever else is said was not foreseen.
FEED_SAYS = {
    "a DOCTYPE with declarations of its own is not read",
    "neither XML nor JSON",
    "broken JSON",
    "JSON, but no feed",
    "nested too deeply, or too many attributes",
    "broken XML",
    "empty",
    "a page, no feed",
    "XML, but no feed",
}
PAGE_SAYS = {
    "the input is empty",
    "the input is binary, not text",
    "the input holds no text",
    "the page holds no article",
    "the input is no text: it holds a word of more than 20,000 characters",
    "the input is in an encoding that cannot be told: save it as UTF-8",
}


@pytest.fixture(autouse=True)
def _close_child() -> Any:
    yield
    children.close()


def the_child() -> int:
    return children._here.child.process.pid  # type: ignore[no-any-return]


def test_feeds_by_the_hundred(full: bool) -> None:
    said, read, parsers = Counter[str](), 0, set()
    for _, raw in broken(FEEDS, NUMBER * (10 if full else 1), seed=1):
        try:
            found = children.parse("feed", raw, url="https://a.example/feed", charset="", today="2017-09-02")
        except children.Unparsed as error:
            said[str(error)] += 1
        else:
            read += 1
            assert [item for item in found["items"] if not clean(item)] == []
        parsers.add(the_child())
    assert set(said) <= FEED_SAYS
    assert (len(parsers) <= 1 + (read + said.total()) // children.TURNS, read > 0) == (True, True)


def clean(item: dict[str, Any]) -> bool:
    """An address to ask, a title without markup or control characters, a time that is one."""
    if item["published"]:
        datetime.fromisoformat(item["published"])
    return item["url"].startswith(("http://", "https://")) and not re.search(r"[\x00-\x08\ud800-\udfff]", item["title"])


LINK = "<rss><channel><item><link>http://a.example/1</link></item></channel></rss>"
SUBSET = '[<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
DOCTYPE = "<!DOCTYPE rss "
SEVEN = (
    '<?xml version="1.0" encoding="utf-7"?><!--\xff-->+ADwAIQ-DOCTYPE rss +AFs-+ADwAIQ-ENTITY a "b"+AD4AXQA+-' + LINK
)


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        ((DOCTYPE + " " * 5000 + SUBSET + LINK).encode(), ""),
        (("<!--" + "x" * 300_000 + "-->" + DOCTYPE + SUBSET + LINK).encode(), ""),
        ((DOCTYPE + 'SYSTEM ">" ' + SUBSET + LINK).encode(), ""),
        ((DOCTYPE + "SYSTEM '<' " + SUBSET + LINK).encode(), ""),
        (("<!DOC\x01TYPE rss " + SUBSET + LINK).encode(), ""),
        (("<!--" + "x" * 150_000 + "-->" + DOCTYPE + SUBSET + LINK).encode("utf-16"), ""),
        ((DOCTYPE + SUBSET + LINK).encode("utf-16-be"), ""),
        ((DOCTYPE + SUBSET + LINK).encode("cp037"), "cp037"),
        (SEVEN.encode("latin-1"), ""),
    ],
)
def test_a_doctype_with_declarations_is_found_in_any_letters(raw: bytes, charset: str) -> None:
    with pytest.raises(NoFeed, match="DOCTYPE"):
        parse_feed(raw, "https://a.example/feed", charset, TODAY)


def test_a_doctype_without_declarations_is_read() -> None:
    head = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.example/rss-0.91.dtd">'
    assert len(parse_feed((head + LINK).encode(), "https://a.example/feed", "", TODAY).items) == 1


def test_items_without_a_link_count_among_those_that_are_read() -> None:
    found = parse_feed(b"<rss><channel>" + b"<item/>" * 5000 + b"</channel></rss>", "https://a.example/", "", TODAY)
    assert (found.skipped, found.cut) == (MAX_ITEMS, True)


@pytest.mark.django_db
def test_pages_by_the_hundred(full: bool) -> None:
    pages = [raw for _, raw in broken(PAGES, NUMBER * (5 if full else 1), seed=2) if raw.strip()]
    keys = bringing.store([bringing.Brought("page", raw) for raw in pages], uuid4(), NOW, None, None)
    for some in tasks.in_parts(keys):
        tasks.open_parcels(some)
    ended = list(Parcel.objects.order_by("pk").values_list("state", "error", "body", "article"))
    assert {state for state, *_ in ended} == {"done", "failed"}
    assert {error for state, error, *_ in ended if state == "failed"} <= PAGE_SAYS
    assert set(Article.objects.values_list("state", "error")) == {("done", "")}
    kept = {keeping.opened(body) for body in Capture.objects.values_list("body", flat=True)}
    kept |= {keeping.opened(body) for state, _, body, _ in ended if state == "failed"}
    assert kept == set(pages)
    assert not Text.objects.filter(body__regex=r"[\x01-\x08]").exists()
    assert Evidence.objects.exists()
