"""What all rules of one reading look at: the text in its foldings, sentences, names, times, and the outer knowledge."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from events.reading.calendar import Calendar
from events.reading.shapes import Document, Mention, Sentence, When
from events.reading.texts.folding import fold
from events.reading.words.grammar import Grammar, grammar_of
from events.reading.words.lexicon import Lexicon
from events.reading.words.phrases import Finder, Found, Hit, Phrases, Place

P = TypeVar("P", bound=Place)


@dataclass
class Context:
    """One text under reading. `lowered` is the folded text in lower case; both keep every place of the text."""

    document: Document
    published: date | None
    language: str
    tables: Mapping[str, Any]
    lexicon: Lexicon
    calendar: Calendar
    folded: str = ""
    lowered: str = ""
    grammar: Grammar = field(init=False)
    mentions: list[Mention] = field(default_factory=list)
    times: list[When] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)
    _mention_starts: list[int] = field(default_factory=list)
    _time_starts: list[int] = field(default_factory=list)
    finder: Finder = field(default_factory=lambda: Finder(()))
    _hits: dict[Phrases, Found] = field(default_factory=dict)
    _hits_by_sentence: dict[Phrases, dict[int, list[Hit]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.grammar = grammar_of(self.language)

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.document.sentences

    def set_times(self, times: list[When]) -> None:
        self.times = sorted(times, key=lambda w: (w.span.start, w.span.end))
        self._time_starts = [w.span.start for w in self.times]

    def hits(self, phrases: Phrases) -> Found:
        """What a table of phrases finds in the whole text; the first call looks for all tables of the finder."""
        if not self._hits:
            found = zip(self.finder.tables, self.finder.find(self.lowered), strict=True)
            self._hits = {table: Found(hits) for table, hits in found}
        if phrases not in self._hits:
            self._hits[phrases] = Found(Finder([phrases]).find(self.lowered)[0])
        return self._hits[phrases]

    def hits_by_sentence(self, phrases: Phrases) -> dict[int, list[Hit]]:
        """What a table finds, by the index of the sentence that holds it; what crosses a sentence's end is left out."""
        found = self._hits_by_sentence.get(phrases)
        if found is None:
            found = self._hits_by_sentence[phrases] = self._by_sentence(self.hits(phrases).hits)
        return found

    def places_by_sentence(self, phrases: Phrases) -> dict[int, list[Place]]:
        """The same of a table that finds much and is asked for little of it."""
        return self._by_sentence(self.hits(phrases).places)

    def _by_sentence(self, places: Sequence[P]) -> dict[int, list[P]]:
        found: dict[int, list[P]] = {}
        sentences, starts = self.sentences, self._sentence_starts
        place, last = 0, len(starts) - 1
        for hit in places:
            while place < last and starts[place + 1] <= hit[0]:
                place += 1
            sentence = sentences[place]
            if sentence.start <= hit[0] and hit[1] <= sentence.end:
                if sentence.index in found:
                    found[sentence.index].append(hit)
                else:
                    found[sentence.index] = [hit]
        return found

    def sentence_at(self, at: int) -> Sentence:
        """The sentence that holds a place of the text, or the last one before it."""
        place = bisect_right(self._sentence_starts, at)
        return self.document.sentences[place - 1 if place else 0]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        a = bisect_left(self._mention_starts, start)
        return self.mentions[a : bisect_left(self._mention_starts, end, a)]

    def times_in(self, start: int, end: int) -> list[When]:
        a = bisect_left(self._time_starts, start)
        return self.times[a : bisect_left(self._time_starts, end, a)]


def context_of(
    document: Document,
    published: date | None,
    language: str,
    tables: Mapping[str, Any],
    lexicon: Lexicon,
    calendar: Calendar,
    finder: Finder | None = None,
) -> Context:
    folded = fold(document.text)
    lowered = folded.lower()
    if len(lowered) != len(folded):  # a letter whose small form has two code points, as in Turkish
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    mentions = lexicon.mentions(document.text, folded)
    return Context(
        document,
        published,
        language,
        tables,
        lexicon,
        calendar,
        folded,
        lowered,
        mentions,
        _sentence_starts=[s.start for s in document.sentences],
        _mention_starts=[m.start for m in mentions],
        finder=finder or Finder(()),
    )
