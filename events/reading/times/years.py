"""The year of a date that tells none: that told just before, else the one that fits the tense and lies nearest."""

from calendar import monthrange
from datetime import date

from events.reading.times.context import Basis, Context, calendar_day
from events.reading.times.grammar import Phrase
from events.reading.times.tense import AHEAD, PAST

# So many days farther off is a year that goes against the tense, or against the weekday told.
AGAINST_TENSE, AGAINST_WEEKDAY = 320, 400
STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "this": 0, "same": 0, "that": 0, "new": 0, "": 0}


class Years:
    """One phrase, in the tense of its clause, within what the text told so far."""

    def __init__(self, context: Context, tense: int, perfect: bool) -> None:
        self.c = context
        self.tense = tense
        self.perfect = perfect

    def carried_year(self, month: int) -> int | None:
        """The year told just before: in the sentence, or in the one before it where the tale stays in the past."""
        c = self.c
        if c.carried is None:
            return None
        year, before = c.carried
        if c.carried_index == c.index:
            recent = c.anchor is not None and 0 <= (c.anchor.year - year) * 12 + c.anchor.month - month - 12 <= 2
            return year + 1 if month < before and (recent or (before - month > 6 and self.tense != AHEAD)) else year
        old = c.anchor is not None and year < c.anchor.year
        near = c.index - c.carried_index == 1 and c.carried_paragraph == c.paragraph
        return year if old and near and self.tense == PAST and not self.perfect else None

    def year_of(self, phrase: Phrase, month: int, day: int) -> tuple[int, Basis, bool] | None:
        """(year, what it rests on, whether reasoned)."""
        if phrase.year is not None:
            return phrase.year, "text", False
        anchor = self.c.anchor
        if phrase.year_shift:
            base = self.c.last if phrase.year_shift in ("same", "that", "following", "previous") else None
            point = (base.start or base.end) if base else None
            if point or anchor:
                year = (point.year if point else anchor.year if anchor else 0) + STEPS[phrase.year_shift]
                return year, "told" if point else self.c.basis, False
        carried = None if phrase.shift in ("last", "next", "this") else self.c.entry_year or self.carried_year(month)
        if carried is not None:
            return carried, "told", False
        if anchor is None:
            return (self.c.year, "calendar", True) if self.c.year else None
        return self.nearest(phrase, anchor, month, day), self.c.basis, False

    def nearest(self, phrase: Phrase, anchor: date, month: int, day: int) -> int:
        if phrase.shift in ("last", "previous"):
            return anchor.year if month < anchor.month else anchor.year - 1
        if phrase.shift == "next":
            return anchor.year if month > anchor.month else anchor.year + 1
        if phrase.shift in ("following", "same", "that") and self.c.month:
            year, before = self.c.month
            return year if phrase.shift != "following" or month > before else year + 1
        costs = []
        last = phrase.end.day if phrase.end and phrase.end.day and phrase.end.month == phrase.month else day
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            here = calendar_day(year, month, min(day, monthrange(year, month)[1]))
            if here is None:
                continue
            gap = (
                (here - anchor).days
                if phrase.kind == "date"
                else ((year - anchor.year) * 12 + month - anchor.month) * 30
            )
            weekday = phrase.weekday is not None and phrase.kind == "date" and here.weekday() != phrase.weekday
            against = (self.tense == PAST and gap > 1) or (self.tense == AHEAD and gap + (last or 0) - (day or 0) < -1)
            costs.append((abs(gap) + AGAINST_TENSE * against + AGAINST_WEEKDAY * weekday, year))
        return min(costs)[1]
