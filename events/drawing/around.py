"""The days around a round as one line: squares for deeds, dashes for words, conflict above, cooperation below. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WIDE, STEP, MOST_HIGH = 1.35, 12, 4  # per cent a mark takes, pixels a step up or down, steps drawn
MIDDLE = 56  # pixels from the top to the line


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as it is drawn. Side: conflict or cooperation; manner: deeds or words."""

    day: date
    side: str
    manner: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Where it lies: x in per cent, y and height in pixels."""

    x: float
    y: int
    height: int
    kind: str
    reviewed: bool


def column(start: date, end: date, first: date, last: date) -> tuple[float, float]:
    """Left edge and width of the round itself, in per cent, cut at the last day drawn."""
    left = _at(start, first, last)
    right = min(_at(end, first, last) + _day(first, last), 100.0)
    return left, round(max(right - left, WIDE), 2)


def marks(happenings: Iterable[Happening], first: date, last: date) -> list[Mark]:
    """One mark for each, stacked where days meet; what would stand higher than four steps shares the topmost."""
    heights: dict[tuple[int, str], int] = {}
    drawn = []
    for row in happenings:
        x = _at(row.day, first, last)
        stack = (int(x / WIDE), row.side)
        n = min(heights.get(stack, 0), MOST_HIGH - 1)
        heights[stack] = n + 1
        height = 10 if row.manner == "deeds" else 4
        up = row.side == "conflict"
        y = MIDDLE - 3 - height - n * STEP if up else MIDDLE + 3 + n * STEP
        drawn.append(Mark(x, y, height, f"{row.side}-{row.manner}", row.reviewed))
    return drawn


def _day(first: date, last: date) -> float:
    return 100 / ((last - first).days + 1)


def _at(day: date, first: date, last: date) -> float:
    return round((day - first).days * _day(first, last), 2)
