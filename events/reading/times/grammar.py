"""The grammar of news time: from tokens to phrases that still want an anchor."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from events.reading.times.words import Part, Shift, Tokens, Unit, Words

Kind = Literal["date", "month", "weekday", "unit", "year", "day", "offset", "part", "season", "opening", "nth", "span"]
Bound = Literal["", "since", "until", "range"]
# The shift of "the 18th of the month", which may be the one before.
OF_IT: Final = "of it"
MOST_DAYS = 31
# Empty words behind the last token, so that no rule need ask whether there is another.
MOST_LOOKED_AHEAD = 16


@dataclass(slots=True)
class Phrase:
    """A told time. Which fields matter follows from `kind`; `first` and `last` (exclusive) are token positions."""

    kind: Kind
    first: int
    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    count: int = 0
    unit: Unit = ""
    shift: Shift = ""
    part: Part = ""
    bound: Bound = ""
    base: "Phrase | None" = None
    end: "Phrase | None" = None
    year_shift: Shift = ""
    daypart: str = ""


class Atoms:
    """The smallest pieces: numbers, days of the month, months, years."""

    def __init__(self, tokens: Tokens, words: Words) -> None:
        self.t = tokens
        self.w = words
        self.sets = words.sets
        self.size = len(tokens.low)
        self.low = tokens.low + [""] * MOST_LOOKED_AHEAD

    def has(self, i: int, name: str) -> bool:
        return self.low[i] in self.sets[name]

    def the(self, i: int) -> int:
        return i + 1 if self.low[i] in self.sets["article"] else i

    def number(self, i: int) -> tuple[int, int] | None:
        word = self.low[i]
        if word.isdecimal() and len(word) <= 3:
            return int(word), i + 1
        if word in self.w.tens and self.low[i + 1] == "-" and self.low[i + 2] in self.w.numbers:
            return self.w.tens[word] + self.w.numbers[self.low[i + 2]], i + 3
        if word in self.w.numbers:
            j = i + 1
            if word in self.sets["one"] and self.low[j] in self.sets["couple"]:
                return 2, j + (2 if self.low[j + 1] in self.sets["of"] else 1)
            return self.w.numbers[word], j
        return None

    def day(self, i: int) -> tuple[int, int] | None:
        """A day of the month as digits or ordinal; word ordinals too, so callers must ask for a month beside it."""
        word = self.low[i]
        if not word:
            return None
        if word[0].isdigit():
            digits = word if word.isdecimal() else word[:-2] if word[-2:] in self.sets["day_ends"] else ""
            value = int(digits) if digits.isdecimal() and len(digits) <= 2 and not self.thousands(i) else 0
            return (value, i + 1) if 1 <= value <= MOST_DAYS else None
        if word in self.w.tens and self.low[i + 1] == "-" and self.low[i + 2] in self.w.ordinals:
            value = self.w.tens[word] + self.w.ordinals[self.low[i + 2]]
            return (value, i + 3) if value <= MOST_DAYS else None
        return (self.w.ordinals[word], i + 1) if word in self.w.ordinals else None

    def thousands(self, i: int) -> bool:
        """Whether the number at `i` goes on behind a comma or point: `10,000`, `3.5`."""
        if self.low[i + 1] not in (",", ".") or not self.low[i + 2].isdecimal():
            return False
        return self.t.at[i + 2] == self.t.to[i] + 1

    def month_name(self, i: int) -> tuple[int, int] | None:
        word = self.low[i]
        if word not in self.w.months or (self.w.capitals and not self.t.capital(i)):
            return None
        dot = word in self.w.short_months and self.low[i + 1] == "." and self.t.at[i + 1] == self.t.to[i]
        return self.w.months[word], i + (2 if dot else 1)

    def year(self, i: int) -> tuple[int, int] | None:
        word = self.low[i]
        return (int(word), i + 1) if len(word) == 4 and word.isdecimal() and 1990 <= int(word) <= 2060 else None

    def year_after(self, i: int) -> tuple[int | None, Shift, int]:
        """The year that follows a month: `2017`, `, 2017`, `last year`, `of this year`, `that year`."""
        j = i + 1 if self.low[i] in self.sets["year_joins"] else i
        found = self.year(j)
        if found:
            return found[0], "", found[1]
        k = self.the(j)
        shift = self.w.shifts.get(self.low[k], "")
        if shift and self.low[k + 1] in self.sets["year"] and self.low[i] not in self.sets["in"]:
            return None, shift, k + 2
        return None, "", i

    def weekday(self, i: int) -> tuple[int, int] | None:
        word = self.low[i]
        if word in self.w.weekdays and (self.t.capital(i) or not self.w.capitals):
            return self.w.weekdays[word], i + 1
        if word in self.w.weekday_short and (self.t.capital(i) or not self.w.capitals):
            j = i + 2 if self.low[i + 1] in (".", ",") else i + 1
            if self.day(j) or self.month_name(j):
                return self.w.weekday_short[word], j
        return None


class Dates(Atoms):
    """Days and months of the calendar, alone and in ranges."""

    def calendar(self, i: int) -> list[Phrase]:
        """`14-15 September`, `the 16th to the 19th of May`, `Sept. 14, 2017`, `2017-09-14`; [] where there is none."""
        word = self.low[i]
        if word[:1].isdigit():
            return self.iso(i) or self.day_first(i)
        if word in self.w.months:
            return self.month_first(i)
        return self.day_first(i) if word in self.w.ordinals or word in self.w.tens else []

    def iso(self, i: int) -> list[Phrase]:
        """`2017-09-14`, `14.09.2017`, `14/9/2017`: five tokens without a space."""
        sign = self.low[i + 1]
        if (
            sign not in ("-", ".", "/")
            or self.low[i + 3] != sign
            or i + 4 >= self.size
            or self.t.to[i + 4] - self.t.at[i] > len("2017-09-14")
        ):
            return []
        bits = (self.low[i], self.low[i + 2], self.low[i + 4])
        if not all(bit.isdecimal() and bit.isascii() for bit in bits) or max(map(len, bits)) != 4:
            return []
        a, b, c = map(int, bits)
        day, month, year = (c, b, a) if len(bits[0]) == 4 else (a, b, c)
        if sign == "/" and month > 12:
            day, month = month, day
        if not (1 <= month <= 12 and 1 <= day <= MOST_DAYS and 1900 < year < 2100):
            return []
        return [Phrase("date", i, i + 5, day=day, month=month, year=year)]

    def day_list(self, i: int) -> tuple[list[tuple[int, str]], int]:
        """Days joined by signs: [(14, ''), (15, '-')] and the place behind them."""
        found, days = self.day(i), []
        sign = ""
        while found:
            days.append((found[0], sign))
            i = found[1]
            sign = self.low[i]
            if sign not in self.sets["range_signs"] and sign not in self.sets["pair_words"] and sign != ",":
                break
            j = i + 1
            if sign == "," and self.low[j] in self.sets["pair_words"]:
                j += 1
            found = self.day(self.the(j))
        return days, i

    def day_first(self, i: int) -> list[Phrase]:
        days, j = self.day_list(i)
        if not days:
            return []
        of = self.low[j] in self.sets["of"]
        k = j + 1 if of else j
        shift = self.w.shifts.get(self.low[k], "") if of else ""
        if shift and (month := self.month_name(k + 1)):
            return [replace(p, shift=shift) for p in self.spread(days, month[0], None, "", i, month[1])]
        month = self.month_name(k)
        if month is None and of:
            return self.of_that_month(i, days, k)
        if month is None:
            return []
        year, shift, end = self.year_after(month[1])
        return self.spread(days, month[0], year, shift, i, end)

    def of_that_month(self, i: int, days: list[tuple[int, str]], k: int) -> list[Phrase]:
        """`the 18th of this month`, `the 30th and 31st of last month`."""
        k = self.the(k)
        of_it: Shift = OF_IT if self.low[k - 1] in self.sets["article"] else ""
        shift = self.w.shifts.get(self.low[k], of_it)
        j = k if self.low[k] in self.sets["month"] else k + 1
        if not shift or self.low[j] not in self.sets["month"]:
            return []
        found = self.spread(days, None, None, "", i, j + 1)
        for phrase in found:
            phrase.shift = shift
            if phrase.end:
                phrase.end.shift = shift
        return found

    def month_first(self, i: int) -> list[Phrase]:
        month = self.month_name(i)
        if month is None or self.low[month[1]] in self.w.ordinals:
            return []
        found = self.day(self.the(month[1]))
        if found is None:
            return []
        days, j = [(found[0], "")], found[1]
        while True:
            sign = self.low[j]
            signed = sign in self.sets["range_signs"]
            if not signed and sign not in self.sets["pair_words"] and sign != ",":
                break
            k = j + 1
            if sign == "," and self.low[k] in self.sets["pair_words"]:
                k += 1
            found = self.day(self.the(k))
            if found is None or self.month_name(found[1]) or self.low[k] in self.w.ordinals:
                break
            if not signed and not self.closes(found[1]) and not self.follows(days[-1][0], found):
                break
            days.append((found[0], sign))
            j = found[1]
        year, shift, end = self.year_after(j) if self.low[j] not in self.sets["in"] else (None, "", j)
        return self.spread(days, month[0], year, shift, i, end)

    def closes(self, i: int) -> bool:
        """Whether a number before `i` can be a day: a noun there would make it a count."""
        word = self.low[i]
        return not word or not word[0].isalpha() or self.has(i, "after_day") or self.year(i) is not None

    def follows(self, day: int, found: tuple[int, int]) -> bool:
        """Whether a second number is the next day though a noun stands behind it: `the July 4 and 5 talks`."""
        word = self.low[found[1]]
        plural = word[-1:] in self.sets["plural_ends"] and word not in self.sets["meeting_words"]
        return found[0] - day == 1 and not plural and word not in self.sets["counted"]

    def spread(
        self, days: list[tuple[int, str]], month: int | None, year: int | None, shift: Shift, i: int, j: int
    ) -> list[Phrase]:
        """One phrase where the days make a run, else one for each."""

        def one(day: int) -> Phrase:
            return Phrase("date", i, j, day=day, month=month, year=year, year_shift=shift)

        numbers = [day for day, _ in days]
        run = all(b - a == 1 for a, b in pairwise(numbers))
        ranged = len(days) == 2 and days[1][1] in self.sets["range_signs"] and numbers[0] < numbers[1]
        if len(days) > 1 and (run or ranged):
            return [replace(one(numbers[0]), bound="range", end=one(numbers[-1]))]
        return [one(day) for day in numbers]

    def month(self, i: int) -> Phrase | None:
        """A month alone: `September`, `September 2017`, `last September`, `January and February 2014`."""
        shift = self.w.shifts.get(self.low[i], "")
        j = i + 1 if shift else i
        found = self.month_name(j)
        if not found:
            return None
        year, year_shift, end = self.year_after(found[1])
        if self.low[j] in self.w.doubtful and year is None and not shift and not self.has(i - 1, "month_before"):
            return None
        first = Phrase("month", i, end, month=found[0], year=year, shift=shift, year_shift=year_shift)
        sign = self.low[end]
        if sign in self.sets["range_signs"] or sign in self.sets["and"]:
            other = self.month_name(end + 1)
            if other and not self.day(other[1]):
                year2, shift2, last = self.year_after(other[1])
                second = Phrase("month", end + 1, last, month=other[0], year=year2, year_shift=shift2)
                first.last, first.end, first.bound = last, second, "range"
                if year is None and year2 is not None:
                    first.year = year2 - 1 if found[0] > other[0] else year2
                first.year_shift = first.year_shift or shift2
        return first
