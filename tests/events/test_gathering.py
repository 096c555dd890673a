"""One event out of several articles, where kind, time, place and actors agree; and apart again."""

from datetime import date

import pytest

from events.models import Claim, Event
from events.services import regathering
from events.services.settling import settle
from talks.models import Trail
from tests.events.readers import NOW, article, freed, read

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
    claim = Claim.objects.order_by("article")[1]
    regathering.part(claim, "two things", user=None, now=NOW)
    assert sorted(event.event_claims.count() for event in Event.objects.all()) == [1, 1]
    assert Trail.objects.get().details["reason"] == "two things"


def test_a_claim_that_was_parted_stays_apart_when_its_article_is_read_again() -> None:
    two()
    claim = Claim.objects.order_by("article")[1]
    apart = regathering.part(claim, "two things", user=None, now=NOW)
    read(claim.article, freed())
    assert (Claim.objects.get(pk=claim.pk).event_claim.event_id, Event.objects.count()) == (apart.pk, 2)


def test_the_only_claim_of_an_event_is_not_parted() -> None:
    read(article(), freed())
    with pytest.raises(regathering.NotGathered):
        regathering.part(Claim.objects.get(), "why not", user=None, now=NOW)
    assert Event.objects.count() == 1


def test_claim_that_goes_takes_its_event_along() -> None:
    made = article()
    read(made, freed())
    read(made, freed(place="Idlib"))
    assert [event.place for event in Event.objects.all()] == ["Idlib"]


def joined() -> tuple[Event, Event]:
    two(place="Idlib")
    one, other = Event.objects.order_by("place")
    regathering.merge(one, other, "the same", user=None, now=NOW)
    return one, other


def test_merged_event_points_to_the_other() -> None:
    one, other = joined()
    assert (Event.objects.get(pk=one.pk).merged_into, other.event_claims.count()) == (other, 2)


def test_an_event_is_joined_once() -> None:
    one, other = joined()
    with pytest.raises(regathering.NotGathered):
        regathering.merge(other, one, "back", user=None, now=NOW)


def test_an_event_that_others_were_joined_with_stays_without_its_claims() -> None:
    _, other = joined()
    Claim.objects.update(state="obsolete")
    settle(other)
    assert Event.objects.filter(pk=other.pk).exists()
