"""Manners towards a host, counted over all workers: one request in flight, a pause between two, its robots.txt."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from protego import Protego

from events.models import Host
from events.services import http

Clock = Callable[[], datetime]

PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=1)
LEASE = timedelta(seconds=60)
ROBOTS_HOLDS = timedelta(hours=24)
CLOSED_HOLDS = timedelta(hours=1)
MOST_ROBOTS = 500 * 1024


class Busy(Exception):
    """The host is being asked, or rests; `until` is when to come again."""

    def __init__(self, until: datetime) -> None:
        super().__init__("the host rests between two requests")
        self.until = until


class Disallowed(Exception):
    """Its robots.txt asks us not to read this address."""


def name_of(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower()[:300]


@contextmanager
def turn(url: str, clock: Clock) -> Iterator[None]:
    """A turn at the host: raises Busy or Disallowed before anything is asked; the pause begins when the turn ends."""
    host = enter(name_of(url), clock())
    pause = PAUSE
    try:
        rules = robots(host, url, clock)
        delay = rules.crawl_delay(settings.FETCH_AGENT)
        pause = min(max(timedelta(seconds=delay or 0), settings.FETCH_PAUSE), LONGEST_PAUSE)
        if host.robots_status == "closed":
            raise http.TryLater("robots.txt did not answer, which forbids all for now")
        if not rules.can_fetch(url, settings.FETCH_AGENT):
            raise Disallowed("robots.txt asks not to read it")
        yield
    finally:
        Host.objects.filter(pk=host.pk).update(lease_until=None, next_at=clock() + pause)


def enter(name: str, now: datetime) -> Host:
    """Take the host's one place; raises Busy where somebody has it or the pause is not over."""
    host, _ = Host.objects.get_or_create(name=name)
    rested = Q(next_at__isnull=True) | Q(next_at__lte=now)
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    if not Host.objects.filter(rested & free, pk=name).update(lease_until=now + LEASE):
        host.refresh_from_db()
        raise Busy(max(host.next_at or now, (host.lease_until and now + settings.FETCH_PAUSE) or now))
    return host


def robots(host: Host, url: str, clock: Clock) -> Protego:
    """The rules of the host, asked for once a day: 4xx allows all, 5xx and silence forbid all for an hour."""
    holds = CLOSED_HOLDS if host.robots_status == "closed" else ROBOTS_HOLDS
    if host.robots_at is None or host.robots_at + holds < clock():
        host.robots_status, host.robots = ask_robots(url, clock)
        host.robots_at = clock()
        host.save(update_fields=["robots", "robots_status", "robots_at"])
    return Protego.parse(host.robots)


def ask_robots(url: str, clock: Clock) -> tuple[str, str]:
    parts = urlsplit(url)
    try:
        answer = http.get(f"{parts.scheme}://{parts.netloc}/robots.txt", now=clock())
    except http.FetchError as error:
        if isinstance(error, http.Refused) or (error.status and 400 <= error.status < 500):
            return "none", ""
        return "closed", ""
    return "read", answer.body[:MOST_ROBOTS].decode("utf-8", "replace").replace("\0", "")
