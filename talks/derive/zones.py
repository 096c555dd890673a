"""A zone's life from its `status` statements: on paper, on the ground, and what happened in it.

proposed < agreed < in-force < dissolved, one way only. `mapped` is a statement about the boundary; a later agreement is
a text, not a step back; a zone that was taken is dissolved that day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from talks.derive.shapes import Said, ZoneRow
from talks.derive.spans import as_day
from talks.derive.steps import arrivals, tracked
from talks.derive.tally import Tally

STEPS = ("proposed", "agreed", "in-force", "dissolved")
EVENTS = ("violated", "offensive", "taken")
Told = tuple[date, str, str]
Key = tuple[str, str, date]


def derive_zone(statements: Iterable[Said]) -> list[ZoneRow]:
    """Spans of a zone's life (value of a `status` statement: status, date, precision; `end` where it was told).

    Statements with one qualifier are rivals over one date; without a qualifier each stands for itself.
    """
    spans = tracked(_days([said for said in statements if said.property == "status"]))
    return [replace(row, known_from=day, known_to=end) for day, end, row in spans]


def _days(statements: list[Said]) -> Iterator[tuple[date, dict[Key, ZoneRow]]]:
    tallies: dict[str, Tally[Told]] = {}
    for day, came in arrivals(statements):
        for said, origin in came:
            value = said.value
            told = (as_day(value["date"]) or date.min, value["status"], value.get("precision") or "day")
            tallies.setdefault(said.qualifier or f"{told[1]} {told[0]}", Tally()).add(told, said, origin, day)
        chosen = [best for tally in tallies.values() if (best := tally.best())]
        yield day, {(row.mark, row.status, row.start): row for row in life(sorted(chosen))}


def life(told: list[Told]) -> list[ZoneRow]:
    """The spans that dated changes of status, in order, come to."""
    first = {status: (day, precision) for day, status, precision in reversed(told)}
    over = min((first[status][0] for status in ("dissolved", "taken") if status in first), default=None)
    return [*_paper(first, over), *_ground(first, over), *_events(told, over), *_texts(told, first)]


First = dict[str, tuple[date, str]]


def _span(mark: str, status: str, start: date, end: date | None, precision: str) -> ZoneRow:
    return ZoneRow(date.min, None, mark, status, start, end, precision)


def _paper(first: First, over: date | None) -> Iterator[ZoneRow]:
    """Each step on paper lasts until a later one is reached, the last one until the zone is over."""
    order = ("proposed", "agreed", "mapped")
    for at, status in enumerate(order):
        if status not in first:
            continue
        start, precision = first[status]
        later = [first[name][0] for name in order[at + 1 :] if name in first]
        if any(day <= start for day in later) or (over is not None and over < start):
            continue
        yield _span("paper", status, start, min(later, default=over), precision)


def _ground(first: First, over: date | None) -> Iterator[ZoneRow]:
    if "in-force" in first:
        start, precision = first["in-force"]
        if over is None or start <= over:
            yield _span("ground", "in-force", start, over, precision)
    if over is not None:
        precision = next(first[name][1] for name in ("dissolved", "taken") if name in first and first[name][0] == over)
        yield _span("ground", "dissolved", over, None, precision)


def _events(told: list[Told], over: date | None) -> Iterator[ZoneRow]:
    """Breaches and the taking have their day; an offensive lasts until calm is declared again or the zone is over."""
    calm = [day for day, status, _ in told if status == "in-force"]
    for day, status, precision in told:
        if status == "offensive":
            ends = [end for end in (*calm, over) if end is not None and end > day]
            yield _span("event", status, day, min(ends, default=None), precision)
        elif status in EVENTS:
            yield _span("event", status, day, day if precision == "day" else None, precision)


def _texts(told: list[Told], first: First) -> Iterator[ZoneRow]:
    """Agreements and declarations after the first of their kind."""
    for day, status, precision in told:
        if status in ("agreed", "in-force") and day > first[status][0]:
            yield _span("text", status, day, None, precision)


def status_of(rows: Iterable[ZoneRow]) -> str:
    """The furthest step that a zone's rows of one day reach; empty where none is told."""
    reached = {row.status for row in rows if row.mark in ("paper", "ground")}
    reached |= {"agreed"} if "mapped" in reached else set()
    return next((step for step in reversed(STEPS) if step in reached), "")
