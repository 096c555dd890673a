"""How told times join: ranges, bounds, appositions, days of an opening. The driver that walks a sentence."""

from dataclasses import replace
from itertools import pairwise

from events.reading.times.grammar import Phrase
from events.reading.times.phrases import Relative

# A phrase holds a word of time at most so many tokens behind its first ("from the 16th to the 19th of May").
MOST_AHEAD, FEW_AHEAD = 9, 4
LIST_REACH = 4
NOUN_REACH = 4
DIGITS = frozenset("0123456789")


class Grammar(Relative):
    """Walks one sentence and gives its time phrases in order."""

    def phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        starters, hot, low, far = self.w.starters, self.w.hot, self.low, self.sets["far"]
        marks = [i for i, word in enumerate(low) if word in hot or (word[2:] and word[0] in DIGITS)]
        i = 0
        for mark in marks:
            i = max(i, mark - MOST_AHEAD)
            while i <= mark:
                word = low[i]
                starts = word in starters and (mark - i <= FEW_AHEAD or word in far)
                here = self.at(i) if starts or word[:1].isdigit() else []
                found += here
                i = here[-1].last if here else i + 1
        self._share_year(found)
        if len(found) > 1 and found[0].shift == "event":
            self._lean_ahead(found[0], found[1])
        elif found and found[0].shift == "event" and found[0].first == 0 and self._is_noun(found[0].last):
            # "A day after the raid, rebels left": of what the comma sets off.
            found[0].count, found[0].shift = -found[0].count, "after"
        return found

    def _lean_ahead(self, offset: Phrase, day: Phrase) -> None:
        """What leans on a day that is told behind it.

        Told by `A day after the rebels left, Russia sent police on Friday` the rebels left on Thursday; by `A day after
        the rebels left on Friday, Russia sent police` Russia did so on Saturday.
        """
        if day.kind in ("date", "weekday"):
            offset.base, offset.last = day, offset.last - 1
            if not self.sets["pause"].isdisjoint(self.low[offset.last : day.first]):
                return
            offset.count, offset.shift = -offset.count, "told"

    def _is_noun(self, i: int) -> bool:
        """Whether `the shelling,` stands here: a noun that takes up what was told, and no clause."""
        return self.low[i] in self.sets["owners"] and "," in self.low[i + 2 : i + NOUN_REACH]

    def _share_year(self, found: list[Phrase]) -> None:
        """The year of `on March 24 and again on March 30, 2017` is that of both."""
        for a, b in pairwise(found):
            dated = a.kind == b.kind == "date" and a.month and b.month and b.year and not (a.year or a.year_shift)
            if dated and b.first - a.last <= LIST_REACH and not self.sets["and"].isdisjoint(self.low[a.last : b.first]):
                a.year = (b.year or 0) - ((a.month or 0) > (b.month or 0))

    def at(self, i: int) -> list[Phrase]:
        """The phrases that begin at `i`; more than one where days are listed without making a run."""
        word, following = self.low[i], self.low[i + 1]
        if word in self.sets["between"]:
            return self.between(i)
        the = word in self.sets["article"]
        if the and following not in self.w.behind_the and not following[:1].isdigit():
            return []
        on = word in self.sets["at_day"]
        if on and following not in self.sets["article"]:
            return []
        if word in self.sets["since"]:
            return self.bounded(i, "since")
        if word in self.sets["until"]:
            found = self.closing(i) or self.bounded(i, "until")
            return found if word not in self.sets["through"] else [p for p in found if p.kind in ("date", "weekday")]
        if (the or word in self.sets["lately_in"]) and (span := self.lately(i)):
            return [span]
        if word in self.sets["over"]:
            if following in self.sets["hours"] and not self.dated(i + 2):
                return [Phrase("part", i, i + 2, part="hour")]
            j = self.the(i + 1)
            if self.low[j] in self.sets["weekend"]:
                return [Phrase("unit", i, j + 1, unit="weekend")]
            return []
        if (on or the) and (opening := self.opening(i)):
            return [opening]
        if lone := self.lone_days(i):
            return lone
        if on:
            return []
        inside = word in self.sets["in"]
        dates = [] if inside else self.calendar(self.the(i))
        if len(dates) > 1:
            return dates
        point = dates[0] if dates else self.offset(i) if inside else self.point(i)
        return [self.joined(point)] if point else []

    def lately(self, i: int) -> Phrase | None:
        """`in the past 24 hours`, `over the last three days`: up to the day of the telling."""
        j = self.the(i) if self.has(i, "article") else self.the(i + 1)
        if self.has(j, "past_week") and self.w.units.get(self.low[j + 1]) == "week":
            return Phrase("span", i, j + 2, count=1, unit="week")
        found = self.number(j + 1) if self.has(j, "lately") else None
        unit = self.w.units.get(self.low[found[1]], "") if found else ""
        if found is None or unit not in ("hour", "day", "week") or self.has(found[1] + 1, "of"):
            return None
        return Phrase("span", i, found[1] + 1, count=found[0], unit=unit)

    def joined(self, phrase: Phrase) -> Phrase:
        """Range and apposition: `30 May to 3 June`, `Thursday, 14 September`, `today, Wednesday`."""
        phrase = self.apposed(phrase)
        sign = self.low[phrase.last]
        if phrase.bound or phrase.kind in ("unit", "offset", "part", "day", "opening", "span") or not sign:
            return phrase
        into = phrase.kind == "weekday" and self.into(phrase.last)
        if into:
            return replace(phrase, bound="range", end=into, last=into.last)
        ranged = sign in self.sets["range_signs"]
        if not ranged and not (sign in self.sets["and"] and phrase.kind == "date"):
            return phrase
        other = self.point(phrase.last + 1)
        until_today = other is not None and other.kind == "day" and sign in self.sets["until"]
        if other is None or (other.kind not in ("date", "weekday", "month", "year") and not until_today) or other.bound:
            return phrase
        other = self.apposed(other)
        if not ranged and not self.adjacent(phrase, other):
            return phrase
        if phrase.kind == "date" and other.kind == "month" and sign not in self.sets["until"]:
            return phrase
        if sign in self.sets["to"] and phrase.kind == "weekday" and other.kind != "weekday":
            return phrase
        return replace(phrase, bound="range", end=other, last=other.last)

    def into(self, i: int) -> Phrase | None:
        """`Friday night into Saturday`, `late on Tuesday and into Wednesday`."""
        j = i + 1 if self.low[i] in self.sets["and"] else i
        return self.weekdays(j + 1) if self.low[j] in self.sets["into"] else None

    def dated(self, i: int) -> bool:
        """Whether the day of an hour follows it: `at noon on Thursday`, `at midnight tonight`."""
        return self.low[i][:1].isdigit() or self.low[i] in self.sets["dates_hour"] or self.low[i] in self.w.weekdays

    def adjacent(self, a: Phrase, b: Phrase) -> bool:
        """`30 November and 1 December` is a run of two days; `28 November and 14 December` are two times."""
        return b.kind == "date" and b.day == 1 and (a.day or 0) >= 28 and b.month == (a.month or 0) % 12 + 1

    def apposed(self, phrase: Phrase) -> Phrase:
        j = phrase.last
        if phrase.kind == "weekday":
            bracket = self.low[j] == "("
            k = j + 1 if self.low[j] in (",", "(", "-", "–") else j
            k = k + 1 if self.low[k] in self.sets["article"] else k
            k = k + 1 if self.low[k] in self.sets["at_day"] else k
            dates = self.calendar(k)
            if dates and (not phrase.end or dates[0].end):
                date = dates[0]
                last = date.last + 1 if bracket and self.low[date.last] == ")" else date.last
                return replace(date, first=phrase.first, last=last, weekday=phrase.weekday)
            if self.low[k] in self.sets["apposed_days"] and k > j:
                return replace(phrase, last=k + 1)
        if phrase.kind == "date" and self.low[j] == "(" and (name := self.weekday(j + 1)) and self.low[name[1]] == ")":
            return replace(phrase, last=name[1] + 1)
        if phrase.kind == "day" and self.low[j] == ",":
            weekday, dates = self.weekdays(j + 1), self.calendar(j + 1)
            follower = self.apposed(weekday) if weekday else dates[0] if dates else None
            if follower and follower.kind == "date":
                return replace(follower, first=phrase.first)
            if follower and self.ends_apposition(follower.last):
                return replace(phrase, last=follower.last)
        return phrase

    def ends_apposition(self, i: int) -> bool:
        return not self.low[i] or not self.low[i][0].isalnum()

    def between(self, i: int) -> list[Phrase]:
        days = self.day_first(self.the(i + 1)) or self.month_first(self.the(i + 1))
        if len(days) == 2 and days[0].day and days[1].day and days[0].day < days[1].day:
            # "Between the 3rd and the 5th of May", "between May 3 and 5".
            return [replace(days[0], first=i, bound="range", end=days[1])]
        first = self.point(self.the(i + 1))
        if first is None:
            return []
        if first.bound == "range":
            return [replace(first, first=i)]
        first = self.apposed(first)
        j = first.last + 1 if self.low[first.last] == "," else first.last
        if self.low[j] not in self.sets["between_joins"]:
            return []
        second = self.point(self.the(j + 1))
        second = self.apposed(second) if second else None
        if second is None or second.kind not in ("date", "weekday", "month", "year", "part"):
            return []
        return [replace(first, first=i, last=second.last, bound="range", end=second)]

    def bounded(self, i: int, bound: str) -> list[Phrase]:
        """`since January`, `from 28 November to 1 December`, `until Saturday`, `starting on 5 May`."""
        j = i + 1
        if self.low[j] in self.sets["bound_joins"]:
            j += 1
        if bound == "since" and self.low[j] in self.sets["then"]:
            return [Phrase("offset", i, j + 1, unit="day", shift="told", bound="since")]
        point = self.point(j) or self.point(self.the(j)) or next(iter(self.lone_days(j - 1)), None)
        if point is None or (point.kind == "offset" and bound == "until" and point.shift == "told"):
            return []
        point = replace(self.joined(point), first=i)
        if point.bound:
            return [point]
        j = point.last + 1 if self.low[point.last] == "," else point.last
        if self.low[i] in self.sets["from"] and self.low[j] in self.sets["range_signs"]:
            other = self.point(self.the(j + 1))
            if other and other.kind in ("day", "date", "weekday"):
                other = self.apposed(other)
                return [replace(point, bound="range", end=other, last=other.last)]
        return [replace(point, bound="since" if bound == "since" else "until")]

    def closing(self, i: int) -> list[Phrase]:
        """`before the month is out`, `before the year ends`, `by year-end`, `by the year's end`."""
        j = self.the(i + 1)
        unit = self.w.units.get(self.low[j], "")
        if unit not in ("week", "month", "year"):
            return []
        tail = self.low[j + 1 : j + 4]
        for ending in self.w.closings:
            if tail[: len(ending)] == ending:
                return [Phrase("unit", i, j + 1 + len(ending), unit=unit, bound="until")]
        return []

    def opening(self, i: int) -> Phrase | None:
        """Days that lean on a round: `on the opening day`, `on the eve of the summit`, `on the second day`."""
        on = self.low[i] in self.sets["at_day"]
        j = self.the(i + 1) if on else i + 1
        if on and j == i + 1:
            return None
        word = self.low[j]
        if word in self.sets["eve"] and self.low[j + 1] in self.sets["of"]:
            k = self.the(j + 2)
            if self.has(k, "opening") or self.has(k, "meeting_words"):
                return Phrase("opening", i, k + 1, count=-1)
            base = self.point(k)
            return Phrase("offset", i, base.last, count=-1, unit="day", shift="told", base=base) if base else None
        if word in self.sets["opens"] and self.low[j + 1] in self.sets["day"]:
            return Phrase("opening", i, j + 2, count=0)
        if self.w.part_ordinals.get(word) == -1 and self.has(j + 1, "day") and not self.has(j + 2, "of"):
            return Phrase("offset", i, j + 2, unit="day", shift="told")
        nth = self.w.ordinals.get(word, 0)
        if nth and self.low[j + 1] in self.sets["day"] and nth < 9:
            k = self.the(j + 3) if self.low[j + 2] in self.sets["of"] else 0
            if k == 0 or self.has(k, "meeting_words"):
                return Phrase("opening", i, k + 1 if k else j + 2, count=nth - 1)
        return None

    def lone_days(self, i: int) -> list[Phrase]:
        """`on the 24th and 25th`, `on the twelfth`, `the night of the fifteenth`: days whose month was told before."""
        the = self.low[i] in self.sets["article"]
        night = the and self.low[i - 1] in self.sets["of"] and self.has(i - 2, "dayparts")
        pair = the and self.low[i + 1][:1].isdigit()
        if not (night or pair) and not (self.has(i, "day_before") and self.low[i + 1] in self.sets["article"]):
            return []
        j = i + 1 if night or pair else i + 2
        if not self.low[j] or self.low[j].isdecimal():
            return []
        days, end = self.day_list(j)
        if pair and not night and len(days) < 2:
            return []
        if not days or self.low[end] in self.sets["of"] or self.month_name(end) or not self._stands_alone(j, end):
            return []
        return self.spread(days, None, None, "", i, end)

    def _stands_alone(self, i: int, end: int) -> bool:
        """Whether no noun that it counts stands behind an ordinal: `on the 8th Russian police ...`, `the 8th round`."""
        word = self.low[end]
        if not word or not word[0].isalpha() or self.closes(end):
            return True
        if any(self.has(k, "counted_off") for k in range(end, end + 3)):
            return False
        return self.low[i][0].isdigit() and self.t.capital(end)


def led(phrases: list[Phrase], low: list[str]) -> list[Phrase]:
    """`Two days before the convoy was hit on Monday, jets`: Monday is resolved before what leans on it."""
    first, second = phrases[:2]
    if first.shift != "event" or "," in low[first.last : second.first]:
        return phrases
    return [second, replace(first, shift="inside", count=-first.count), *phrases[2:]]
