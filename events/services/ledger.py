"""The row is the queue: work is taken by one conditional UPDATE, held for a lease, and healed by a sweep."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet

from events.models import Article, Parcel
from events.services.http import TryLater

M = TypeVar("M", bound=models.Model)

MOST_ATTEMPTS = 5
BACKOFF = timedelta(seconds=30)
KEPT_OPEN = timedelta(days=7)
WORKING = {Article: ("fetch", "read", "gather"), Parcel: ("open",)}


def free(now: datetime) -> Q:
    """Not held by anybody, and due."""
    return (Q(lease_until__isnull=True) | Q(lease_until__lt=now)) & (Q(due_at__isnull=True) | Q(due_at__lte=now))


def take(model: type[M], pk: Any, states: tuple[str, ...], now: datetime) -> M | None:
    """The row, when it is in one of the states, free and due, and nobody else took it first."""
    rows: QuerySet[Any] = model._default_manager.filter(free(now), pk=pk, state__in=states, attempts__lt=MOST_ATTEMPTS)
    if not rows.update(lease_until=now + settings.WORK_LEASE, attempts=F("attempts") + 1):
        return None
    return model._default_manager.get(pk=pk)


def finish(row: Any, state: str, **columns: Any) -> bool:
    """Move a row on, in the transaction that holds the results. False: the lease ran out and somebody else has it."""
    mine = type(row)._default_manager.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)
    return bool(mine.update(state=state, lease_until=None, attempts=0, due_at=None, **{"error": "", **columns}))


def put_back(row: Any, error: str, due_at: datetime) -> None:
    """Let go of a row that failed; the next try is not before `due_at`, and after the last one it is parked."""
    mine = type(row)._default_manager.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)
    if row.attempts >= MOST_ATTEMPTS:
        mine.update(state="parked", lease_until=None, error=error[:2000])
    else:
        mine.update(lease_until=None, due_at=due_at, error=error[:2000])


@contextmanager
def held(row: Any, now: datetime) -> Iterator[None]:
    """Whatever goes wrong inside is written on the row; what is not TryLater is an error of ours and raised on."""
    try:
        yield
    except TryLater as error:
        put_back(row, str(error), now + max(error.retry_after or timedelta(0), BACKOFF * row.attempts))
    except BaseException as error:
        put_back(row, f"{type(error).__name__}: {error}", now + BACKOFF * row.attempts)
        raise


def to_do(model: type[M], now: datetime, most: int) -> list[Any]:
    """Keys of rows that nobody works on, oldest key first. A row that was lost on its last try is parked."""
    working: QuerySet[Any] = model._default_manager.filter(free(now), state__in=WORKING[model])
    working.filter(attempts__gte=MOST_ATTEMPTS).update(
        state="parked", lease_until=None, error=f"given up: lost on each of {MOST_ATTEMPTS} tries"
    )
    return list(working.filter(attempts__lt=MOST_ATTEMPTS).order_by("pk").values_list("pk", flat=True)[:most])


def again(rows: QuerySet[Any], state: str) -> int:
    """Give parked rows another row of tries: a person's act."""
    return rows.filter(state="parked").update(state=state, attempts=0, due_at=None, lease_until=None, error="")


def wait(row: Any, until: datetime) -> None:
    """Let go of a row that could not be tried yet; this counts for no attempt."""
    mine = type(row)._default_manager.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)
    mine.update(lease_until=None, due_at=until, attempts=F("attempts") - 1)


def forget_parcels(now: datetime) -> None:
    """Let go of parcels opened long ago; what was in them is kept as captures."""
    Parcel.objects.filter(state="done", brought_at__lt=now - KEPT_OPEN).delete()
