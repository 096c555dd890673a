"""When an event was: the time nearest to its words, else the day it was told, else the time told just before."""

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from events.reading.lines import Line
from events.reading.shapes import Precision, RoundFact, Span, When, record

ENTRY_WORDS = 3
# So many letters before `on the first day` may stand whose day that is.
NEAR_ROUND = 400
# A round that began so many days before is what the text is about.
NEWS = 3
WEEK = 7
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
        first = opening_day(rounds, anchor, when.span.start)
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


def gone_by(told: Told, anchor: date | None, line: Line, weekdays: Collection[str]) -> Told:
    """`will send a team after Saturday's attack`: what has happened was on the Saturday gone by."""
    day = told.start
    if day is None or anchor is None or not 0 < (day - anchor).days < WEEK or day != told.end:
        return told
    if line.low[line.at(told.span.end - 1)] not in weekdays and line.low[line.at(told.span.start)] not in weekdays:
        return told
    return Told(day - timedelta(days=WEEK), day - timedelta(days=WEEK), "day", told.span)


def month_end(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def opening_day(rounds: Sequence[RoundFact], anchor: date | None, at: int) -> date | None:
    """First day of the round that is the news as of `anchor`, else of one told just before `at`, else of the last."""
    begun = [r for r in rounds if r.start and r.precision in (None, "day") and (anchor is None or r.start <= anchor)]
    latest = max((r.start for r in begun if r.start), default=None)
    if latest is None or (anchor is not None and (anchor - latest).days <= NEWS):
        return latest
    near = [(s.start, r.start) for r in begun for s in r.evidence if at - NEAR_ROUND <= s.start <= at]
    return max(near)[1] if near else latest


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
