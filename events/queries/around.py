"""What the press tells around a round."""

from dataclasses import dataclass
from datetime import date, timedelta

from events.models import Claim, Event
from events.queries import visible

NEAR = timedelta(days=30)
MOST = 60


@dataclass(frozen=True, slots=True)
class Around:
    """Events of the thirty days before and after, in order, and the days they lie between."""

    first: date
    last: date
    events: list[Event]


def around(start: date, end: date, as_of: date | None) -> Around:
    """Three queries and the prefetch of actors. Coarse events, known to a month or a year only, are left out."""
    first, last = start - NEAR, end + NEAR
    if as_of is not None:
        last = min(last, as_of)
    if last < first:
        return Around(first, first, [])
    rows = visible.within(visible.events(as_of), first, last).filter(precision__in=["day", ""])
    return Around(first, last, list(rows.order_by("start", "id")[:MOST]))


def found_about(track: str, number: int, as_of: date | None) -> list[Claim]:
    """Claims on a round that no editor has looked at yet, with their words."""
    rows = visible.about_round(visible.claims(as_of), track, number).filter(state__in=visible.WAITING)
    return list(visible.with_words(rows).order_by("property", "known_on", "id")[:MOST])


def in_zone(zone: int, as_of: date | None) -> list[Event]:
    """Events placed in a zone, the latest first: one query and the prefetch of actors."""
    return list(visible.events(as_of).filter(zone=zone, modality="happened").order_by("-start", "id")[:MOST])


def waiting_times(track: str, number: int, as_of: date | None) -> list[Claim]:
    """Times of a round that articles tell and no editor has seen, the earliest first."""
    rows = visible.about_round(visible.claims(as_of), track, number).filter(property="schedule")
    return list(visible.with_words(rows.filter(state__in=visible.WAITING)).order_by("known_on", "id")[:MOST])
