"""What the clause before makes of a verb: wished for, laid down on paper, or a condition, it did not happen."""

from collections.abc import Mapping

from events.reading.clauses import ClauseWords, Mood
from events.reading.events.spots import Spot

# So many words may stand between "wants" and what is to be done: "want all women detainees released".
WANTED_REACH = 6
# Who "announced that they were suspending their part" did so; soldiers who "were going home" had yet to leave.
TROOPS = frozenset({"withdrawal", "deployment"})


def as_governed(spot: Spot, mood: Mood, words: ClauseWords) -> Mood | None:
    """The mood of a verb that is told as done, or None where what governs it says that it was not."""
    low, sets = spot.line.low, words.sets
    start = spot.clauses[spot.clause][0]
    if not sets["wants"].isdisjoint(low[start : spot.first]) and _is_wanted(spot, mood, start, words):
        return None
    if _only_asks(spot, words):
        return None
    if not start:
        return mood
    opens, before = low[start], _governor(spot, start, sets)
    going = before in sets["announces"] and low[spot.first][-3:] in sets["ing_ends"]
    if opens in sets["that"] and going and spot.rule.kind in TROOPS:
        return Mood("planned", mood.passive)
    if opens in sets["that"] and before in sets["lays_down"]:
        return Mood("planned", mood.passive, habit=True)
    if (opens in sets["that"] or opens in sets["joints"]) and _is_wished(spot, words):
        return None
    # "a deal that saw the troops pull back"
    if mood.present and opens in sets["relative"] and sets["saw"].isdisjoint(low[start : spot.first]):
        if low[start - 1] in sets["under"]:
            return Mood("planned", mood.passive, habit=True)
        # "said in a statement that it rejects" is no text that lays something down.
        return None if before in sets["papers"] and low[start + 1] not in sets["told_before"] else mood
    return mood


def _governor(spot: Spot, start: int, sets: Mapping[str, frozenset[str]]) -> str:
    """The word that a clause leans on, a time between them aside: `demanded on Monday that`."""
    line, k = spot.line, start - 1
    while k and (k in line.times or line.low[k] in sets["beside_time"]):
        k -= 1
    return line.low[k]


def _only_asks(spot: Spot, words: ClauseWords) -> bool:
    """`provided that aid gets in`: the verb of the rule itself only asks for it."""
    low, sets = spot.line.low, words.sets
    return low[spot.first] in sets["wished"] and not sets["that"].isdisjoint(low[spot.first + 1 : spot.first + 2])


def _is_wanted(spot: Spot, mood: Mood, start: int, words: ClauseWords) -> bool:
    """`want the detainees released`: a participle without a helper behind what is wanted."""
    low = spot.line.low
    near = range(spot.first - 2, max(start, spot.first - WANTED_REACH) - 1, -1)
    return not mood.passive and any(low[k] in words.sets["wants"] for k in near)


def _is_wished(spot: Spot, words: ClauseWords) -> bool:
    """`hoped that it would come`; `will not come until food has got in, captives are freed and raids have stopped`."""
    low, sets, clauses, k = spot.line.low, words.sets, spot.clauses, spot.clause
    if low[clauses[k][0]] in sets["joints"] and spot.first < clauses[k][0] + 2:
        return False  # "The rebels, who stayed until the army came, left" goes on with its own verb
    while k and (low[clauses[k][0]] in sets["joints"] or low[clauses[k][0] - 1] in sets["joints"]):
        k -= 1
    start = clauses[k][0]
    if not start or (k < spot.clause and spot.line.has_time(clauses[spot.clause][0], spot.bounds[1])):
        return False
    if low[start] in sets["that"]:
        return _governor(spot, start, sets) in sets["wished"]
    return low[start] in sets["hypothetical"] and low[start] not in sets["was"]
