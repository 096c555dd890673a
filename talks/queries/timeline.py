"""What the first page draws: rounds by track, zones, texts, due days, and the state of play in one line."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from talks.derive.known import by_day
from talks.models import Document, Sitting, Track
from talks.queries.changes import changes
from talks.queries.documents import commitment_lines
from talks.queries.rounds import rounds
from talks.queries.shapes import RoundLine, StateOfPlay, Timeline
from talks.queries.zones import zones


def timeline(as_of: date | None = None) -> Timeline:
    """Everything of the record that has a place on the axis, as known on a day: about 20 queries, none in a loop."""
    lines = _with_sittings(rounds(as_of), as_of)
    lives, texts = zones(as_of), _documents(as_of)
    newest = [line.state.known_from for line in lines]
    newest += [span.known_from for life in lives for span in (*life.paper, *life.ground, *life.events, *life.texts)]
    newest += [text.dated for text in texts if text.dated]
    return Timeline(
        tracks=tuple(_tracks(lines)),
        rounds=tuple(lines),
        zones=tuple(lives),
        documents=tuple(texts),
        commitments=tuple(commitment_lines(as_of, due__isnull=False)),
        play=state_of_play(lines, as_of, since=max(newest, default=None)),
    )


def _tracks(lines: list[RoundLine]) -> list[Track]:
    """Tracks with a round that the record knew, in their order."""
    known = {line.round.track_id for line in lines}
    return [track for track in Track.objects.all() if track.pk in known]


def _documents(as_of: date | None) -> list[Document]:
    found = Document.objects.filter(dated__isnull=False).order_by("dated", "slug")
    return list(found if as_of is None else found.filter(dated__lte=by_day(as_of)))


def _with_sittings(lines: list[RoundLine], as_of: date | None) -> list[RoundLine]:
    """The sittings of each round."""
    sittings: defaultdict[int, list[Sitting]] = defaultdict(list)
    for sitting in Sitting.objects.as_of(as_of).order_by("n"):
        sittings[sitting.round_id].append(sitting)
    return [replace(line, sittings=tuple(sittings[line.round.pk])) for line in lines]


def state_of_play(lines: list[RoundLine], as_of: date | None = None, since: date | None = None) -> StateOfPlay:
    """Last held, next announced (a plan with a time, or none), last change, looked for from `since` on."""
    held = [line for line in lines if line.state.status == "held" and line.state.end]
    ahead = [line for line in lines if line.state.status in ("scheduled", "postponed") and line.state.start]
    over = max((line.state.end or date.min for line in held), default=date.min)
    ahead = [line for line in ahead if _last_day(line) >= over]
    return StateOfPlay(
        last_held=max(held, key=lambda line: line.state.end or date.min, default=None),
        next_announced=min(ahead, key=_last_day, default=None),
        last_change=next(iter(changes(as_of, since=since, limit=1)), None),
    )


def _last_day(line: RoundLine) -> date:
    """By when it should have sat: of two plans the one for days comes before the one for their month."""
    return line.state.end or line.state.start or date.max
