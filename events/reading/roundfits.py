"""Whether the head word and the number of a mention go with a track."""

from events.reading.context import Context
from events.reading.roundrefs import Ref


def fits(context: Context, ref: Ref, track: str) -> bool:
    """Whether the head and the number go with a track."""
    if ref.head == "summit" and track != "summit":
        return False
    if track == "summit" and ref.head not in (
        "summit",
        "meeting",
        "talks",
        "presidents",
        "began",
        "time",
        "alone",
        None,
    ):
        return False
    if ref.head == "congress" and track != "sochi":
        return False
    if track == "sochi" and (
        ref.head not in ("congress", "conference", "meeting", "talks", "began", "time", None)
        or (ref.numbers and ref.numbers != [1])
    ):
        return False
    if ref.head == "conference" and track not in (
        ("geneva", "sochi", "astana") if ref.numbers else ("geneva", "sochi")
    ):
        return False
    if ref.relation == "count":
        last = context.calendar.last_begun(track, context.published)
        return last is None or len(ref.numbers) <= last
    if ref.numbers:
        return any(context.calendar.plausible(track, n, context.published) for n in ref.numbers)
    return True
