"""What is kept of each broken feed, what is said of it, and that the next feed is polled on time."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from events.models import Article, Feed, Outlet, Poll
from events.services import children, polling
from tests.faults.server import Faults

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


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/good-feed", "1 items"),
        ("/charset-lie", "1 items"),
        ("/utf-16-marked", "1 items"),
        ("/utf-16-bare", "1 items"),
        ("/nul-bytes", "1 items"),
        ("/xml-as-html", "1 items"),
        ("/html-as-xml", "failed: a page, no feed"),
        ("/billion-laughs", "failed: a DOCTYPE with declarations of its own is not read"),
        ("/external-entity", "failed: a DOCTYPE with declarations of its own is not read"),
        ("/50000-items", "2000 items, the rest cut off"),
        ("/bare-items", "1 items, 1 without a usable link"),
        ("/same-guids", "3 items"),
        ("/javascript", "0 items, 3 without a usable link"),
        ("/deep", "failed: nested too deeply, or too many attributes"),
        ("/attributes", "failed: nested too deeply, or too many attributes"),
        ("/empty", "failed: neither XML nor JSON"),
        ("/binary", "failed: neither XML nor JSON"),
        ("/404", "failed: answered 404"),
        ("/403", "failed: answered 403"),
        ("/closed", "failed: robots.txt asks not to read it"),
        ("/redirect-file", "failed: only plain http and https addresses are asked"),
        ("/redirect-metadata", "failed: the address is not open to us"),
    ],
)
def test_what_is_said(faults: Faults, path: str, says: str) -> None:
    assert poll(feed(faults, path)).outcome == says


def test_next_feed_is_polled_on_time(faults: Faults) -> None:
    poll(feed(faults, "/deep"))
    assert poll(feed(faults, "/good-feed")).new == 1


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


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(faults: Faults) -> None:
    faults.more["/moved"] = lambda asked: asked.answer(b"", b"Location: /good-feed", status=b"301 Moved Permanently")
    row = feed(faults, "/moved")
    poll(row)
    row.refresh_from_db()
    assert row.url == faults.url("/good-feed")


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
