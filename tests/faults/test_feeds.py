"""What is kept of each broken feed, what is said of it, and that the next feed is polled on time."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Article, Feed, Outlet, Poll
from events.services import children, http, polling
from tests.faults.server import FAULTS, Faults, item, rss

NOW = datetime(2017, 9, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _close_child() -> Any:
    yield
    children.close()


def feed(faults: Faults, path: str) -> Feed:
    outlet, _ = Outlet.objects.get_or_create(slug="an-outlet", defaults={"name": "An Outlet"})
    return Feed.objects.create(slug=path.strip("/"), outlet=outlet, url=faults.url(path))


def poll(row: Feed, now: datetime = NOW) -> Poll:
    taken = polling.take(row.pk, now, anyhow=True)
    assert taken is not None
    polling.poll(taken, lambda: now, Random(1))
    return row.polls.order_by("-pk")[0]


HOUR, SOFT, HARD = timedelta(hours=1), timedelta(minutes=24), timedelta(minutes=48)  # least waits behind a failure
NO_ANSWER = "failed: no whole answer: "
CLOSED, DOCTYPE = "failed: the address is not open to us", "failed: a DOCTYPE with declarations of its own is not read"
# Every fault of the server as a feed: what is said, how many articles are kept, how long it rests at least.
EACH: dict[str, tuple[str, int, timedelta]] = {
    "/good-feed": ("1 items", 1, SOFT),
    "/slow-drip": (NO_ANSWER + "ReadTimeout", 0, SOFT),
    "/slow-headers": (NO_ANSWER + "ReadTimeout", 0, SOFT),
    "/reset": (NO_ANSWER + "RemoteProtocolError", 0, SOFT),
    "/truncated": (NO_ANSWER + "RemoteProtocolError", 0, SOFT),
    "/longer": ("failed: empty", 0, HARD),
    "/no-http": (NO_ANSWER + "RemoteProtocolError", 0, SOFT),
    "/gzip-bomb": ("failed: larger than 5000000 bytes", 0, HARD),
    "/brotli-bomb": ("failed: encoded as br, asked for gzip", 0, HARD),
    "/gzip-cut": (NO_ANSWER + "the gzip stream ends early", 0, SOFT),
    "/gzip-lie": ("failed: the gzip stream is broken", 0, HARD),
    "/endless": ("failed: larger than 5000000 bytes", 0, HARD),
    "/redirect-loop": ("failed: more than 5 redirects", 0, HARD),
    "/redirect-loopback": (CLOSED, 0, HARD),
    "/redirect-metadata": (CLOSED, 0, HARD),
    "/redirect-file": ("failed: only plain http and https addresses are asked", 0, HARD),
    "/redirect-host": (CLOSED, 0, HARD),
    "/redirect-nowhere": ("failed: answered 302", 0, HARD),
    "/redirect-broken": ("failed: no address that can be asked", 0, HARD),
    "/redirect-bomb": ("failed: a page, no feed", 0, HARD),
    "/304-unasked": ("failed: answered 304", 0, SOFT),
    "/429-seconds": ("failed: answered 429", 0, 2 * HOUR),
    "/429-date": ("failed: answered 429", 0, 2 * HOUR),
    "/429-no-year": ("failed: answered 429", 0, SOFT),
    "/500-then-200": ("failed: answered 500", 0, SOFT),
    "/403": ("failed: answered 403", 0, HARD),
    "/404": ("failed: answered 404", 0, SOFT),
    "/closed": ("failed: robots.txt asks not to read it", 0, HARD),
    "/robots.txt": ("failed: neither XML nor JSON", 0, HARD),
    "/charset-lie": ("1 items", 1, SOFT),
    "/utf-16-marked": ("1 items", 1, SOFT),
    "/utf-16-bare": ("1 items", 1, SOFT),
    "/nul-bytes": ("1 items", 1, SOFT),
    "/html-as-xml": ("failed: a page, no feed", 0, HARD),
    "/good-page": ("failed: a page, no feed", 0, HARD),
    "/changes-always": ("failed: a page, no feed", 0, HARD),
    "/xml-as-html": ("1 items", 1, SOFT),
    "/billion-laughs": (DOCTYPE, 0, HARD),
    "/external-entity": (DOCTYPE, 0, HARD),
    "/50000-items": ("2000 items, the rest cut off", 2000, SOFT),
    "/bare-items": ("1 items, 1 without a usable link", 1, SOFT),
    "/dates": ("5 items", 5, SOFT),
    "/same-guids": ("3 items", 3, SOFT),
    "/same-links": ("3 items", 1, SOFT),
    "/javascript": ("0 items, 3 without a usable link", 0, SOFT),
    "/markup": ("1 items", 1, SOFT),
    "/deep": ("failed: nested too deeply, or too many attributes", 0, HARD),
    "/attributes": ("failed: nested too deeply, or too many attributes", 0, HARD),
    "/empty": ("failed: neither XML nor JSON", 0, HARD),
    "/binary": ("failed: neither XML nor JSON", 0, HARD),
    "/turns-gone": ("1 items", 1, SOFT),
    "/conditional": ("1 items", 1, SOFT),
}


def test_no_fault_is_left_out() -> None:
    assert set(EACH) == set(FAULTS)


@pytest.mark.parametrize("path", EACH)
def test_what_is_said_and_kept_and_the_next_feed_is_polled_on_time(
    faults: Faults, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "slow" in path:
        monkeypatch.setitem(http.get.__kwdefaults__, "seconds", 0.5)
    monkeypatch.setitem(http.get.__kwdefaults__, "lookup", lambda host, port: ["127.0.0.1"])
    says, kept, rest = EACH[path]
    other = feed(faults, "/next-feed")
    faults.more["/next-feed"] = lambda asked: asked.answer(rss(item(b"/of-the-next-feed")))
    Feed.objects.filter(pk=other.pk).update(due_at=NOW)
    row = feed(faults, path)
    assert poll(row).outcome == says
    row.refresh_from_db()
    assert Article.objects.filter(outlet=row.outlet, state="fetch").count() == Article.objects.count() == kept
    assert (row.failures, row.last_error) == ((1, says.removeprefix("failed: ")) if "failed" in says else (0, ""))
    assert (row.lease_until, row.due_at is not None and row.due_at >= NOW + rest) == (None, True)
    assert list(polling.due(NOW)) == [other]
    assert (poll(other).outcome, Article.objects.count()) == ("1 items", kept + 1)


def test_each_item_is_kept_under_its_whole_address(faults: Faults) -> None:
    poll(feed(faults, "/good-feed"))
    assert Article.objects.get().source.url == faults.url("/good-page")


def test_a_feed_of_two_thousand_asks_no_more_of_the_database_than_a_feed_of_two(faults: Faults) -> None:
    faults.more["/two"] = lambda asked: asked.answer(rss(item(b"/t1"), item(b"/t2")))
    numbers = []
    for path in ("/two", "/50000-items"):
        with CaptureQueriesContext(connection) as asked:
            poll(feed(faults, path))
        numbers.append(len(asked))
    assert numbers[1] <= numbers[0] + 4  # rows are written in parts


def test_an_error_of_ours_weighs_against_the_feed_and_is_raised_on(
    faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "parse", lambda *given, **more: 1 / 0)
    row = feed(faults, "/good-feed")
    with pytest.raises(ZeroDivisionError):
        poll(row)
    row.refresh_from_db()
    assert (row.failures, row.last_error, row.lease_until) == (1, "ZeroDivisionError: division by zero", None)


def test_many_spellings_of_one_address_are_one_article(faults: Faults) -> None:
    poll(feed(faults, "/same-links"))
    assert Article.objects.count() == 1


def test_title_keeps_no_markup(faults: Faults) -> None:
    poll(feed(faults, "/markup"))
    assert Article.objects.get().title == "Bold & more"


def test_only_days_worth_believing_are_kept(faults: Faults) -> None:
    poll(feed(faults, "/dates"))
    days = Article.objects.order_by("source__url").values_list("published", flat=True)
    assert list(days) == [None, None, date(2017, 9, 2), None, date(2017, 9, 2)]


def test_unchanged_feed_brings_no_body(faults: Faults) -> None:
    row = feed(faults, "/conditional")
    poll(row)
    assert poll(row, NOW + timedelta(hours=2)).outcome == "unchanged"


def test_failure_then_success_begins_anew(faults: Faults) -> None:
    row = feed(faults, "/500-then-200")
    poll(row)
    poll(row, NOW + timedelta(hours=2))
    row.refresh_from_db()
    assert (row.failures, row.last_error) == (0, "")


def test_retry_after_is_kept(faults: Faults) -> None:
    row = feed(faults, "/429-seconds")
    poll(row)
    row.refresh_from_db()
    assert row.due_at == NOW + timedelta(hours=2)


def test_gone_feed_is_paused_at_once(faults: Faults) -> None:
    row = feed(faults, "/turns-gone")
    poll(row)
    poll(row, NOW + timedelta(hours=2))
    row.refresh_from_db()
    assert row.paused_at == NOW + timedelta(hours=2)


def test_thirty_failures_in_a_row_pause_and_shout(faults: Faults, caplog: pytest.LogCaptureFixture) -> None:
    row = feed(faults, "/403")
    Feed.objects.update(failures=29)
    poll(row)
    row.refresh_from_db()
    assert (row.paused_at, "paused after 30 failures" in caplog.text) == (NOW, True)


def test_a_feed_that_moved_for_good_is_asked_at_its_new_host(faults: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(http.get.__kwdefaults__, "lookup", lambda host, port: ["127.0.0.1"])
    moved = f"http://moved.example:{faults.port}/good-feed"
    to = b"Location: " + moved.encode()
    faults.more["/moved"] = lambda asked: asked.answer(b"", to, status=b"301 Moved Permanently")
    row = feed(faults, "/moved")
    says = poll(row).outcome
    row.refresh_from_db()
    assert (says, row.url) == ("1 items", moved)


def test_two_schedulers_ask_once(faults: Faults) -> None:
    row = feed(faults, "/good-feed")
    assert [polling.take(row.pk, NOW) is not None for _ in range(2)] == [True, False]


def test_host_gets_one_request_at_a_time(faults: Faults, settings: Any) -> None:
    settings.FETCH_PAUSE = timedelta(seconds=2)
    first, second = feed(faults, "/good-feed"), feed(faults, "/same-guids")
    poll(first)
    taken = polling.take(second.pk, NOW, anyhow=True)
    assert taken is not None
    polling.poll(taken, lambda: NOW, Random(1))
    second.refresh_from_db()
    assert (second.due_at, second.polls.count()) == (NOW + timedelta(seconds=2), 0)
