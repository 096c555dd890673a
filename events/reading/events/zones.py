"""In which de-escalation zone an event lies: by its place, by what its sentence names, by the zone told of last."""

from datetime import date

from events.reading.context import Context
from events.reading.events.kinds import ZONE_KINDS
from events.reading.events.spots import Spot
from events.reading.events.times import Told
from events.reading.shapes import Mention

SINCE = date(2017, 5, 1)
# So many sentences the zone of one event holds for the next that tells no place.
FLOW = 4


class Zones:
    """Remembers the zone told of last; `only` is the one zone of the whole text, where there is one."""

    def __init__(self, context: Context) -> None:
        self.context, self.anchor = context, context.published
        zones = {zone for m in context.mentions if m.kind in ("zone", "place") and (zone := self._zone_of(m))}
        self.only = zones.pop() if len(zones) == 1 else None
        self.last: tuple[str | None, int] = (None, 0)

    def of(self, spot: Spot, place: Mention | None, told: Told | None) -> str | None:
        """The slug of the zone of an event at a place and time, or None: before 2017 there was none."""
        kind, line = spot.rule.kind, spot.line
        day = told.end if told and told.end else self.anchor
        if kind not in ZONE_KINDS or (day is not None and day < SINCE):
            return None
        zone = self._zone_of(place) if place is not None else None
        if place is not None and place.kind == "place" and place.slug not in self.context.lexicon.places:
            place = None
        if kind == "agreement" or place is None:
            named = (self._zone_of(m) for m in line.mentions if m.kind == "zone" or (m.kind == "place" and not zone))
            zone = next((one for one in named if one), zone)
        if zone is None and place is None and line.sentence.index - self.last[1] <= FLOW:
            zone = self.last[0]
        if zone is None and place is None:
            zone = self.only
        if zone is not None:
            self.last = (zone, line.sentence.index)
        return zone

    def _zone_of(self, mention: Mention) -> str | None:
        if mention.kind == "zone":
            return mention.slug
        known = self.context.lexicon.places.get(mention.slug)
        return known.zone if known else None
