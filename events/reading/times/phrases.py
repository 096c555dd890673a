"""Weekdays, relative times, parts and bounds, and how they join: the upper half of the grammar."""

from dataclasses import replace

from events.reading.times.days import NamedDays
from events.reading.times.grammar import Phrase
from events.reading.times.words import Part, Unit


class Relative(NamedDays):
    """Times that lean on another: weekdays, `last month`, `two days later`, `early next week`."""

    def weekdays(self, i: int) -> Phrase | None:
        """`Friday`, `next Monday and Tuesday`, `Thursday and Friday of last week`, `the first Monday of May`."""
        start = i
        i = self.the(i)
        shift = self.w.shifts.get(self.low[i], "")
        found = self.weekday(i + 1 if shift else i)
        if (
            found
            and i > start
            and not shift
            and self.low[found[1]] in self.sets["before"]
            and not self._clause_at(found[1] + 1)
        ):
            # "the Tuesday before"
            return Phrase("weekday", start, found[1] + 1, weekday=found[0], shift="before")
        if not found or (i > start and not shift):
            return None
        if not shift and self.w.shifts.get(self.low[found[1]]) == "last" and self.low[found[1] + 1] not in self.w.units:
            # "on Saturday last"
            return Phrase("weekday", start, found[1] + 1, weekday=found[0], shift="last")
        phrase = Phrase("weekday", start, found[1], weekday=found[0], shift=shift)
        phrase.last = self.daypart(self.numbered(found[1], phrase), phrase)
        second = self.second_weekday(phrase.last)
        if second:
            phrase.end, phrase.last, phrase.bound = second, second.last, "range"
        return self.week_of(phrase)

    def week_of(self, phrase: Phrase) -> Phrase:
        """`Monday last week`, `Friday of next week`, `the last Thursday of the old year`."""
        j = phrase.last + 1 if self.low[phrase.last] in self.sets["of_in"] else phrase.last
        j = self.the(j)
        shift = self.w.shifts.get(self.low[j], "")
        if shift and self.low[j + 1] in self.sets["week"]:
            phrase.unit, phrase.year_shift, phrase.last = "week", shift, j + 2
        elif self.low[phrase.last] in self.sets["of_in"] and phrase.shift == "last":
            base = self.month(j) or self.unit(j)
            if base:
                phrase.kind, phrase.base, phrase.last, phrase.count = "nth", base, base.last, -1
        return phrase

    def nth_weekday(self, i: int) -> Phrase | None:
        i = self.the(i)
        count = self.w.ordinals.get(self.low[i])
        found = self.weekday(i + 1) if count else None
        if not count or not found or self.low[found[1]] not in self.sets["of_in"]:
            return None
        base = self.month(found[1] + 1) or self.unit(found[1] + 1)
        return Phrase("nth", i, base.last, weekday=found[0], count=count, base=base) if base else None

    def unit(self, i: int) -> Phrase | None:
        """`last month`, `the same day`, `that night`, `next week`, `the weekend`, `the past year`."""
        start = i
        i = self.the(i)
        shift = self.w.shifts.get(self.low[i], "")
        j = i + 1 if shift else i
        word = self.low[j]
        if shift and word in self.w.seasons:
            return self.season(start)
        unit = self.w.units.get(word, "")
        if (
            not unit
            or word[-1] in self.sets["plural_ends"]
            or unit == "hour"
            or (not shift and unit not in ("week", "month", "year", "weekend"))
        ):
            return None
        if not shift and i == start:
            return None
        if self.low[j + 1] == "-" and self.low[j + 2][:1].isalpha() and not shift and word not in self.sets["year"]:
            return None  # "the week-old truce"
        if shift == "last" and (word in self.sets["day"] or (self.has(j + 1, "of") and self.month(self.the(j + 2)))):
            return None  # "the last weekend of October"
        if unit == "week" and not shift and self.low[j + 1] in self.sets["week_of"]:
            dates = self.calendar(self.the(j + 2))
            if dates:
                return Phrase("unit", start, dates[0].last, unit="week", base=dates[0])
        daypart = word if unit == "day" and word not in self.sets["day"] else ""
        return Phrase("unit", start, j + 1, unit=unit, shift=shift, daypart=daypart)

    def season(self, i: int) -> Phrase | None:
        """`last summer`, `the summer of 2014`, `spring 2018`, `since spring`."""
        start = i
        if not (self.has(i - 1, "season_before") or self.has(i, "season_before")):
            return None
        i = self.the(i)
        shift = self.w.shifts.get(self.low[i], "")
        j = i + 1 if shift else i
        if self.low[j] not in self.w.seasons:
            return None
        if self.has(j, "deeds") and self.has(j + 1, "of") and not (self.year(j + 2) or shift):
            return None  # "the fall of Aleppo"
        year, year_shift, end = self.year_after(j + 1)
        month = self.w.seasons[self.low[j]][0]
        return Phrase("season", start, end, month=month, year=year, shift=shift, year_shift=year_shift)

    def bare_year(self, i: int) -> Phrase | None:
        found = self.year(i)
        if not found:
            return None
        the = self.low[i - 1] in self.sets["article"]
        if not self.has(i - 2 if the else i - 1, "year_before"):
            return None
        following = self.low[found[1]]
        if the and following and following[0].isalpha():
            return None
        return Phrase("year", i, found[1], year=found[0])

    def offset(self, i: int) -> Phrase | None:
        """`two days ago`, `a week earlier`, `in ten days' time`, `two days before Christmas`, `the day after`."""
        inside = self.low[i] in self.sets["within"]
        j = i + 1 if inside else i
        one = self.low[j] in self.sets["article"] and self.low[j + 1] in self.sets["one_of"]
        found = (1, j + 1) if one else self.number(j)
        if not found or self.low[found[1]] not in self.w.units:
            return None
        count, j = found
        unit = self.w.units[self.low[j]]
        daypart = self.low[j] if unit == "day" and self.low[j] not in self.sets["days_alone"] else ""
        j += 1
        sign = self.low[j]
        if inside and self.low[i] in self.sets["in"]:
            return self.ahead(i, count, unit, j)
        shape = Phrase("offset", i, j + 1, count=count, unit=unit, daypart=daypart)
        if sign in self.sets["ago"] or (sign in self.sets["ever_since"] and self.low[i - 1] in self.sets["is"]):
            # "It's two weeks since ..."
            today = self.named_day(j + 1) or self.unit(j + 1) if unit in ("year", "month") else None
            return replace(shape, count=-count, shift="anchor", base=today, last=today.last if today else j + 1)
        if sign in self.sets["earlier"] or sign in self.sets["later"]:
            return replace(shape, count=-count if sign in self.sets["earlier"] else count, shift="told")
        if sign in self.sets["at_day"] and self.low[j + 1] == ",":
            return replace(shape, shift="told")  # "two days on, jets struck"
        if sign in self.sets["from"] and self.low[j + 1] in self.sets["now"]:
            return replace(shape, shift="anchor", last=j + 2)
        if sign in self.sets["preceding"] or sign in self.sets["following"]:
            return self.leaning(replace(shape, count=-count if sign in self.sets["preceding"] else count, shift="told"))
        return None

    def ahead(self, i: int, count: int, unit: Unit, j: int) -> Phrase | None:
        """`in two days`, `in two days' time`: a time to come; `in nine months` after a negation is none."""
        if self.low[j] in ("'", "’"):
            j += 2 if self.low[j + 1] in self.sets["genitive"] else 1
        if self.low[j] in self.sets["time"]:
            return Phrase("offset", i, j + 1, count=count, unit=unit, shift="anchor")
        return None

    def leaning(self, phrase: Phrase) -> Phrase | None:
        """The day that `before` or `after` leans on, told behind it; the opening of a round is told as such."""
        j = phrase.last
        k = j + 1 if self.low[j] in self.sets["owners"] else j
        if self.has(k, "opening"):
            return replace(phrase, shift="opening", last=k + 1)
        base = self.point(j, lean=False)
        if base:
            return replace(phrase, base=base, last=base.last)
        if self.low[j] in self.sets["it"] and phrase.count and not self.low[j + 1].isdecimal():
            opened = any(word in self.sets["opening"] for word in self.low[: phrase.first])
            if self.low[phrase.first - 1] == "," and phrase.first > 1 and self.looks_back(j + 1):
                return replace(phrase, count=-phrase.count, shift="event")  # "on 6 May, a day after it was signed"
            return replace(phrase, shift="opening" if opened else "told", last=j + 1)
        word = self.low[j]
        if not word or not word[0].isalnum() or word in self.sets["places"] or word in self.sets["past"]:
            return phrase  # "a mine the day after cost nine lives"
        if self.low[phrase.first - 1] in self.sets["for"]:
            return None  # "a pause for five days after ..."
        # "on Sunday, a day after the jet was lost": the time of what follows.
        return replace(phrase, count=-phrase.count, shift="event")

    def looks_back(self, i: int) -> bool:
        """Whether a verb of the past stands there: "was", "broke up", "ended"."""
        return any(self.has(i, kind) for kind in ("past_helpers", "past")) or self.low[i][-2:] in self.sets["past_ends"]

    def part(self, i: int) -> Phrase | None:
        """`late October`, `the end of the month`, `the first half of 2018`, `later this week`, `mid-May`."""
        start, i = i, self.the(i)
        word = self.low[i]
        if word in self.sets["parts_before"]:
            j = i + 1
            if self.low[j] in self.sets["part_joins"] and not (word in self.sets["later"] and self.low[j] == "-"):
                j += 1
            base = (
                self.month(self.the(j))
                or self.unit(self.the(j))
                or self.unit(j)
                or self.season(self.the(j))
                or self.loose_year(j)
            )
            if base is None and self.has(i, "earlier") and self.has(j, "article") and self.has(j + 1, "day"):
                return Phrase("unit", start, j + 2, unit="day", shift="same")  # "earlier in the day"
            on = self.has(j - 1, "at_day")
            if on and (dates := self.calendar(self.the(j))):
                return replace(dates[0], first=start)
            if base is None and word in self.sets["early_late"] and (on or j == i + 1):
                base = self.weekdays(j) or self.unit(j)
            if base and base.kind == "weekday":
                return replace(base, first=start)
            return self.in_part(start, base, of_day=word in self.sets["part_of_day"])
        if word in self.sets["part_nouns"] and self.low[i + 1] in self.sets["of"]:
            return self.in_part(start, self.whole(i + 2), "end" if word in self.sets["end"] else "")
        if (
            word in self.w.part_ordinals
            and (found := self.number(i + 1))
            and self.w.units.get(self.low[found[1]]) == "day"
        ):
            count = found[0] * (-1 if self.w.part_ordinals[word] < 0 else self.w.part_ordinals[word] == 1)
            of = count and self.has(found[1] + 1, "of")
            return self.in_part(start, self.whole(found[1] + 2), "run", count) if of else None
        unit = self.w.part_units.get(self.low[i + 1], "")
        if unit and word in self.w.part_ordinals and self.low[i + 2] in self.sets["of"]:
            return self.in_part(start, self.whole(i + 3), unit, self.w.part_ordinals[word])
        return None

    def whole(self, i: int) -> Phrase | None:
        return self.month(self.the(i)) or self.unit(i) or self.season(i) or self.loose_year(self.the(i))

    def loose_year(self, i: int) -> Phrase | None:
        found = self.year(i)
        return Phrase("year", i, found[1], year=found[0]) if found else None

    def in_part(
        self, start: int, base: Phrase | None, part: Part = "", nth: int = 0, *, of_day: bool = False
    ) -> Phrase | None:
        if base is None or (base.kind == "unit" and base.unit == "day" and not of_day):
            return None
        return Phrase("part", start, base.last, part=part, count=nth, base=base)

    def shifted_date(self, i: int) -> Phrase | None:
        """`last August 1-2`, `next May 3`."""
        shift = self.w.shifts.get(self.low[i], "")
        dates = self.month_first(i + 1) if shift and self.low[i + 1] in self.w.months else []
        return replace(dates[0], first=i, shift=shift) if dates else None

    def point(self, i: int, lean: bool = True) -> Phrase | None:
        """Any single time that begins at `i`."""
        dates = self.calendar(self.the(i))
        if dates:
            return dates[0]
        if self.low[i] not in self.w.starters and not self.low[i][:1].isdigit():
            return None
        return (
            self.weekdays(i)
            or self.shifted_date(i)
            or self.part(i)
            or (self.offset(i) if lean else None)
            or self.nth_weekday(i)
            or self.month(self.the(i))
            or self.named_day(self.the(i))
            or self.unit(i)
            or self.bare_year(i)
            or self.season(i)
        )
