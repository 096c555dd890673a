"""The days of one round, put together from all times that are told of it."""

import re
from dataclasses import replace
from datetime import date, timedelta

from events.reading.context import Context
from events.reading.rounds.beside import Told
from events.reading.rounds.refs import Ref
from events.reading.rounds.times import overlaps
from events.reading.shapes import Known, Precision, Span, When

# Mentions that name a round by themselves.
STRONG = ("numbered", "elliptic", "count", "next", "previous", "last", "current", "named")


# A time of a higher cost than this stands apart from its round.
CLOSE = 40
# One of so much more cost than another of the same mention is another thing's.
FARTHER = 80
# A day no longer past than this is not meant of the year to come.
LAPSED = timedelta(days=150)


def _alike(a: When, b: When) -> bool:
    """Whether two told times are of the same days."""
    return bool(a.start and b.start) and (a.start, a.end) == (b.start, b.end)


def _within(day: When, week: When) -> bool:
    """Whether a time is one day of a longer one."""
    one = day.end or day.start
    if day.precision != "day" or one is None or (day.start or one) != one:
        return False
    return bool(week.start and week.end and week.start <= one <= week.end)


def _years_on(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    last = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if last else day.day)


class Combined:
    """Days of one round from all times told of it; the calendar breaks a tie, else the nearest counts."""

    def __init__(
        self,
        context: Context,
        refs: list[Ref],
        told: list[Told],
        known: Known | None,
        lengths: dict[int, tuple[int, bool]],
    ) -> None:
        self.text, self.grammar = context.lowered, context.grammar
        self.known = known
        self.beside: list[Span] = []
        self.used: list[Told] = []
        self.start: date | None = None
        self.end: date | None = None
        self.precision: Precision | None = None
        self.former: tuple[date | None, date | None] = (None, None)
        told = [self._in_known_year(t, context.published) for t in told]
        told = [self._kept(t, context.published) for t in told if not self._goes_on(t, context.published)]
        former = [t for t in told if t.part == "former"]
        if former:
            best = min(former, key=lambda t: t.cost)
            self.former = (best.when.start, best.when.end)
        lapsed = [t.when for t in former]
        moved = [replace(t, part="whole") for t in told if t.part == "new"]
        told = [t for t in told if t.part not in ("former", "new") and not any(_alike(t.when, w) for w in lapsed)]
        told += moved
        told = self._beside(told) if len(told) > 1 else told
        told.sort(key=lambda t: self._rank(t))
        self._choose([t for t in told if t.ref.relation in STRONG])
        if (self.start is None and self.end is None) or self.precision != "day":
            self._choose(told)
        elif self.start is None or self.end is None:
            self._complete(told)
        elif self.start == self.end:
            self._widen(told)
        self._correct(told)
        self._stretch(refs, lengths, known)

    def _agrees(self, t: Told) -> bool:
        start, end = t.when.start or t.when.end, t.when.end or t.when.start
        return bool(self.known and start and end and overlaps(self.known, start, end))

    def _goes_on(self, t: Told, published: date | None) -> bool:
        """Whether a beginning to come is told of a round that has begun: "it resumes on Tuesday" ends its recess."""
        begun = self.known.start if self.known and t.when.start == t.when.end else None
        opens = t.part == "begin" or (t.part == "whole" and t.ref.head == "talks" and t.ref.relation == "definite")
        if not (opens and begun and published and t.when.start and begun <= published < t.when.start):
            return False
        return t.part == "begin" or t.when.start != (self.known and self.known.end)

    def _kept(self, t: Told, published: date | None) -> Told:
        """A plan that was kept is no former one: "had been set for February 15 and 16", and so it was."""
        known = self.known
        if t.part != "former" or not (known and known.start and known.end and published and known.end < published):
            return t
        kept = known.start != known.end and (t.when.start, t.when.end) == (known.start, known.end)
        return replace(t, part="whole") if kept else t

    def _in_known_year(self, t: Told, published: date | None) -> Told:
        """A day told without its year of a round long over is of the year that the calendar has for it."""
        known, when = self.known, t.when
        over = known and known.end and published and published - known.end > LAPSED
        if not over or not known or not known.start or not when.start or when.precision != "day" or self._agrees(t):
            return t
        if self.grammar.sure_day.search(self.text[when.span.start : when.span.end]):
            return t
        years = known.start.year - when.start.year
        moved = replace(when, start=_years_on(when.start, years), end=_years_on(when.end, years))
        there = replace(t, when=moved)
        return there if self._agrees(there) else t

    def _beside(self, told: list[Told]) -> list[Told]:
        """Without what stands far from a mention that has a time close by, unless the calendar has it."""
        nearest: dict[int, float] = {}
        for t in told:
            nearest[t.ref.start] = min(t.cost, nearest.get(t.ref.start, t.cost))
        return [t for t in told if t.cost - nearest[t.ref.start] < FARTHER or self._agrees(t)]

    def _exact(self, start: date | None, end: date | None) -> bool:
        """Whether a time meets the known days without any slack for time zones."""
        known = self.known
        return bool(known and known.start and known.end and start and end and known.start <= end and start <= known.end)

    def _names_week(self, t: Told) -> bool:
        return bool(self.grammar.week.search(self.text, t.when.span.start, t.when.span.end))

    def _rank(self, t: Told) -> tuple[int, bool, int, int, float]:
        start, end = t.when.start or t.when.end, t.when.end or t.when.start
        agrees = self._agrees(t)
        fine = {"day": 0, "month": 1, "year": 2}[t.when.precision]
        weak = t.ref.relation in ("definite", "pronoun") and not agrees
        days = (end - start).days if start and end else 0
        week = days > 6 or (days > 4 and self._names_week(t))
        return (
            0 if self._exact(start, end) else 1 if agrees else 2,
            weak,
            fine,
            2 if week else 0 if days else 1,
            t.cost,
        )

    def _complete(self, told: list[Told]) -> None:
        """The end that the surest mention lacks, from another one."""
        for t in told:
            if t.when.precision != "day" or (t.when.start and t.when.start != t.when.end):
                continue
            if self.end is None and self.start and t.part == "end" and t.when.end and t.when.end >= self.start:
                self.end = t.when.end
            elif self.start is None and self.end and t.part == "begin" and t.when.start and t.when.start <= self.end:
                self.start = t.when.start
            else:
                continue
            self.used.append(t)
            return

    def _correct(self, told: list[Told]) -> None:
        """Of two times for the same days the one that the calendar has: "the 13th and 14th; no, the 14th and 15th"."""
        known = self.known
        if known and self.precision == "day" and self.start and self.end and self.start != self.end:
            exact = [t for t in told if (t.when.start, t.when.end) == (known.start, known.end)]
            if exact and (self.start, self.end) != (known.start, known.end):
                self._take(exact[0], known.start, known.end)

    def _widen(self, told: list[Told]) -> None:
        """A single day gives way to days told elsewhere that hold it: "held on the 30th and 31st"."""
        for t in told:
            start, end = t.when.start, t.when.end
            if t.part == "end" and start is None and self._agrees(t) and self.start and end and end > self.start:
                self.end = end
                self.used.append(t)
                return None
            if t.part != "whole" or not (start and end and self.start) or not 0 < (end - start).days < 20:
                continue
            if start <= self.start <= end and not self._names_week(t):
                return self._take(t, start, end)
        return None

    def _choose(self, told: list[Told]) -> None:
        wholes = [t for t in told if t.part == "whole"]
        wholes = [t for t in wholes if not (self._names_week(t) and any(_within(o.when, t.when) for o in told))]
        begins = [t for t in told if t.part == "begin" and t.when.start]
        ends = [t for t in told if t.part == "end" and t.when.end]
        days = [t for t in wholes if t.when.precision == "day" and t.when.start != t.when.end]
        if days:
            return self._take(days[0], days[0].when.start, days[0].when.end)
        if begins and ends and begins[0].when.precision == ends[0].when.precision == "day":
            start, end = begins[0].when.start, ends[0].when.end
            if start and end and start <= end and (end - start).days < 120:
                self._take(begins[0], start, end)
                self.used.append(ends[0])
                return None
        single = [t for t in wholes if t.when.precision == "day"]
        if single and wholes[0].when.precision != "day" and not self._agrees(single[0]):
            single = []
        choices = [
            (options, part) for options, part in ((single, "whole"), (begins, "begin"), (ends, "end")) if options
        ]
        beside = any(options[0].cost <= 0 for options, part in choices if part != "whole")
        far = {part: part == "whole" and options[0].cost > CLOSE for options, part in choices}
        choices.sort(key=lambda c: (far[c[1]] and beside, self._rank(c[0][0])[0], far[c[1]]))
        for options, part in [*choices, (wholes, "whole")]:
            if options and (options[0].when.precision == "day" or not wholes or options is wholes):
                t = options[0]
                coarse = t.when.precision != "day" or t.when.start != t.when.end
                start = t.when.start if part != "end" or coarse else None
                end = t.when.end if part != "begin" or coarse else None
                return self._take(t, start, end)
        return None

    def has_ended(self, published: date | None) -> bool:
        """Whether a first day is told and a last one on which it ended."""
        over = published and self.start and self.end and self.start < self.end <= published
        return bool(over) and any(t.part == "end" for t in self.used)

    def turn(self, status: str, published: date | None) -> None:
        """A weekday or a month without a year that looks the wrong way for the status turns to the other side."""
        if published is None or not self.used or self.start is None:
            return
        words = self.text[self.used[0].when.span.start : self.used[0].when.span.end]
        if self.grammar.sure_day.search(words):
            return
        weekday = self.grammar.weekday.search(words)
        ahead, late = status in ("scheduled", "postponed"), self.end or self.start
        if weekday and not re.search(r"\d", words):
            shift = 7 if ahead and late < published else -7 if status == "held" and self.start > published else 0
            self.start += timedelta(days=shift)
            self.end = self.end + timedelta(days=shift) if self.end else None
        elif ahead and self.precision == "day" and timedelta(0) < published - late < LAPSED:
            self.used, self.start, self.end, self.precision = [], None, None, None
        elif years := 1 if ahead and late < published else -1 if status == "held" and self.start > published else 0:
            self.start, self.end = _years_on(self.start, years), _years_on(self.end, years)

    def neighbours(self, times: list[When]) -> None:
        """Days told beside the round that the calendar knows as its own."""
        known = self.known
        if known is None or known.start is None or known.end is None:
            return
        days = [w for w in times if w.precision == "day" and w.start and w.end]
        whole = [w for w in days if (w.start, w.end) == (known.start, known.end)]
        first = [w for w in days if w.start == w.end == known.start]
        last = [w for w in days if w.start == w.end == known.end]
        if whole or (first and last):
            self.start, self.end, self.precision = known.start, known.end, "day"
            self.beside = [w.span for w in (whole[:1] or [first[0], last[0]])]
        elif last:
            self.end, self.precision, self.beside = known.end, "day", [last[0].span]

    def _take(self, t: Told, start: date | None, end: date | None) -> None:
        self.used = [t]
        if t.part == "end" and self.known and start and end and (end - start).days == 1 and start == self.known.end:
            start, end = None, start  # "ended overnight"
        self.start, self.end, self.precision = start, end, t.when.precision

    def _stretch(self, refs: list[Ref], lengths: dict[int, tuple[int, bool]], known: Known | None) -> None:
        """A told length gives the end that is not told: "ended on Wednesday" and "the two-day meeting"."""
        days, firm = next((lengths[r.sentence.index] for r in refs if r.sentence.index in lengths), (0, False))
        if self.precision != "day" or days < 2:
            return
        part = self.used[0].part
        if self.start and self.end and self.start != self.end:
            return
        if part == "end" and self.end:
            self.start = self.end - timedelta(days=days - 1)
        elif part == "begin" and self.start:
            self.end = self.start + timedelta(days=days - 1)
        elif firm and known and known.start and known.end and self.start and known.start <= self.start <= known.end:
            fits = (known.end - known.start).days == days - 1
            self.start, self.end = (known.start, known.end) if fits else (self.start, self.end)
