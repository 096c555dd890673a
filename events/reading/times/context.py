"""What a text has told of time so far, and sums over the calendar."""

from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from events.reading.shapes import Precision, Sentence, When, record
from events.reading.times.grammar import Phrase

# About so many days a month has.
MONTH = 30
DAYS_OF = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
# `Friday 6` is looked for so many days around the day of the text.
NUMBERED_REACH = 62
# What a time rests on.
Basis = Literal["", "published", "text", "told", "calendar", "event", "inside", "after", "dateline", "quoted"]


@record
class Days:
    start: date
    end: date
    precision: Precision
    basis: Basis = "published"
    inferred: bool = False


@dataclass(slots=True)
class Context:
    """What the text told so far. `anchor` is the day it is told on; `last` the latest time told in it; `headed` the
    year that heads the entries of a chronology, `entry` the paragraph of the one that is read."""

    anchor: date | None
    year: int | None = None
    basis: Basis = "published"
    last: When | None = None
    last_index: int = -9
    day: date | None = None
    month: tuple[int, int] | None = None
    carried: tuple[int, int] | None = None
    carried_index: int = -9
    carried_paragraph: int = -1
    index: int = 0
    paragraph: int = 0
    speech: date | None = None
    in_tale: bool = False
    headed: int | None = None
    entry: int = -1

    def enter(self, sentence: Sentence) -> None:
        self.index, self.paragraph = sentence.index, sentence.paragraph

    @property
    def entry_year(self) -> int | None:
        """The year that heads the entry of a chronology that is read."""
        return self.headed if self.entry == self.paragraph else None

    @contextmanager
    def at(self, day: date, basis: Basis) -> Iterator[None]:
        """Another anchor for a while: older speech is anchored to its own day."""
        kept = self.anchor, self.basis
        self.anchor, self.basis = day, basis
        try:
            yield
        finally:
            self.anchor, self.basis = kept

    def in_week_before(self, anchor: date) -> bool:
        """Whether the tale is in the week before the last: `set out on Friday of last week. ... On Saturday`."""
        day = self.day if self.in_tale and 0 < self.index - self.last_index <= 2 else None
        return day is not None and 8 <= (anchor - day).days < 14

    def told(self, when: When, phrase: Phrase) -> None:
        point = when.start or when.end
        if point is None:
            return
        beside = phrase.kind == "year" and self.last_index == self.index
        self.last, self.last_index = when, self.index
        if when.precision == "day":
            self.day = when.end or when.start
        # "Nine days ago" is told from now, and "next March" ends a tale.
        self.in_tale = when.precision == "day" and phrase.kind != "offset"
        if when.precision in ("day", "month"):
            self.month = (point.year, point.month)
        explicit = phrase.year or (phrase.base and phrase.base.year) or (phrase.end and phrase.end.year)
        if phrase.bound == "since" or beside:
            # What began then reaches to the day of the telling; beside a day "the maps of 2017" date nothing else.
            return
        if explicit or (self.carried_index == self.index and phrase.kind in ("date", "month")):
            self.carried = ((when.end or point).year, (when.end or point).month)
            self.carried_index, self.carried_paragraph = self.index, self.paragraph


def month_span(year: int, month: int, months: int = 1) -> tuple[date, date]:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def numbered_weekday(anchor: date, weekday: int, day: int) -> date | None:
    """The day of that number and weekday that lies nearest to the anchor: `Friday 6`."""
    near = (anchor + timedelta(days=step * way) for step in range(NUMBERED_REACH) for way in (-1, 1))
    return next((one for one in near if one.day == day and one.weekday() == weekday), None)


def shifted(day: date, count: int, unit: str) -> date:
    """A day moved by so many units; months keep the day where there is one."""
    try:
        if unit in DAYS_OF:
            return day + timedelta(days=count * DAYS_OF[unit])
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        return date(months // 12, months % 12 + 1, min(day.day, monthrange(months // 12, months % 12 + 1)[1]))
    except (OverflowError, ValueError):
        return day


def year_part(part: str, nth: int, base: Days) -> Days:
    """A part of a year: `the first half of 2018`, `the end of the year`; the year itself where the part is none."""
    year = base.start.year
    if part == "end":
        return replace(base, start=date(year, 12, 1), end=date(year, 12, 31), precision="month")
    parts = {"half": 2, "quarter": 4}.get(part, 0)
    if not parts or not nth:
        return base
    size = 12 // parts
    start, end = month_span(year, ((nth - 1 if nth > 0 else nth) % parts) * size + 1, size)
    return replace(base, start=start, end=end, precision="year" if part == "half" else "month")
