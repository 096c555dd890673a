"""Where a round stands: by the words next to it, held against its days and the day of publication."""

from datetime import date, timedelta
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.putoff import put_around
from events.reading.rounds.refs import Ref
from events.reading.shapes import Known, Status
from events.reading.words.inflection import endings_of
from events.reading.words.phrases import Hit, Phrases

# A time of more days than this is a month or year in which a round lies, not its length.
LONGEST = 25
# What began so lately, and is not told to have ended, sits on.
LATELY = timedelta(days=5)
SUBJECT = 15
MET_WITHIN = 100
BESIDE = 2
KINDS = ("scheduled", "postponed", "cancelled", "under-way", "held")


@cache
def phrases_of(language: str) -> Phrases:
    status = (tables(language) or {}).get("status", {})
    return Phrases({kind: status[kind] for kind in (*KINDS, "ended")}, endings_of(language))


@cache
def papers_of(language: str) -> Phrases:
    """Names of the papers that a round ends with."""
    return Phrases({"papers": (tables(language) or {}).get("status", {})["papers"]})


def cue_of(context: Context, ref: Ref, group: list[Ref]) -> set[str]:
    """Kinds of the status words nearest to a mention, within its stretch of the sentence."""
    low, high = _stretch(context, ref, group)
    if context.grammar.met_for.search(context.lowered, max(low, ref.start - MET_WITHIN), ref.start):
        return {"held"}
    hits = context.hits(phrases_of(context.language)).within(low, high)
    inside = ("postponed", "cancelled") if ref.relation == "pronoun" else ()
    hits = [h for h in hits if h.start >= ref.end or h.end <= ref.start or h.category in inside]
    hits += put_around(context, ref)
    hits = [h for h in hits if h.category != "postponed" or not _moves_house(context, h)]
    if ref.start - ref.sentence.start < SUBJECT:
        whole = context.hits(phrases_of(context.language)).within(ref.end, ref.sentence.end)
        later = {
            h.category
            for h in whole
            if h.category in ("postponed", "cancelled")
            and context.grammar.has.search(context.lowered[h.start - 24 : h.start])
        }
        if later:
            return later
    if not hits:
        return set()
    nearest = min(_far(ref, h) for h in hits)
    return {h.category for h in hits if _far(ref, h) == nearest} | {
        h.category for h in hits if h.category in ("postponed", "cancelled") and _far(ref, h) < 140
    }


def _moves_house(context: Context, hit: Hit) -> bool:
    """Whether a round is told to move to another town and not to another day: "moved from Geneva"."""
    behind = context.mentions_in(hit.end, hit.end + BESIDE)
    return bool(behind) and behind[0].kind == "place"


def _far(ref: Ref, hit: Hit) -> float:
    return hit.start - ref.end if hit.start >= ref.end else 1.4 * (ref.start - hit.end)


def _stretch(context: Context, ref: Ref, group: list[Ref]) -> tuple[int, int]:
    """The part of the sentence that belongs to a mention: up to its neighbours and to semicolons."""
    low, high = ref.sentence.start, ref.sentence.end
    for other in group:
        if other is ref or other.relation == "definite":
            continue
        if other.end <= ref.start:
            low = max(low, other.end)
        elif other.start >= ref.end:
            high = min(high, other.start)
    semicolon = context.lowered.rfind(";", low, ref.start)
    low = max(low, semicolon + 1) if semicolon >= 0 else low
    semicolon = context.lowered.find(";", ref.end, high)
    return low, semicolon if semicolon >= 0 else high


def settle(
    cues: set[str],
    relation_next: bool,
    start: date | None,
    end: date | None,
    known: Known | None,
    published: date | None,
) -> Status:
    """The status from all words about a round, its told days, the calendar and the day of publication."""
    first, last = (known.start, known.end) if known and known.start else (start or end, end or start)
    rough = (known is None or known.start is None) and first and last and (last - first).days > LONGEST
    if published is None or first is None or last is None or (rough and first <= published <= last):
        return _by_words(cues, relation_next)
    if first > published or (start and start > published and "postponed" in cues):
        return "cancelled" if "cancelled" in cues else "postponed" if "postponed" in cues else "scheduled"
    if cues & {"cancelled", "postponed"} and (known is None or known.start is None) and first <= published <= last:
        return _by_words(cues, relation_next)
    if last < published:
        sits = start and end is None and published - start < LATELY and "under-way" in cues and "ended" not in cues
        return "held" if known and known.start else "under-way" if sits else _past(cues, relation_next)
    if first == published and "scheduled" in cues and not cues & {"ended", "held", "under-way"}:
        return "scheduled"
    if (
        start == published
        and end is None
        and (known is None or known.start is None)
        and "under-way" in cues
        and "ended" not in cues
    ):
        return "under-way"
    if first == last == published and (cues & {"held", "ended"} or "under-way" not in cues):
        return "held"
    if last == published and ("ended" in cues or (first != last and "held" in cues and "under-way" not in cues)):
        return "held"
    if "ended" in cues and first < published and ("under-way" not in cues or _is_over(start, end, published)):
        return "held"
    return "under-way"


def _is_over(start: date | None, end: date | None, published: date) -> bool:
    """Whether the first and last day told are of a sitting that is over, of a round that goes on."""
    return start is not None and end is not None and start < end <= published


def _past(cues: set[str], relation_next: bool) -> Status:
    if "postponed" in cues or "cancelled" in cues:
        return _by_words(cues, relation_next)
    return "held"


def _by_words(cues: set[str], relation_next: bool) -> Status:
    if "postponed" in cues:
        return "postponed"
    if "cancelled" in cues:
        return "cancelled"
    if relation_next or "scheduled" in cues:
        return "scheduled"
    if "ended" in cues or "held" in cues:
        return "held"
    return "under-way" if "under-way" in cues else "held"
