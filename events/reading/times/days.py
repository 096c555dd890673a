"""Single days by their names, and what stands beside a weekday: its number, a part of the day, a second weekday."""

from events.reading.times.grammar import Dates, Phrase

# Behind a number these make it a count, a range or an hour: "on Friday 12 - among them", "Friday 10:30".
NUMBER_GOES_ON = ("-", "–", "/", ":", "%", "$")


class NamedDays(Dates):
    """Today, tomorrow, overnight, holidays; `Friday 6.`, `Friday night`, `Monday and Tuesday`."""

    def _clause_at(self, i: int) -> bool:
        """Whether words go on here, so that `before` belongs to them."""
        return bool(self.low[i]) and self.low[i][0].isalnum()

    def second_weekday(self, i: int) -> Phrase | None:
        if self.low[i] not in self.sets["range_signs"] and self.low[i] not in self.sets["and"]:
            return None
        found = self.weekday(i + 1)
        if not found:
            return None
        second = Phrase("weekday", i + 1, found[1], weekday=found[0])
        second.last = self.daypart(found[1], second)
        return second

    def numbered(self, i: int, phrase: Phrase) -> int:
        """`Friday 6.`, `Friday the 6th,`: the day of the month stands alone behind the weekday."""
        found = self.day(self.the(i)) if not phrase.shift else None
        if found is None or self.low[found[1]][:1].isalnum() or self.low[found[1]] in NUMBER_GOES_ON:
            return i
        phrase.day = found[0]
        return found[1]

    def daypart(self, i: int, phrase: Phrase) -> int:
        if self.has(i, "dayparts") and self.low[i] not in self.sets["early_late"]:
            phrase.daypart = self.low[i]
            return i + 1
        return i

    def named_day(self, i: int) -> Phrase | None:
        """`today`, `the day before yesterday`, `Christmas Eve`, `overnight`, `last night` (as unit)."""
        word = self.low[i]
        if word in self.w.days:
            phrase = Phrase("day", i, i + 1, count=self.w.days[word])
            phrase.last = self.daypart(i + 1, phrase)
            return phrase
        if word in self.sets["overnight"] and not (self.has(i + 1, "overnight_to") and self.weekday(i + 2)):
            return Phrase("part", i, i + 1, part="overnight")
        return self.holiday(i)

    def holiday(self, i: int) -> Phrase | None:
        """`Christmas Eve`, `New Year's Day`: the longest name that the table holds."""
        if self.low[i] not in self.w.starters or not self.t.capital(i):
            return None
        for size in self.w.holiday_sizes:
            name = tuple(self.low[i : i + size])
            if name in self.w.holidays and (size != 1 or self.low[i + 1] not in ("'", "’")):
                month, day = self.w.holidays[name]
                return Phrase("date", i, i + size, day=day, month=month)
        return None
