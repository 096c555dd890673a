"""Sittings of a long round, which counts them as if each were a round: "the second session lasted until March 24"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.reading.rounds.cues import is_sitting
from events.reading.rounds.refs import Ref

if TYPE_CHECKING:
    from events.reading.rounds.numbers import Numbering

LONG = 20
OPENING = 3
COMING = ("next", "definite", "numbered", "pronoun")


class Sittings:
    """Asks the numbering what was told before and which days a mention has."""

    def __init__(self, numbers: Numbering) -> None:
        self.numbers, self.context = numbers, numbers.context

    def count(self, ref: Ref) -> None:
        """ "A second session lasted from March 14 to 24" within a long round is its second sitting."""
        if ref.relation not in ("numbered", "elliptic") or len(ref.numbers) != 1 or ref.track != "geneva":
            return
        number = ref.numbers[0]
        told = self.context.calendar.known(ref.track, number)
        if is_sitting(self.context, ref):
            ref.numbers = []
        around = self.numbers.around("geneva")
        now = self.context.calendar.known("geneva", around) if around else None
        if (
            now
            and now.start
            and now.end
            and (now.end - now.start).days > LONG
            and number != now.number
            and ref.head in ("round", "session", "talks")
        ):
            ref.numbers, ref.sitting = ([now.number], number) if number < now.number else ([], None)
        if before := self._before(ref, number):
            ref.numbers, ref.sitting = before, number
        if not ref.numbers or ref.sitting:
            return
        for start, end, precision in self.numbers.days(ref)[:1]:
            sat = self.context.calendar.at(ref.track, start, end)
            long = [k for k in sat if k.start and k.end and (k.end - k.start).days > LONG and k.number > number]
            if precision == "day" and len(sat) == 1 and long and told not in sat:
                ref.numbers, ref.sitting = [long[0].number], number

    def _before(self, ref: Ref, number: int) -> list[int] | None:
        """The round of the sitting told right before, where a bare ordinal counts on: "The second ... a third"."""
        last = self.numbers.seen.get("geneva", [])[-1:]
        if ref.relation != "elliptic" or not last or last[0].sitting != number - 1:
            return None
        return last[0].numbers if ref.sentence.index - last[0].sentence.index <= 1 else None

    def come(self, ref: Ref) -> None:
        """While a long round is in recess, "the next session" is its next sitting and not the next round, and so is
        the round itself where it is told to resume."""
        if ref.relation not in COMING:
            return
        day = self.context.published
        begun = self.context.calendar.last_begun("geneva", day) if ref.track == "geneva" else None
        now = self.context.calendar.known("geneva", begun) if begun else None
        opened = day and now and now.start and (day - now.start).days > OPENING
        ahead = ref.relation == "next" or (opened and self._is_ahead(ref))
        if ref.relation in ("numbered", "pronoun") and now and ref.numbers != [now.number]:
            return
        if ahead and day and now and now.start and now.end and day < now.end and (now.end - now.start).days > LONG:
            others = (r for r in self.numbers.refs if r.numbers == [now.number] and r.relation != "next")
            sat = [r.sitting for r in others if r.sitting]
            ref.numbers, ref.sitting, ref.inferred = [now.number], max(sat, default=1) + 1, True

    def _is_ahead(self, ref: Ref) -> bool:
        """Whether a mention is told to begin after the day of publication; of a numbered round all its times say so."""
        day = self.context.published
        told = [t for t in self.numbers.told_of.get(id(ref), []) if t.part in ("whole", "begin", "new")]
        later = [bool(t.when.start and t.when.start > day) for t in told] if day else []
        return any(later) and (ref.relation != "numbered" or all(later))
