"""The shapes that mentions of rounds have: an automaton finds their key words, small expressions look around each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from events.reading.languages import tables
from events.reading.words.grammar import grammar_of
from events.reading.words.inflection import endings_of
from events.reading.words.numbers import ROMAN, numbers_of
from events.reading.words.phrases import Hit, Phrases

Relation = Literal[
    "numbered", "elliptic", "next", "previous", "last", "current", "count", "definite", "named", "pronoun"
]
Candidate = tuple[int, int, Relation, str | None, list[int]]
KINDS: tuple[Relation, ...] = ("next", "previous", "last", "current")
FAR = 140
WINDOW = 110
ORDINAL_WITHIN = 24
# What stands before the first word of a line: its end, or the sign of an item.
LINE_BEGINS = ("", "\n", "-", "*", "•", ">")
PLACEHOLDER = re.compile(r"%(\w+)%")
# Other things than rounds are counted no higher, and are named so many signs before at most.
MOST_COUNTED, COUNTED_WITHIN = 4, 450


class Patterns:
    """The expressions of one language, made from rounds.yaml and numbers.yaml."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self.numbers, self.grammar = numbers_of(language), grammar_of(language)
        self.heads = {word: head for head, words in data["heads"].items() for word in words}
        self.words: dict[str, Any] = data["words"]
        self.further = frozenset(self.words["further"])
        self.no_one = tuple(self.words["no_one"])
        self.shapes = self._shapes(data)
        self.numbered, self.order, self.count = self._made("numbered"), self._made("order"), self._made("count")
        self.relative, self.after_name = self._made("relative"), self._made("after_name")
        self.after_head, self.after_heads = self._made("after_head"), self._made("after_heads")
        self.one, self.met, self.nth_time = self._made("one"), self._made("met"), self._made("nth_time")
        self.time_that, self.the_nth = self._made("time_that"), self._made("the_nth")
        self.so_soon = self._made("so_soon")
        self.first_of, self.elliptic = self._made("first_of"), self._made("elliptic")
        self.ends = self._made("ends_of_count")
        self.sign_of_number = self._made("sign_of_number")
        self.body_meets, self.second_of = self._made("body_meets"), self._made("second_of")
        self.counted_before = self._made("counted_before")
        self.counted_alone = self._made("counted_alone")
        self.alone = {"next": self._made("next_alone"), "last": self._made("last_alone")}
        self._name_phrases(data, endings_of(language))

    def _shapes(self, data: Mapping[str, Any]) -> dict[str, str]:
        """The expressions of rounds.yaml, and the lists of words that stand in them as %name%."""
        kinds = (rf"(?P<{kind}>(?i:{'|'.join(map(re.escape, data[kind]))}))" for kind in KINDS)
        words = {
            "ordinal": self.numbers.ordinal,
            "cardinal": self.numbers.cardinal,
            "cardinals": "|".join(sorted(self.numbers.cardinals, key=len, reverse=True)),
            "roman": ROMAN,
            "stops": "|".join(map(re.escape, data["stops"].split())),
            "meets": "|".join(map(re.escape, data["meets"])),
            "kinds": "|".join(kinds),
            "after_ordinal": data["after_ordinal"].replace(" ", "|"),
        }
        return {**data["shapes"], **words}

    def _made(self, name: str) -> re.Pattern[str]:
        text = self.shapes[name]
        while PLACEHOLDER.search(text):
            text = PLACEHOLDER.sub(lambda m: self.shapes[m[1]], text)
        return re.compile(text)

    def _name_phrases(self, data: Mapping[str, Any], endings: Sequence[str]) -> None:
        """The words that are looked for first, so that expressions are tried around them only."""
        self.phrases = Phrases(
            {kind: data[kind] for kind in ("again", "began", "pronouns", "correction", "when_asked", "bodies", "body")},
            endings,
        )
        people = [p for p in data["tracks"]["summit"] if any(word in p for word in data["presidents"])]
        self.presidents = Phrases({"presidents": people})
        self.again_where = re.compile(rf"\s*(?:{data['again_where']})")
        self.anchors = Phrases(
            {
                "head": list(self.heads),
                "name": self.words["numbered_names"],
                "other": [*self.words["bare"], *self.words["ones"], *self.words["times"], *self.words["alone"]],
                "ordinal": list(self.numbers.ordinals),
            }
        )
        self.orders = Phrases({"relative": [word for kind in KINDS for word in data[kind]]})

    def candidates(self, text: str, hits: Sequence[Hit], orders: Sequence[Hit]) -> Iterator[Candidate]:
        """Candidates around the anchors found, the surest first; they may overlap. `orders`: "next", "last"."""
        nouns = [h for h in hits if h.category in ("head", "other") and text[h.end : h.end + 1] != "-"]
        ordinals = [h for h in hits if h.category == "ordinal"]
        counted = sorted([*(h.start for h in ordinals), *(m.start() for m in self.sign_of_number.finditer(text))])
        yield from self._numbered(text, [h for h in nouns if h.category == "head"], counted)
        yield from self._nth_times(text, [h for h in nouns if h.phrase in self.words["times"][:1]])
        yield from self._named(text, [h for h in hits if h.category == "name"])
        yield from self._numbers_after(text, [h for h in hits if h.phrase in self.words["numbered_heads"]])
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
            since = m["a"].lower() == self.words["first"] and self.grammar.first_of_its_kind.match(text, h.end)
            if since and not text[h.end : h.end + 10].startswith(tuple(self.words["first_in"])):
                continue
            listed = [n for one in self.order.findall(m["list"]) if (n := value(one))]
            numbers = _series(value(m["a"]), value(m["b"] or ""), m["join"] in self.words["through"], listed)
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
            if not pronoun or self.grammar.one_in_roman.match(text, m.end()):
                yield (h.start, m.end(), "numbered", None, [number])

    def _numbers_after(self, text: str, nouns: list[Hit]) -> Iterator[Candidate]:
        for h in nouns:
            m = self.after_head.match(text, h.end)
            before = text[max(0, h.start - WINDOW) : h.start].split()[-1:]
            if h.phrase in self.words["bare"] and before and before[0].lower() in self.words["numbered_things"]:
                continue
            if m and (number := self.numbers.value(m["n"])):
                relation: Relation = "elliptic" if h.phrase in self.words["bare"] else "numbered"
                numbers, end = [number], m.end()
                more = self.after_heads.match(text, end) if h.phrase in self.words["plurals"] else None
                if more:
                    listed = [n for one in self.one.findall(more["list"]) if (n := self.numbers.value(one))]
                    numbers, end = (
                        _series(number, self.numbers.value(more["b"]), more["join"] in self.words["through"], listed),
                        more.end(),
                    )
                yield (h.start, end, relation, self.heads.get(h.phrase), numbers)

    def _counts(self, text: str, nouns: list[Hit], ordinals: list[Hit]) -> Iterator[Candidate]:
        for h in (n for n in nouns if n.phrase in self.words["plurals"]):
            m = self.count.search(text, max(0, h.start - WINDOW), h.start)
            if m and h.phrase == self.words["times"][1] and not self._meets(text, m.start(), h.end):
                continue
            if m and not self.further.isdisjoint(text[m.end("n") : h.start].lower().split()):
                continue
            if m and self._is_a_step(text, m.start(), h.end):
                continue
            if m and (number := self.numbers.value(m["n"]) or 0) > 1:
                first = self._counted_from(text, h.end, number)
                yield (m.start(), h.end, "count", self.heads.get(h.phrase), list(range(first, first + number)))
        for m in self.counted_alone.finditer(text) if nouns else ():
            if (number := self.numbers.value(m["n"]) or 0) > 1:
                yield (m.start("n"), m.end(), "count", None, list(range(1, number + 1)))
        for h in (o for o in ordinals if o.phrase == self.words["first"]):
            m = self.first_of.match(text, h.end)
            if (
                m
                and self.grammar.the.search(text, max(0, h.start - 8), h.start)
                and (number := self.numbers.value(m["n"]) or 0) > 1
            ):
                yield (h.start, m.end(), "count", None, list(range(1, number + 1)))

    def _meets(self, text: str, start: int, end: int) -> bool:
        """ "Met in Astana five times"; "three times this week" counts no rounds."""
        if self.so_soon.match(text, end):
            return False
        return bool(self.met.search(text, max(0, start - WINDOW), start) or self.time_that.match(text, end))

    def _is_a_step(self, text: str, start: int, end: int) -> bool:
        """ "Eight rounds later", "ten meetings on," and "Two rounds after it" count from another round."""
        if self.grammar.rounds_later.match(text, end):
            return True
        opens = not text[:start].rstrip(" ") or text[start - 1] == "\n" or text[max(0, start - 2) : start] == ". "
        return opens and self.grammar.rounds_after.match(text, end) is not None

    def _counted_from(self, text: str, at: int, number: int) -> int:
        """The first of a count that tells its ends: "five meetings, from the ninth to the thirteenth"."""
        ends = self.ends.match(text, at)
        first, last = (self.numbers.value(ends["a"]), self.numbers.value(ends["b"])) if ends else (None, None)
        return first if first and last and last - first + 1 == number else 1

    def _relative(self, text: str, nouns: list[Hit], orders: list[int]) -> Iterator[Candidate]:
        heads = (n for n in nouns if n.category == "head" or n.phrase in self.words["ones"])
        for h in heads:
            if h.phrase in self.words["ones"] and text.startswith(self.no_one, h.end + 1):
                continue
            m = _leading(self.relative, text, orders, h)
            if m and h.phrase not in self.words["several"]:
                relation = next(kind for kind in KINDS if m[kind])
                yield (m.start(), h.end, relation, self.heads.get(h.phrase), [])
        for h in (n for n in nouns if n.phrase in self.words["alone"]):
            kind: Literal["next", "last"] = "next" if h.phrase in self.words["alone_next"] else "last"
            if self.alone[kind].match(text, h.end) and self.grammar.the.search(text, max(0, h.start - 8), h.start):
                yield (h.start, h.end, kind, "alone", [])

    def _elliptic(self, text: str, ordinals: list[Hit]) -> Iterator[Candidate]:
        spans = [(h.start, h.end) for h in ordinals] + [
            (m.start(), m.end()) for m in self.grammar.digit_ordinal.finditer(text)
        ]
        for start, end in sorted(spans):
            heads_line = self.grammar.heads_line.match(text, end) is not None
            if not (heads_line or self.elliptic.match(text, end) or self._is_one_of(text, start, end)):
                continue
            if text[start:end].lower() == self.words["first"] and self._is_first_otherwise(text, start, end):
                continue
            if heads_line and text[max(0, start - 2) : start].strip(" ")[-1:] in LINE_BEGINS:
                if number := self.numbers.value(text[start:end]):
                    yield (start, end, "elliptic", None, [number])
                continue
            told = text[max(0, start - 30) : start].rstrip().lower().endswith(tuple(self.words["articles"]))
            m = self.grammar.article.search(text, max(0, start - 30), start) if told else None
            if m is None or self.grammar.weekday_before.search(text, max(0, start - WINDOW), start):
                continue
            before = m["before"].lower()
            digits = text[start].isdigit()
            if before in self.words["not_before"] or (digits and before not in self.words["before_digits"]):
                continue
            if self.grammar.shares.search(text, max(0, start - FAR), end + FAR):
                continue
            if self.grammar.to_be.match(text, end) or self.grammar.day_before.search(text, max(0, start - 80), start):
                continue
            number = self.numbers.value(text[start:end])
            if number and not self._counts_other(text, start, number):
                yield (start, end, "elliptic", None, [number])

    def _counts_other(self, text: str, start: int, number: int) -> bool:
        """ "The first thing they must talk about is a truce. The second is the committee": no second round."""
        if not 1 < number <= MOST_COUNTED:
            return False
        return self.counted_before.search(text, max(0, start - COUNTED_WITHIN), start) is not None

    def _is_first_otherwise(self, text: str, start: int, end: int) -> bool:
        """ "The first in the capital since 2019", "a second strike hit those who came to help after the first"."""
        if self.grammar.first_one.match(text, start) or self.grammar.first_of_its_kind.match(text, end):
            return True
        other = self.second_of.search(text, max(0, start - FAR), start)
        return other is not None and other["noun"].lower() not in self.heads

    def _is_one_of(self, text: str, start: int, end: int) -> bool:
        """ "The summit is the fifth of the guarantors"."""
        return bool(
            self.grammar.of_the.match(text, end) and self.grammar.is_the.search(text, max(0, start - 12), start)
        )


@cache
def patterns_of(language: str) -> Patterns:
    return Patterns((tables(language) or {})["rounds"], language)


def _leading(pattern: re.Pattern[str], text: str, places: list[int], head: Hit) -> re.Match[str] | None:
    """The words that lead up to a head from the first of the places, in order, from which the pattern reaches it."""
    for place in places[bisect_left(places, head.start - WINDOW) : bisect_left(places, head.start)]:
        if found := pattern.match(text, place, head.start):
            return found
    return None


def _series(first: int | None, second: int | None, through: bool, listed: list[int]) -> list[int]:
    """ "The third and fourth", "the third, fourth and fifth", "the third to fifth"."""
    if first is None:
        return []
    if second is not None and through and first < second:
        return list(range(first, second + 1))
    return [first, *listed, *([second] if second is not None else [])]
