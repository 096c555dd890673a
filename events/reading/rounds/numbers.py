"""Which number a round has that is told without one: "the next round", "the last one", "the talks"."""

from bisect import bisect_right
from datetime import date, timedelta

from events.reading.context import Context
from events.reading.rounds.beside import Told
from events.reading.rounds.cues import is_sitting
from events.reading.rounds.points import behind, is_passing
from events.reading.rounds.refs import Ref
from events.reading.rounds.sittings import Sittings
from events.reading.rounds.status import cue_of
from events.reading.rounds.summits import Summits

RECENT = timedelta(days=20)
MOST = 400
LOOK_BACK = 20
LEAD_SENTENCES = 4
OPENS_WITHIN = 30
FIRST = [1]
# Tracks whose first talks were announced as talks.
HOME = ("astana", "geneva")


class Numbering:
    """Goes through the mentions in order, knowing what was told before and what the calendar holds."""

    def __init__(self, context: Context, refs: list[Ref], told: list[Told]) -> None:
        self.context = context
        self.refs = refs
        self.starts = [r.start for r in refs]
        self.told = told
        self.seen: dict[str, list[Ref]] = {}
        self.told_of: dict[int, list[Told]] = {}
        for one in sorted(told, key=lambda t: t.cost):
            self.told_of.setdefault(id(one.ref), []).append(one)
        self.sure: dict[str, list[Ref]] = {}
        for ref in refs:
            if ref.track and ref.numbers:
                self.sure.setdefault(ref.track, []).append(ref)
        self.mains: dict[str, int | None] = {}
        self.sittings = Sittings(self)
        self.summits = Summits(self)

    def run(self) -> list[Ref]:
        """The mentions whose number could be found; those found by reasoning are marked inferred."""
        for ref in self.refs:
            if ref.relation == "count":
                self._dated_count(ref)
            self.sittings.count(ref)
            if ref.numbers == FIRST and self._is_first_of_next(ref):
                ref.numbers, ref.relation = [], "next"
            if not ref.numbers and ref.track and (number := self._number(ref)) is not None:
                ref.numbers = [number]
                ref.inferred = True
            self.sittings.come(ref)
            if ref.numbers and ref.track and ref.relation != "count":
                self.seen.setdefault(ref.track, []).append(ref)
        return [ref for ref in self.refs if ref.numbers]

    def _is_first_of_next(self, ref: Ref) -> bool:
        """Whether "a first meeting" is told for a day to come where the first round is long over."""
        day = self.context.published
        if day is None or ref.relation != "numbered" or not behind(self.context.grammar.another, self.context, ref, 10):
            return False
        known, told = self.context.calendar.known(ref.track or "", 1), self.days(ref)
        if not (known and known.city and known.city in ref.sentence.text):
            return False
        return bool(known.end and known.end < day and told) and all(start > day for start, _, _ in told)

    def _dated_count(self, ref: Ref) -> None:
        """ "The two sessions held last November" are those of that month, not the first two."""
        for start, end, precision in self.days(ref):
            sat = [k.number for k in self.context.calendar.at(ref.track or "", start, end)]
            if len(sat) == len(ref.numbers):
                ref.numbers, ref.relation = sat, "count" if precision == "year" else "numbered"
                return

    def _number(self, ref: Ref) -> int | None:
        track = ref.track or ""
        by_date = None if self._moved(ref) else self._by_date(ref)
        if by_date is not None:
            return by_date
        if ref.head == "presidents":
            return self.summits.of_presidents(ref, leads=ref.sentence.index <= LEAD_SENTENCES)
        if track == "sochi":
            return 1
        if track == "summit" and ref.relation == "definite" and (number := self.summits.by_city(ref)):
            ref.relation = "named"
            return number
        ways = {
            "next": self._next,
            "previous": self._previous,
            "last": self._last,
            "current": self._current,
            "definite": self._definite,
            "named": self._definite,
            "pronoun": self._definite,
        }
        way = ways.get(ref.relation)
        number = way(track, ref) if way else None
        if ref.relation == "definite" and number and self._sat_otherwise(ref, track, number):
            return None
        return number if number and self.context.calendar.plausible(track, number, self.context.published) else None

    def _moved(self, ref: Ref) -> bool:
        """Whether a pronoun tells where a round goes that was told as off right before: "It is now due in May"."""
        seen = self.seen.get(ref.track or "") if ref.relation == "pronoun" else None
        if not seen or ref.sentence.index - seen[-1].sentence.index > 1:
            return False
        return any(t.part == "former" for t in self.told_of.get(id(seen[-1]), []))

    def _sat_otherwise(self, ref: Ref, track: str, number: int) -> bool:
        """Whether a past day is told of "the meetings" on which the round that they might be did not sit."""
        known, day = self.context.calendar.known(track, number), self.context.published
        told = [(start, end) for start, end, precision in self.days(ref) if precision == "day"]
        if not (told and known and known.start and known.end and day):
            return False
        return all(end <= day and (end < known.start - RECENT or start > known.end + RECENT) for start, end in told)

    def days(self, ref: Ref) -> list[tuple[date, date, str]]:
        found: list[tuple[date, date, str]] = []
        for t in self.told_of.get(id(ref), []):
            start, end = t.when.start or t.when.end, t.when.end or t.when.start
            since = t.when.end is None and t.part != "begin" and ref.relation in ("definite", "pronoun")
            if start and end and t.part != "former" and not since:
                found.append((start, end, t.when.precision))
        return found

    def _by_date(self, ref: Ref) -> int | None:
        """The one round of the track that sat in the time told; a month or year must hold one round only."""
        for start, end, precision in self.days(ref):
            if precision == "year" or (end - start).days > 62 or (ref.relation == "next" and self._is_gone(end)):
                continue
            slack = timedelta(days=1 if precision == "day" else 0)
            sat = self.context.calendar.at(ref.track or "", start - slack, end + slack)
            if len(sat) == 1:
                return sat[0].number
            inside = [k for k in sat if k.start and start <= k.start <= end]
            if len(inside) == 1:
                return inside[0].number
        return None

    def _is_gone(self, last: date) -> bool:
        return self.context.published is not None and last < self.context.published

    def begun(self, track: str) -> int:
        """The last round that had begun by the day of publication, by the calendar or by what the text tells."""
        told = [n for r in self.sure.get(track, [])[:MOST] for n in r.numbers]
        last = self.context.calendar.last_begun(track, self.context.published)
        if last is None:
            return max(told, default=0)
        beyond = [n for n in told if n > last and not self.context.calendar.known(track, n)]
        return max(beyond, default=last)

    def _focus(self, track: str) -> int | None:
        seen = self.seen.get(track)
        return seen[-1].numbers[-1] if seen else None

    def _next(self, track: str, ref: Ref) -> int | None:
        seen = self.seen.get(track)
        if ref.head == "alone" and seen and seen[-1].sentence.index == ref.sentence.index:
            return seen[-1].numbers[-1] + 1
        if self.context.grammar.new_opens.match(self.context.lowered[ref.start : ref.tail + OPENS_WITHIN]):
            return self.around(track)
        last = self.begun(track)
        return last + 1 if last or track not in ("summit", "constitutional-committee") else None

    def _previous(self, track: str, ref: Ref) -> int | None:
        if self.context.grammar.plural.search(self.context.lowered[ref.start : ref.end]):
            return None  # "an observer at earlier rounds"
        focus = self._focus(track)
        return focus - 1 if focus else self.begun(track)

    def _last(self, track: str, ref: Ref) -> int | None:
        focus = self._focus(track)
        if focus and is_sitting(self.context, ref):
            return focus
        begun = self.begun(track)
        return focus - 1 if focus and focus == begun + 1 else begun

    def _current(self, track: str, ref: Ref) -> int | None:
        return self.around(track) or self._focus(track)

    def _definite(self, track: str, ref: Ref) -> int | None:
        """The round spoken of just before; in the first sentences the one that sat when the text came out."""
        seen = self.seen.get(track)
        published = self.context.published
        if named := self._named_next(ref):
            return named
        if (
            published
            and any(self._begins_after(t, published) for t in self.told_of.get(id(ref), []))
            and not (seen and ref.relation == "pronoun")
        ):
            known = self.context.calendar.known(track, seen[-1].numbers[-1]) if seen else None
            if not seen or (known and known.start and known.start <= published):
                return self._next(track, ref)
        firm = [
            r
            for r in (seen or [])[-LOOK_BACK:]
            if r.relation not in ("next", "previous", "last") and not is_passing(self.context, r)
        ]
        if seen and ref.relation == "pronoun" and ref.sentence.index - seen[-1].sentence.index <= 1:
            return seen[-1].numbers[-1]
        if seen and ref.sentence.paragraph == seen[-1].sentence.paragraph:
            firm = [*firm, seen[-1]] if not is_passing(self.context, seen[-1]) else firm
        main = self.main_of(track)
        if firm and firm[-1].sentence.paragraph != ref.sentence.paragraph and main:
            return main
        if firm and ref.sentence.index - firm[-1].sentence.index <= 12:
            return firm[-1].numbers[-1]
        if ref.sentence.index > LEAD_SENTENCES:
            return seen[-1].numbers[-1] if seen else None
        return self._of_lead(track, ref)

    def _of_lead(self, track: str, ref: Ref) -> int | None:
        """The round that "the talks" of a lead are: the one that sits, one numbered later, or one that is wanted."""
        later = [
            r for r in self.refs if r.track == track and r.relation in ("numbered", "elliptic") and len(r.numbers) == 1
        ]
        around = self.around(track)
        if around is None and later:
            return later[0].numbers[0]
        if around is None and self._is_wanted(ref):
            ref.relation = ref.relation if self.days(ref) else "next"
            return self._next(track, ref)
        return around

    def _is_wanted(self, ref: Ref) -> bool:
        """Whether the first talks told of in a text are to come: "a peace conference that they had wanted to hold"."""
        first = ref.head == "talks" and not self.begun(ref.track or "") and ref.track in HOME
        told = cue_of(self.context, ref, []) if ref.head == "conference" or first else set()
        return bool(told & {"scheduled", "postponed"}) and not told & {"held", "ended", "under-way", "cancelled"}

    def _begins_after(self, told: Told, day: date) -> bool:
        """Whether a time is one to come, and none until which what sits goes on."""
        start = told.when.start or told.when.end
        if start is None or start <= day:
            return False
        return self.context.grammar.lasts_until.match(self.context.lowered, told.when.span.start) is None

    def _named_next(self, ref: Ref) -> int | None:
        """The number that the next sentence gives: "A meeting opens on Thursday. It will be the sixth."."""
        at = bisect_right(self.starts, ref.start)
        following = self.refs[at] if at < len(self.refs) else None
        if following is None or following.relation != "elliptic" or following.track != ref.track:
            return None
        near = following.sentence.index - ref.sentence.index <= 1
        is_it = self.context.grammar.is_the.search(self.context.lowered[max(0, following.start - 16) : following.start])
        return following.numbers[0] if near and is_it and following.numbers else None

    def main_of(self, track: str) -> int | None:
        """The number that is told most and first, in mentions that are sure."""
        if track not in self.mains:
            points: dict[int, float] = {}
            for r in self.sure.get(track, [])[:MOST]:
                if r.relation in ("numbered", "elliptic") and r.numbers and not is_passing(self.context, r):
                    weight = 6 if r.sentence.index < 2 else 3 if r.sentence.index < 5 else 1
                    points[r.numbers[0]] = points.get(r.numbers[0], 0) + weight
            self.mains[track] = max(points, key=lambda n: points[n]) if points else None  # of two the one told first
        return self.mains[track]

    def around(self, track: str) -> int | None:
        """The round that sat, or had just sat, on the day of publication."""
        day = self.context.published
        if day is None:
            return None
        last = self.context.calendar.last_begun(track, day)
        known = self.context.calendar.known(track, last) if last else None
        return last if known and known.end and day - known.end <= RECENT else None
