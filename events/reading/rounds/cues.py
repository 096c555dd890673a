"""Words that point to a track, and those that say that a meeting is none of ours."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.refs import Ref
from events.reading.words.phrases import Hit, Phrases

ELSEWHERE = "elsewhere"
TRACKS = ("astana", "geneva", "constitutional-committee", "sochi", "summit", ELSEWHERE)
FAR = 10_000
GOES_ON = 2
SUBJECT = 45
# So near behind a meeting stands the name of the body that meets, if it is its meeting.
NAMED_WITHIN = 48
LONG_OVER = 400
# So many days before its first sitting a body is only spoken of.
LONG_BEFORE = 120


@cache
def phrases_of(language: str) -> Phrases:
    data = (tables(language) or {})["rounds"]
    return Phrases(
        {**data["tracks"], "foreign": data["foreign"], "not": data["not_rounds"], "none": data.get("none", [])}
    )


@dataclass
class Cues:
    """Words of the text that point to a track or away from all of them; `over` are the tracks long past by its day."""

    hits: list[Hit]
    starts: list[int]
    told: frozenset[str]
    over: frozenset[str]

    def between(self, start: int, end: int, *, kinds: tuple[str, ...] = TRACKS) -> list[Hit]:
        if start >= end or self.told.isdisjoint(kinds):
            return []
        a = bisect_left(self.starts, start)
        return [h for h in self.hits[a : bisect_left(self.starts, end, a)] if h[2] in kinds]


@cache
def cities_of(language: str) -> frozenset[str]:
    """Names that tell where talks are held and not whose they are."""
    return frozenset((tables(language) or {})["rounds"]["cities"])


def cues_of(context: Context) -> Cues:
    hits = context.hits(phrases_of(context.language)).hits
    told = frozenset(h.category for h in hits)
    return Cues(
        hits, [h.start for h in hits], told, frozenset(t for t in TRACKS if t != ELSEWHERE and _is_over(context, t))
    )


def _is_over(context: Context, track: str) -> bool:
    if context.published is None:
        return False
    days = context.calendar.days_from(track, context.published)
    begun = context.calendar.last_begun(track, context.published)
    return days is None or days >= (LONG_OVER if begun else LONG_BEFORE)


def is_no_round(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether the words around tell of a meeting that is no round: experts', ministers', or two people's first."""
    whose = context.grammar.theirs.search(context.lowered, max(0, ref.start - 8), ref.start)
    if whose and is_sitting(context, ref):
        return _owned(context, ref, cues)
    if whose and ref.numbers == [1] and (ref.head != "session" or not context.grammar.its.match(whose.group())):
        return not cues.between(ref.sentence.start, ref.sentence.end)
    if whose and _owned(context, ref, cues):
        return True
    low = _clause(context, ref) if ref.head in ("time", "again") else ref.start - 22
    return bool(
        cues.between(low, min(ref.tail, ref.end + NAMED_WITHIN), kinds=("not",))
        and not (
            ref.numbers
            and ref.head != "time"
            and cues.between(ref.start, ref.end + 30)
            and not cues.between(ref.start, ref.end, kinds=("not",))
        )
    )


def is_sitting(context: Context, ref: Ref) -> bool:
    """Whether it is called a sitting, of which the talks themselves are the owner: "their first sitting"."""
    words: list[str] = context.tables["rounds"]["words"]["sittings"]
    return context.lowered.endswith(tuple(words), ref.start, ref.end)


def _owned(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether the body whose meeting it is called, the subject of its clause, holds no rounds: "the working group"."""
    start = _clause(context, ref)
    owners = cues.between(start, ref.start, kinds=("not", *TRACKS))
    return bool(owners) and owners[0].category == "not" and owners[0].start - start < SUBJECT


def _clause(context: Context, ref: Ref) -> int:
    """Where the clause begins that tells who met for the nth time."""
    told = (context.lowered.rfind(word, ref.sentence.start, ref.start) for word in context.grammar.clause_opens)
    return max(ref.sentence.start, *told)


def goes_on(context: Context, ref: Ref, other: Ref | None, cues: Cues) -> bool:
    """Whether a mention goes on about other countries' business, told just before in the same paragraph."""
    if other is None and "foreign" not in cues.told:
        return False
    low = ref.sentence.start
    for sentence in reversed(context.sentences[max(0, ref.sentence.index - GOES_ON) : ref.sentence.index]):
        low = sentence.start if sentence.paragraph == ref.sentence.paragraph else low
    told = other is not None and low <= other.start < ref.sentence.start
    if not told and not cues.between(low, ref.sentence.start, kinds=("foreign",)):
        return False
    start = ref.sentence.start if told else low
    ours = [h for h in cues.between(start, ref.sentence.end) if h.phrase not in cities_of(context.language)]
    return not ours and not context.grammar.syria.search(context.lowered, start, ref.sentence.end)


def is_foreign(context: Context, ref: Ref, cues: Cues) -> bool:
    """Whether the words around tell of other countries' talks; a city alone does not make them ours."""
    foreign = cues.between(ref.sentence.start, ref.sentence.end, kinds=("foreign",))
    if not foreign:
        return False
    ours = cues.between(ref.sentence.start, ref.sentence.end)
    cities = cities_of(context.language)
    if any(h.start < ref.start and h.phrase not in cities for h in ours):
        # "The guarantors of the Astana process held a round in the capital, talked about Gaza": a matter of the day.
        foreign = [h for h in foreign if h.start < ref.end or "," not in context.lowered[ref.end : h.start]]
        if not foreign:
            return False
    span = ref.sentence.start, ref.sentence.end
    ours_at = [m.start() for m in context.grammar.syria.finditer(context.lowered, *span)]
    theirs = min(foreign, key=lambda h: distance(ref, h))
    if all(_apart(context, ref, at) and theirs.start < ref.start for at in ours_at):
        ours = [h for h in ours if h.phrase not in cities or (ref.numbers and not distance(ref, h))]
    near = min(distance(ref, h) for h in foreign)
    if ref.head is None and ref.numbers and any(not distance(ref, h) for h in ours):
        return False  # "Astana XXI, under the shadow of Gaza"
    return near < min((distance(ref, h) for h in ours), default=FAR) or near < 25


def _apart(context: Context, ref: Ref, at: int) -> bool:
    """Whether Syria is named behind the clause only: "a round in Geneva; he ruled out the Syrian model"."""
    return at > ref.end and ";" in context.lowered[ref.end : at]


def distance(ref: Ref, hit: Hit) -> int:
    """Characters between a mention and a word; 0 where the word lies within it."""
    if hit.start >= ref.start and hit.end <= ref.end:
        return 0
    return hit.start - ref.end if hit.start >= ref.end else ref.start - hit.end
