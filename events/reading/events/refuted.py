"""Whether what a sentence tells is denied in it: `denied that it had shelled`, `no troops had been withdrawn`."""

from collections.abc import Mapping

from events.reading.context import Context
from events.reading.events.kinds import GROUND_KINDS
from events.reading.events.rules import Rules
from events.reading.events.spots import Spot

DENIAL_REACH, CLAIM_REACH = 16, 5
# So many words before a noun a denial speaks of it, and before a verb a `no` makes nobody its subject.
NOUN_REACH, SUBJECT_REACH = 8, 7


class Refuted:
    """Looks for denials before the words of spots."""

    def __init__(
        self, context: Context, rules: Rules, sets: Mapping[str, frozenset[str]], finite: frozenset[str]
    ) -> None:
        self.context, self.rules, self.sets, self.finite = context, rules, sets, finite

    def is_of_nobody(self, spot: Spot) -> bool:
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

    def is_denied(self, spot: Spot, reach: int = DENIAL_REACH) -> bool:
        """`denied that it had shelled`, `denied carrying out strikes`, `rejected claims that its forces used`."""
        low, first = spot.line.low, spot.first
        for k in range(first - 1, max(-1, first - reach), -1):
            if low[k] in self.sets["turns"] or (reach < DENIAL_REACH and low[k] in self.sets["that"]):
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
