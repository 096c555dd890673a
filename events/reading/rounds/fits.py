"""Whether the head word and the number of a mention go with a track."""

from events.reading.context import Context
from events.reading.rounds.refs import TRIO, Ref

HOST = "kazakhstan"


def fits(context: Context, ref: Ref, track: str) -> bool:
    """Whether the head and the number go with a track."""
    if ref.head == "summit" and (track != "summit" or (not ref.numbers and _is_of_others(context, ref))):
        return False
    if track == "summit" and ref.head not in (
        "summit",
        "meeting",
        "talks",
        "presidents",
        "began",
        "time",
        "again",
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


def meets_the_guarantors(context: Context, ref: Ref) -> bool:
    """Whether a summit is told with at least two of the three or their common name, or is due by its number."""
    span = ref.sentence.start, ref.sentence.end
    states = {m.actor for m in context.mentions_in(*span) if m.kind in ("person", "actor")} & set(TRIO)
    days = [w for w in context.times_in(*span) if w.precision == "day" and w.start and w.end]
    sat = any(context.calendar.at("summit", w.start, w.end) for w in days if w.start and w.end)
    last = context.calendar.last_begun("summit", context.published) or 0
    due = last > 0 and ref.numbers in ([last], [last + 1])
    return len(states) >= 2 or sat or due or bool(context.grammar.guarantor.search(context.lowered, *span))


def _is_of_others(context: Context, ref: Ref) -> bool:
    """Whether states meet there that are none of the three: "the summit of Russia, Germany, France and Turkey"."""
    named = {m.actor for m in context.mentions_in(ref.sentence.start, ref.sentence.end) if m.kind == "actor"}
    actors = (context.lexicon.actors.get(slug or "") for slug in named - set(TRIO) - {HOST})
    others = sum(actor is not None and actor.kind == "state" for actor in actors)
    return others > 1 and not named.issuperset(TRIO)
