"""What the press tells around a round."""

from dataclasses import dataclass
from datetime import date, timedelta

from events.models import Claim
from events.queries import visible
from events.queries.listed import BESIDE
from events.queries.shown import SLACK, Shown, events, shown

NEAR = timedelta(days=BESIDE)
MOST = 60


@dataclass(frozen=True, slots=True)
class Around:
    """Events of the thirty days before and after, in order, and the days they lie between."""

    first: date
    last: date
    events: list[Shown]


def around(start: date, end: date, as_of: date | None) -> Around:
    """What happened near a round, as the claims of the day tell it. Times coarser than a day are left out."""
    first, last = start - NEAR, end + NEAR
    if as_of is not None:
        last = min(last, as_of)
    if last < first:
        return Around(first, first, [])
    rows = visible.within(events(as_of, modality="happened"), first - SLACK, last + SLACK)
    near = [one for one in map(shown, rows) if _lies_within(one, first, last)]
    return Around(first, last, sorted(near, key=lambda one: (one.told.start, one.event.pk))[:MOST])


def _lies_within(one: Shown, first: date, last: date) -> bool:
    told = one.told
    return told.start is not None and told.precision in ("day", "") and first <= told.start <= last


@dataclass(frozen=True, slots=True)
class Finding:
    """The waiting claims that would make one and the same statement."""

    claims: list[Claim]

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def articles(self) -> int:
        return len({claim.article_id for claim in self.claims})


def found_about(track: str, number: int, as_of: date | None) -> list[Finding]:
    """What articles tell of a round and no editor has looked at yet, with the words of each claim."""
    rows = visible.about_round(visible.claims(as_of), track, number).filter(state__in=visible.WAITING)
    found: dict[str, list[Claim]] = {}
    for claim in visible.with_words(rows).order_by("property", "known_on", "id")[:MOST]:
        found.setdefault(claim.finding, []).append(claim)
    return [Finding(claims) for claims in found.values()]


def in_zone(slug: str, as_of: date | None) -> list[Shown]:
    """What happened in a zone, as the claims of the day tell it, the latest first."""
    rows = map(shown, events(as_of, modality="happened", zone__slug=slug)[:MOST])
    return [one for one in rows if one.told.zone == slug]


def waiting_times(track: str, number: int, as_of: date | None) -> list[Claim]:
    """Times of a round that articles tell and no editor has seen, the earliest first."""
    rows = visible.about_round(visible.claims(as_of), track, number).filter(property="schedule")
    return list(visible.with_words(rows.filter(state__in=visible.WAITING)).order_by("known_on", "id")[:MOST])
