"""The row is the queue: work is taken by one conditional UPDATE, held for a lease, and healed by a sweep."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models
from django.db.models import F, Q, QuerySet

from events.models import Parcel
from events.services.http import TryLater

M = TypeVar("M", bound=models.Model)

MOST_ATTEMPTS = 5
BACKOFF = timedelta(seconds=30)
KEPT_OPEN = timedelta(days=7)
ENDED = {"lease_until": None, "attempts": 0, "due_at": None, "error": ""}


def free(now: datetime) -> Q:
    """Not held by anybody, and due."""
    return (Q(lease_until__isnull=True) | Q(lease_until__lt=now)) & (Q(due_at__isnull=True) | Q(due_at__lte=now))


def take(model: type[M], pk: Any, states: tuple[str, ...], now: datetime) -> M | None:
    """The row, when it is in one of the states, free and due, and nobody else took it first."""
    rows: QuerySet[Any] = model._default_manager.filter(free(now), pk=pk, state__in=states, attempts__lt=MOST_ATTEMPTS)
    if not rows.update(lease_until=now + settings.WORK_LEASE, attempts=F("attempts") + 1):
        return None
    return model._default_manager.get(pk=pk)


def take_fresh(model: type[M], pks: Sequence[Any], state: str, now: datetime) -> list[M]:
    """Those of the rows that are free, due and never tried before, all at once, in the order of their keys."""
    table, key = model._meta.db_table, model._meta.pk.column
    rows = model._default_manager.raw(
        f"UPDATE {table} SET lease_until = %s, attempts = 1 WHERE {key} IN ("
        f" SELECT {key} FROM {table} WHERE {key} = ANY(%s) AND state = %s AND attempts = 0"
        "  AND (lease_until IS NULL OR lease_until < %s) AND (due_at IS NULL OR due_at <= %s)"
        # In one order and without waiting, so that two workers with the same list cannot stand in each other's way.
        f" ORDER BY {key} FOR UPDATE SKIP LOCKED) RETURNING *",
        [now + settings.WORK_LEASE, list(pks), state, now, now],
    )
    return sorted(rows, key=lambda row: row.pk)


def tried(model: type[M], pks: Sequence[Any], state: str, now: datetime) -> list[Any]:
    """Keys of those that are free and due, and failed or were lost before."""
    rows: QuerySet[Any] = model._default_manager.filter(free(now), pk__in=pks, state=state)
    return list(rows.filter(attempts__range=(1, MOST_ATTEMPTS - 1)).order_by("pk").values_list("pk", flat=True))


def finish(row: Any, state: str, **columns: Any) -> bool:
    """Move a row on, in the transaction that holds the results. False: the lease ran out and somebody else has it."""
    return row.pk in finish_all([(row, {"state": state, **columns})])


def finish_all(ended: Sequence[tuple[Any, dict[str, Any]]]) -> set[Any]:
    """The same for many rows in one statement; all tell the same columns. Returns the keys of those that were ours."""
    if not ended:
        return set()
    model = type(ended[0][0])
    told = [ENDED | columns for _, columns in ended]
    names = list(told[0])
    fields = [model._meta.get_field(name) for name in (model._meta.pk.name, "state", "lease_until", *names)]
    held = [(row.pk, row.state, row.lease_until) for row, _ in ended]
    values = [(*row, *(one[name] for name in names)) for row, one in zip(held, told, strict=True)]
    arrays = ", ".join(f"%s::{plain_type(field)}[]" for field in fields)
    known_as = ["pk", "was", "lease", *(f"new{n}" for n in range(len(names)))]
    table, key = model._meta.db_table, model._meta.pk.column
    changes = ", ".join(f"{field.column} = given.new{n}" for n, field in enumerate(fields[3:]))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} AS mine SET {changes} FROM unnest({arrays}) AS given({', '.join(known_as)})"
            f" WHERE mine.{key} = given.pk AND mine.state = given.was AND mine.lease_until = given.lease"
            f" RETURNING mine.{key}",
            [list(column) for column in zip(*values, strict=True)],
        )
        return {pk for (pk,) in cursor.fetchall()}


def plain_type(field: Any) -> str:
    """A column's type without its length: a cast to varchar(8) would cut, where an assignment refuses."""
    return re.sub(r"\(\d+\)", "", field.rel_db_type(connection) if field.is_relation else field.db_type(connection))


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


def to_do(model: type[M], states: tuple[str, ...], now: datetime, most: int) -> list[Any]:
    """Keys of rows that nobody works on, oldest key first. A row that was lost on its last try is parked."""
    working: QuerySet[Any] = model._default_manager.filter(free(now), state__in=states)
    working.filter(attempts__gte=MOST_ATTEMPTS).update(
        state="parked", lease_until=None, error=f"given up: lost on each of {MOST_ATTEMPTS} tries"
    )
    return list(working.filter(attempts__lt=MOST_ATTEMPTS).order_by("pk").values_list("pk", flat=True)[:most])


def again(rows: QuerySet[Any], state: str) -> int:
    """Give parked rows another row of tries: a person's act."""
    return rows.filter(state="parked").update(state=state, attempts=0, due_at=None, lease_until=None, error="")


def wait(row: Any, until: datetime | None) -> None:
    """Let go of a row that could not be tried yet; this counts for no attempt."""
    mine = type(row)._default_manager.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)
    mine.update(lease_until=None, due_at=until, attempts=F("attempts") - 1)


def forget_parcels(now: datetime) -> None:
    """Let go of parcels opened long ago; what was in them is kept as captures."""
    Parcel.objects.filter(state="done", brought_at__lt=now - KEPT_OPEN).delete()
