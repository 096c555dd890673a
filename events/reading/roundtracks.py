"""Which track a mention of a round belongs to, and whether it is one of ours at all."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.phrases import Hit, Phrases
from events.reading.roundrefs import Ref

TRACKS = ("astana", "geneva", "constitutional-committee", "sochi", "summit")
TAIL = re.compile(
    r"[,;:.()!?\n\"]|\b(?:is|was|were|are|has|had|have|will|would|which|that|who|and|said|ended|began|opened|closed)\b"
)
DEFINITE = re.compile(r"\b(?:the|this|these|those)\s+(?:[\w-]+\s+)?$")
FAR = 10_000


@cache
def _phrases(language: str) -> Phrases:
    data = (tables(language) or {})["rounds"]
    return Phrases(
        {**data["tracks"], "foreign": data["foreign"], "not": data["not_rounds"], "none": data.get("none", [])}
    )


@dataclass
class Cues:
    """Words of the text that point to a track or away from all of them."""

    hits: list[Hit]
    starts: list[int]

    def between(self, start: int, end: int, *, kinds: tuple[str, ...] = TRACKS) -> list[Hit]:
        a, b = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [h for h in self.hits[a:b] if h.category in kinds]


def cues_of(context: Context) -> Cues:
    hits = _phrases(context.language).find(context.lowered)
    return Cues(hits, [h.start for h in hits])


def assign_tracks(context: Context, refs: list[Ref], cues: Cues) -> list[Ref]:
    """Refs that are rounds of ours, each with its track; the rest is left out."""
    kept: list[Ref] = []
    main = main_track(context, cues)
    tail = 0
    for ref in refs:
        ref.tail = tail_of(context, ref)
        within, tail = ref.relation == "definite" and ref.start < tail, max(tail, ref.tail)
        if within or _is_other(context, ref, cues):
            continue
        ref.track = _track(context, ref, cues, kept, main)
        if ref.track is None:
            continue
        if ref.numbers and ref.relation != "count":
            ref.numbers = [n for n in ref.numbers if context.calendar.plausible(ref.track, n, context.published)]
            if not ref.numbers:
                continue
        kept.append(ref)
    return kept


def main_track(context: Context, cues: Cues) -> str | None:
    """The track that the text is mostly about: cues in the first sentences count more."""
    points: dict[str, float] = {}
    for hit in cues.hits:
        if hit.category in TRACKS:
            index = context.sentence_at(hit.start).index
            points[hit.category] = points.get(hit.category, 0) + (4 if index < 2 else 2 if index < 5 else 1)
    return max(points, key=lambda t: (points[t], t)) if points else None


def tail_of(context: Context, ref: Ref) -> int:
    """End of the words that go with the head: "meeting | of the Astana process"."""
    limit = min(ref.sentence.end, ref.end + 90)
    stop = TAIL.search(context.lowered, ref.end, limit)
    return stop.start() if stop else limit


def _is_other(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether the words around tell of a meeting that is no round, or of other countries' talks."""
    if cues.between(ref.start - 22, min(ref.tail, ref.end + 30), kinds=("not",)) and not (
        ref.numbers and cues.between(ref.start, ref.end + 30) and not cues.between(ref.start, ref.end, kinds=("not",))
    ):
        return True
    foreign = cues.between(ref.sentence.start, ref.sentence.end, kinds=("foreign",))
    if not foreign:
        return False
    ours = cues.between(ref.sentence.start, ref.sentence.end)
    near = min(_distance(ref, h) for h in foreign)
    return near < min((_distance(ref, h) for h in ours), default=FAR) or near < 25


def _distance(ref: Ref, hit: Hit) -> int:
    if hit.start >= ref.start and hit.end <= ref.end:
        return 0
    return hit.start - ref.end if hit.start >= ref.end else ref.start - hit.end


def _track(context: Context, ref: Ref, cues: Cues, before: list[Ref], main: str | None) -> str | None:
    for track in _wishes(context, ref, cues, before, main):
        if _fits(context, ref, track):
            return track
    return None


def _wishes(context: Context, ref: Ref, cues: Cues, before: list[Ref], main: str | None) -> list[str]:
    """Tracks that the ref could be of, the most likely first."""
    inner = cues.between(ref.start - 2, ref.tail) or _owner(context, ref, cues)
    wishes = [h.category for h in sorted(inner, key=lambda h: (_rank(h), _distance(ref, h)))]
    if ref.head == "congress" and any(h.category == "sochi" for h in cues.hits):
        wishes.insert(0, "sochi")
    if ref.relation == "definite" and DEFINITE.search(context.lowered[max(0, ref.start - 30) : ref.start]):
        wishes += [b.track for b in before[-1:] if b.track and ref.sentence.index - b.sentence.index <= 3]
    sentence = cues.between(ref.sentence.start, ref.sentence.end)
    wishes += [h.category for h in sorted(sentence, key=lambda h: _reach(context, ref, h))]
    near = [b for b in before if b.sentence.paragraph == ref.sentence.paragraph and b.track]
    wishes += [b.track for b in reversed(near[-3:]) if b.track]
    wishes += [h.category for h in reversed(cues.between(ref.sentence.start - 400, ref.sentence.start))][:3]
    wishes += [b.track for b in reversed(before[-2:]) if b.track]
    if main:
        wishes.append(main)
    return list(dict.fromkeys(wishes))


def _rank(hit: Hit) -> int:
    """A format's own name tells more than the city or the guarantors."""
    return {"summit": 0, "constitutional-committee": 0, "sochi": 0}.get(hit.category, 1)


def _owner(context: Context, ref: Ref, cues: Cues) -> list[Hit]:
    """A track named just before: "Astana's third act", "In Geneva the fifth round"."""
    return [
        h
        for h in cues.between(ref.start - 40, ref.start)
        if re.fullmatch(r"(?:'s?|,)?\s+(?:the\s+)?", context.lowered[h.end : ref.start])
    ]


def _reach(context: Context, ref: Ref, hit: Hit) -> float:
    between = context.lowered[min(ref.end, hit.end) : max(ref.start, hit.start)]
    return _distance(ref, hit) * (1.2 if hit.start > ref.start else 1) + (60 if ";" in between else 0)


def _fits(context: Context, ref: Ref, track: str) -> bool:
    """Whether the head and the number go with a track."""
    if ref.head == "summit" and track != "summit":
        return False
    if track == "summit" and ref.head not in ("summit", "meeting", "talks", None):
        return False
    if ref.head == "congress" and track != "sochi":
        return False
    if track == "sochi" and (
        ref.head not in ("congress", "conference", "meeting", "talks", None) or (ref.numbers and ref.numbers != [1])
    ):
        return False
    if ref.head == "conference" and track not in ("geneva", "sochi"):
        return False
    if ref.head == "session" and track == "astana" and not ref.numbers:
        return False
    if ref.numbers and ref.relation != "count":
        return any(context.calendar.plausible(track, n, context.published) for n in ref.numbers)
    return True
