"""The days around a round as one line: squares for deeds, dashes for words, conflict above, cooperation below. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WIDE, STEP, MOST_HIGH = 1.35, 12, 4  # per cent a mark takes, pixels a step up or down, steps drawn
HIGH, MIDDLE = 148, 74  # pixels from the top to the foot, and to the line
LETTER = 1.05  # per cent that a letter takes where the line is 640 pixels wide, its least with words


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as it is drawn. Side: conflict or cooperation; manner: deeds or words."""

    day: date
    side: str
    manner: str
    reviewed: bool
    title: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What a mark is, in words: x in per cent, y in pixels, and which end of the words lies there."""

    x: float
    y: int
    anchor: str
    text: str


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


def labels(happenings: Iterable[Happening], first: date, last: date) -> list[Label]:
    """Words for as many as find room without touching others: deeds before words, then by day; the same words once."""
    happenings = list(happenings)
    rows = _rows(marks(happenings, first, last))
    taken: list[tuple[int, float, float]] = []
    told: list[Label] = []
    for row in sorted(happenings, key=lambda one: (one.manner != "deeds", one.day)):
        if row.title in {label.text for label in told}:
            continue
        x, wide = _at(row.day, first, last), len(row.title) * LETTER
        anchor = "start" if x + wide <= 100 else "end"
        at = x if anchor == "start" else min(x + WIDE, 100.0)
        left = at if anchor == "start" else at - wide
        for y in rows[row.side == "conflict"]:
            free = all(y != other or left + wide + LETTER < start or end + LETTER < left for other, start, end in taken)
            if free and left >= 0:
                taken.append((y, left, left + wide))
                told.append(Label(at, y, anchor, row.title))
                break
    return told


def _rows(drawn: list[Mark]) -> dict[bool, tuple[int, int]]:
    """Where words stand above the line (True) and below it, beyond the highest stack, the nearer row first."""
    above = min((mark.y for mark in drawn if mark.y < MIDDLE), default=MIDDLE) - 5
    below = max((mark.y + 10 for mark in drawn if mark.y > MIDDLE), default=MIDDLE) + 12
    return {True: (above, above - STEP), False: (below, below + STEP)}


def _day(first: date, last: date) -> float:
    return 100 / ((last - first).days + 1)


def _at(day: date, first: date, last: date) -> float:
    return round((day - first).days * _day(first, last), 2)
