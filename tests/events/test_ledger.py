"""The row is the queue: who gets work, who does not, and where work goes that fails."""

from datetime import timedelta
from typing import Any

import pytest

from events.models import Article, Parcel
from events.services import ledger
from events.services.http import TryLater
from tests.events.readers import NOW, article

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def take(pk: str, now: object = NOW) -> Article | None:
    return ledger.take(Article, pk, ("read",), now)  # type: ignore[arg-type]


def test_work_is_taken_once() -> None:
    pk = article().pk
    assert [take(pk) is not None, take(pk) is not None] == [True, False]


def test_a_lease_that_ran_out_frees_the_row(settings: Any) -> None:
    pk = article().pk
    take(pk)
    assert take(pk, NOW + settings.WORK_LEASE + timedelta(seconds=1)) is not None


def test_who_lost_the_lease_cannot_finish() -> None:
    pk = article().pk
    slow = take(pk)
    take(pk, LATER)
    assert not ledger.finish(slow, "done")


def test_error_is_written_and_raised_on() -> None:
    row = take(article().pk)
    with pytest.raises(ZeroDivisionError), ledger.held(row, NOW):
        raise ZeroDivisionError("by zero")
    assert Article.objects.get().error == "ZeroDivisionError: by zero"


def test_try_later_waits_as_long_as_was_asked() -> None:
    row = take(article().pk)
    with ledger.held(row, NOW):
        raise TryLater("busy", 429, timedelta(hours=1))
    assert Article.objects.get().due_at == LATER


def test_fifth_failure_parks() -> None:
    pk = article().pk
    for n in range(5):
        row = take(pk, NOW + timedelta(hours=n))
        with pytest.raises(ZeroDivisionError), ledger.held(row, NOW):
            raise ZeroDivisionError
    assert Article.objects.get().state == "parked"


def test_row_lost_on_each_try_is_parked_by_the_sweep() -> None:
    pk = article().pk
    for n in range(5):
        take(pk, NOW + timedelta(hours=n))
    assert (ledger.to_do(Article, ("read",), NOW + timedelta(hours=9), 10), Article.objects.get().state) == (
        [],
        "parked",
    )


def test_sweep_finds_what_nobody_works_on() -> None:
    held, free = article("https://a.example/1"), article("https://a.example/2", words="Other words altogether.")
    take(held.pk)
    assert ledger.to_do(Article, ("read",), NOW, 10) == [free.pk]


def test_a_person_tries_again() -> None:
    pk = article().pk
    Article.objects.update(state="parked", attempts=5)
    ledger.again(Article.objects.all(), "read")
    assert take(pk) is not None


def test_waiting_counts_for_no_attempt() -> None:
    row = take(article().pk)
    ledger.wait(row, LATER)
    assert Article.objects.get().attempts == 0


@pytest.mark.parametrize(("state", "days", "left"), [("done", 8, 0), ("done", 6, 1), ("failed", 8, 1), ("open", 8, 1)])
def test_only_parcels_opened_long_ago_are_forgotten(state: str, days: int, left: int) -> None:
    Parcel.objects.create(name="a.txt", body=b"a", state=state, brought_at=NOW - timedelta(days=days))
    ledger.forget_parcels(NOW)
    assert Parcel.objects.count() == left
