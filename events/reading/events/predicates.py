"""Which part of a clause belongs to one of the verbs that it joins: `X was with Y on Sunday and flew on to Z`."""

from collections.abc import Mapping

from events.reading.clauses import adjectival
from events.reading.events.kinds import TALK, TROOP_MOVES
from events.reading.events.spots import Spot
from events.reading.lines import Line

# What is done with words: whom the verb beside it speaks of has no part in it.
OWN_PART = TALK | TROOP_MOVES
JOINED = frozenset({"verb", "past", "planned"})
# So many words may stand between what joins two verbs and the second.
BETWEEN = 3


def own_part(spot: Spot, verbs: frozenset[str], sets: Mapping[str, frozenset[str]], joint: str) -> tuple[int, int, int]:
    """First token of the clause, the end of its subject, and the end (exclusive) of what belongs to the spot's verb."""
    a, b = spot.bounds
    low, first, last = spot.line.low, spot.first, spot.last
    if spot.rule.kind not in OWN_PART or spot.rule.form not in JOINED:
        return a, first, b
    if joint in low[max(a, first - BETWEEN) : first]:
        first = _subject_ends(spot, a, verbs, sets, joint)
    elif low[first - 1] in sets["ahead_of"] and low[first][-3:] in sets["ing_ends"]:
        # "telephoned Trump, a day after hosting Assad": whoever telephoned, without the one at the other end.
        first = next((k for k in range(a, first - 1) if is_finite(spot.line, k, verbs, sets)), first)
    return a, first, _object_ends(spot, b, verbs, joint) if joint in low[last:b] else b


def is_finite(line: Line, k: int, verbs: frozenset[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause can rest on a token: one of the verbs, and no participle, name or time."""
    verb = line.low[k] in verbs and line.low[k][-3:] not in sets["ing_ends"]
    return verb and k not in line.names and k not in line.times


def _subject_ends(spot: Spot, a: int, verbs: frozenset[str], sets: Mapping[str, frozenset[str]], joint: str) -> int:
    line, low = spot.line, spot.line.low
    k = spot.first - 1
    while low[k] != joint:
        if k in line.names:
            return spot.first
        k -= 1
    for v in range(a, k):
        if is_finite(line, v, verbs, sets) and not adjectival(low, v, sets):
            return v
    return spot.first


def _object_ends(spot: Spot, b: int, verbs: frozenset[str], joint: str) -> int:
    line, low = spot.line, spot.line.low
    # "met Assad for an hour and said he would see Y": whom the words are of stands before them.
    named = spot.rule.form == "past"
    for k in range(spot.last, b - 1):
        named = named or k in line.names
        if named and low[k] == joint and low[k + 1] in verbs and k + 1 not in line.names:
            return k
    return b
