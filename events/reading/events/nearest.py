"""Which of the times of a sentence belongs to the words of an event."""

from collections.abc import Mapping, Sequence

from events.reading.clauses import ClauseWords
from events.reading.events.kinds import TALK
from events.reading.events.spots import Spot
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.shapes import When

FAR = 36
PER_CLAUSE = 13
PER_VERB = 6
RELATIVE_COST = 15
HEAD = 3
SINCE_REACH = 10
# So many days "three weeks ago" may be away from the day that is told beside it.
ABOUT = 3
# "the deal that was reached on 2 May".
PAPER_REACH = 4
UNDER_DEALS = frozenset(
    {"withdrawal", "deployment", "aid-delivery", "detainee-release", "displacement", "territory-change"}
)
# How the anchor of `two days before the convoy was hit` begins; the days that it is away follow.
LED, EVENT = "inside", "event"
LED_SIZE, EVENT_SIZE = len(LED), len(EVENT)


def nearest(
    spot: Spot, sayings: Sequence[Said], verbs: frozenset[str], says: ClauseWords, loosely: bool = False
) -> When | None:
    """The time of the sentence that belongs to a spot, or None; times of sayings are no candidates."""
    line = spot.line
    if not line.times:
        return None
    best: tuple[float, int] | None = None
    spoken = {(s.said_on.span.start, s.said_on.span.end) for s in sayings if s.said_on is not None}
    seen: set[int] = set()
    lead = _lead(line)
    for token in sorted(line.times):
        when = line.times[token]
        if when.span.start in seen or (when.span.start, when.span.end) in spoken or _measures(line, token, says):
            continue
        seen.add(when.span.start)
        if spot.rule.kind in UNDER_DEALS and _of_deal(spot, token, says.sets):
            continue
        if spot.clauses[1:] and _aside(spot, token, says, spoken != set()):
            continue
        if lead is not None and (when.anchor[:LED_SIZE] == LED if spot.first in lead else token in lead):
            continue
        if when.anchor[:EVENT_SIZE] == EVENT:
            if not _tells_of(line, token, spot.first, verbs):
                continue
            if spot.rule.kind == "meeting" and "," not in line.low[token : spot.first]:
                # "four days before the presidents met"; when "they met" was told before.
                return None if line.low[line.at(when.span.end - 1) + 1] in says.sets["who_met"] else when
        if when.anchor == "after" and "," not in line.low[token : spot.first]:
            continue  # "A day after the raid, rebels left" tells when they left
        cost = _cost(spot, token, verbs, says) + _surcharge(spot, when, loosely)
        beyond = loosely and spot.rule.kind in UNDER_DEALS and ";" in line.low[spot.last : token]
        if beyond or (loosely and (when.end is None or _of_before(spot, token, says))):
            continue
        if cost < (FAR + FAR if loosely else FAR) and (best is None or cost < best[0]):
            best = (cost, token)
    if best is None and not loosely:
        return nearest(spot, sayings, verbs, says, loosely=True)
    return _narrowed(line, best[1], says.sets["between_times"]) if best else None


def _surcharge(spot: Spot, when: When, loosely: bool) -> float:
    """What a time costs beside its place: in `extended sanctions until June on Monday` the month more than the day."""
    more = RELATIVE_COST if when.start is None and spot.rule.kind in TALK else 0
    return more - (RELATIVE_COST if loosely else 0)


def _aside(spot: Spot, token: int, says: ClauseWords, spoken: bool) -> bool:
    """Whether a time tells of another thing: `said on Monday it would fight on, ending a truce it had declared`."""
    low, a, b = spot.line.low, 0, 0
    for a, b in spot.clauses:  # noqa: B007, a loop takes no call
        if token < b:
            break
    if a <= spot.first < b or spot.first < a < spot.last:
        return False
    if low[a] in says.sets["told_before"]:
        return low[a + 1] == says.one["had"]
    return spoken and a > spot.last and low[a] in says.sets["relative"]


def _of_before(spot: Spot, token: int, says: ClauseWords) -> bool:
    """`retook the village, which rebels had seized on 6 June`: a day of what was before."""
    low, a = spot.line.low, next(a for a, b in spot.clauses if a <= token < b)
    return a > spot.first and low[a] in says.sets["opens_aside"] and says.one["had"] in low[a:token]


def _lead(line: Line) -> range | None:
    """The clause of `two days before the convoy was hit on Monday,`, whose time is not that of the rest."""
    for token in line.times:
        when = line.times[token]
        if when.anchor[:LED_SIZE] == LED:
            first = line.at(when.span.end - 1) + 1
            return range(first, next((k for k in range(first, len(line.low)) if line.low[k] == ","), len(line.low)))
    return None


def _tells_of(line: Line, token: int, first: int, verbs: frozenset[str]) -> bool:
    """Whether `two days after the soldiers left` tells of the words at `first`: not behind a comma, lists aside."""
    commas = [k for k in range(token, first) if line.low[k] == ","]
    return token < first and all(line.low[k + 1] in verbs for k in commas)


def _narrowed(line: Line, token: int, between: frozenset[str]) -> When:
    """`last week, June 18 and 19`: the finer time that stands beside it and within it."""
    when = line.times[token]
    last = line.at(when.span.end - 1) + 1
    while last < len(line.low) and last not in line.times and line.low[last] in between:
        last += 1
    finer = line.times.get(last)
    if finer is None or not (when.start and when.end and finer.start and finer.end):
        return when
    within = when.start <= finer.start and finer.end <= when.end
    # "three weeks ago, on 6 February"
    same = line.low[last - 2 : last - 1] == [","] and abs((when.start - finer.start).days) <= ABOUT
    return finer if within or same else when


def _measures(line: Line, token: int, says: ClauseWords) -> bool:
    """`for the first time since 2012`, `the first convoy since May`, `the second time this month` tell of no day."""
    one, before = says.one, line.low[max(0, token - SINCE_REACH) : token + 1]
    if token and line.low[token - 1] == one["time"]:
        return True
    k = before.index(one["since"]) if one["since"] in before else 0
    if not k or "," in before[k:] or ";" in before[k:]:
        return False
    return before[k - 1] == one["time"] or not says.sets["firsts"].isdisjoint(before[:k])


def _of_deal(spot: Spot, token: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a time is that of a deal, and not of what was done under it: `left under a deal reached on 2 May`."""
    low, k = spot.line.low, token - 1
    while k > 0 and low[k] in sets["beside_time"]:
        k -= 1
    if low[k] not in sets["concluded"] or spot.first <= k < spot.last:
        return False
    return not sets["papers"].isdisjoint(low[max(0, k - PAPER_REACH) : k])


def _cost(spot: Spot, token: int, verbs: frozenset[str], says: ClauseWords) -> float:
    line, clauses, first, last = spot.line, spot.clauses, spot.first, spot.last
    words = line.low
    home = next((n for n, (a, b) in enumerate(clauses) if a <= token < b), spot.clause)
    if token < last and spot.clause != home and words[clauses[home][0]] in says.sets["opens_aside"]:
        # "The envoy, who was in Moscow on Monday, has resigned"; "a truce, which was to end on Monday, was extended".
        closed = home < spot.clause and words[clauses[spot.clause][0]] == ","
        if closed or first < clauses[home][1] < last:
            return FAR * 3
    if first < token < last:
        # A time within the words belongs to a verb that stands before it there.
        return 2 + PER_VERB * sum(words[k] in verbs and k not in line.names for k in range(first + 1, token))
    low, high = (last, token) if token >= last else (token, first)
    clause = spot.closing if token >= last else spot.clause
    between = [k for k in range(low, high) if words[k] in verbs and k not in line.names and k not in line.times]
    crossed = abs(home - clause) + (0.5 if home > clause else 0)
    if home < clause and not says.sets["absolute"].isdisjoint(words[clauses[clause][0] : clauses[clause][0] + 2]):
        crossed -= 1
    relative = home > clause and words[clauses[home][0]] in says.sets["relative"]
    lasting = says.one["since"] in words[max(0, token - 1) : token + 1]
    if relative and clauses[home][0] == last and home == clause + 1 and not lasting:
        # "a gas attack that killed scores on Tuesday"
        return 0.4 * (high - low)
    if token <= HEAD and token < first and home != clause:
        return 12 + 0.2 * (high - low)
    at_head = token < first and token - clauses[home][0] <= 2
    earlier = token < first and not at_head and any(words[k] in verbs for k in range(clauses[home][0], token))
    distance = 6 * earlier + (high - low) * (0.4 if at_head else 1.0)
    # "was in Moscow last week and saw him on Thursday"
    distance += PER_VERB if token < first and words[first - 1] == says.one["and"] and not at_head else 0
    distance += RELATIVE_COST if relative else 0
    if ";" in words[low:high]:
        # "said on Thursday that they had won; the next day a bomb" goes on to another day.
        distance += FAR if token >= last else RELATIVE_COST
    return distance + PER_CLAUSE * crossed + (0 if at_head and home == clause else PER_VERB * len(between))
