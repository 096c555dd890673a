"""Articles fetched from a host that plays faults: what is kept of each, and how its row ends."""

from datetime import UTC, datetime
from typing import Any

import pytest

from events.models import Article
from events.services import children, fetching, http, ledger
from tests.faults.server import PAGE, Asked, Faults

NOW = datetime(2017, 9, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _close_child() -> Any:
    yield
    children.close()


def fetch(url: str, *, again: bool = False) -> Article:
    wanted, _ = fetching.want(url, NOW, again=again)
    article = ledger.take(Article, wanted.pk, ("fetch",), NOW)
    assert article is not None
    fetching.fetch_article(article, lambda: NOW)
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize(
    ("path", "state", "error"),
    [
        ("/good-page", "read", ""),
        ("/binary", "failed", "the input is binary, not text"),
        ("/empty", "failed", "the input is empty"),
        ("/403", "failed", "answered 403"),
        ("/closed", "failed", "robots.txt asks not to read it"),
        ("/gzip-bomb", "failed", "larger than 5000000 bytes"),
        ("/brotli-bomb", "failed", "encoded as br, asked for gzip"),
        ("/endless", "failed", "larger than 5000000 bytes"),
        ("/redirect-loop", "failed", "more than 5 redirects"),
        ("/redirect-loopback", "failed", "the address is not open to us"),
        ("/redirect-metadata", "failed", "the address is not open to us"),
        ("/redirect-file", "failed", "only plain http and https addresses are asked"),
        ("/redirect-broken", "failed", "no address that can be asked"),
        ("/nul-bytes", "failed", "the input is binary, not text"),
        ("/utf-16-bare", "read", ""),
        ("/utf-16-marked", "read", ""),
        ("/charset-lie", "read", ""),
        ("/xml-as-html", "read", ""),
        ("/html-as-xml", "read", ""),
    ],
)
def test_how_a_page_ends(faults: Faults, path: str, state: str, error: str) -> None:
    article = fetch(faults.url(path))
    assert (article.state, article.error) == (state, error)


def test_bytes_are_kept_even_where_nothing_can_be_read(faults: Faults) -> None:
    assert fetch(faults.url("/binary")).captures.count() == 1


def test_page_that_changes_on_every_visit_is_kept_as_versions(faults: Faults) -> None:
    for visit in range(3):
        article = fetch(faults.url("/changes-always"), again=bool(visit))
        Article.objects.update(state="done")
    assert (article.captures.count(), article.texts.count()) == (3, 3)


def test_page_that_turns_to_gone_keeps_what_it_was_and_says_so(faults: Faults) -> None:
    answers = iter([(PAGE, b"200 OK"), (b"", b"410 Gone")])

    def once(asked: Asked) -> None:
        body, status = next(answers)
        asked.answer(body, status=status)

    faults.more["/leaves"] = once
    fetch(faults.url("/leaves"))
    Article.objects.update(state="done")
    article = fetch(faults.url("/leaves"), again=True)
    assert (article.state, article.error, article.captures.count(), article.texts.count()) == (
        "failed",
        "410 gone",
        1,
        1,
    )


def test_no_more_than_24_versions_are_kept(faults: Faults) -> None:
    for visit in range(26):
        article = fetch(faults.url("/changes-always"), again=bool(visit))
        Article.objects.update(state="done")
    assert article.captures.count() == 24


def test_a_fault_that_may_pass_is_tried_again(faults: Faults) -> None:
    wanted, _ = fetching.want(faults.url("/truncated"), NOW)
    article = ledger.take(Article, wanted.pk, ("fetch",), NOW)
    assert article is not None
    with ledger.held(article, NOW):
        fetching.fetch_article(article, lambda: NOW)
    article.refresh_from_db()
    assert (article.state, article.attempts, article.due_at) == ("fetch", 1, NOW + ledger.BACKOFF)


def test_robots_that_fail_forbid_for_now(faults: Faults) -> None:
    faults.more["/robots.txt"] = lambda asked: asked.answer(b"", status=b"503 Service Unavailable")
    with pytest.raises(http.TryLater, match=r"robots\.txt did not answer"):
        fetch(faults.url("/good-page"))
