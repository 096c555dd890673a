"""Where a text speaks of a round: by number, by order ("the next round"), by count, or by name only."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.numbers import ROMAN, numbers_of
from events.reading.phrases import Hit, Phrases
from events.reading.shapes import Sentence, Span

Relation = Literal[
    "numbered", "elliptic", "next", "previous", "last", "current", "count", "definite", "named", "pronoun"
]
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
# "On the second", "the first day ... the second": days. "The first to be held since": no number.
NOT_BEFORE = ("on", "since", "until")
TO_BE = re.compile(r"\s+to\s+(?:be|have)\b")
DAY_BEFORE = re.compile(r"(?i)\b(?:first|opening) day\b[^.]*$")


@dataclass(slots=True)
class Ref:
    """One mention of a round. `start` to `end` are the words that name it; track and numbers are found later."""

    start: int
    end: int
    relation: Relation
    sentence: Sentence
    head: str | None = None
    numbers: list[int] = field(default_factory=list)
    track: str | None = None
    inferred: bool = False
    tail: int = 0


class Patterns:
    """The regular expressions of one language, made from rounds.yaml and numbers.yaml."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self.numbers = numbers_of(language)
        self.heads = {word: head for head, words in data["heads"].items() for word in words}
        head = "|".join(sorted(map(re.escape, self.heads), key=len, reverse=True))
        stops = "|".join(map(re.escape, data["stops"].split()))
        mods = rf"(?:(?!(?i:{stops})\b)[A-Za-z][\w'.\-]*,?\s+){{0,6}}?"
        order = rf"(?:{self.numbers.ordinal}|{ROMAN}(?:-?th)?(?=\s+[A-Za-z]))"
        gap = r"(?:,?\s+|-(?:ever\s+)?)"
        cardinal = self.numbers.cardinal
        kinds = {kind: "|".join(map(re.escape, data[kind])) for kind in ("next", "previous", "last", "current")}
        after = data["after_ordinal"].replace(" ", "|").replace("of_them", "of (?:them|these|those)")
        words = "|".join(sorted(self.numbers.cardinals, key=len, reverse=True))
        self.numbered = re.compile(
            rf"\b(?P<a>{order})(?:\s+(?P<join>and|or|to|through)\s+(?P<b>{order}))?{gap}{mods}(?P<head>(?i:{head}))\b(?!-)"
        )
        self.name = re.compile(
            r"\b(?P<place>(?i:astana|geneva|nur-?sultan))(?:\s+|-|\s-\s)"
            rf"(?P<n>\d{{1,2}}(?!\d)|{ROMAN}|(?i:two|three|four|five|six|seven|eight|nine|ten))\b"
            rf"(?!\s*(?i:{MONTHS})|[-/.:%]\d|\s+(?i:people|delegations|days|hours|kilomet))"
        )
        self.after_head = re.compile(
            r"\b(?P<head>(?i:rounds?|sessions?|meeting|number|no\.|summit))\s+"
            rf"(?P<n>\d{{1,2}}|{ROMAN}|(?i:{words}))\b"
            rf"(?!\s*(?i:{MONTHS})|[-/.:%]\d|\s+(?i:of|people|days|hours))"
        )
        order_words = "|".join(rf"(?P<{kind}>(?i:{choice}))" for kind, choice in kinds.items())
        self.relative = re.compile(rf"\b(?:{order_words}){gap}{mods}(?P<head>(?i:{head}|one|ones))\b(?!-)")
        self.elliptic = re.compile(
            rf"(?P<before>\b\w+|[.,;:(*•\-]|^)\s*\b(?i:the|a|its|their)\s+(?P<a>{self.numbers.ordinal})(?=\s+(?i:{after})\b|\s*[,.;:)?]|\s*$)",
            re.M,
        )
        self.count = re.compile(
            rf"\b(?:(?i:the)\s+(?P<first>(?i:first))\s+)?(?P<n>{cardinal})\s+{mods}(?P<head>(?i:rounds|meetings|sessions|summits|times))\b"
            rf"|\b(?i:the)\s+(?i:first)\s+(?P<m>{cardinal})(?=\s+(?i:were|was|took|had|have|all|of)\b)"
        )
        self.first_since = re.compile(
            r"[^.,;]{0,40}?\s(?:in\s+(?:\w+\s+){1,3}(?:months|years|weeks)"
            r"|for\s+(?:more|over|nearly|\w+\s+(?:months|years))|since|of its kind)\b"
            r"|\s+(?:to|between)\b"
        )
        self.phrases = Phrases({kind: data[kind] for kind in ("again", "began", "pronouns", "correction")})
        self.again_where = re.compile(rf"\s*(?:{data['again_where']})")
        self.relative_alone = re.compile(
            r"\b(?i:the|its|their)\s+(?:(?P<next>(?i:next))(?=\s+(?i:to|is|was|were|will|in|on)\b|\s*[,.;])"
            r"|(?P<last>(?i:last|latest))(?=\s+(?i:was|were|took|in|on)\b|\s*[,;]))"
        )
        self.bare = re.compile(rf"\b(?P<head>(?i:{head}))\b(?!-)")


@cache
def patterns_of(language: str) -> Patterns:
    return Patterns((tables(language) or {})["rounds"], language)


def find_refs(context: Context) -> list[Ref]:
    """All mentions of rounds, in order and without overlaps; a number in one keeps its place from the dates."""
    patterns = patterns_of(context.language)
    taken = bytearray(len(context.folded))
    for name in context.mentions:
        if name.kind != "place":
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
    found: list[Ref] = []
    for start, end, relation, head, numbers in _candidates(context.folded, patterns):
        if (taken[start] or taken[end - 1]) if relation != "definite" else any(taken[start:end]):
            continue
        sentence = context.sentence_at(start)
        if end > sentence.end or start < sentence.start:
            continue
        taken[start:end] = b"\1" * (end - start)
        found.append(Ref(start, end, relation, sentence, head, numbers))
    hits = patterns.phrases.find(context.lowered)
    found += _phrase_refs(context, hits, taken)
    wrong = {context.sentence_at(h.start).index for h in hits if h.category == "correction"}
    return sorted((r for r in found if r.sentence.index not in wrong), key=lambda r: r.start)


def _phrase_refs(context: Context, hits: list[Hit], taken: bytearray) -> Iterator[Ref]:
    """Mentions without a noun: "be back in Astana", "the series began", "it lasted two days"."""
    where = patterns_of(context.language).again_where
    for hit in hits:
        sentence = context.sentence_at(hit.start)
        if hit.end > sentence.end or taken[hit.start]:
            continue
        if hit.category == "again" and where.match(context.lowered, hit.end):
            yield Ref(hit.start, hit.end, "next", sentence, "again")
        elif hit.category == "began":
            yield Ref(hit.start, hit.end, "numbered", sentence, None, [1])
        elif hit.category == "pronouns" and _opens_clause(context, hit.start, sentence):
            yield Ref(hit.start, hit.end, "pronoun", sentence)


def _opens_clause(context: Context, at: int, sentence: Sentence) -> bool:
    before = context.lowered[sentence.start : at].rstrip()
    return (
        not before
        or before[-1] in ";:\"'"
        or before.endswith(("but", "and", "how", "look,", "yes:", "answer:", "a:", ":"))
    )


def number_spans(refs: list[Ref]) -> list[Span]:
    """Stretches whose numbers count rounds and are no days."""
    return [Span(r.start, r.end) for r in refs if r.numbers]


Candidate = tuple[int, int, Relation, str | None, list[int]]


def _candidates(text: str, p: Patterns) -> Iterator[Candidate]:
    """Candidates, the surest first."""
    value = p.numbers.value
    for m in p.numbered.finditer(text):
        if (
            m["a"].lower() == "first"
            and p.first_since.match(text, m.end())
            and not text[m.end() :].startswith((" in Astana", " in Geneva"))
        ):
            continue
        yield (
            m.start(),
            m.end(),
            "numbered",
            p.heads[m["head"].lower()],
            _series(value(m["a"]), value(m["b"] or ""), m["join"]),
        )
    for m in p.name.finditer(text):
        number = value(m["n"])
        alone = (
            m["n"] != "I"
            or not re.match(r"\s+[a-z]", text[m.end() : m.end() + 2])
            or re.match(r"\s+(?:communique|conference|meeting|talks|process|and)\b", text[m.end() : m.end() + 14])
        )
        if number and alone and text[m.start() : m.start() + 1].isupper():
            yield (m.start(), m.end(), "numbered", None, [number])
    for m in p.after_head.finditer(text):
        if number := value(m["n"]):
            alone = m["head"].lower() in ("number", "no.")
            yield (m.start(), m.end(), "elliptic" if alone else "numbered", p.heads.get(m["head"].lower()), [number])
    for m in p.count.finditer(text):
        if (number := value(m["n"] or m["m"])) and number > 1:
            yield (m.start(), m.end(), "count", p.heads.get((m["head"] or "").lower()), list(range(1, number + 1)))
    for m in p.relative.finditer(text):
        relation: Any = next(kind for kind in ("next", "previous", "last", "current") if m[kind])
        yield (m.start(), m.end(), relation, p.heads.get(m["head"].lower()), [])
    for m in p.relative_alone.finditer(text):
        kind: Any = "next" if m["next"] else "last"
        yield (m.start(kind), m.end(kind), kind, "alone", [])
    for m in p.elliptic.finditer(text):
        digits = m["a"][0].isdigit()
        before = m["before"].lower()
        if before in NOT_BEFORE or (digits and before not in (",", ".", "be", "was", "is", "")):
            continue
        if TO_BE.match(text, m.end()) or DAY_BEFORE.search(text[max(0, m.start() - 80) : m.start()]):
            continue
        if number := value(m["a"]):
            yield (m.start("a"), m.end("a"), "elliptic", None, [number])
    for m in p.bare.finditer(text):
        yield (m.start(), m.end(), "definite", p.heads[m["head"].lower()], [])


def _series(first: int | None, second: int | None, join: str | None) -> list[int]:
    if first is None:
        return []
    if second is None:
        return [first]
    return list(range(first, second + 1)) if join in ("to", "through") and first < second else [first, second]
