"""One event out of several articles, where kind, time, place and actors agree; and apart again."""

from datetime import date

import pytest

from events.models import Claim, Event
from events.services import gathering
from tests.events.readers import article, freed, read

pytestmark = pytest.mark.django_db


def two(**other: object) -> int:
    """How many events come of two articles, the second differing in these."""
    read(article("https://a.example/1"), freed())
    read(article("https://b.example/2"), freed(**other))
    return Event.objects.count()


def test_same_telling_is_one_event() -> None:
    assert two() == 1


def test_a_day_apart_is_one_event() -> None:
    assert two(start=date(2017, 9, 2), end=date(2017, 9, 2)) == 1


def test_more_actors_are_one_event() -> None:
    assert two(actors=["syrian-army"]) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Idlib"},
        {"place": None},
        {"kind": "airstrike"},
        {"modality": "denied"},
        {"start": date(2017, 9, 9), "end": date(2017, 9, 9)},
        {"start": date(2017, 9, 1), "end": date(2017, 9, 30), "precision": "month"},
        {"start": None, "end": None, "precision": None},
    ],
)
def test_what_differs_is_two_events(other: dict[str, object]) -> None:
    assert two(**other) == 2


def test_known_since_the_first_article() -> None:
    read(article("https://a.example/1", date(2017, 9, 4)), freed())
    read(article("https://b.example/2", date(2017, 9, 2)), freed())
    assert Event.objects.get().known_on == date(2017, 9, 2)


def test_gathering_can_be_undone() -> None:
    two()
    gathering.part(Claim.objects.order_by("article")[1])
    assert sorted(event.event_claims.count() for event in Event.objects.all()) == [1, 1]


def test_claim_that_goes_takes_its_event_along() -> None:
    made = article()
    read(made, freed())
    read(made, freed(place="Idlib"))
    assert [event.place for event in Event.objects.all()] == ["Idlib"]


def test_merged_event_points_to_the_other() -> None:
    two(place="Idlib")
    one, other = Event.objects.order_by("place")
    gathering.merge(one, other)
    assert (Event.objects.get(pk=one.pk).merged_into, other.event_claims.count()) == (other, 2)
