"""The shapes that mentions of rounds have: an automaton finds their key words, small expressions look around each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from events.reading.languages import tables
from events.reading.numbers import ROMAN, numbers_of
from events.reading.phrases import Hit, Phrases

Relation = Literal[
    "numbered", "elliptic", "next", "previous", "last", "current", "count", "definite", "named", "pronoun"
]
Candidate = tuple[int, int, Relation, str | None, list[int]]
KINDS: tuple[Relation, ...] = ("next", "previous", "last", "current")
WINDOW = 110
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
NAMES = ("astana", "geneva", "nur-sultan", "nursultan")
PLURALS = ("rounds", "meetings", "sessions", "summits", "times")
NUMBERED_HEADS = ("round", "rounds", "session", "sessions", "meeting", "summit", "number", "no.")
# "On the second", "the first day ... the second": days. "The first to be held since": no number.
ALONE = ("next", "last", "latest", "most recent", "previous")
NOT_BEFORE = ("on", "since", "until", "without")
TO_BE = re.compile(r"\s+to\s+(?:be|have)\b")
DAY_BEFORE = re.compile(r"(?i)\b(?:first|opening) day\b[^.]*$")
ARTICLE = re.compile(r"(?P<before>\b\w+|[.,;:(*•\-\n]|^)\s*\b(?i:the|a|its|their)\s+$")
THE = re.compile(r"\b(?i:the|its|their)\s+$")
ARTICLES = ("the", "a", "its", "their")
# What a number that is no word begins with.
SIGN_OF_NUMBER = re.compile(r"[\dIVX](?:(?<=\d)|[IVX]*(?:-?th)?\s)")
DIGIT_ORDINAL = re.compile(r"\d(?<!\w.)\d?(?:st|nd|rd|th)\b")
FIRST_SINCE = re.compile(
    r"[^.,;]{0,40}?\s(?:in\s+(?:\w+\s+){1,3}(?:months|years|weeks)"
    r"|for\s+(?:more|over|nearly|\w+\s+(?:months|years))|since|of its kind)\b"
    r"|\s+(?:to|between)\b"
)
ORDINAL_WITHIN = 24
# What stands before the first word of a line: its end, or the sign of an item.
LINE_BEGINS = ("", "\n", "-", "*", "•", ">")
# "The first one of them that was held elsewhere", "the first one in years" are no number.
FIRST_ONE = re.compile(r"first one (?:of|to|that|which|since)\b")
IS_THE = re.compile(r"\b(?:be|is|was)\s+the\s+$")
# "Geneva I met" is no number, "Geneva I communique" is one.
I_ALONE = re.compile(r"\s+(?:communique|conference|meeting|talks|process|and)\b")


class Patterns:
    """The expressions of one language, made from rounds.yaml and numbers.yaml."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self.numbers = numbers_of(language)
        self.heads = {word: head for head, words in data["heads"].items() for word in words}
        stops = "|".join(map(re.escape, data["stops"].split()))
        mods = rf"(?:(?!(?i:{stops})\b)[A-Za-z][\w'.\-]*,?\s+){{0,6}}?$"
        order = rf"(?:{self.numbers.ordinal}|{ROMAN}(?:-?th)?(?=\s+[A-Za-z]))"
        gap = r"(?:,?\s+|-(?:ever\s+)?)"
        words = "|".join(sorted(self.numbers.cardinals, key=len, reverse=True))
        of_them = "of (?:them|these|those|its|the kind|the series|such|this)"
        after = data["after_ordinal"].replace(" ", "|").replace("of_them", of_them)
        no_day = rf"(?!\s*(?i:{MONTHS})|[-/.:%]\d|\s+(?i:of|people|delegations|days|hours|kilomet))"
        kinds = "|".join(rf"(?P<{kind}>(?i:{'|'.join(map(re.escape, data[kind]))}))" for kind in KINDS)
        series = rf"(?P<a>{order})(?P<list>(?:,\s+(?:the\s+)?{order})*)"
        last = rf"(?:,?\s+(?P<join>and|or|to|through)\s+(?:the\s+)?(?P<b>{order}))?"
        self.numbered = re.compile(rf"\b{series}{last}{gap}{mods}")
        self.order = re.compile(order)
        self.count = re.compile(rf"\b(?:(?i:the)\s+(?i:first)\s+)?(?P<n>{self.numbers.cardinal})\s+{mods}")
        self.relative = re.compile(rf"\b(?:{kinds}){gap}{mods}")
        self.after_name = re.compile(
            rf"(?:\s+|-|\s-\s)(?P<n>\d{{1,2}}(?!\d)|{ROMAN}|(?i:two|three|four|five|six|seven|eight|nine|ten))\b{no_day}"
        )
        self._number_behind(no_day.replace("of|", ""), words)
        meets = "|".join(map(re.escape, data["meets"]))
        self.met = re.compile(rf"\b(?:{meets})\b[^.;:]*$")
        self.nth_time = re.compile(rf"\b(?:{meets})\b[^.;:]{{0,70}}?\bfor\s+(?:the|a)\s+(?P<a>{order})\s+$")
        self.time_that = re.compile(rf"\s+(?:that\s+)?[^.;:?!]{{0,70}}?\b(?:{meets})\b")
        self.the_nth = re.compile(rf"\b(?:the|a)\s+(?P<a>{order})\s+$")
        self.first_of = re.compile(rf"\s+(?P<n>{self.numbers.cardinal})(?=\s+(?i:were|was|took|had|have|all|of)\b)")
        self.elliptic = re.compile(rf"(?=\s+(?i:{after})\b|\s*[,.;:)?]|\s*$)", re.M)
        self.heads_line = re.compile(r"\s*[-:|(]\s*\d")
        self.alone = {
            "next": re.compile(r"(?=\s+(?i:to|is|was|were|will|in|on)\b|\s*[,.;])"),
            "last": re.compile(r"(?=\s+(?i:was|were|took|ended|closed|came|in|on)\b|\s*[,;])"),
        }
        self._name_phrases(data)

    def _number_behind(self, no_count: str, words: str) -> None:
        """ "Round five", "rounds 4, 5 and 6"."""
        one = rf"(?:\d{{1,2}}|{ROMAN}|(?i:{words}))"
        self.after_head = re.compile(rf"\s+(?P<n>{one})\b{no_count}")
        self.after_heads = re.compile(rf"(?P<list>(?:,\s+{one})*)(?:,?\s+(?P<join>and|to)\s+(?P<b>{one}))\b{no_count}")
        self.one = re.compile(one)

    def _name_phrases(self, data: Mapping[str, Any]) -> None:
        """The words that are looked for first, so that expressions are tried around them only."""
        self.phrases = Phrases(
            {kind: data[kind] for kind in ("again", "began", "pronouns", "correction", "when_asked", "body_meets")}
        )
        people = [p for p in data["tracks"]["summit"] if any(word in p for word in data["presidents"])]
        self.presidents = Phrases({"presidents": people})
        self.again_where = re.compile(rf"\s*(?:{data['again_where']})")
        self.anchors = Phrases(
            {
                "head": list(self.heads),
                "name": NAMES,
                "other": ["number", "no.", "one", "ones", "time", "times", *ALONE],
                "ordinal": list(self.numbers.ordinals),
            }
        )
        self.orders = Phrases({"relative": [word for kind in KINDS for word in data[kind]]})

    def candidates(self, text: str, hits: Sequence[Hit], orders: Sequence[Hit]) -> Iterator[Candidate]:
        """Candidates around the anchors found, the surest first; they may overlap. `orders`: "next", "last"."""
        nouns = [h for h in hits if h.category in ("head", "other") and text[h.end : h.end + 1] != "-"]
        ordinals = [h for h in hits if h.category == "ordinal"]
        counted = sorted([*(h.start for h in ordinals), *(m.start() for m in SIGN_OF_NUMBER.finditer(text))])
        yield from self._numbered(text, [h for h in nouns if h.category == "head"], counted)
        yield from self._nth_times(text, [h for h in nouns if h.phrase == "time"])
        yield from self._named(text, [h for h in hits if h.category == "name"])
        yield from self._numbers_after(text, [h for h in hits if h.phrase in NUMBERED_HEADS])
        yield from self._counts(text, nouns, ordinals)
        yield from self._relative(text, nouns, [h.start for h in orders])
        yield from self._elliptic(text, ordinals)
        for h in nouns:
            if h.category == "head":
                yield (h.start, h.end, "definite", self.heads[h.phrase], [])

    def _numbered(self, text: str, heads: list[Hit], counted: list[int]) -> Iterator[Candidate]:
        value = self.numbers.value
        for h in heads:
            m = _leading(self.numbered, text, counted, h)
            if m is None:
                continue
            since = m["a"].lower() == "first" and FIRST_SINCE.match(text, h.end)
            if since and not text[h.end : h.end + 10].startswith((" in Astana", " in Geneva")):
                continue
            listed = [n for one in self.order.findall(m["list"]) if (n := value(one))]
            numbers = _series(value(m["a"]), value(m["b"] or ""), m["join"], listed)
            yield (m.start(), h.end, "numbered", self.heads[h.phrase], numbers)

    def _nth_times(self, text: str, nouns: list[Hit]) -> Iterator[Candidate]:
        """ "The guarantors met in Astana for the ninth time"."""
        for h in nouns:
            m = self.nth_time.search(text, max(0, h.start - WINDOW), h.start)
            if m is None and self.time_that.match(text, h.end):
                m = self.the_nth.search(text, max(0, h.start - ORDINAL_WITHIN), h.start)
            if m and (number := self.numbers.value(m["a"]) or 0) > 1:
                yield (m.start("a"), h.end, "numbered", "time", [number])

    def _named(self, text: str, names: list[Hit]) -> Iterator[Candidate]:
        for h in names:
            m = self.after_name.match(text, h.end)
            if m is None or not text[h.start].isupper() or not (number := self.numbers.value(m["n"])):
                continue
            following = text[m.end() : m.end() + 2]
            pronoun = m["n"] == "I" and following[:1].isspace() and following[1:].islower()
            if not pronoun or I_ALONE.match(text, m.end()):
                yield (h.start, m.end(), "numbered", None, [number])

    def _numbers_after(self, text: str, nouns: list[Hit]) -> Iterator[Candidate]:
        for h in nouns:
            m = self.after_head.match(text, h.end)
            if m and (number := self.numbers.value(m["n"])):
                relation: Relation = "elliptic" if h.phrase in ("number", "no.") else "numbered"
                numbers, end = [number], m.end()
                more = self.after_heads.match(text, end) if h.phrase in PLURALS else None
                if more:
                    listed = [n for one in self.one.findall(more["list"]) if (n := self.numbers.value(one))]
                    numbers, end = _series(number, self.numbers.value(more["b"]), more["join"], listed), more.end()
                yield (h.start, end, relation, self.heads.get(h.phrase), numbers)

    def _counts(self, text: str, nouns: list[Hit], ordinals: list[Hit]) -> Iterator[Candidate]:
        for h in (n for n in nouns if n.phrase in PLURALS):
            m = self.count.search(text, max(0, h.start - WINDOW), h.start)
            if m and h.phrase == "times" and not self.met.search(text, max(0, m.start() - WINDOW), m.start()):
                continue
            if m and (number := self.numbers.value(m["n"]) or 0) > 1:
                yield (m.start(), h.end, "count", self.heads.get(h.phrase), list(range(1, number + 1)))
        for h in (o for o in ordinals if o.phrase == "first"):
            m = self.first_of.match(text, h.end)
            if m and THE.search(text, max(0, h.start - 8), h.start) and (number := self.numbers.value(m["n"]) or 0) > 1:
                yield (h.start, m.end(), "count", None, list(range(1, number + 1)))

    def _relative(self, text: str, nouns: list[Hit], orders: list[int]) -> Iterator[Candidate]:
        heads = (n for n in nouns if n.category == "head" or n.phrase in ("one", "ones"))
        for h in heads:
            m = _leading(self.relative, text, orders, h)
            if m:
                relation = next(kind for kind in KINDS if m[kind])
                yield (m.start(), h.end, relation, self.heads.get(h.phrase), [])
        for h in (n for n in nouns if n.phrase in ALONE):
            kind: Literal["next", "last"] = "next" if h.phrase == "next" else "last"
            if self.alone[kind].match(text, h.end) and THE.search(text, max(0, h.start - 8), h.start):
                yield (h.start, h.end, kind, "alone", [])

    def _elliptic(self, text: str, ordinals: list[Hit]) -> Iterator[Candidate]:
        spans = [(h.start, h.end) for h in ordinals] + [(m.start(), m.end()) for m in DIGIT_ORDINAL.finditer(text)]
        for start, end in sorted(spans):
            if not (self.elliptic.match(text, end) or self.heads_line.match(text, end) or _is_one_of(text, start, end)):
                continue
            if FIRST_ONE.match(text, start):
                continue
            if self.heads_line.match(text, end) and text[max(0, start - 2) : start].strip(" ")[-1:] in LINE_BEGINS:
                if number := self.numbers.value(text[start:end]):
                    yield (start, end, "elliptic", None, [number])
                continue
            told = text[max(0, start - 30) : start].rstrip().lower().endswith(ARTICLES)
            m = ARTICLE.search(text, max(0, start - 30), start) if told else None
            if m is None:
                continue
            before = m["before"].lower()
            digits = text[start].isdigit()
            if before in NOT_BEFORE or (digits and before not in (",", ".", ";", ":", "be", "was", "is", "and", "")):
                continue
            if TO_BE.match(text, end) or DAY_BEFORE.search(text, max(0, start - 80), start):
                continue
            if number := self.numbers.value(text[start:end]):
                yield (start, end, "elliptic", None, [number])


def _is_one_of(text: str, start: int, end: int) -> bool:
    """ "The summit is the fifth of the guarantors"."""
    return text.startswith(" of the ", end) and bool(IS_THE.search(text, max(0, start - 12), start))


@cache
def patterns_of(language: str) -> Patterns:
    return Patterns((tables(language) or {})["rounds"], language)


def _leading(pattern: re.Pattern[str], text: str, places: list[int], head: Hit) -> re.Match[str] | None:
    """The words that lead up to a head from the first of the places, in order, from which the pattern reaches it."""
    for place in places[bisect_left(places, head.start - WINDOW) : bisect_left(places, head.start)]:
        if found := pattern.match(text, place, head.start):
            return found
    return None


def _series(first: int | None, second: int | None, join: str | None, listed: list[int]) -> list[int]:
    """ "The third and fourth", "the third, fourth and fifth", "the third to fifth"."""
    if first is None:
        return []
    if second is not None and join in ("to", "through") and first < second:
        return list(range(first, second + 1))
    return [first, *listed, *([second] if second is not None else [])]
