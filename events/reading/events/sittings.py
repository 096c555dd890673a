"""Meetings that are rounds: the three guarantors at one table, or people who meet where a sentence tells of a round."""

from collections.abc import Sequence

from events.reading.events.fitting import COUNCIL
from events.reading.events.meant import GUARANTORS
from events.reading.events.spots import Candidate
from events.reading.events.times import Told
from events.reading.shapes import RoundFact

THEIRS = frozenset({"astana", "summit"})
# The council meets by itself, or with one or two that ask it to.
FEW = 4
# Who may be named beside the guarantors at a round of theirs; with a party it is another meeting.
BESIDE_THEM = frozenset({*GUARANTORS, "kazakhstan", "united-nations", "un-envoy", "united-states"})


def is_round(one: Candidate, rounds: Sequence[RoundFact]) -> bool:
    """Whether a meeting is one of the rounds: by its days and its parties, or its days and its sentence."""
    told, named = one.told, set(one.actors)
    if told is None or told.start is None or told.end is None:
        return False
    if COUNCIL in named and len(named) <= FEW:
        return False
    apart = one.further and 1 < len(named) <= FEW  # "on the sidelines of the round X met Y"
    theirs = named.issuperset(GUARANTORS) and named <= BESIDE_THEM
    for r in rounds:
        if theirs and r.track in THEIRS and _of_days(r, told):
            return True
        if (
            not apart
            and told.start in (r.start, r.end)
            and _of_days(r, told)
            and any(s.start <= one.at < s.end for s in r.evidence)
        ):
            return True
    return False


def _of_days(r: RoundFact, told: Told) -> bool:
    """Whether days lie within those of a round, or are those it was put off from; a month is only the same month."""
    if (told.start, told.end) == (r.former_start, r.former_end):
        return True
    if r.start is None or told.start is None or told.end is None:
        return False
    if r.precision in (None, "day"):
        return r.start <= told.start and told.end <= (r.end or r.start)
    return (r.start, r.end) == (told.start, told.end)
