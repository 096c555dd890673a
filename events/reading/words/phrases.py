"""Finds phrases of YAML tables (category: phrases) in a folded text: one automaton and one pass for all tables."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from operator import itemgetter
from typing import NamedTuple

import ahocorasick

# "talk* about" within a phrase stands for the word with the endings of its language.
INNER_STAR = re.compile(r"\*(?=\s)")
BRACES = re.compile(r"\{([^{}]*)\}")
STARTS = itemgetter(0)


# A phrase found, its parts without names: start, end, category, phrase. Half of them are only counted over.
Place = tuple[int, int, str, str]


class Hit(NamedTuple):
    """A phrase found: where, and in which category of its table."""

    start: int
    end: int
    category: str
    phrase: str


def spelled_out(phrase: str, endings: Sequence[str] = ("",)) -> Iterator[str]:
    """All phrases that braces and stars within stand for: "{is,are} due" gives "is due" and "are due"."""
    mark = BRACES.search(phrase)
    if mark is None:
        inner = INNER_STAR.search(phrase)
        if inner is None:
            yield " ".join(phrase.split())
            return
        for ending in endings:
            yield from spelled_out(phrase[: inner.start()] + ending + phrase[inner.end() :], endings)
        return
    for choice in mark.group(1).split(","):
        yield from spelled_out(phrase[: mark.start()] + choice.strip() + phrase[mark.end() :], endings)


# Makes a hit of its four parts in order, at a third of the time of the class's own call.
AS_HIT = partial(tuple.__new__, Hit)


class Phrases:
    """Phrases of a table; `*` lets a word go on, within a phrase with one of the `endings`.

    Matching is in lower case and at word edges.

    `nested`: hits that lie within a longer one are kept. `joint`: a phrase of several categories gives one hit, whose
    category names them all with a space between.
    """

    def __init__(
        self,
        table: Mapping[str, Iterable[str]],
        endings: Sequence[str] = ("",),
        *,
        nested: bool = False,
        joint: bool = False,
    ) -> None:
        self.nested, self.joint = nested, joint
        self.entries: dict[str, list[tuple[str, bool]]] = {}
        for category, phrases in table.items():
            for phrase in phrases:
                for one in spelled_out(phrase.lower(), endings):
                    self.entries.setdefault(one.rstrip("*"), []).append((category, one.endswith("*")))

    def categories(self, phrase: str, *, open_end: bool) -> list[str]:
        """What a hit of a phrase tells; `open_end`: where the word goes on behind it."""
        found = [category for category, goes_on in self.entries[phrase] if goes_on or not open_end]
        return [" ".join(dict.fromkeys(found))] if self.joint and found else found

    def all_categories(self) -> set[str]:
        """Every category that a hit may have."""
        return {one for key in self.entries for ends in (False, True) for one in self.categories(key, open_end=ends)}

    def find(self, lowered: str) -> list[Hit]:
        """Hits in a folded, lower-case text, in order, without those that lie within a longer one."""
        return list(map(AS_HIT, Finder([self]).find(lowered)[0]))


class Finder:
    """Looks for the phrases of many tables in one pass over a text."""

    def __init__(self, tables: Sequence[Phrases]) -> None:
        self.tables = tables
        self._automaton = ahocorasick.Automaton()
        whole: dict[str, list[tuple[int, str]]] = {}
        open_end: dict[str, list[tuple[int, str]]] = {}
        for n, table in enumerate(tables):
            for key in filter(None, table.entries):
                whole.setdefault(key, []).extend((n, one) for one in table.categories(key, open_end=False))
                open_end.setdefault(key, []).extend((n, one) for one in table.categories(key, open_end=True))
        for key, rows in whole.items():
            self._automaton.add_word(key.title(), (key, len(key), tuple(rows), tuple(open_end[key])))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, lowered: str) -> list[list[Place]]:
        """For each table what it finds in a folded, lower-case text: in order, without what lies within a longer one
        unless the table keeps it."""
        found: list[list[Place]] = [[] for _ in self.tables]
        length = len(lowered)
        if not len(self._automaton):
            return [[] for _ in self.tables]
        edged = lowered + " "  # at both ends: what stands before the first sign is the last one
        for last, (key, size, whole, open_end) in self._automaton.iter(_titled(lowered)):
            end = last + 1
            start = end - size
            if edged[start - 1].isalnum():
                continue
            if not edged[end].isalnum():
                for n, category in whole:
                    found[n].append((start, end, category, key))
            elif open_end:
                end = _word_end(lowered, end, length)
                for n, category in open_end:
                    found[n].append((start, end, category, key))
        return [
            sorted(hits, key=STARTS) if table.nested else _longest(hits)
            for table, hits in zip(self.tables, found, strict=True)
        ]


def _titled(lowered: str) -> str:
    """The text with a capital at each word, so that the automaton does not stop within words ("is" in "this")."""
    titled = lowered.title()
    if len(titled) == len(lowered):
        return titled
    return "".join(sign if len(sign.title()) == 1 else "\0" for sign in lowered).title()


class Found:
    """All hits of one table in one text, found in one pass and then asked by stretch."""

    def __init__(self, places: list[Place]) -> None:
        self.places = places

    @cached_property
    def hits(self) -> list[Hit]:
        return list(map(AS_HIT, self.places))

    @cached_property
    def starts(self) -> list[int]:
        return list(map(STARTS, self.places))

    def within(self, start: int, end: int) -> list[Hit]:
        """Hits that lie between two places, in order."""
        a = bisect_left(self.starts, start)
        b = bisect_left(self.starts, end, a)
        return [h for h in self.hits[a:b] if h[1] <= end] if a < b else []


def _word_end(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isalnum() or text[at] in "'-"):
        at += 1
    return at


def _longest(found: list[Place]) -> list[Place]:
    """Without hits that lie within a longer one; linear, because the hits come in order of their starts."""
    reach = -1
    for start, end, _, _ in found:
        if start < reach:
            break
        reach = end
    else:
        return found
    found.sort(key=STARTS)
    kept: list[Place] = []
    reach, first = -1, -1
    for hit in found:
        start, end, category, _ = hit
        if start != first:
            if end > reach:
                kept.append(hit)
                first, reach = start, end
        elif end > reach:
            while kept and kept[-1][0] == start:
                kept.pop()
            kept.append(hit)
            reach = end
        elif end == reach:
            place = len(kept)
            while place and kept[place - 1][0] == start and kept[place - 1][2] > category:
                place -= 1
            kept.insert(place, hit)
    return kept
