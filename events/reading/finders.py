"""The phrase tables of a language, all looked for together."""

from collections.abc import Iterator
from functools import cache

from events.reading import relevance, zones
from events.reading.agenda import words as agenda
from events.reading.events.rulebook import rules_of
from events.reading.rounds import beside, calls, cues, speakers, status, times
from events.reading.rounds.patterns import patterns_of
from events.reading.seats import finding as seats
from events.reading.words.phrases import Finder, Phrases


@cache
def finder_of(language: str) -> Finder:
    """One finder for all tables that the rules of a language ask for."""
    return Finder(tuple(_tables(language)))


def _tables(language: str) -> Iterator[Phrases]:
    for module in (relevance, speakers, status, times, cues, calls):
        yield module.phrases_of(language)
    yield relevance.anchors_of(language)
    yield relevance.fighting_of(language)
    yield beside.asked_of(language)
    yield beside.turns_of(language)
    yield status.papers_of(language)
    patterns, rules = patterns_of(language), rules_of(language)
    yield from (
        patterns.anchors,
        patterns.phrases,
        patterns.presidents,
        patterns.orders,
        rules.triggers,
        rules.classes,
        rules.denials,
        rules.untrue,
    )
    kinds, topics = agenda.phrases_of(language)
    yield from (*kinds, topics, *seats.phrases_of(language).values())
    yield from (*zones.phrases_of(language), zones.leaving_of(language))
