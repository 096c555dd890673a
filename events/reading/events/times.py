"""When an event was: the time nearest to its words, else the day it was told, else the time told just before."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from events.reading.lines import Line
from events.reading.shapes import Precision, RoundFact, Span, When, record

ENTRY_WORDS = 3
# Kinds that happen on one day and do not go on.
POINTS = frozenset({"agreement", "territory-change", "chemical-attack", "appointment", "rejection", "aircraft-downed"})


@record
class Told:
    """Resolved days of an event and the words that tell them."""

    start: date | None
    end: date | None
    precision: Precision
    span: Span


def told_by(when: When, anchor: date | None, rounds: Sequence[RoundFact], lasting: bool = False) -> Told | None:
    """Days of a told time; one that leans on an opening is counted from the round the text is about.

    `lasting`: what began then goes on to the day of the text ("since 22 March").
    """
    if when.anchor.startswith("opening"):
        first = opening_day(rounds, anchor)
        if first is None:
            return None
        day = first + timedelta(days=int(when.anchor.removeprefix("opening")))
        return Told(day, day, "day", when.span)
    if when.start is None and when.end is None:
        return None
    start, end = when.start, when.end
    if lasting and end is None and anchor is not None and start is not None and start <= anchor:
        end = anchor
    if end is None and when.precision != "day" and start is not None:
        end = month_end(start) if when.precision == "month" else None
    return Told(start or end, end or start, when.precision, when.span)


def month_end(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def opening_day(rounds: Sequence[RoundFact], anchor: date | None) -> date | None:
    """First day of the round that sits, or sat last, when the text was written."""
    days = [r.start for r in rounds if r.start and r.precision in (None, "day") and r.status in ("under-way", "held")]
    days = [day for day in days if anchor is None or day <= anchor]
    return max(days) if days else None


def lasts(line: Line, when: When, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a time is told as a beginning that reaches to now: `since X`, but not `since X, when Y`."""
    first, last = line.at(when.span.start), line.at(when.span.end - 1) + 1
    low = line.low
    told = low[last : last + 1] == [","] and last + 1 < len(low) and low[last + 1] in sets["when"]
    return low[first] in sets["lasting"] and not told


def is_entry(line: Line) -> bool:
    """Whether a line is the date over an entry of a timeline: `27 February, evening.`"""
    if not line.whens or line.sentence.block == "row":
        return False
    words = 0
    for k, word in enumerate(line.low):
        words += word[0].isalnum() and k not in line.times
        if words > ENTRY_WORDS:
            return False
    return True


def in_round(told: Told, rounds: Sequence[RoundFact]) -> bool:
    """Whether a time is that of a round the text tells of: its meeting is the round."""
    if told.start is None or told.end is None:
        return False
    return any(
        r.start and r.start <= told.end and (r.end or r.start) >= told.start
        for r in rounds
        if r.precision in (None, "day")
    )
