"""Tracks: how many rounds each has, and one of them whole."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from talks.models import Office, Track
from talks.queries import visible
from talks.queries.backing import backed_rows
from talks.queries.rounds import rounds
from talks.queries.shapes import Backed, RoundLine
from talks.queries.telling import told


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A track with its rounds counted by status, and the first and the last that sat."""

    track: Track
    total: int
    held: int
    first: RoundLine | None
    last: RoundLine | None


@dataclass(frozen=True, slots=True)
class TrackPage:
    """A track whole. `about` is the editors' text of today and empty on earlier days."""

    track: Track
    about: str
    numbering: str
    rounds: tuple[RoundLine, ...]
    envoys: tuple[Backed[Office], ...]
    counts: tuple[tuple[str, int], ...]


def tracks(as_of: date | None = None) -> list[TrackLine]:
    """Tracks in their order: 4 queries. On an earlier day those with a round that the record knew of."""
    lines = rounds(as_of)
    found = [_line(track, [line for line in lines if line.round.track_id == track.pk]) for track in Track.objects.all()]
    return [line for line in found if as_of is None or line.total]


def _line(track: Track, lines: list[RoundLine]) -> TrackLine:
    held = sorted(
        (line for line in lines if line.state.status == "held"), key=lambda line: line.state.start or date.min
    )
    return TrackLine(track, len(lines), len(held), held[0] if held else None, held[-1] if held else None)


def track_page(slug: str, as_of: date | None = None) -> TrackPage | None:
    """A track whole, or None where the record had no round of it: about 11 queries."""
    track = Track.objects.filter(slug=slug).prefetch_related("sponsors", visible.carried(as_of)).first()
    lines = rounds(as_of, slug) if track else []
    if track is None or (as_of is not None and not lines):
        return None
    envoys = Office.objects.as_of(as_of).filter(track=track).select_related("person", "actor").order_by("start", "id")
    words = told(as_of, pk__in=[pk for office in envoys for pk in office.told])
    return TrackPage(
        track=track,
        about=track.description if as_of is None else "",
        numbering=track.numbering if as_of is None else "",
        rounds=tuple(lines[::-1]),
        envoys=tuple(backed_rows(envoys, words, as_of)),
        counts=tuple(Counter(line.state.status for line in lines).most_common()),
    )
