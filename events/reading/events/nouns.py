"""How nouns tell of events: `Tuesday's raids`, `a truce is to begin`, `no shelling`, `Air raids on the town.`"""

from collections.abc import Container
from itertools import pairwise

from events.reading.clauses import ClauseWords, Mood, clause_words_of, looks_ahead
from events.reading.events.spots import Spot
from events.reading.lines import Line

NEGATION_REACH, GOVERNOR_REACH, AHEAD = 6, 5, 14
SOUGHT_REACH, UNTIL_REACH = 4, 3
# A note in a list opens with its noun, an adjective or a count at most before it.
NOTE_OPENS = 3


def noun_mood(spot: Spot, verbs: frozenset[str], present: bool, language: str) -> Mood | None:
    """Whether what a noun names happened or is to come; None where it is wished for, feared or not there."""
    line, words = spot.line, clause_words_of(language)
    sets = words.sets
    before = line.low[spot.clauses[spot.clause][0] : spot.first]
    leads = line.low[max(0, spot.first - UNTIL_REACH) : spot.first]
    if not (sets["hypothetical"].isdisjoint(leads) or sets["ahead_of"].isdisjoint(leads)):
        return None  # "put off until after a meeting of the ministers"
    if not sets["quells"].isdisjoint(before[-GOVERNOR_REACH:]):
        return None
    if spot.rule.kind == "bombing" and not sets["undoes"].isdisjoint(before[-GOVERNOR_REACH:]):
        return None
    if not sets["sought"].isdisjoint(line.low[spot.last : spot.last + SOUGHT_REACH]):
        return None
    if laid_down(before, words):
        return Mood("planned", habit=True)
    further = _further(spot, verbs, words.one["and"], sets["past_ends"])
    if looks_ahead(before, language) or looks_ahead(further, language):
        return Mood("planned")
    told = range(spot.first - len(before), spot.first)
    close = [word for k, word in zip(told, before, strict=True) if k not in line.times][-NEGATION_REACH:]
    if not (sets["perhaps"].isdisjoint(close) and sets["not_told"].isdisjoint(close)):
        return None
    near = before[-GOVERNOR_REACH:]
    called = before[:1] and before[0] in sets["what"]  # "in what rescuers called a gas attack"
    if not ((called or sets["asks"].isdisjoint(near)) and words.rows["ended"].isdisjoint(pairwise(near))):
        return None
    if not sets["orders"].isdisjoint(near):
        return Mood("planned", before_that=True)
    return Mood("happened", present=present)


def laid_down(before: list[str], words: ClauseWords) -> bool:
    """Whether it is only what a paper lays down: `a text that provides for joint patrols`."""
    return not (words.sets["lays_down"].isdisjoint(before) and words.rows["lays_down"].isdisjoint(pairwise(before)))


def _further(spot: Spot, verbs: frozenset[str], joint: str, past_ends: frozenset[str]) -> list[str]:
    """The words behind a noun that can be of it: `hailed the swap of last week and agreed to meet` goes on."""
    low, end = spot.line.low, min(spot.bounds[1], spot.first + AHEAD)
    if joint in low[spot.last : end - 1] and _has_verb(spot, verbs, past_ends):
        for k in range(spot.last, end - 1):
            if low[k] == joint and low[k + 1] in verbs:
                return low[spot.first : k]
    return low[spot.first : end]


def _has_verb(spot: Spot, verbs: frozenset[str], past_ends: frozenset[str]) -> bool:
    """Whether the clause has a verb before the noun, so that this is not its subject."""
    before = spot.line.low[spot.clauses[spot.clause][0] : spot.first]
    return not verbs.isdisjoint(before) or any(word[-2:] in past_ends for word in before)


def is_of_town(spot: Spot, word: int, places: Container[str], words: ClauseWords) -> bool:
    """Whether a verb is a noun behind the name of a town: `the Paris attacks`."""
    line = spot.line
    town = line.names[word - 1]
    if line.low[word] not in words.sets["nounlike"] or town.surface.lower() not in places:
        return False
    return line.low[line.first_token(town) - 1] in words.sets["articles"]


def is_note(line: Line, first: int, finite: frozenset[str]) -> bool:
    """Whether a sentence is a noun and no verb: `Air raids on the town in spite of the deal.`"""
    if first > NOTE_OPENS or line.low[-1] != ".":
        return False
    if finite.isdisjoint(line.low):
        return True
    for k in range(first + 1, len(line.low)):  # noqa: SIM110, all() takes a call for each word
        if line.low[k] in finite and k not in line.names:
            return False
    return True
