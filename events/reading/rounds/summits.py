"""Which summit is meant where none is numbered: by its presidents, by the city named with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from events.reading.rounds.refs import Ref

if TYPE_CHECKING:
    from events.reading.rounds.numbers import Numbering

NOT_LONG = 10
# A city stands so near before "summit"; a summit so few days ahead is meant by its city.
CITY_WITHIN, SOON = 14, timedelta(days=30)


class Summits:
    """Asks the numbering what was told before."""

    def __init__(self, numbers: Numbering) -> None:
        self.numbers, self.context = numbers, numbers.context

    def of_presidents(self, ref: Ref, *, leads: bool) -> int | None:
        """That of presidents told together, in the lead of a text or behind a summit."""
        return self._just_met() if leads else self._met_before(ref)

    def _met_before(self, ref: Ref) -> int | None:
        """ "What will the presidents discuss?": the summit told not long before, if one was."""
        seen = [r for r in self.numbers.seen.get("summit", ()) if ref.sentence.index - r.sentence.index <= NOT_LONG]
        if not seen:
            return None
        ref.relation = "definite"
        main = self.numbers.main_of("summit")
        return main if main is not None and any(main in r.numbers for r in seen) else seen[-1].numbers[-1]

    def _just_met(self) -> int | None:
        """Presidents together at the head of a text: the summit of that day or of the day before."""
        day = self.context.published
        sat = self.context.calendar.at("summit", day - timedelta(days=1), day) if day else []
        return sat[0].number if len(sat) == 1 else None

    def by_city(self, ref: Ref) -> int | None:
        """Which summit "the Tehran summit" is: the nearest that sat, or is next to sit, in the city named with it."""
        day, begun = self.context.published, self.numbers.begun("summit")
        where = self.context.text[max(0, ref.start - CITY_WITHIN) : ref.tail]
        sat = [
            k
            for n in range(1, begun + 2)
            if (k := self.context.calendar.known("summit", n)) and k.city and k.city in where
        ]
        near = [k for k in sat if day and k.start and k.start - day < SOON]
        return max((k.number for k in near), default=None)
