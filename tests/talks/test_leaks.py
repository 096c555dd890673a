"""No answer as of a day holds a day that came later, nor words that give one away."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from django.db import models

from talks import queries

pytestmark = pytest.mark.django_db
DAY = date(2017, 8, 25)
# Not answers: the end of a row's validity, due days told in a text of that time, columns no page of a past day shows.
APART = {"known_to", "due", "loaded", "notes", "role_notes", "description", "numbering", "role", "says", "delivered_on"}
ASKED: dict[str, Callable[[], Any]] = {
    "rounds": lambda: queries.rounds(DAY),
    "timeline": lambda: queries.timeline(DAY),
    "zones": lambda: queries.zones(DAY, outlines=True),
    "changes": lambda: queries.changes(DAY),
    "documents": lambda: queries.documents(DAY),
    "commitments": lambda: queries.commitment_lines(DAY),
    "matrix": lambda: queries.matrix(DAY),
    **{
        f"round {slug}": lambda slug=slug: queries.round_page(slug, DAY)
        for slug in ("astana-5", "astana-6", "geneva-8")
    },
    **{f"zone {slug}": lambda slug=slug: queries.zone_page(slug, DAY) for slug in ("idlib", "southern")},
    **{f"actor {slug}": lambda slug=slug: queries.actor_page(slug, DAY) for slug in ("russia", "hts", "hnc")},
    **{
        f"person {slug}": lambda slug=slug: queries.person_page(slug, DAY)
        for slug in ("staffan-de-mistura", "nasr-al-hariri")
    },
    "venue": lambda: queries.venue_page("rixos-president-astana", DAY),
    "document": lambda: queries.document_page("de-escalation-memorandum-2017", DAY),
    "topic": lambda: queries.topic_page("zone-maps", DAY),
}


def days(value: Any, seen: set[int]) -> Iterator[date]:
    """Every day in an answer, those inside rows of tables and JSON values too."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, str):
        yield from _as_day(value)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in APART:
                yield from days(part, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from days(part, seen)
    elif id(value) not in seen and is_dataclass(value):
        seen.add(id(value))
        yield from days({one.name: getattr(value, one.name) for one in fields(value)}, seen)
    elif id(value) not in seen and isinstance(value, models.Model):
        seen.add(id(value))
        yield from days({field.name: value.__dict__.get(field.attname) for field in value._meta.concrete_fields}, seen)


def _as_day(text: str) -> Iterator[date]:
    try:
        yield date.fromisoformat(text)
    except ValueError:
        return


def planned(found: Any) -> set[date]:
    """Days to come that had been told by then: plans of rounds."""
    told = queries.told(DAY, property="schedule")
    return {day for one in told for day in (one.start, one.end) if day}


@pytest.mark.parametrize("name", ASKED)
def test_nothing_later_is_in_an_answer(name: str) -> None:
    answer = ASKED[name]()
    assert {day for day in days(answer, set()) if day > DAY} - planned(answer) == set()
