"""Manners towards each host that a fetch leads to: its robots.txt, one place, a pause, whoever sent us there."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from events.models import Article, Feed, Host, Outlet, Poll
from events.services import children, fetching, hosts, http, ledger, polling
from tests.faults.server import PAGE, Asked, Faults, rss

NOW = datetime(2017, 9, 2, 12, tzinfo=UTC)
PAUSE = timedelta(seconds=2)
pytestmark = pytest.mark.django_db


class Two:
    """The fault server under two names: /there of `first` leads to /page of `second`, which answers `page`."""

    def __init__(self, faults: Faults, page: bytes = PAGE) -> None:
        self.port = faults.port
        self.asked: list[str] = []
        self.robots: dict[str, Callable[[Asked], None]] = {}
        self.page = page
        self.leads = {"first.example/there": self.url("second", "/page")}
        for path in ("/there", "/page", "/back", "/robots.txt"):
            faults.more[path] = self.answer

    def url(self, name: str, path: str) -> str:
        return f"http://{name}.example:{self.port}{path}"

    def name(self, name: str) -> str:
        return f"{name}.example:{self.port}"

    def answer(self, asked: Asked) -> None:
        host = asked.headers["host"].partition(":")[0]
        self.asked.append(host + asked.path)
        if to := self.leads.get(host + asked.path):
            asked.answer(b"", b"Location: " + to.encode(), status=b"302 Found")
        elif asked.path == "/robots.txt" and host in self.robots:
            self.robots[host](asked)
        elif asked.path == "/robots.txt":
            asked.answer(b"", status=b"404 Not Found")
        else:
            asked.answer(self.page)

    def rules(self, host: str, text: bytes, status: bytes = b"200 OK") -> None:
        self.robots[host] = lambda asked: asked.answer(text, status=status)


@pytest.fixture
def two(faults: Faults, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Two:
    settings.FETCH_PAUSE = PAUSE
    monkeypatch.setitem(http.get.__kwdefaults__, "lookup", lambda host, port: ["127.0.0.1"])
    return Two(faults)


@pytest.fixture(autouse=True)
def _close_child() -> Any:
    yield
    children.close()


def fetch(url: str, now: datetime = NOW) -> Article:
    wanted, _ = fetching.want(url, now)
    article = ledger.take(Article, wanted.pk, ("fetch",), now)
    assert article is not None
    with ledger.held(article, now):
        fetching.fetch_article(article, lambda: now)
    return Article.objects.get(pk=article.pk)


def feed(url: str) -> Feed:
    outlet, _ = Outlet.objects.get_or_create(slug="an-outlet", defaults={"name": "An Outlet"})
    return Feed.objects.create(slug="a-feed", outlet=outlet, url=url)


def poll(row: Feed, now: datetime = NOW) -> None:
    taken = polling.take(row.pk, now, anyhow=True)
    assert taken is not None
    polling.poll(taken, lambda: now, Random(1))
    row.refresh_from_db()


def test_an_article_that_leads_to_a_host_that_forbids_us_is_not_fetched_there(two: Two) -> None:
    two.rules("second.example", b"User-agent: *\nDisallow: /page\n")
    article = fetch(two.url("first", "/there"))
    said = f"it leads to {two.name('second')}, where robots.txt asks not to read it"
    assert (article.state, article.error, article.captures.count()) == ("failed", said, 0)
    assert "second.example/page" not in two.asked


def test_a_feed_that_leads_to_a_host_that_forbids_us_is_not_fetched_there(two: Two) -> None:
    two.page = rss()
    two.rules("second.example", b"User-agent: *\nDisallow: /page\n")
    row = feed(two.url("first", "/there"))
    poll(row)
    said = f"it leads to {two.name('second')}, where robots.txt asks not to read it"
    assert (row.last_error, row.failures) == (said, 1)
    assert (row.polls.get().outcome, "second.example/page" in two.asked) == (f"failed: {said}", False)


def test_a_second_host_whose_robots_fail_forbids_for_now(two: Two) -> None:
    two.rules("second.example", b"", status=b"503 Service Unavailable")
    article = fetch(two.url("first", "/there"))
    assert (article.state, article.attempts, "second.example/page" in two.asked) == ("fetch", 1, False)
    assert article.error.startswith(f"it leads to {two.name('second')}, where robots.txt did not answer")


def test_each_host_has_its_own_pause_once_the_fetch_is_over(two: Two) -> None:
    two.rules("second.example", b"User-agent: *\nCrawl-delay: 30\n")
    assert fetch(two.url("first", "/there")).state == "read"
    rest = {host.name: (host.next_at, host.lease_until) for host in Host.objects.all()}
    assert rest == {
        two.name("first"): (NOW + PAUSE, None),
        two.name("second"): (NOW + timedelta(seconds=30), None),
    }


@pytest.mark.parametrize("busy", ["next_at", "lease_until"])
def test_an_article_waits_for_the_second_host_and_lets_go_of_the_first(two: Two, busy: str) -> None:
    Host.objects.create(name=two.name("second"), **{busy: NOW + PAUSE})
    article = fetch(two.url("first", "/there"))
    assert (article.state, article.attempts, article.due_at, article.lease_until) == ("fetch", 0, NOW + PAUSE, None)
    assert Host.objects.get(name=two.name("first")).lease_until is None
    assert not [asked for asked in two.asked if asked.startswith("second")]
    Host.objects.filter(name=two.name("second")).update(lease_until=None)
    assert fetch(two.url("first", "/there"), NOW + PAUSE).state == "read"


def test_a_feed_waits_for_the_second_host(two: Two) -> None:
    Host.objects.create(name=two.name("second"), next_at=NOW + PAUSE)
    row = feed(two.url("first", "/there"))
    poll(row)
    assert (row.due_at, row.lease_until, row.failures, Poll.objects.count()) == (NOW + PAUSE, None, 0, 0)


def test_a_fetch_that_comes_back_to_its_first_host_does_not_wait_for_itself(two: Two) -> None:
    two.leads["second.example/page"] = two.url("first", "/back")
    assert fetch(two.url("first", "/there")).state == "read"
    assert [asked for asked in two.asked if not asked.endswith("robots.txt")] == [
        "first.example/there",
        "second.example/page",
        "first.example/back",
    ]


def test_each_address_of_the_way_is_held_against_the_rules(two: Two) -> None:
    two.leads["second.example/page"] = two.url("first", "/back")
    two.rules("first.example", b"User-agent: *\nDisallow: /back\n")
    assert fetch(two.url("first", "/there")).state == "failed"
    assert "first.example/back" not in two.asked


def test_robots_that_lie_at_another_host_take_a_place_there(two: Two) -> None:
    two.leads["first.example/robots.txt"] = two.url("second", "/robots.txt")
    Host.objects.create(name=two.name("second"), next_at=NOW + PAUSE)
    article = fetch(two.url("first", "/page"))
    assert (article.state, article.due_at, two.asked) == ("fetch", NOW + PAUSE, ["first.example/robots.txt"])


@pytest.mark.parametrize(
    "url", ["http://a.example", "https://A.Example./x", "http://a.example:80/", "https://a.example:443/?q=1"]
)
def test_one_host_has_one_place_however_it_is_spelt(url: str) -> None:
    assert hosts.name_of(url) == "a.example"


def test_a_delay_beyond_all_measure_is_a_minute(two: Two) -> None:
    two.rules("first.example", b"User-agent: *\nCrawl-delay: 1e300\n")
    fetch(two.url("first", "/page"))
    assert Host.objects.get(name=two.name("first")).next_at == NOW + timedelta(minutes=1)
