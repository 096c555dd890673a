"""How much the words around a mention of a round speak for each track, and what the calendar adds."""

import re
from collections.abc import Iterator

from events.reading.context import Context
from events.reading.rounds.cues import Cues, distance, is_sitting
from events.reading.rounds.fits import fits, meets_the_guarantors
from events.reading.rounds.refs import TRIO, Ref
from events.reading.words.phrases import Hit

# The committee sits in Geneva too: a city tells little of whose session it is.
MOST_OF_CITY = 40
LOOK_BACK = 12
THERE_WITHIN, SOCHI_WITHIN = 200, 600
# "The next round of talks" told of at a summit is a summit.
ROUND_OF_ANY = ("round", "talks")
THERE_BEFORE, THERE_BEHIND = 3, 20
OF_GUARANTORS = 46


def track_of(context: Context, ref: Ref, cues: Cues, before: list[Ref], main: str | None) -> str | None:
    """The track for which most speaks among those that a mention fits; `before` are the mentions before it."""
    points = _points(context, ref, cues, before, main)
    fitting = [t for t in points if fits(context, ref, t)]
    best = max(fitting, key=lambda t: (points[t] + _by_calendar(context, ref, t, cues), t), default=None)
    if best and points[best] > 0:
        return best
    told = before[-1] if before and ref.relation == "next" and ref.head in ROUND_OF_ANY else None
    return "summit" if told and told.track == "summit" and ref.sentence.index - told.sentence.index <= 1 else None


def is_passing(context: Context, ref: Ref) -> bool:
    """Whether a round is only named to mark a time or a wish: "since its eighth session", "should hold its sixth"."""
    if ref.passing is None:
        ref.passing = context.grammar.passing.search(context.lowered[max(0, ref.start - 24) : ref.start]) is not None
    return ref.passing


def owners(context: Context, ref: Ref, cues: Cues) -> list[Hit]:
    """A track named just before: "Astana's third act", "In Geneva the fifth round"."""
    return [
        h
        for h in cues.between(ref.start - 40, ref.start)
        if context.grammar.owner.fullmatch(context.lowered[h.end : ref.start])
    ]


def behind(words: re.Pattern[str], context: Context, ref: Ref, reach: int) -> bool:
    """Whether the words stand within so many characters before a mention."""
    return words.search(context.lowered[max(0, ref.start - reach) : ref.start]) is not None


def _points(context: Context, ref: Ref, cues: Cues, before: list[Ref], main: str | None) -> dict[str, float]:
    """How much the words around a mention speak for each track: its own words most, then what stands near."""
    points: dict[str, float] = {}

    def give(track: str | None, value: float) -> None:
        if track:
            points[track] = max(points.get(track, 0), value)

    for hit in cues.between(ref.start - 2, ref.tail) + owners(context, ref, cues):
        give(hit.category, 110 - 10 * _rank(hit) - 0.2 * distance(ref, hit))
    here = cues.between(ref.sentence.start, ref.sentence.end)
    for hit in here:
        give(hit.category, 70 - 0.25 * _reach(context, ref, hit))
    told = any(fits(context, ref, hit.category) for hit in here)
    if not told and ref.numbers and _names_the_guarantors(context, ref):
        give("astana", OF_GUARANTORS)
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


def _names_the_guarantors(context: Context, ref: Ref) -> bool:
    """ "Russia, Turkey and Iran ended the 15th round of their talks on Syria"."""
    named = context.mentions_in(ref.sentence.start, ref.sentence.end)
    return {m.actor for m in named if m.kind == "actor"}.issuperset(TRIO)


def _by_earlier(context: Context, ref: Ref, before: list[Ref], main: str | None) -> Iterator[tuple[str | None, float]]:
    """What the mentions before this one speak for: the last one most, and the more the less this one says itself."""
    if not before:
        return
    last, at = before[-1], ref.sentence.index
    if ref.relation == "pronoun" and len(before) > 1 and is_passing(context, last):
        last = before[-2]
    if ref.head == "again" and _sits_there(context, ref, last):
        yield last.track, 76
    if ref.relation == "count" and ref.head is None and ref.sentence.index - last.sentence.index <= 1:
        yield last.track, 60
    if (
        ref.relation == "pronoun"
        or _succeeds(ref, last)
        or (last.sentence.index >= at - 1 and is_sitting(context, ref))
    ):
        yield last.track, 80
    before = before[-LOOK_BACK:]
    if ref.relation == "elliptic" and behind(context.grammar.is_the_or_the, context, ref, 12):
        yield last.track, 50
    before = [b for b in before if b.relation not in ("definite", "pronoun") and not is_passing(context, b)] or before
    beside = [b for b in before if b.sentence.paragraph == ref.sentence.paragraph]
    for steps, earlier in enumerate(reversed(beside[-3:])):
        yield earlier.track, 44 - 6 * steps
    if ref.relation == "definite" and behind(context.grammar.definite, context, ref, 30):
        yield from _again(ref, before, main)
    yield before[-1].track, 24


def _sits_there(context: Context, ref: Ref, last: Ref) -> bool:
    """Whether those told to return go where the round told right before sat: "agreed to return to Geneva"."""
    if not last.track or ref.sentence.index - last.sentence.index > THERE_BEFORE:
        return False
    if last.track == "summit" and last.relation == "pronoun":
        return True
    begun = context.calendar.last_begun(last.track, context.published)
    known = context.calendar.known(last.track, last.numbers[-1] if last.numbers else begun or 1)
    return bool(known and known.city and known.city.lower() in context.lowered[ref.end : ref.end + THERE_BEHIND])


def _succeeds(ref: Ref, last: Ref) -> bool:
    """Whether a bare ordinal goes on from the number told right before: "its eighth session. The ninth"."""
    if ref.relation != "elliptic" or not (ref.numbers and last.numbers) or last.relation == "count":
        return False
    return ref.numbers[0] == last.numbers[-1] + 1 and ref.sentence.index - last.sentence.index <= 1


def _by_head(context: Context, ref: Ref, cues: Cues, points: dict[str, float]) -> dict[str, float]:
    """What the head word alone speaks for, on top of what stands near."""
    more: dict[str, float] = {}
    for head, track in (("congress", "sochi"), ("session", "constitutional-committee"), ("summit", "summit")):
        told = track in cues.told or (track == ref.head == "summit" and meets_the_guarantors(context, ref))
        sochi = head == "congress" and _sits_in_sochi(context, ref)
        if (ref.head == head and told) or sochi:
            close = head != "session" or ref.numbers or cues.between(ref.sentence.start - 300, ref.tail, kinds=(track,))
            more[track] = points.get(track, 0) + (30 if close else 5)
            if head == "congress":
                ref.relation = "named"
    return more


def _sits_in_sochi(context: Context, ref: Ref) -> bool:
    """Whether a congress is told with Sochi, or a conference as one in it."""
    if ref.head == "conference" and not ref.numbers:
        return context.grammar.in_sochi.match(context.lowered, ref.end) is not None
    if ref.head != "congress" or context.grammar.of_america.search(context.lowered, ref.start - 14, ref.start):
        return False
    return bool(
        context.grammar.sochi.search(context.lowered, max(0, ref.sentence.start - SOCHI_WITHIN), ref.sentence.end)
    )


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


def _reach(context: Context, ref: Ref, hit: Hit) -> float:
    between = context.lowered[min(ref.end, hit.end) : max(ref.start, hit.start)]
    return distance(ref, hit) * (1.2 if hit.start > ref.start else 1) + (60 if ";" in between else 0)
