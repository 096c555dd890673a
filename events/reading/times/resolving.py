"""From phrases to days: what a told time means, given the anchor, the tense and what was told before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from events.reading.shapes import Precision
from events.reading.times.context import Basis, Days, calendar_day, month_span, numbered_weekday, shifted, year_part
from events.reading.times.grammar import OF_IT, Phrase
from events.reading.times.tense import AHEAD, MEANT, PAST
from events.reading.times.years import STEPS, Years

REACH = 3
# Counted from what a clause behind tells, and from the time told in that clause.
CLAUSES = ("event", "inside")
TOLD = ("same", "that", "following", "previous")
# From this month on "the new year" is the one to come.
LATE_IN_YEAR = 10
HOURS = 24
SATURDAY = 5


class Resolver(Years):
    """One phrase, one context; a method for each kind of phrase."""

    def days(self, phrase: Phrase) -> Days | None:
        method: Callable[[Phrase], Days | None] = getattr(self, f"of_{phrase.kind}")
        return method(phrase)

    def told(self, start: date, end: date, precision: Precision, basis: Basis = "", inferred: bool = False) -> Days:
        return Days(start, max(start, end), precision, basis or self.c.basis, inferred)

    def of_date(self, phrase: Phrase) -> Days | None:
        if phrase.month is None:
            return self.of_day_alone(phrase)
        first = (
            phrase
            if phrase.year is not None or not phrase.end
            else replace(phrase, year=phrase.end.year, year_shift=phrase.year_shift or phrase.end.year_shift)
        )
        told = self.year_of(first, phrase.month, phrase.day or 1)
        if told is None:
            return None
        year, basis, inferred = told
        end = phrase.end
        if end is not None and end.kind == "date" and end.month is not None:
            if first.year is not None and phrase.year is None and end.month < phrase.month:
                year -= 1
            last_year = end.year if end.year is not None else year + (1 if end.month < phrase.month else 0)
            last = calendar_day(last_year, end.month, end.day or 1)
        elif end is not None:
            other = self.days(end)
            last = other.end if other else None
        else:
            last = calendar_day(year, phrase.month, phrase.day or 1)
        start = calendar_day(year, phrase.month, phrase.day or 1)
        return self.told(start, last, "day", basis, inferred) if start and last else None

    def of_day_alone(self, phrase: Phrase) -> Days | None:
        """`the 18th of this month`, `on the 24th`: the month is told by a word or was told before."""
        anchor = self.c.anchor
        if phrase.shift in ("this", OF_IT, "last", "next", "previous") and anchor:
            gone = phrase.shift == OF_IT and self.tense == PAST and (phrase.day or 1) > anchor.day
            base = shifted(anchor.replace(day=1), STEPS.get(phrase.shift, 0) - gone, "month")
            year, month = base.year, base.month
        elif self.c.month:
            year, month = self.c.month
        elif anchor:
            year, month = anchor.year, anchor.month
        else:
            return None
        start = calendar_day(year, month, phrase.day or 1)
        end = calendar_day(year, month, (phrase.end.day if phrase.end else phrase.day) or 1)
        return self.told(start, end, "day") if start and end else None

    def of_month(self, phrase: Phrase) -> Days | None:
        month = phrase.month or 1
        told = self.year_of(phrase, month, 1)
        if told is None:
            return None
        year, basis, inferred = told
        start, end = month_span(year, month)
        if phrase.end is not None and phrase.end.month:
            shifted_to = (
                self.year_of(phrase.end, phrase.end.month, 1) if phrase.year and phrase.end.year_shift else None
            )
            following = shifted_to[0] if shifted_to else year + (1 if phrase.end.month < month else 0)
            last = phrase.end.year if phrase.end.year else following
            end = month_span(last, phrase.end.month)[1]
        return self.told(start, end, "month", basis, inferred)

    def of_weekday(self, phrase: Phrase) -> Days | None:
        anchor = self.c.anchor
        if anchor is None or phrase.weekday is None:
            return None
        numbered = numbered_weekday(anchor, phrase.weekday, phrase.day) if phrase.day else None
        start = numbered or self.weekday(phrase, anchor)
        end = start
        if phrase.end is not None and phrase.end.weekday is not None:
            end = start + timedelta(days=(phrase.end.weekday - start.weekday()) % 7)
            if self.tense != AHEAD and not phrase.shift and not phrase.unit and end > anchor:
                start, end = start - timedelta(days=7), end - timedelta(days=7)
        elif phrase.end is not None and (until := self.days(phrase.end)):
            end = until.end  # "from Monday until today"
        return self.told(start, end, "day")

    def weekday(self, phrase: Phrase, anchor: date) -> date:
        weekday = phrase.weekday or 0
        if phrase.unit == "week":
            monday = anchor - timedelta(days=anchor.weekday())
            return monday + timedelta(days=7 * STEPS[phrase.year_shift] + weekday)
        back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
        if phrase.shift in ("last", "previous"):
            return anchor - timedelta(days=back or 7)
        if phrase.shift == "next":
            return anchor + timedelta(days=ahead or 7)
        if phrase.shift == "before":
            told = self.c.day if self.c.day and self.c.index - self.c.last_index <= REACH else anchor
            return told - timedelta(days=(told.weekday() - weekday) % 7 or 7)
        if phrase.shift in ("following", "same", "that") and self.c.day:
            step = (weekday - self.c.day.weekday()) % 7
            return self.c.day + timedelta(days=step or (7 if phrase.shift == "following" else 0))
        if self.tense in (AHEAD, MEANT) or (phrase.shift == "this" and self.tense != PAST):
            return anchor + timedelta(days=ahead)
        if back == 0 and not phrase.shift and self.tense == PAST and self.c.in_week_before(anchor):
            return anchor - timedelta(days=7)
        return anchor - timedelta(days=back)

    def of_nth(self, phrase: Phrase) -> Days | None:
        base = self.days(phrase.base) if phrase.base else None
        if base is None or phrase.weekday is None:
            return None
        if phrase.count < 0:
            day = base.end - timedelta(days=(base.end.weekday() - phrase.weekday) % 7)
        else:
            ahead = (phrase.weekday - base.start.weekday()) % 7
            day = base.start + timedelta(days=ahead + 7 * (phrase.count - 1))
        return replace(base, start=day, end=day, precision="day")

    def of_unit(self, phrase: Phrase) -> Days | None:
        told_before = phrase.shift in TOLD or (phrase.unit == "day" and phrase.shift == "next")
        anchor = (self.c.day if phrase.unit == "day" else self.last_day()) if told_before else None
        basis = "told" if anchor else self.c.basis
        anchor = anchor or self.c.anchor
        if phrase.base is not None:
            base = self.days(phrase.base)
            return self.week(phrase, base.start, 0, base.basis) if base else None
        if anchor is None:
            return None
        step = STEPS[phrase.shift]
        if phrase.unit == "day":
            step = -1 if phrase.shift == "last" else step
            day = shifted(anchor, step, "day")
            return self.told(day, day, "day", basis)
        if phrase.unit in ("week", "weekend"):
            return self.week(phrase, anchor, step, basis)
        if phrase.shift == "new" and phrase.unit == "year" and anchor.month >= LATE_IN_YEAR:
            step = 1
        moved = shifted(anchor.replace(day=1), step, phrase.unit)
        if phrase.unit == "month":
            return self.told(*month_span(moved.year, moved.month), "month", basis)
        return self.told(date(moved.year, 1, 1), date(moved.year, 12, 31), "year", basis)

    def week(self, phrase: Phrase, anchor: date, step: int, basis: Basis) -> Days:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
        if phrase.unit == "week":
            return self.told(monday, monday + timedelta(days=6), "day", basis)
        saturday = monday + timedelta(days=SATURDAY)
        if phrase.shift in ("", "last") and self.tense != AHEAD:
            # On a Saturday "last weekend" is the one before, "the weekend" the one that has begun.
            begun = phrase.shift == "last" and anchor.weekday() >= SATURDAY
            saturday = anchor - timedelta(days=(anchor.weekday() - SATURDAY) % 7 + (7 if begun else 0))
        return self.told(saturday, saturday + timedelta(days=1), "day", basis)

    def last_day(self) -> date | None:
        last = self.c.last
        return (last.end or last.start) if last else None

    def of_season(self, phrase: Phrase) -> Days | None:
        first = phrase.month or 3
        told = self.year_of(phrase, first, 1)
        if told is None:
            return None
        year, basis, inferred = told
        return self.told(*month_span(year, first, 3), "month", basis, inferred)

    def of_year(self, phrase: Phrase) -> Days | None:
        year = phrase.year or 1990
        last = phrase.end.year if phrase.end and phrase.end.year else year
        return self.told(date(year, 1, 1), date(max(year, last), 12, 31), "year", "text")

    def of_day(self, phrase: Phrase) -> Days | None:
        if self.c.anchor is None:
            return None
        day = shifted(self.c.anchor, phrase.count, "day")
        return self.told(day, day, "day")

    def _leans(self, phrase: Phrase) -> bool:
        """Whether an offset counts from the day told before: a clause of its own does, however far back that was."""
        return phrase.shift in CLAUSES or (
            phrase.shift in ("told", "after") and self.c.index - self.c.last_index <= REACH
        )

    def _from_now(self, phrase: Phrase) -> bool:
        """Whether an offset may count from the day of the telling where none was told before."""
        if phrase.shift in CLAUSES:
            return phrase.first <= 1
        return phrase.shift != "after" and (phrase.shift != "told" or phrase.count < 0)

    def _month_told(self, phrase: Phrase) -> date | None:
        """The month from which months or years are counted: "last June ... seven months later"."""
        last = self.c.last
        counted = phrase.unit in ("month", "year") and self._leans(phrase)
        return last.start if counted and last is not None and last.precision == "month" else None

    def of_offset(self, phrase: Phrase) -> Days | None:
        base = self.days(phrase.base) if phrase.base else None
        if base is not None:
            anchor, basis = (base.start if phrase.count < 0 else base.end), base.basis
        elif (month := self._month_told(phrase)) is not None:
            moved = shifted(month, phrase.count, phrase.unit)
            return self.told(*month_span(moved.year, moved.month), "month", "told")
        elif self.c.day is not None and self._leans(phrase):
            anchor, basis = self.c.day, "told"
        elif self.c.anchor is not None and self._from_now(phrase):
            anchor, basis = self.c.anchor, self.c.basis
        else:
            return None
        if (phrase.unit == "hour" and phrase.shift != "inside") or (not phrase.count and not self._is_span()):
            return None
        if base is not None and phrase.shift == "anchor":
            # "A year ago today", "a year ago this month".
            start, end = shifted(base.start, phrase.count, phrase.unit), shifted(base.end, phrase.count, phrase.unit)
            return self.told(start, end, base.precision, basis)
        moved = shifted(anchor, phrase.count, phrase.unit)
        basis = phrase.shift if phrase.shift in ("event", "inside", "after") else basis
        if phrase.unit == "month" and phrase.shift == "anchor":
            return self.told(*month_span(moved.year, moved.month), "month", basis)
        if phrase.unit == "year":
            return self.told(date(moved.year, 1, 1), date(moved.year, 12, 31), "year", basis)
        return self.told(moved, moved, "day", basis)

    def _is_span(self) -> bool:
        """Whether the time told last has more days than one, so that one of them is its last."""
        last = self.c.last
        return last is not None and last.precision == "day" and None not in (last.start, last.end) != last.start

    def of_span(self, phrase: Phrase) -> Days | None:
        if self.c.anchor is None:
            return None
        days = -(-phrase.count // HOURS) if phrase.unit == "hour" else phrase.count
        start = shifted(self.c.anchor, -days, "week" if phrase.unit == "week" else "day")
        return self.told(start, self.c.anchor, "day")

    def of_part(self, phrase: Phrase) -> Days | None:
        if phrase.part == "overnight":
            anchor = self.c.day if self.c.last_index == self.c.index else self.c.anchor
            return self.told(anchor - timedelta(days=1), anchor, "day", "told") if anchor else None
        if phrase.part == "hour":
            tale = self.c.in_tale and self.c.index - self.c.last_index <= 1
            hour = self.c.day if tale and self.c.day else self.c.anchor
            return self.told(hour, hour, "day") if hour else None
        base = self.days(phrase.base) if phrase.base else None
        if base is None:
            return None
        if phrase.part == "day" and phrase.count in (1, -1):
            day = base.start if phrase.count == 1 else base.end
            return replace(base, start=day, end=day, precision="day")
        if phrase.part == "run":
            days = timedelta(days=abs(phrase.count) - 1)
            first, last = (base.start, base.start + days) if phrase.count > 0 else (base.end - days, base.end)
            return replace(base, start=first, end=last, precision="day")
        if base.precision == "year":
            return year_part(phrase.part, phrase.count, base)
        return base
