"""Finds phrases of a YAML table (category: phrases) in a folded text, with one automaton for all of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick

# "talk* about" within a phrase stands for the word with its common endings.
INNER_STAR = re.compile(r"\*(?=\s)")
ENDINGS = ("", "s", "es", "d", "ed", "ing")
BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: where, and in which category of its table."""

    start: int
    end: int
    category: str
    phrase: str


def spelled_out(phrase: str) -> Iterator[str]:
    """All phrases that braces and stars within stand for: "{is,are} due" gives "is due" and "are due"."""
    mark = BRACES.search(phrase)
    if mark is None:
        inner = INNER_STAR.search(phrase)
        if inner is None:
            yield " ".join(phrase.split())
            return
        for ending in ENDINGS:
            yield from spelled_out(phrase[: inner.start()] + ending + phrase[inner.end() :])
        return
    for choice in mark.group(1).split(","):
        yield from spelled_out(phrase[: mark.start()] + choice.strip() + phrase[mark.end() :])


class Phrases:
    """Phrases of a table; `*` lets a word go on. Matching is in lower case and at word edges."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._automaton = ahocorasick.Automaton()
        entries: dict[str, list[tuple[str, bool]]] = {}
        for category, phrases in table.items():
            for phrase in phrases:
                for one in spelled_out(phrase.lower()):
                    entries.setdefault(one.rstrip("*"), []).append((category, one.endswith("*")))
        for key, value in entries.items():
            self._automaton.add_word(key, (key, tuple(value)))
        if entries:
            self._automaton.make_automaton()
        self._empty = not entries

    def find(self, lowered: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Hits in a folded, lower-case text, in order, without those that lie within a longer one."""
        end = len(lowered) if end is None else end
        found: list[Hit] = []
        if self._empty or start >= end:
            return found
        for last, (key, categories) in self._automaton.iter(lowered, start, end):
            a, b = last - len(key) + 1, last + 1
            if (a > start and lowered[a - 1].isalnum()) or a < start:
                continue
            goes_on = b < end and lowered[b].isalnum()
            for category, open_end in categories:
                if not goes_on:
                    found.append(Hit(a, b, category, key))
                elif open_end:
                    found.append(Hit(a, _word_end(lowered, b, end), category, key))
        return _longest(found)


class Found:
    """All hits of one table in one text, found in one pass and then asked by stretch."""

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.starts = [h.start for h in hits]

    def within(self, start: int, end: int) -> list[Hit]:
        """Hits that lie between two places, in order."""
        a, b = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [h for h in self.hits[a:b] if h.end <= end]


def _word_end(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isalnum() or text[at] in "'-"):
        at += 1
    return at


def _longest(found: list[Hit]) -> list[Hit]:
    """Without hits that lie within a longer one; linear, because the hits come in order of their starts."""
    found.sort(key=lambda h: (h.start, -h.end, h.category))
    kept: list[Hit] = []
    reach = -1
    for hit in found:
        if hit.end <= reach and not (kept and kept[-1].start == hit.start and kept[-1].end == hit.end):
            continue
        kept.append(hit)
        reach = max(reach, hit.end)
    return kept
