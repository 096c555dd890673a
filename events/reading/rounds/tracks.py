"""Which mentions of rounds are of ours, and of which track."""

from events.reading.context import Context
from events.reading.rounds.calls import CONFERENCE
from events.reading.rounds.cues import ELSEWHERE, TRACKS, Cues, goes_on, is_foreign, is_no_round, is_sitting
from events.reading.rounds.patterns import KINDS
from events.reading.rounds.points import LOOK_BACK, behind, owners, track_of
from events.reading.rounds.refs import Ref

FOLLOWS, FOLLOWS_IN_DIGITS = 5, 8
ENVOY = "un-envoy"
# From the fourth on an ordinal next to a round's is a round's too, however far behind it stands.
FAR_ALONG = 4
ONE_WITHIN = 3
SUCH_WITHIN = 250
LONGEST_NAME = 40


def assign_tracks(context: Context, refs: list[Ref], cues: Cues) -> list[Ref]:
    """Refs that are rounds of ours, each with its track; the rest is left out."""
    kept: list[Ref] = []
    main = main_track(context, cues)
    tail = 0
    other: Ref | None = None
    beside: Ref | None = None
    for ref in refs:
        ref.tail = tail_of(context, ref)
        if ref.relation == "definite" and context.grammar.such.search(
            context.lowered[max(0, ref.start - 12) : ref.start]
        ):
            continue
        if ref.relation == "numbered" and _is_such(context, ref, cues):
            continue
        within = ref.relation == "definite" and ref.head != "congress" and ref.start < tail
        tail = max(tail, ref.tail)
        counted = ref.sentence.block == "row" and bool(ref.numbers)
        if not counted and (is_foreign(context, ref, cues) or goes_on(context, ref, other, cues)):
            other = ref
            continue
        sure = counted or ref.head == CONFERENCE
        if not sure and (is_no_round(context, ref, cues) or (beside and _follows_no_round(ref, beside, kept))):
            beside = ref if ref.numbers else beside
            continue
        if within or _hangs_loose(context, ref, cues, kept):
            continue
        ref.track = ref.track or track_of(context, ref, cues, kept, main)
        if ref.track is None or _is_others_session(context, ref, cues):
            continue
        if ref.relation == "definite" and _bears_its_name(ref, cues):
            ref.relation = "named"
        if ref.numbers and ref.relation != "count":
            ref.numbers = [n for n in ref.numbers if context.calendar.plausible(ref.track, n, context.published)]
            if not ref.numbers:
                continue
        kept.append(ref)
    return [ref for ref in kept if ref.track != ELSEWHERE]


def _hangs_loose(context: Context, ref: Ref, cues: Cues, kept: list[Ref]) -> bool:
    """Whether a mention without a noun has neither a round before it to go on from nor a track beside it."""
    if ref.relation == "elliptic":
        return not (_follows(context, ref, kept) or owners(context, ref, cues) or _is_due(context, ref, cues))
    return ref.head is None and ref.relation in KINDS and not _stands_for_one(ref, kept)


def _is_due(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether the next or last round of the body told before it is meant: "its week in Geneva, its eighth, ended"."""
    if not behind(context.grammar.its_or_is_the, context, ref, 12):
        return False
    tracks = {h.category for h in cues.between(ref.sentence.start - 150, ref.start)} - {ELSEWHERE}
    last = [context.calendar.last_begun(t, context.published) or 0 for t in tracks]
    return any(ref.numbers[0] - n in (0, 1) and n > 1 for n in last)


def _is_such(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether "the second such meeting" is one of those told right before, which were no rounds."""
    such = context.grammar.such.search(context.lowered[ref.start : ref.end].rpartition(" ")[0] + " ")
    return such is not None and bool(cues.between(ref.start - SUCH_WITHIN, ref.start, kinds=("not",)))


def _bears_its_name(ref: Ref, cues: Cues) -> bool:
    """Whether the noun is part of the format's own name: "the International Meeting on Syria"."""
    return any(ref.end < h.end for h in cues.between(ref.start - LONGEST_NAME, ref.start, kinds=(ref.track or "",)))


def _follows_no_round(ref: Ref, beside: Ref, kept: list[Ref]) -> bool:
    """Whether a bare ordinal goes on from a numbered meeting that is no round: "its second meeting ... a third"."""
    if ref.relation != "elliptic" or any(r.start > beside.start and r.numbers for r in kept[-LOOK_BACK:]):
        return False
    return ref.sentence.index - beside.sentence.index <= ONE_WITHIN and ref.numbers != beside.numbers


def _is_others_session(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether "the first session" stands where nothing speaks of Geneva: talks that long had begun open no more."""
    first = ref.track == "geneva" and ref.head == "session" and ref.numbers == [1] and not is_sitting(context, ref)
    return first and not cues.between(ref.sentence.start, ref.sentence.end, kinds=("geneva",))


def _stands_for_one(ref: Ref, kept: list[Ref]) -> bool:
    """Whether "the last one" has a round shortly before it that it may stand for."""
    return bool(kept) and ref.sentence.index - kept[-1].sentence.index <= ONE_WITHIN


def _follows(context: Context, ref: Ref, kept: list[Ref]) -> bool:
    """Whether a bare ordinal has a round before it to go on from: "the third meeting ... a fourth"."""
    if kept and context.grammar.is_the_or_the.search(context.lowered[max(0, ref.start - 12) : ref.start]):
        return ref.sentence.index - kept[-1].sentence.index <= 1
    if kept and kept[-1].sentence is ref.sentence and kept[-1].relation == "definite":
        return True
    firm = [r for r in kept[-LOOK_BACK:] if r.relation not in ("definite", "pronoun")]
    if behind(context.grammar.another, context, ref, 10) and not any(r.numbers or r.relation in KINDS for r in firm):
        return False
    counted = {n for r in kept for n in r.numbers} if kept and ref.sentence.index - kept[-1].sentence.index <= 1 else ()
    if any(abs(ref.numbers[0] - n) == 1 for n in counted):
        return True
    if ref.numbers[0] >= FAR_ALONG and any(abs(ref.numbers[0] - n) == 1 for r in firm for n in r.numbers[-1:]):
        return True
    reach = FOLLOWS_IN_DIGITS if context.text[ref.start].isdigit() else FOLLOWS
    return bool(firm) and ref.sentence.index - firm[-1].sentence.index <= reach


def main_track(context: Context, cues: Cues) -> str | None:
    """The track that the text is mostly about: cues in the first sentences count more."""
    points: dict[str, float] = {}
    for hit in cues.hits:
        if hit.category in TRACKS:
            index = context.sentence_at(hit.start).index
            weight = 4 if index < 2 else 2 if index < 5 else 1
            points[hit.category] = points.get(hit.category, 0) + weight * (0.2 if hit.category in cues.over else 1)
    return max(points, key=lambda t: (points[t], t)) if points else _envoys_track(context)


def _envoys_track(context: Context) -> str | None:
    """Whose rounds a text tells that names the UN's envoy alone: the committee's once it sits, else Geneva's."""
    if not any(m.slug == ENVOY or m.actor == ENVOY for m in context.mentions):
        return None
    return (
        "constitutional-committee"
        if context.calendar.last_begun("constitutional-committee", context.published)
        else "geneva"
    )


def tail_of(context: Context, ref: Ref) -> int:
    """End of the words that go with the head: "meeting | of the Astana process"."""
    limit = min(ref.sentence.end, ref.end + 90)
    stop = context.grammar.tail_ends.search(context.lowered, ref.end, limit)
    return stop.start() if stop else limit
