"""Where a text speaks of a round: by number, by order ("the next round"), by count, or by name only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from events.reading.context import Context
from events.reading.rounds.patterns import Relation, patterns_of
from events.reading.shapes import Sentence, Span
from events.reading.words.offices import tells
from events.reading.words.phrases import Hit

# "Twenty-second" at most.
LONGEST_NUMBER = 14
FOR_IT, BESIDE = 50, 4
DENIED_WITHIN = 14
# "The most recent session, the seventh".
APPOSED = 6
TRIO = ("iran", "russia", "turkey")


@dataclass(slots=True)
class Ref:
    """One mention of a round. `start` to `end` are the words that name it; track and numbers are found later.

    `ahead`: it is called the next one, besides its number.
    """

    start: int
    end: int
    relation: Relation
    sentence: Sentence
    head: str | None = None
    numbers: list[int] = field(default_factory=list)
    track: str | None = None
    inferred: bool = False
    tail: int = 0
    ahead: bool = False
    sitting: int | None = None
    passing: bool | None = None


def find_refs(context: Context) -> list[Ref]:
    """All mentions of rounds, in order and without overlaps; a number in one keeps its place from the dates."""
    patterns = patterns_of(context.language)
    taken = bytearray(len(context.folded))
    for name in context.mentions:
        if name.kind != "place":
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
    found: list[Ref] = []
    anchors, orders = context.hits(patterns.anchors).hits, context.hits(patterns.orders).hits
    for start, end, relation, head, numbers in patterns.candidates(context.folded, anchors, orders):
        if (taken[start] or taken[end - 1]) if relation != "definite" else any(taken[start:end]):
            continue
        sentence = context.sentence_at(start)
        if end > sentence.end or start < sentence.start:
            continue
        taken[start:end] = b"\1" * (end - start)
        found.append(Ref(start, end, relation, sentence, head, numbers))
    found += _presidents(context, taken)
    found += _table_rows(context, taken)
    summits = {r.sentence.index for r in found if r.head == "summit"}
    found = [r for r in found if r.head != "presidents" or r.sentence.index not in summits]
    hits = context.hits(patterns.phrases).hits
    found += _phrase_refs(context, hits, taken)
    numbered = {r.sentence.index for r in found if r.numbers[:1] == [1] and r.head != "began"}
    found = [r for r in found if r.head not in ("again", "alone") or not _named_by(r, found)]
    found = [
        r for r in found if r.head != "began" or not (r.sentence.index in numbered or _goes_with(context, r, found))
    ]
    wrong = {context.sentence_at(h.start).index for h in hits if h.category == "correction"}
    found = sorted((r for r in found if r.sentence.index not in wrong), key=lambda r: r.start)
    for ref, other in pairwise(found):
        apposed = other.relation == "elliptic" and other.start - ref.end <= APPOSED and ref.sentence is other.sentence
        if apposed and not ref.numbers and ref.relation in ("next", "previous", "last", "current"):
            ref.numbers = list(other.numbers)
    return found


def _named_by(again: Ref, refs: list[Ref]) -> bool:
    """Whether a number follows at once: "returned to Geneva for a sixth round", "the next, third, meeting"."""
    reach = again.end + (FOR_IT if again.head == "again" else BESIDE)
    for ref in refs:
        if ref.numbers and again.end <= ref.start < reach and ref.sentence is again.sentence:
            ref.ahead = again.relation == "next"
            return True
    return False


def _goes_with(context: Context, began: Ref, refs: list[Ref]) -> bool:
    """Whether a numbered round is what began: "the 19th meeting within the process began", "since it began"."""
    if context.lowered.endswith(context.grammar.since_the, began.sentence.start, began.start):
        return True
    before = (r.end for r in refs if r.numbers and r.sentence is began.sentence and r.end <= began.start)
    return any(context.grammar.tail_ends.search(context.lowered, end, began.start) is None for end in before)


def _table_rows(context: Context, taken: bytearray) -> Iterator[Ref]:
    """Rows of a table whose first column counts rounds: "No. | Dates | ...", "IV | 23 February - 3 March 2017"."""
    counts = False
    patterns = patterns_of(context.language)
    value, heads = patterns.numbers.value, patterns.words["counted"]
    for sentence in context.sentences:
        if sentence.block != "row":
            counts = False
            continue
        cell = sentence.text.split("|", 1)[0].strip()
        if cell.lower() in heads:
            counts = True
        elif counts and len(cell) <= LONGEST_NUMBER and (number := value(cell)) and not taken[sentence.start]:
            yield Ref(sentence.start, sentence.start + len(cell), "numbered", sentence, "round", [number])


def _presidents(context: Context, taken: bytearray) -> Iterator[Ref]:
    """The three presidents told together: with a day that the calendar knows they are a summit."""
    spans = [(h.start, h.end) for h in context.hits(patterns_of(context.language).presidents).hits]
    people = (m for m in context.mentions if m.kind == "person")
    presidents = [m for m in people if tells(getattr(context.lexicon.people.get(m.slug), "role", ""), "president_of")]
    for _, group in groupby(presidents, key=lambda m: context.sentence_at(m.start).index):
        heads = list(group)
        if {m.actor for m in heads}.issuperset(TRIO):
            spans.append((heads[0].start, heads[0].end))
    for start, end in spans:
        sentence = context.sentence_at(start)
        if end <= sentence.end:
            yield Ref(start, end, "named", sentence, "presidents", track="summit")


def _phrase_refs(context: Context, hits: list[Hit], taken: bytearray) -> Iterator[Ref]:
    """Mentions without a noun: "be back in Astana", "the series began", "it lasted two days"."""
    where = patterns_of(context.language).again_where
    for hit in hits:
        sentence = context.sentence_at(hit.start)
        if hit.end > sentence.end or taken[hit.start]:
            continue
        if hit.category == "again" and where.match(context.lowered, hit.end) and not _is_denied(context, hit.start):
            yield Ref(hit.start, hit.end, "next", sentence, "again")
        elif hit.category == "when_asked" and context.grammar.next_.search(hit.phrase):
            yield Ref(hit.start, hit.end, "next", sentence, "asked")
        elif hit.category in ("bodies", "body"):
            if meets := patterns_of(context.language).body_meets.match(context.lowered, hit.end, sentence.end):
                relation: Relation = "last" if meets["last"] else "definite"
                track = "constitutional-committee" if hit.category == "bodies" else None
                yield Ref(hit.start, meets.end(), relation, sentence, "session", track=track)
        elif hit.category == "began":
            body = "constitutional-committee" if context.grammar.body.search(hit.phrase) else None
            yield Ref(hit.start, hit.end, "numbered", sentence, "began", [1], body)
        elif hit.category == "pronouns" and _opens_clause(context, hit.start, sentence):
            yield Ref(hit.start, hit.end, "pronoun", sentence)


def _is_denied(context: Context, at: int) -> bool:
    """Whether they "will not return to Geneva"."""
    return context.grammar.denied.search(context.lowered, max(0, at - DENIED_WITHIN), at) is not None


def _opens_clause(context: Context, at: int, sentence: Sentence) -> bool:
    before = context.lowered[sentence.start : at].rstrip()
    return (
        not before
        or before[-1] in ";:\"'"
        or before.endswith(tuple(patterns_of(context.language).words["clause_opens"]))
    )


def number_spans(refs: list[Ref]) -> list[Span]:
    """Stretches whose numbers count rounds and are no days; one told by its verb holds none."""
    return [Span(r.start, r.end) for r in refs if r.numbers and r.head != "began"]
