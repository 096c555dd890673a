"""Ask a feed what is new: when, with what manners, and what a failure costs."""

import logging
import random
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from events.models import Feed, Poll
from events.services import children, hosts, http
from events.services.fetching import want_all, wanted
from events.services.keeping import Wanted
from talks.addresses import NoAddress

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)
SHORTEST, LONGEST = 15 * 60, 12 * 3600  # seconds between two polls
PAUSED_AFTER = 30
SOFT_WEIGHT, HARD_WEIGHT = 0.5, 1.0
LONGEST_BACKOFF = timedelta(hours=24)


class Unforeseen(Exception):
    """An error of this program, as it is told on the feed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one asking came to: what the poll's row says, and what changes on the feed."""

    says: str
    status: int | None = None
    found: int = 0
    new: tuple[str, ...] = ()
    feed: dict[str, Any] = field(default_factory=dict)


def due(now: datetime) -> QuerySet[Feed]:
    """Feeds to be asked that nobody is asking."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    asked = Q(due_at__isnull=True) | Q(due_at__lte=now)
    return Feed.objects.filter(free & asked, active=True, paused_at__isnull=True).order_by("due_at", "pk")


def take(pk: int, now: datetime, *, anyhow: bool = False) -> Feed | None:
    """The feed, when it is due (or `anyhow`) and nobody else has it."""
    rows = Feed.objects.filter(Q(lease_until__isnull=True) | Q(lease_until__lt=now)) if anyhow else due(now)
    if not rows.filter(pk=pk).order_by().update(lease_until=now + LEASE):
        return None
    return Feed.objects.select_related("outlet").get(pk=pk)


def poll(feed: Feed, clock: hosts.Clock, spread: random.Random | None = None) -> tuple[str, ...]:
    """Ask a feed that the caller took; returns the ids of articles that are new, for the bells."""
    now = clock()
    slot = (feed.due_at or now).replace(second=0, microsecond=0)
    row = open_poll(feed, slot, now)
    try:
        outcome = ask(feed, clock)
    except hosts.Busy as busy:
        Poll.objects.filter(pk=row.pk).delete()
        Feed.objects.filter(pk=feed.pk).update(lease_until=None, due_at=busy.until)
        return ()
    except (http.FetchError, hosts.Disallowed, children.Unparsed) as error:
        failed(feed, row, error, clock(), spread or random.Random())
        return ()
    except BaseException as error:  # one of ours: it weighs against the feed, so that it shouts, and is raised on
        failed(feed, row, Unforeseen(f"{type(error).__name__}: {error}"), clock(), spread or random.Random())
        raise
    settle(feed, row, outcome, clock(), spread or random.Random())
    return outcome.new


def open_poll(feed: Feed, slot: datetime, now: datetime) -> Poll:
    """The row of this slot; a second scheduler finds it taken by the feed's lease, a repeated poll takes it over."""
    try:
        with transaction.atomic():
            return Poll.objects.create(feed=feed, slot=slot, started_at=now)
    except IntegrityError:
        Poll.objects.filter(feed=feed, slot=slot).update(started_at=now, ended_at=None)
        return Poll.objects.get(feed=feed, slot=slot)


def ask(feed: Feed, clock: hosts.Clock) -> Outcome:
    """Conditional GET, then the items; the same body by hash is no change whatever the headers say."""
    answer = hosts.get(feed.url, clock, etag=feed.etag, modified=feed.last_modified)
    if answer.status == 304:
        return Outcome("unchanged", 304)
    kept = {
        "etag": answer.headers.get("etag", "")[:500],
        "last_modified": answer.headers.get("last-modified", "")[:100],
        "body_hash": sha256(answer.body).hexdigest(),
    }
    if answer.moved_to and not Feed.objects.filter(url=answer.moved_to).exists():
        kept["url"] = answer.moved_to[:1000]
    if kept["body_hash"] == feed.body_hash:
        return Outcome("unchanged by hash", answer.status, feed=kept)
    charset = answer.headers.get("content-type", "").partition("charset=")[2].strip("\"' ;")[:40]
    found = children.parse("feed", answer.body, url=answer.url, charset=charset, today=clock().date().isoformat())
    new = tuple(want_all(list(listed(feed, found["items"])), clock()))
    says = f"{len(found['items'])} items" + (f", {found['skipped']} without a usable link" if found["skipped"] else "")
    return Outcome(says + (", the rest cut off" if found["cut"] else ""), answer.status, len(found["items"]), new, kept)


def listed(feed: Feed, items: Iterable[dict[str, Any]]) -> Iterator[Wanted]:
    """The articles of a feed's items. The feed's day stands until the page tells one."""
    for item in items:
        published = datetime.fromisoformat(item["published"]).date() if item["published"] else None
        with suppress(NoAddress):
            yield wanted(item["url"], feed.outlet, published, item["title"])


def settle(feed: Feed, row: Poll, outcome: Outcome, now: datetime, spread: random.Random) -> None:
    """Ask sooner where something was new, later where not."""
    interval = int(feed.interval * (0.7 if outcome.new else 1.2))
    interval = max(SHORTEST, min(LONGEST, interval))
    Feed.objects.filter(pk=feed.pk).update(
        lease_until=None,
        failures=0,
        last_error="",
        last_polled_at=now,
        last_success_at=now,
        interval=interval,
        due_at=now + timedelta(seconds=interval * spread.uniform(0.9, 1.1)),
        **outcome.feed,
    )
    Poll.objects.filter(pk=row.pk).update(
        ended_at=now, status=outcome.status, found=outcome.found, new=len(outcome.new), outcome=outcome.says[:200]
    )


def failed(feed: Feed, row: Poll, error: Exception, now: datetime, spread: random.Random) -> None:
    """Linear backoff with spread, Retry-After kept; gone at once or thirty failures in a row pause the feed, loudly."""
    soft = isinstance(error, http.TryLater)
    failures = feed.failures + 1
    asked = error.retry_after if isinstance(error, http.TryLater) and error.retry_after else timedelta(0)
    backoff = feed.interval * failures * (SOFT_WEIGHT if soft else HARD_WEIGHT) * spread.uniform(0.8, 1.2)
    wait = max(asked, min(timedelta(seconds=backoff), LONGEST_BACKOFF))
    pause = isinstance(error, http.Gone) or failures >= PAUSED_AFTER
    Feed.objects.filter(pk=feed.pk).update(
        lease_until=None,
        failures=F("failures") + 1,
        last_error=str(error)[:1000],
        last_polled_at=now,
        due_at=now + wait,
        paused_at=now if pause else None,
    )
    status = getattr(error, "status", None)
    Poll.objects.filter(pk=row.pk).update(ended_at=now, status=status, outcome=f"failed: {error}"[:200])
    if pause:
        log.error("feed %s is paused after %s failures in a row: %s", feed.slug, failures, error)


def again(feeds: QuerySet[Feed], now: datetime) -> int:
    """Poll now, paused or not: a person's act."""
    return feeds.update(due_at=now, paused_at=None, failures=0)
