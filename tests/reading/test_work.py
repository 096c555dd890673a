"""How much work a reading is, counted in calls and not in seconds: no rule may make it slow unseen."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from bench.pages import PARTS
from events.reading import Calendar, Known, document_from_text, read
from events.reading.finders import finder_of
from events.reading.words.phrases import Finder
from tests.reading.record import lexicon

GIVEN = Path(__file__).parent / "given"
CALENDAR = Calendar([Known("astana", n, date(2017, n, 14), date(2017, n, 15), "Astana") for n in range(1, 7)])
NAMES = "Alexander Lavrentiev met Staffan de Mistura on Syria in Astana on 14-15 September 2017, Iran said. "
ROUNDS = (
    "The sixth round of Astana talks on Syria was held on September 14-15, Russia, Iran and Turkey said on Friday. "
)
EVENTS = "In Syria the army retook the town on Monday, and jets bombed Idlib after the truce, the Observatory said. "
TALK = " ".join(PARTS).format(n="sixth") + " "
# Calls of Python functions and of built-in ones; a call is about 150 ns.
CALLS_FOR_A_CHARACTER = 6.5
SEARCHES_FOR_A_CHARACTER = 0.1
SEARCHES = frozenset({"search", "match", "fullmatch", "finditer", "findall", "split", "sub"})


def work(text: str) -> Counter[str]:
    """Calls, and searches with expressions, of one reading, after one that has made all tables ready."""
    document = document_from_text(text)
    read(document, date(2017, 9, 20), lexicon(), CALENDAR, language="en")
    counted: Counter[str] = Counter()

    def count(_: FrameType, event: str, called: Any) -> None:
        if event in ("call", "c_call"):
            counted["calls"] += 1
            if event == "c_call" and called.__name__ in SEARCHES:
                counted["searches"] += 1

    sys.setprofile(count)
    try:
        read(document, date(2017, 9, 20), lexicon(), CALENDAR, language="en")
    finally:
        sys.setprofile(None)
    return counted


def articles() -> str:
    return "\n\n".join(file.read_text("utf-8") for file in sorted(GIVEN.glob("*/article.txt"))[:6])


def test_an_article_takes_few_calls_for_its_length() -> None:
    text = articles()
    counted = work(text)
    assert counted["calls"] < CALLS_FOR_A_CHARACTER * len(text)
    assert counted["searches"] < SEARCHES_FOR_A_CHARACTER * len(text)


@pytest.mark.parametrize("sentence", [NAMES, ROUNDS, EVENTS, TALK])
def test_twice_the_text_takes_twice_the_calls(sentence: str) -> None:
    once, twice = work(sentence * 120)["calls"], work(sentence * 240)["calls"]
    assert twice < 2.1 * once


def test_all_tables_are_looked_for_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of phrases that finder_of() does not know would go through the whole text on its own."""
    finder_of("en")
    passes: list[int] = []
    search = Finder.find
    monkeypatch.setattr(Finder, "find", lambda self, text: passes.append(1) or search(self, text))
    read(articles(), date(2017, 9, 20), lexicon(), CALENDAR, language="en")
    assert len(passes) == 1
