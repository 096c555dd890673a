"""What somebody can follow: the whole record, a track, a round or a zone, with its changes and its rounds."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from talks.models import RoundState, Sitting
from talks.queries import visible
from talks.queries.changes import changes, corroborated
from talks.queries.shapes import Change

MOST = 50


@dataclass(frozen=True, slots=True)
class Followed:
    """`kind` is empty for the whole record; `path` is the page that the feed belongs to."""

    kind: str
    slug: str
    name: str
    path: str


WHOLE = Followed("", "", "Syria Talks Record", "/changes/")


def followed(kind: str, slug: str, day: date | None) -> Followed | None:
    """The track, round or zone, if it shows on the day."""
    shown: dict[str, Any] = {
        "track": visible.tracks(day).filter(slug=slug).values_list("name", flat=True),
        "round": visible.rounds(day).filter(round__slug=slug).values_list("round__name", flat=True),
        "zone": visible.zones(day).filter(slug=slug).values_list("name", flat=True),
    }
    name = shown[kind].first()
    return Followed(kind, slug, name, f"/{kind}s/{slug}/") if name is not None else None


def changes_of(what: Followed, day: date | None) -> list[Change]:
    """The newest fifty, each with what it rests on."""
    if what.kind == "track":
        rounds = set(visible.rounds(day).filter(round__track__slug=what.slug).values_list("round__slug", flat=True))
        found = [change for change in changes(day, kind="round") if change.slug in rounds][:MOST]
    else:
        found = changes(day, kind=what.kind, slug=what.slug, limit=MOST)
    return corroborated(found, day)


def rounds_of(what: Followed, day: date | None) -> QuerySet[RoundState]:
    """Rounds of the track, the round itself, or those with the zone on their agenda."""
    rows = visible.rounds(day).order_by("round__track__position", "round__number")
    if what.kind == "track":
        return rows.filter(round__track__slug=what.slug)
    if what.kind == "round":
        return rows.filter(round__slug=what.slug)
    if what.kind == "zone":
        named = visible.agenda(day).filter(round=OuterRef("round"), zones__contains=[what.slug])
        return rows.filter(Exists(named))
    return rows


def sittings_of(states: Collection[RoundState], day: date | None) -> dict[int, list[Sitting]]:
    """The sittings of rounds in their order, by key of the round: one query."""
    found: defaultdict[int, list[Sitting]] = defaultdict(list)
    for part in visible.sittings(day).filter(round__in=[state.round_id for state in states]).order_by("n"):
        found[part.round_id].append(part)
    return found
