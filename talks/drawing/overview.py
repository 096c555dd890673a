"""The strip of all years under the timeline: a tick a round, a frame around what is shown. Pure.

Positions are per cent of the width, so that the page draws plain SVG and needs no script.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FIRST = 2012


@dataclass(frozen=True, slots=True)
class YearMark:
    """A year: where it begins, how wide it is."""

    year: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Ticks as (track, x, row); years; the frame as (x, width)."""

    ticks: tuple[tuple[str, float, int], ...]
    years: tuple[YearMark, ...]
    frame: tuple[float, float]


def overview(rounds: Iterable[tuple[str, date]], start: date, end: date, last: int) -> Strip:
    """`rounds` are track and first day; tracks get their rows in the order in which they come."""
    count = max(1, last - FIRST + 1)

    def at(day: date) -> float:
        inside = (day - date(day.year, 1, 1)).days / 366
        return round(min(100.0, max(0.0, (day.year - FIRST + inside) / count * 100)), 2)

    rows: dict[str, int] = {}
    ticks = [(track, at(day), rows.setdefault(track, len(rows)) % 3) for track, day in rounds]
    years = [YearMark(FIRST + n, round(n / count * 100, 2), round(100 / count, 2)) for n in range(count)]
    left, right = at(start), at(end)
    return Strip(tuple(ticks), tuple(years), (left, round(max(0.6, right - left), 2)))
