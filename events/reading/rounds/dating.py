"""The day or at least the year of a text that comes without a day of publication."""

from collections import Counter
from datetime import date

from events.reading.context import Context
from events.reading.rounds.refs import Ref
from events.reading.shapes import Document
from events.reading.times.finding import find_times

HEAD = 6
SHORT = 90


def day_in_head(document: Document, language: str) -> date | None:
    """A full date that stands in the head of a text: in a headline, a dateline or a short line of its own."""
    head = [
        s for s in document.sentences[:HEAD] if s.block in ("headline", "heading", "dateline") or len(s.text) < SHORT
    ]
    for when in find_times(head, None, language=language):
        if when.precision == "day" and when.start and when.start == when.end and when.anchor == "text":
            return when.start
    return None


def pinned_year(context: Context, refs: list[Ref]) -> int | None:
    """The year in which the round sat that is told by number most and first, if the text's own years do not pass it."""
    points: Counter[int] = Counter()
    for ref in refs:
        if ref.relation != "numbered" or not ref.track:
            continue
        for known in (context.calendar.known(ref.track, n) for n in ref.numbers[:1]):
            if known is not None and known.start is not None:
                points[known.start.year] += 4 if ref.sentence.index < 2 else 1
    if not points:
        return None
    year = max(points, key=lambda y: (points[y], y))
    told = [w.start.year for w in context.times if w.start is not None and w.anchor == "text"]
    return year if not told or max(told) <= year else None
