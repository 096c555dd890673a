"""Manners towards a host, counted over all workers: one request in flight, a pause between two, its robots.txt."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from protego import Protego

from events.models import Host
from events.services import http

Clock = Callable[[], datetime]

LONGEST_DELAY = 60.0  # seconds; whoever asks for more gets this
LEASE = timedelta(seconds=90)  # a fetch and two robots.txt, each with a deadline of its own
ROBOTS_HOLDS = timedelta(hours=24)
CLOSED_HOLDS = timedelta(hours=1)
MOST_ROBOTS = 500 * 1024


class Busy(Exception):
    """The host is being asked, or rests; `until` is when to come again."""

    def __init__(self, until: datetime) -> None:
        super().__init__("the host rests between two requests")
        self.until = until


class Disallowed(Exception):
    """A robots.txt asks us not to read this address."""


def get(url: str, clock: Clock, *, etag: str = "", modified: str = "") -> http.Fetched:
    """Fetch with manners towards each host that redirects lead to. Raises Busy, Disallowed and what http.get raises."""
    with ExitStack() as leaving:
        visit = Visit(clock, leaving)
        return http.get(url, now=clock(), etag=etag, modified=modified, before=visit.admit)


class Visit:
    """One fetch at the hosts that it leads to. The place at each is held to the end, when its pause begins: who came
    by a host twice would else wait for itself."""

    def __init__(self, clock: Clock, leaving: ExitStack) -> None:
        self.clock = clock
        self.leaving = leaving
        self.places: dict[str, Host] = {}
        self.pauses: dict[str, timedelta] = {}

    def enter(self, url: str) -> Host:
        """A place at the host of an address; raises Busy where somebody has it or its pause is not over."""
        name = name_of(url)
        if name not in self.places:
            self.places[name] = take(name, self.clock())
            self.pauses[name] = settings.FETCH_PAUSE
            self.leaving.callback(self.leave, name)
        return self.places[name]

    def leave(self, name: str) -> None:
        Host.objects.filter(pk=name).update(lease_until=None, next_at=self.clock() + self.pauses[name])

    def admit(self, url: str) -> None:
        """Called before each request of the fetch: goes on only with a place at the host and by its robots.txt."""
        first = not self.places
        host = self.enter(url)
        whose = "" if first else f"it leads to {host.name}, where "
        rules = self.robots(host, url)
        delay = min(LONGEST_DELAY, rules.crawl_delay(settings.FETCH_AGENT) or 0)
        self.pauses[host.name] = max(timedelta(seconds=delay), settings.FETCH_PAUSE)
        if host.robots_status == "closed":
            raise http.TryLater(f"{whose}robots.txt did not answer, which forbids all for now")
        if not rules.can_fetch(url, settings.FETCH_AGENT):
            raise Disallowed(f"{whose}robots.txt asks not to read it")

    def robots(self, host: Host, url: str) -> Protego:
        """The rules of the host, asked for once a day: 4xx allows all, 5xx and silence forbid all for an hour."""
        holds = CLOSED_HOLDS if host.robots_status == "closed" else ROBOTS_HOLDS
        if host.robots_at is None or host.robots_at + holds < self.clock():
            host.robots_status, host.robots = self.ask_robots(url)
            host.robots_at = self.clock()
            host.save(update_fields=["robots", "robots_status", "robots_at"])
        return Protego.parse(host.robots)

    def ask_robots(self, url: str) -> tuple[str, str]:
        """What is kept as the state and the text of a robots.txt; one that lies elsewhere takes a place there too."""
        parts = urlsplit(url)
        try:
            answer = http.get(f"{parts.scheme}://{parts.netloc}/robots.txt", now=self.clock(), before=self.enter)
        except http.FetchError as error:
            if isinstance(error, http.Refused) or (error.status and 400 <= error.status < 500):
                return "none", ""
            return "closed", ""
        return "read", answer.body[:MOST_ROBOTS].decode("utf-8", "replace").replace("\0", "")


def name_of(url: str) -> str:
    """The host in one spelling, with its port where that is not the usual one. Raises http.Refused."""
    target = http.parsed(url)
    host = target.host.decode().lower().rstrip(".")
    usual = {b"http": 80, b"https": 443}[target.scheme]
    return (host if target.port in (None, usual) else f"{host}:{target.port}")[:300]


def take(name: str, now: datetime) -> Host:
    """Take the host's one place; raises Busy where somebody has it or the pause is not over."""
    host, _ = Host.objects.get_or_create(name=name)
    rested = Q(next_at__isnull=True) | Q(next_at__lte=now)
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    if not Host.objects.filter(rested & free, pk=name).update(lease_until=now + LEASE):
        host.refresh_from_db()
        raise Busy(max(host.next_at or now, (host.lease_until and now + settings.FETCH_PAUSE) or now))
    return host
