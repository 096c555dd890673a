"""Where an English or other Western sentence ends, abbreviations and quotations minded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from events.reading.languages import tables

END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
NEXT = re.compile(r"\s+([\"'“‘«(\[]*)(\w[\w'’\-]*)?")
WORD_BEFORE = re.compile(r"[\w.'’\-]*$")
INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")


@dataclass(frozen=True)
class Stops:
    """Words before which, or after which, a full stop does not end a sentence; see sentences.yaml."""

    never_ends: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


@cache
def stops_of(language: str | None) -> Stops:
    data = (tables(language) or {}).get("sentences", {})
    return Stops(**{name: frozenset(words.split()) for name, words in data.items()})


def sentence_spans(text: str, start: int, end: int, stops: Stops) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in text[start:end], without the white space around them."""
    begin = start
    for mark in END.finditer(text, start, end):
        if mark.end() >= end or not _ends(text, mark, begin, stops):
            continue
        yield begin, mark.end()
        begin = mark.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _ends(text: str, mark: re.Match[str], begin: int, stops: Stops) -> bool:
    follow = NEXT.match(text, mark.end())
    quote, word = (follow.group(1), follow.group(2) or "") if follow else ("", "")
    if word and word[0].islower():
        return False
    if mark.group()[0] != "." or len(mark.group()) > 1:
        return True
    found = WORD_BEFORE.search(text[max(begin, mark.start() - 20) : mark.start()])
    before = found.group() if found else ""
    if before.lower() in stops.never_ends:
        return False
    if before.lower() in stops.may_end:
        return bool(quote) or word.lower() in stops.openers
    initial = INITIALS.fullmatch(before) and before[-1].isupper()
    return not initial or word.lower() in stops.openers
