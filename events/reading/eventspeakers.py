"""On whose word an event is told."""

from collections.abc import Sequence

from events.reading.attribution import Attribution, Said
from events.reading.eventspots import Spot
from events.reading.lines import Line
from events.reading.shapes import Modality

ATTACKS = frozenset({"airstrike", "shelling", "bombing", "chemical-attack", "offensive", "aircraft-downed"})
TOLL = frozenset({"died", "killed", "dead", "wounded", "injured"})


class EventSpeakers:
    """Finds the saying that covers the words of an event; null where the outlet tells it itself."""

    def __init__(self, lines: Sequence[Line], attribution: Attribution) -> None:
        self.lines, self.attribution = lines, attribution

    def of(self, spot: Spot, modality: Modality) -> Said | None:
        said = self.attribution.at(spot.at)
        if said is not None and said.frame.start <= spot.at < said.frame.end and spot.rule.kind != "accusation":
            said = said if self.attribution.announces(spot.line, said) else None
        if said is None and spot.rule.kind in ATTACKS:
            said = self._toll(spot.n)
        return said or (self.attribution.going_on(spot.at) if modality == "planned" else None)

    def _toll(self, n: int) -> Said | None:
        """Who tells the toll of an attack in the sentence behind it: `Thirteen people died, according to X`."""
        behind = self.lines[n + 1] if n + 1 < len(self.lines) else None
        if behind is None or behind.sentence.paragraph != self.lines[n].sentence.paragraph:
            return None
        sayings = self.attribution.said_in(behind.sentence.start) if TOLL & set(behind.low) else []
        return next((s for s in sayings if s.speaker), None)
