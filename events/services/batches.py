"""Work on many rows at once: each made on its own, all written in one transaction, a bad one by itself."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import models, transaction

from events.services import ledger

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")
Clock = Callable[[], datetime]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step(Generic[M, T]):
    """One step of the work on rows in one state.

    `begin` fetches what the rows need and gives the function that makes one row's result, which writes nothing.
    `keep` writes the results of rows and finishes them; it runs in a transaction.
    """

    model: type[M]
    state: str
    begin: Callable[[Sequence[M], datetime], Callable[[M], T]]
    keep: Callable[[Sequence[tuple[M, T]], datetime], None]


def together(step: Step[M, Any], pks: Sequence[Any], clock: Clock) -> None:
    """Take the step with those of these rows that are free and due.

    Rows never tried before go together. Those that failed, or were lost with a worker, go one by one afterwards, so
    that the row at fault is parked alone. What half a lease does not suffice for is left to the sweep.
    """
    until = time.monotonic() + settings.WORK_LEASE.total_seconds() / 2
    now = clock()
    fresh = ledger.take_fresh(step.model, pks, step.state, now)
    made = list(made_of(step, fresh, until, now)) if fresh else []
    if made and not kept(step, made, now):
        for row, result in made:
            with survived(row), ledger.held(row, now), transaction.atomic():
                step.keep([(row, result)], now)
    for pk in ledger.tried(step.model, pks, step.state, clock()):
        if time.monotonic() < until:
            alone(step, pk, clock())


def made_of(step: Step[M, T], rows: Sequence[M], until: float, now: datetime) -> Iterator[tuple[M, T]]:
    """The results, row by row; one that fails is put back, and those that time does not reach are let go."""
    make = step.begin(rows, now)
    for row in rows:
        if time.monotonic() > until:
            ledger.wait(row, None)
            continue
        with survived(row):
            with ledger.held(row, now):
                result = make(row)
            yield row, result


def kept(step: Step[M, T], made: Sequence[tuple[M, T]], now: datetime) -> bool:
    """Write all at once; False where one of them could not be, with nothing written."""
    try:
        with transaction.atomic():
            step.keep(made, now)
    except Exception:
        log.exception("%d in state %s could not be written together; now one by one", len(made), step.state)
        return False
    return True


def alone(step: Step[M, Any], pk: Any, now: datetime) -> None:
    """The step with one row; what goes wrong stands on the row."""
    row = ledger.take(step.model, pk, (step.state,), now)
    if row is None:
        return
    with survived(row), ledger.held(row, now):
        result = step.begin([row], now)(row)
        with transaction.atomic():
            step.keep([(row, result)], now)


@contextmanager
def survived(row: models.Model) -> Iterator[None]:
    """An error that stands on its row ends nobody else's work."""
    try:
        yield
    except Exception:
        log.exception("%s %s failed", row._meta.model_name, row.pk)
