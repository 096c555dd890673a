"""A meeting that is only the occasion of what is told: `After talks with X in Moscow, Y said`: whether, whom."""

from collections.abc import Mapping
from itertools import pairwise

from events.reading.clauses import ClauseWords, Mood
from events.reading.events.actors import Naming
from events.reading.events.predicates import is_finite
from events.reading.events.spots import Spot
from events.reading.sayings.acts import Said

# So many words may stand between `after` and its talks.
OPENS_REACH = 9


def occasion_mood(spot: Spot, says: ClauseWords) -> Mood | None:
    """`announced a truce after talks with X`: held, unless what was told there is to come; None for other nouns."""
    low, sets = spot.line.low, says.sets
    between = range(spot.first + 1, spot.last - 1)
    if len(between) >= OPENS_REACH or low[spot.first - 1] in sets["hypothetical"]:
        return None
    if low[spot.first] in sets["sits"] and not _is_participle(spot, sets):
        return None
    if any(k in spot.line.names or k in spot.line.times or low[k] in sets["no_occasion"] for k in between):
        return None
    before = low[spot.clauses[max(0, spot.clause - 1)][0] : spot.first]
    ahead = not sets["will"].isdisjoint(before) or not says.rows["to_come"].isdisjoint(pairwise(before))
    return Mood("planned" if ahead else "happened")


def _is_participle(spot: Spot, sets: Mapping[str, frozenset[str]]) -> bool:
    """`Meeting in Munich, the powers`, `powers meeting in Munich`, but not `their meeting in Munich`."""
    low, k = spot.line.low, spot.first - 1
    if k < 0 or low[k] == ",":
        return True
    named = spot.line.names.get(k)
    if named is not None:
        return named.kind == "person" or (named.kind == "actor" and not named.adjective)
    return len(low[k]) > 1 and low[k][-1:] in sets["plural_ends"] and low[k] not in sets["auxiliaries"] | sets["own"]


def ends_at(spot: Spot) -> int:
    """The token that ends what is told of the occasion: the first comma behind it, else the end of the clause."""
    low, b = spot.line.low, spot.bounds[1]
    return low.index(",", spot.last, b) if "," in low[spot.last : b] else b


def set_apart(spot: Spot, said: Said, verbs: frozenset[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """`Kerry said after talks with Putin that they agreed`: of what is said on that occasion it is no part."""
    line, frame = spot.line, said.frame
    if not line.sentence.start <= frame.start < line.sentence.end:
        return False
    after = line.at(frame.end - 1) + 1
    verb = _verb_after(spot, after, spot.first, verbs, sets)
    return verb >= spot.first and sets["that"].isdisjoint(line.low[after : spot.first])


def brought_together(
    spot: Spot, naming: Naming, verbs: frozenset[str], sets: Mapping[str, frozenset[str]]
) -> list[str]:
    """Slugs of the subject of what is told on that occasion, whoever speaks there included."""
    line, first = spot.line, spot.first
    for k in (spot.clause, spot.clause - 1):
        start = spot.clauses[k][0] if k >= 0 else first
        end = _verb_after(spot, start, first, verbs, sets)
        before = naming.within(line, start, end, []) if start < end else []
        if before or end < first:
            return before
    low = line.low
    start = spot.last
    while "," in low[start:]:
        start = low.index(",", start) + 1
        end = _verb_after(spot, start, len(low), verbs, sets)
        if end < len(low) and (behind := naming.within(line, start, end, [])):
            return behind
    return []


def _verb_after(spot: Spot, start: int, end: int, verbs: frozenset[str], sets: Mapping[str, frozenset[str]]) -> int:
    """The first verb that a clause can rest on from the token `start` on, before `end`."""
    return next((k for k in range(start, end) if is_finite(spot.line, k, verbs, sets)), end)
