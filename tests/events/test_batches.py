"""Many rows at once: as many statements for many as for few, and a bad one spoils nobody else's work."""

import gc
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

import pytest
from celery import signals
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.celery import LOOK_AFTER
from events import tasks
from events.models import Article, Capture, Claim, Event, Evidence, Parcel, Text
from events.reading.shapes import Reading
from events.services import bringing, children
from events.services.batches import Step, together
from events.services.gathering import GATHERING
from events.services.reading import READING, Reader, reading_with
from tests.events.readers import NOW, WORDS, article, freed, reader, sixth

pytestmark = pytest.mark.django_db
ANNOUNCED = "The sixth round of the Astana talks on Syria will be held in Astana on 14 and 15 September 2017."


def some(number: int) -> list[str]:
    """Ids of so many articles that wait to be read."""
    return sorted(article(f"https://a.example/{n}", words=f"{WORDS} Note {n}.").pk for n in range(number))


def failing_at(words: str) -> Reader:
    """Finds the sixth round in each text but one, at which it breaks down."""
    good = reader(sixth(), freed())

    def read(text: str, title: str, published: date | None, language: str) -> Reading:
        if words in text:
            raise ZeroDivisionError("by zero")
        return good.read(text, title, published, language)

    return Reader("1", read)


def states() -> dict[str, int]:
    found = list(Article.objects.values_list("state", flat=True))
    return {state: found.count(state) for state in sorted(set(found))}


def statements(pks: Sequence[str]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        together(reading_with(lambda: reader(sixth(), freed())), pks, lambda: NOW)
        together(GATHERING, pks, lambda: NOW)
    return len(asked)


def test_twenty_articles_are_read_in_as_many_statements_as_two() -> None:
    pks = some(22)
    assert statements(pks[:2]) >= statements(pks[2:])
    assert (Claim.objects.count(), Event.objects.count()) == (44, 1)


def test_twenty_parcels_are_opened_in_as_many_statements_as_two() -> None:
    asked = []
    for first, last in ((0, 2), (2, 22)):
        texts = [bringing.Brought("a", f"{ANNOUNCED} Note {n}.".encode()) for n in range(first, last)]
        keys = bringing.store(texts, uuid4(), NOW, None, None)
        with CaptureQueriesContext(connection) as queries:
            together(tasks.OPENING, keys, lambda: NOW)
        asked.append(len(queries))
    children.close()
    assert (asked[0] >= asked[1], Text.objects.count(), Capture.objects.count()) == (True, 22, 22)


def test_article_that_cannot_be_read_waits_alone() -> None:
    together(reading_with(lambda: failing_at("Note 3.")), some(5), lambda: NOW)
    assert states() == {"gather": 4, "read": 1}
    assert Article.objects.get(state="read").error == "ZeroDivisionError: by zero"


def test_article_that_is_never_read_is_parked_alone() -> None:
    pks = some(5)
    for hour in range(6):
        together(reading_with(lambda: failing_at("Note 3.")), pks, lambda: NOW + timedelta(hours=hour))  # noqa: B023
    assert states() == {"gather": 4, "parked": 1}


def refusing(number: int) -> Step[Article, int]:
    """Writes a title to each article, and one the database refuses to the fourth."""
    pks = iter(range(100))

    def keep(made: Sequence[tuple[Article, int]], now: object) -> None:
        for row, n in made:
            Article.objects.filter(pk=row.pk).update(title=f"kept {n}", state="lost" if n == number else "done")

    return Step(Article, "read", lambda articles, now: lambda row: next(pks), keep)


def test_what_the_database_refuses_spoils_nobody_elses_work() -> None:
    together(refusing(3), some(5), lambda: NOW)
    kept = Article.objects.filter(title__startswith="kept")
    assert (states(), kept.count(), "article_state_known" in Article.objects.get(state="read").error) == (
        {"done": 4, "read": 1},
        4,
        True,
    )


def test_rows_lost_with_a_worker_go_one_by_one() -> None:
    pks, sizes = some(5), []

    def begin(articles: Sequence[Article], now: object) -> object:
        sizes.append(len(articles))
        return lambda row: None

    Article.objects.filter(pk__in=pks[:2]).update(attempts=1)
    together(Step(Article, "read", begin, lambda made, now: None), pks, lambda: NOW)  # type: ignore[arg-type]
    assert sizes == [3, 1, 1]


def test_what_another_worker_holds_is_left_alone() -> None:
    pks = some(3)
    Article.objects.filter(pk=pks[0]).update(lease_until=NOW + timedelta(minutes=1), attempts=1)
    together(reading_with(lambda: reader(sixth())), pks, lambda: NOW)
    assert Article.objects.get(pk=pks[0]).read_at is None


def test_work_beyond_half_a_lease_is_left_to_the_sweep(settings: object) -> None:
    settings.WORK_LEASE = timedelta(0)  # type: ignore[attr-defined]
    together(reading_with(lambda: reader(sixth())), some(3), lambda: NOW)
    assert set(Article.objects.values_list("state", "attempts", "lease_until")) == {("read", 0, None)}


def test_one_article_brought_twice_in_a_batch_is_one() -> None:
    texts = [
        bringing.Brought("a", f"{ANNOUNCED} {more}".encode(), url="https://a.example/1") for more in ("One.", "Two.")
    ]
    tasks.open_parcels(bringing.store(texts, uuid4(), NOW, None, None))
    children.close()
    assert (Article.objects.count(), Text.objects.count(), Capture.objects.count()) == (1, 2, 2)
    assert Parcel.objects.filter(state="done", article=Article.objects.get()).count() == 2


def test_copies_read_together_are_one_cluster() -> None:
    copy = " ".join(f"word{n}" for n in range(60))
    pks = [article(f"https://{n}.example/", words=f"{copy} {n}").pk for n in range(3)]
    together(reading_with(lambda: reader()), pks, lambda: NOW)
    assert set(Article.objects.values_list("cluster", flat=True)) == {min(pks)}


def test_each_quote_stands_in_its_own_text() -> None:
    together(reading_with(lambda: reader(sixth(), freed())), some(5), lambda: NOW)
    told = Evidence.objects.values_list("claim__article", "text__article", "quote", "text__body", "start", "end")
    assert [one for one in told if one[0] != one[1] or one[2] != one[3][one[4] : one[5]]] == []
    assert READING.state == "read"


def test_a_process_of_the_worker_looks_for_circles_seldom() -> None:
    before = gc.get_threshold()
    try:
        signals.worker_process_init.send(sender=None)
        assert gc.get_threshold()[0] == LOOK_AFTER
    finally:
        gc.set_threshold(*before)
