"""Which track a mention of a round belongs to."""

import re
from collections.abc import Iterator

from events.reading.context import Context
from events.reading.rounds.calls import CONFERENCE
from events.reading.rounds.cues import ELSEWHERE, TRACKS, Cues, distance, goes_on, is_foreign, is_no_round, is_sitting
from events.reading.rounds.fits import fits, meets_the_guarantors
from events.reading.rounds.patterns import KINDS
from events.reading.rounds.refs import Ref
from events.reading.words.phrases import Hit

FOLLOWS, FOLLOWS_IN_DIGITS = 5, 8
# The committee sits in Geneva too: a city tells little of whose session it is.
MOST_OF_CITY = 40
LOOK_BACK = 12
ENVOY = "un-envoy"
# From the fourth on an ordinal next to a round's is a round's too, however far behind it stands.
FAR_ALONG = 4
ONE_WITHIN = 3
LONGEST_NAME = 40
THERE_WITHIN = 200


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
        ref.track = ref.track or _track(context, ref, cues, kept, main)
        if ref.track is None:
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
        return not (_follows(context, ref, kept) or _owner(context, ref, cues) or _is_due(context, ref, cues))
    return ref.head is None and ref.relation in KINDS and not _stands_for_one(ref, kept)


def _is_due(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether the next or last round of the body told before it is meant: "its week in Geneva, its eighth, ended"."""
    if not _behind(context.grammar.its_or_is_the, context, ref, 12):
        return False
    tracks = {h.category for h in cues.between(ref.sentence.start - 150, ref.start)} - {ELSEWHERE}
    last = [context.calendar.last_begun(t, context.published) or 0 for t in tracks]
    return any(ref.numbers[0] - n in (0, 1) and n > 1 for n in last)


def is_passing(context: Context, ref: Ref) -> bool:
    """Whether a round is only named to mark a time or a wish: "since its eighth session", "should hold its sixth"."""
    if ref.passing is None:
        ref.passing = context.grammar.passing.search(context.lowered[max(0, ref.start - 24) : ref.start]) is not None
    return ref.passing


def _bears_its_name(ref: Ref, cues: Cues) -> bool:
    """Whether the noun is part of the format's own name: "the International Meeting on Syria"."""
    return any(ref.end < h.end for h in cues.between(ref.start - LONGEST_NAME, ref.start, kinds=(ref.track or "",)))


def _follows_no_round(ref: Ref, beside: Ref, kept: list[Ref]) -> bool:
    """Whether a bare ordinal goes on from a numbered meeting that is no round: "its second meeting ... a third"."""
    if ref.relation != "elliptic" or (kept and kept[-1].start > beside.start):
        return False
    return ref.sentence.index - beside.sentence.index <= ONE_WITHIN and ref.numbers > beside.numbers


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
    if _behind(context.grammar.another, context, ref, 10) and not any(r.numbers or r.relation in KINDS for r in firm):
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


def _track(context: Context, ref: Ref, cues: Cues, before: list[Ref], main: str | None) -> str | None:
    points = _points(context, ref, cues, before, main)
    fitting = [t for t in points if fits(context, ref, t)]
    best = max(fitting, key=lambda t: (points[t] + _by_calendar(context, ref, t, cues), t), default=None)
    return best if best and points[best] > 0 else None


def _points(context: Context, ref: Ref, cues: Cues, before: list[Ref], main: str | None) -> dict[str, float]:
    """How much the words around a mention speak for each track: its own words most, then what stands near."""
    points: dict[str, float] = {}

    def give(track: str | None, value: float) -> None:
        if track:
            points[track] = max(points.get(track, 0), value)

    for hit in cues.between(ref.start - 2, ref.tail) + _owner(context, ref, cues):
        give(hit.category, 110 - 10 * _rank(hit) - 0.2 * distance(ref, hit))
    here = cues.between(ref.sentence.start, ref.sentence.end)
    for hit in here:
        give(hit.category, 70 - 0.25 * _reach(context, ref, hit))
    if ref.head == "session" and "constitutional-committee" in (main, *(b.track for b in before[-2:])):
        points["geneva"] = min(points.get("geneva", 0), MOST_OF_CITY)
    for hit in cues.between(ref.sentence.start - 400, ref.sentence.start):
        near = ref.relation != "next" and context.sentence_at(hit.start).paragraph == ref.sentence.paragraph
        give(hit.category, (20 if here else 46 if near else 32) - 0.04 * (ref.sentence.start - hit.end))
    if context.lowered.startswith(context.grammar.there, ref.end + 1):
        give(next((h.category for h in reversed(cues.between(ref.start - THERE_WITHIN, ref.start))), None), 90)
    for track, value in _by_earlier(context, ref, before, main):
        give(track, value)
    give(main, 30 if here else 34)
    if ref.head == "latter":
        give(next((h.category for h in reversed(cues.between(ref.sentence.start - 200, ref.start))), None), 120)
    return points | _by_head(context, ref, cues, points)


def _by_earlier(context: Context, ref: Ref, before: list[Ref], main: str | None) -> Iterator[tuple[str | None, float]]:
    """What the mentions before this one speak for: the last one most, and the more the less this one says itself."""
    if not before:
        return
    last, at = before[-1], ref.sentence.index
    if ref.relation == "count" and ref.head is None and ref.sentence.index - last.sentence.index <= 1:
        yield last.track, 60
    if (
        ref.relation == "pronoun"
        or _succeeds(ref, last)
        or (last.sentence.index >= at - 1 and is_sitting(context, ref))
    ):
        yield last.track, 80
    before = before[-LOOK_BACK:]
    if ref.relation == "elliptic" and _behind(context.grammar.is_the_or_the, context, ref, 12):
        yield last.track, 50
    before = [b for b in before if b.relation not in ("definite", "pronoun") and not is_passing(context, b)] or before
    beside = [b for b in before if b.sentence.paragraph == ref.sentence.paragraph]
    for steps, earlier in enumerate(reversed(beside[-3:])):
        yield earlier.track, 44 - 6 * steps
    if ref.relation == "definite" and _behind(context.grammar.definite, context, ref, 30):
        yield from _again(ref, before, main)
    yield before[-1].track, 24


def _succeeds(ref: Ref, last: Ref) -> bool:
    """Whether a bare ordinal goes on from the number told right before: "its eighth session. The ninth"."""
    if ref.relation != "elliptic" or not (ref.numbers and last.numbers) or last.relation == "count":
        return False
    return ref.numbers[0] == last.numbers[-1] + 1 and ref.sentence.index - last.sentence.index <= 1


def _behind(words: re.Pattern[str], context: Context, ref: Ref, reach: int) -> bool:
    """Whether the words stand within so many characters before a mention."""
    return words.search(context.lowered[max(0, ref.start - reach) : ref.start]) is not None


def _by_head(context: Context, ref: Ref, cues: Cues, points: dict[str, float]) -> dict[str, float]:
    """What the head word alone speaks for, on top of what stands near."""
    more: dict[str, float] = {}
    for head, track in (("congress", "sochi"), ("session", "constitutional-committee"), ("summit", "summit")):
        told = track in cues.told or (track == ref.head == "summit" and meets_the_guarantors(context, ref))
        sochi = ref.head == head == "congress" and context.grammar.sochi.search(
            context.lowered, ref.sentence.start, ref.sentence.end
        )
        if ref.head == head and (told or sochi):
            close = head != "session" or ref.numbers or cues.between(ref.sentence.start - 300, ref.tail, kinds=(track,))
            more[track] = points.get(track, 0) + (30 if close else 5)
            if head == "congress":
                ref.relation = "named"
    return more


def _again(ref: Ref, before: list[Ref], main: str | None) -> list[tuple[str | None, float]]:
    """The track of "the meeting": that of the round told last, or of the last one that the same noun was said of."""
    last = before[-1]
    alike = next((b.track for b in reversed(before) if b.head == ref.head), None)
    same = last.sentence.paragraph == ref.sentence.paragraph
    return [(last.track, 62 if same else 28), (alike if alike == main else None, 58)]


def _by_calendar(context: Context, ref: Ref, track: str, cues: Cues) -> float:
    """What the calendar says to a track: days told beside it, nearness to the day of publication, a track long over."""
    value = 0.0
    times = context.times_in(ref.sentence.start, ref.sentence.end)
    spans = [(w.start or w.end, w.end or w.start) for w in times if w.precision != "year"]
    last = context.calendar.last_begun(track, context.published)
    if last is not None and ref.relation != "count" and ref.numbers[-1:] in ([last], [last + 1]):
        value += 15
    for known in (context.calendar.known(track, n) for n in ref.numbers if ref.relation != "count"):
        if known is None or known.start is None or known.end is None:
            continue
        if any(a and b and known.start <= b and a <= known.end for a, b in spans):
            value += 40
        if context.published is not None:
            days = abs((known.start - context.published).days)
            value += 25 if days <= 45 else 10 if days <= 150 else -15 if days > 600 else 0
    if not ref.numbers and any(a and b and context.calendar.at(track, a, b) for a, b in spans):
        value += 5
    if ref.relation == "count" and ref.numbers:
        value += (
            40
            if len(ref.numbers)
            in (
                context.calendar.last_begun(track, context.published),
                context.calendar.last_over(track, context.published),
            )
            else 0
        )
    if not ref.numbers and track in cues.over:
        value -= 30
    return value


def _rank(hit: Hit) -> int:
    """A format's own name tells more than the city or the guarantors."""
    return {"summit": 0, "constitutional-committee": 0, "sochi": 0}.get(hit.category, 1)


def _owner(context: Context, ref: Ref, cues: Cues) -> list[Hit]:
    """A track named just before: "Astana's third act", "In Geneva the fifth round"."""
    return [
        h
        for h in cues.between(ref.start - 40, ref.start)
        if context.grammar.owner.fullmatch(context.lowered[h.end : ref.start])
    ]


def _reach(context: Context, ref: Ref, hit: Hit) -> float:
    between = context.lowered[min(ref.end, hit.end) : max(ref.start, hit.start)]
    return distance(ref, hit) * (1.2 if hit.start > ref.start else 1) + (60 if ";" in between else 0)
