"""How the date came about: one rung an announcement, from the day it was said to the time it meant. Pure.

Positions are per cent of the width, so that the page draws them as plain SVG without a script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from talks import wording

Mark = Literal["hollow", "soft", "solid", "none"]
LEAST = 0.9  # per cent: a day must be seen
MARGIN = 0.04  # of the time drawn, at each side
MOST_LABELS = 6  # a phone has room for no more
MONTHS_APART = (1, 2, 3, 4, 6, 12)  # between two names, so that each January has its own
DAYS_APART = (1, 2, 3, 7, 14)


@dataclass(frozen=True, slots=True)
class Announced:
    """One thing said of a round's time. `said` null: the day is unknown. Report: it says that the round sits or sat."""

    said: date | None
    start: date | None
    end: date | None
    precision: str
    report: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """Dot at the day said, thread to the mark, mark over the time meant; all in per cent, null where there is none."""

    dot: float | None
    left: float | None
    width: float | None
    thread: tuple[float, float] | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month, or a day where there are no two months, with its name where there is room for one."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs in the order given, the months or days behind them, and the days held as a column for each sitting."""

    rungs: list[Rung]
    ticks: list[Tick]
    columns: list[tuple[float, float]]


def ladder(announced: Sequence[Announced], held: Sequence[tuple[date, date]]) -> Ladder | None:
    """The drawing, or null where no day is told. `held` are the first and last day of each sitting on record."""
    told = [day for row in announced for day in (row.said, row.start, row.end) if day]
    told += [day for span in held for day in span]
    if not told:
        return None
    scale = _Scale(min(told), max(told) + timedelta(days=1))
    rungs = [_rung(row, scale) for row in announced]
    return Ladder(rungs, _ticks(scale), [scale.bar(*span) for span in held])


class _Scale:
    """Days to per cent."""

    def __init__(self, first: date, last: date) -> None:
        length = max((last - first).days, 14)
        pad = max(round(length * MARGIN), 1)
        self.first, self.days = first - timedelta(days=pad), length + 2 * pad
        self.last = self.first + timedelta(days=self.days)

    def at(self, day: date, share: float = 0.0) -> float:
        """Where a day begins, or how far into it."""
        return round(100 * ((day - self.first).days + share) / self.days, 2)

    def bar(self, start: date, end: date) -> tuple[float, float]:
        """Left edge and width of a span of whole days."""
        left, right = self.at(start), self.at(end, 1)
        width = max(right - left, LEAST)
        return left, round(width, 2)


def _rung(row: Announced, scale: _Scale) -> Rung:
    dot = scale.at(row.said, 0.5) if row.said and not row.report else None
    start, end = row.start or row.end, row.end or row.start
    if start is None or end is None:
        return Rung(dot, None, None, None, "none")
    left, width = scale.bar(start, end)
    thread = None
    if dot is not None and dot < left:
        thread = (dot, left)
    elif dot is not None and dot > left + width:
        thread = (left + width, dot)
    return Rung(dot, left, width, thread, _mark(row))


def _mark(row: Announced) -> Mark:
    if row.report:
        return "solid"
    return "hollow" if row.precision == "day" else "soft"


def _ticks(scale: _Scale) -> list[Tick]:
    firsts = []
    day = scale.first.replace(day=1)
    while day < scale.last:
        if day >= scale.first:
            firsts.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    if len(firsts) < 2:
        return _day_ticks(scale)
    step = _step(MONTHS_APART, len(firsts))
    years = firsts[0].year != firsts[-1].year
    return [Tick(scale.at(day), "" if (day.month - 1) % step else _label(day, years)) for day in firsts]


def _day_ticks(scale: _Scale) -> list[Tick]:
    step = _step(DAYS_APART, scale.days)
    days = [scale.first + timedelta(days=n) for n in range(1, scale.days, step)]
    return [Tick(scale.at(day), wording.short(day)) for day in days]


def _step(steps: Sequence[int], room: int) -> int:
    """The least of the steps at which no more names stand than there is room for."""
    return next((step for step in steps if room <= step * MOST_LABELS), steps[-1])


def _label(day: date, years: bool) -> str:
    name = wording.MONTHS[day.month - 1][:3]
    return f"{name} {day.year}" if years and day.month == 1 else name
