"""Whether what a sentence tells is denied in it: `denied that it had shelled`, `no troops had been withdrawn`."""

from collections.abc import Mapping
from dataclasses import replace

from events.reading.clauses import Mood
from events.reading.context import Context
from events.reading.events.kinds import GROUND_KINDS
from events.reading.events.rules import Rules
from events.reading.events.spots import Spot

DENIAL_REACH, CLAIM_REACH = 16, 5
# So many words before a noun a denial speaks of it, and before a verb a `no` makes nobody its subject.
NOUN_REACH, SUBJECT_REACH = 8, 7
# What may be denied by its noun alone: "denied a withdrawal of its troops".
DENIED_BY_NOUN = frozenset({"withdrawal", "deployment", "detainee-release", "detention", "aid-delivery"})


class Refuted:
    """Looks for denials before the words of spots."""

    def __init__(
        self, context: Context, rules: Rules, sets: Mapping[str, frozenset[str]], finite: frozenset[str]
    ) -> None:
        self.context, self.rules, self.sets, self.finite = context, rules, sets, finite

    def as_denied(self, spot: Spot, mood: Mood | None, *, noun: bool) -> Mood | None:
        """The mood of what is denied, told by a `noun` or a verb; None where it is not."""
        moves, turns = spot.rule.kind in DENIED_BY_NOUN, self.sets["turns"]
        if mood is None:
            denied = noun and moves and self._denies(spot, NOUN_REACH, turns | self.sets["that"])
            return Mood("denied") if denied else None
        if mood.modality != "happened":
            return None
        if moves and not noun and self._is_of_nobody(spot):
            return replace(mood, modality="denied", negated=True)
        return replace(mood, modality="denied") if self._denies(spot, DENIAL_REACH, turns) else None

    def denies_reports(self, spot: Spot) -> bool:
        """`denied reports that they would meet`."""
        low, start, sets = spot.line.low, spot.clauses[spot.clause][0], self.sets
        if not start or low[start] not in sets["that"] or low[start - 1] not in sets["claims"]:
            return False
        return not (sets["denials"] | sets["rejects"]).isdisjoint(low[max(0, start - CLAIM_REACH) : start])

    def _is_of_nobody(self, spot: Spot) -> bool:
        """`said no troops had been withdrawn`: nobody is the subject of a verb."""
        low, start, sets = spot.line.low, spot.clauses[spot.clause][0], self.sets
        if sets["nobody"].isdisjoint(low[start : spot.first]):
            return False
        for k in range(spot.first - 1, max(start, spot.first - SUBJECT_REACH) - 1, -1):
            if low[k] in sets["nobody"]:
                return True
            if low[k] in sets["joints"] or (low[k] in self.finite and low[k] not in sets["auxiliaries"]):
                return False
        return False

    def _denies(self, spot: Spot, reach: int, stops: frozenset[str]) -> bool:
        """`denied that it had shelled`, `rejected claims that its forces used`: within `reach`, no `stops` between."""
        low, first = spot.line.low, spot.first
        for k in range(first - 1, max(-1, first - reach), -1):
            if low[k] in stops:
                return False
            claim = low[k] in self.sets["rejects"] and not self.sets["claims"].isdisjoint(low[k : k + CLAIM_REACH])
            untrue = low[k] in self.sets["that"] and low[k - 1] in self.sets["claims"] and self._is_untrue(spot)
            if (low[k] in self.sets["denials"] or claim or untrue) and k not in spot.line.names:
                return spot.rule.kind in GROUND_KINDS and self.sets["not"].isdisjoint(low[max(0, k - 2) : k])
        return False

    def _is_untrue(self, spot: Spot) -> bool:
        """`Reports that our men have left do not correspond to reality.`"""
        start, end = spot.line.sentence.start, spot.line.sentence.end
        return bool(self.context.hits(self.rules.untrue).within(start, end))
