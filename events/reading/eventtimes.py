"""When an event was: the time nearest to its words, else the day it was told, else the time told just before."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from events.reading.attribution import Said
from events.reading.lines import Line
from events.reading.shapes import Precision, RoundFact, Span, When, record

FAR = 36
PER_CLAUSE = 13
PER_VERB = 6
RELATIVE_COST = 15
HEAD = 3
ENTRY_WORDS = 3
RELATIVE_OPENERS = ("that", "which", "who", "whose", "where")


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


def nearest(
    line: Line,
    trigger: tuple[int, int],
    clause: int,
    clauses: Sequence[tuple[int, int]],
    sayings: Sequence[Said],
    verbs: frozenset[str],
    loosely: bool = False,
) -> When | None:
    """The time of the sentence that belongs to a trigger, or None; times of sayings are no candidates."""
    if not line.times:
        return None
    best: tuple[float, int] | None = None
    spoken = {(s.said_on.span.start, s.said_on.span.end) for s in sayings if s.said_on is not None}
    seen: set[int] = set()
    for token in sorted(line.times):
        when = line.times[token]
        if when.span.start in seen or (when.span.start, when.span.end) in spoken or _measures(line, token):
            continue
        seen.add(when.span.start)
        cost = _cost(line, token, trigger, clause, clauses, verbs) - (RELATIVE_COST if loosely else 0)
        if loosely and when.end is None:
            continue
        if cost < (FAR + FAR if loosely else FAR) and (best is None or cost < best[0]):
            best = (cost, token)
    if best is None and not loosely:
        return nearest(line, trigger, clause, clauses, sayings, verbs, loosely=True)
    return line.times[best[1]] if best else None


def _measures(line: Line, token: int) -> bool:
    """`for the first time since 2012` tells of no day of the event."""
    return "since" in line.low[max(0, token - 1) : token + 1] and "time" in line.low[max(0, token - 2) : token]


def _cost(
    line: Line,
    token: int,
    trigger: tuple[int, int],
    clause: int,
    clauses: Sequence[tuple[int, int]],
    verbs: frozenset[str],
) -> float:
    first, last = trigger
    low, high = (last, token) if token >= last else (token, first)
    words = line.low
    between = [k for k in range(low, high) if words[k] in verbs and k not in line.names and k not in line.times]
    home = next((n for n, (a, b) in enumerate(clauses) if a <= token < b), clause)
    crossed = abs(home - clause) + (0.5 if home > clause else 0)
    relative = home > clause and line.low[clauses[home][0]] in RELATIVE_OPENERS
    lasting = "since" in line.low[max(0, token - 1) : token + 1]
    if relative and clauses[home][0] == last and home == clause + 1 and not lasting:
        # "a gas attack that killed scores on Tuesday"
        return 0.4 * (high - low)
    if token <= HEAD and token < first and home != clause:
        return 12 + 0.2 * (high - low)
    at_head = token < first and token - clauses[home][0] <= 2
    earlier = token < first and not at_head and not verbs.isdisjoint(line.low[clauses[home][0] : token])
    distance = 6 * earlier + (high - low) * (0.4 if at_head else 1.0)
    distance += RELATIVE_COST if relative else 0
    return distance + PER_CLAUSE * crossed + (0 if at_head and home == clause else PER_VERB * len(between))


def lasts(line: Line, when: When) -> bool:
    """Whether a time is told as a beginning that reaches to now: `since X`, but not `since X, when Y`."""
    first, last = line.at(when.span.start), line.at(when.span.end - 1) + 1
    return line.low[first] == "since" and line.low[last : last + 2] != [",", "when"]


def is_entry(line: Line) -> bool:
    """Whether a line is the date over an entry of a timeline: `27 February, evening.`"""
    if not line.whens or line.sentence.block in ("row", "cell"):
        return False
    words = 0
    for k, word in enumerate(line.low):
        words += word[0].isalnum() and k not in line.times
        if words > ENTRY_WORDS:
            return False
    return True
