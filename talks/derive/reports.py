"""What reports of a round that sits or sat come to: row 12 of the decision table in DESIGN.md.

Both ends are weighed apart, so that two reports that differ on the first day alone dispute that day alone. A report by
month agrees with the days inside it.
"""

from datetime import date

from talks.derive.shapes import Said
from talks.derive.spans import as_day, contains
from talks.derive.tally import Tally

Ends = tuple[date, date]


def _fineness(ends: Ends) -> int:
    return -(ends[1] - ends[0]).days


def _agree(one: Ends, other: Ends) -> bool:
    return contains(one, other) or contains(other, one)


class Reports:
    """Reports `under-way` and `held`, filled as they become known."""

    def __init__(self) -> None:
        self._starts: Tally[Ends] = Tally(_fineness, _agree)
        self._ends: Tally[Ends] = Tally(_fineness, _agree)
        self.held = False
        self.under_way = False
        self.planned_end: date | None = None

    def put(self, said: Said, origin: str | None, day: date) -> None:
        start, end = as_day(said.value.get("start")), as_day(said.value.get("end"))
        coarse = (said.value.get("precision") or "day") != "day"
        if start:
            self._starts.add((start, end if coarse and end else start), said, origin, day)
        if said.value["status"] == "held":
            self.held = True
            if end:
                self._ends.add((start if coarse and start else end, end), said, origin, day)
        else:
            self.under_way = True
            self.planned_end = end or self.planned_end

    def time(self) -> tuple[date | None, date | None, str]:
        """First day, last day and precision. Ends that contradict each other leave the last day unknown."""
        start, end = self._starts.best(), self._ends.best()
        first, last = (start[0] if start else None), (end[1] if end else None)
        if first and last and last < first:
            last = None
        return first, last, _precision(start or end)

    def disputed(self) -> tuple[str, ...]:
        """The ends on which reports differ."""
        start, end = self._starts.best(), self._ends.best()
        crossed = start is not None and end is not None and end[1] < start[0]
        ends = {"start": self._starts.disputed(), "end": self._ends.disputed() or crossed}
        return tuple(name for name, disputed in ends.items() if disputed)


def _precision(ends: Ends | None) -> str:
    if ends is None or ends[0] == ends[1]:
        return "day"
    return "month" if (ends[1] - ends[0]).days < 31 else "year"
