"""The day told last, for those of the next sentences that tell none of their own."""

from collections.abc import Sequence
from datetime import date

from events.reading.clauses import Mood
from events.reading.events.hours import Hours
from events.reading.events.kinds import GROUND_KINDS
from events.reading.events.parties import Parties
from events.reading.events.spots import Spot
from events.reading.events.times import POINTS, Told, told_by
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import RoundFact

# So many sentences a time told for one event holds for the next that tells none, if it is of the same days.
FLOW, FRESH = 4, 3
# "Hours later" stands among so many words at the head of a sentence.
SAME_DAY = 5


class Flow:
    """Remembers the day told last; what leans on it is of that day too."""

    def __init__(
        self, attribution: Attribution, anchor: date | None, rounds: Sequence[RoundFact], parties: Parties, hours: Hours
    ) -> None:
        self.attribution, self.anchor, self.rounds, self.parties = attribution, anchor, rounds, parties
        self.hours, self.words = hours, parties.words
        self._flow: tuple[Told, int, int] | None = None
        self._news: tuple[Told, int, int] | None = None
        self._dated: list[tuple[int, Line]] = []

    def go_on(self, n: int, line: Line, dated: Sequence[Told]) -> None:
        """Takes note of the days of what a line tells, the latest first of all, else of those it names."""
        if dated:
            if self._flow is not None and self._is_fresh(self._flow[0]):
                self._news = self._flow
            self._flow = (max(dated, key=_begins) if dated[1:] else dated[0], n, line.sentence.paragraph)
            self._dated.clear()
        elif line.whens:
            self._dated.append((n, line))

    @property
    def told(self) -> tuple[Told, int, int] | None:
        """The day told last, in which sentence and paragraph; looked for only once something leans on it."""
        while self._dated:
            n, line = self._dated.pop()
            told = self._last_day(line)
            if told is not None:
                self._flow = (told, n, line.sentence.paragraph)
                self._dated.clear()
        return self._flow

    def _last_day(self, line: Line) -> Told | None:
        """The last day that a sentence tells, without those of sayings."""
        spoken = {s.said_on.span.start for s in self.attribution.said_in(line.sentence.start) if s.said_on}
        for when in reversed(line.whens):
            one = told_by(when, self.anchor, self.rounds) if when.end and when.span.start not in spoken else None
            if one and one.end and (self.anchor is None or one.end <= self.anchor) and one.precision == "day":
                return one
        return None

    def just_told(self, spot: Spot, said: Said | None) -> bool:
        """Whether the sentence before, of the same paragraph, told a time and this one names people who met.

        Where it leans on what was told (`after the talks`, `later`, `separately`) a few sentences may lie between.
        """
        if self.told is None or "person" not in spot.rule.near:
            return False
        away, same = spot.n - self.told[1], self.told[2] == spot.line.sentence.paragraph
        if not (away == 1 and same and said is None) and not (away <= FLOW and self._leans(spot)):
            return False
        return len(set(self.parties.of(spot, Mood("happened"), None))) > 1

    def _leans(self, spot: Spot) -> bool:
        """`Before the summit X met Y`, `Putin later spoke with Z`, `On the sidelines, A saw B`."""
        low, words = spot.line.low, self.words
        if not words["in_turn"].isdisjoint(low):
            return True
        return any(
            low[k] in words["around"]
            and low[k + 1] in words["definite"]
            and not words["sittings"].isdisjoint(low[k + 2 : k + 4])
            for k in range(len(low) - 2)
        )

    def carried(self, spot: Spot, *, news: bool = False) -> Told | None:
        """The time told before; "have released a pilot" is `news`, and not of the month told before."""
        if self.hours.told is not None and (self.told is None or self.told[1] < self.hours.since):
            return self.hours.told
        if self.told is None:
            return None
        told, index, paragraph = self.told
        fresh, kind = self._is_fresh(told), spot.rule.kind
        background = not fresh and kind in GROUND_KINDS and kind not in POINTS
        if background and self._news is not None and spot.n - self._news[1] < FLOW:
            # "The assault, launched on 18 February, goes on": behind it the text is of its own days again.
            (told, index, paragraph), fresh = self._news, True
        if news and told.precision != "day":
            return None
        same = paragraph == spot.line.sentence.paragraph or kind in GROUND_KINDS
        # Blame goes with the news, not with a day of long ago in the paragraph before.
        reach = FLOW if fresh or same else 0 if kind == "accusation" else 1
        return told if spot.n - index <= reach or (fresh and self.same_day(spot)) else None

    def same_day(self, spot: Spot) -> bool:
        """`Hours earlier a helicopter had brought down a drone`, `had seized it by nightfall`."""
        low, words = spot.line.low, self.words
        if not words["by_hour"].isdisjoint(low):
            return True
        return low[0] in words["meanwhile"] or any(
            low[k] in words["hours"] and not words["hours_away"].isdisjoint(low[k + 1 : k + 2])
            for k in range(min(len(low), SAME_DAY))
        )

    def _is_fresh(self, told: Told) -> bool:
        return self.anchor is not None and told.end is not None and (self.anchor - told.end).days <= FRESH


def _begins(told: Told) -> date:
    return told.start or told.end or date.min
