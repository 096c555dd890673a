"""Running reports: an entry that opens with the hour tells of the day of the report."""

from collections.abc import Sequence
from datetime import date

from events.reading.events.times import Told
from events.reading.lines import Line

# So many lines that open with an hour make a text a running report.
LEAST = 3


class Hours:
    """The hour under which a sentence stands, as a time that what tells none of its own may take."""

    def __init__(self, lines: Sequence[Line], anchor: date | None) -> None:
        found = [n for n, line in enumerate(lines) if is_clocked(line)] if anchor else []
        self.anchor = anchor
        self.opening = frozenset(found if len(found) >= LEAST else ())
        self.told: Told | None = None
        self.since = 0

    def begin(self, n: int, line: Line) -> None:
        """Takes note of the hour that opens the sentence number `n`."""
        if n in self.opening:
            self.told, self.since = Told(self.anchor, self.anchor, "day", line.span(0, 3)), n


def is_clocked(line: Line) -> bool:
    """Whether a line opens with an hour: `09:30 Tal Abyad wakes up under attack`."""
    low = line.low
    if len(low) < 3 or low[1] not in (":", ".") or not (low[0].isdecimal() and low[2].isdecimal()):
        return False
    return len(low[0]) <= 2 and len(low[2]) == 2 and int(low[0]) < 24 and int(low[2]) < 60
