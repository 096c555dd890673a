"""Parties as each kind of event wants them: an army on the ground, at a table the political opposition."""

from datetime import date

from events.reading.context import Context
from events.reading.events.actors import Naming
from events.reading.events.groups import VAGUE
from events.reading.events.kinds import FOUGHT, TALK, VIOLENT
from events.reading.events.meant import ToldLast
from events.reading.events.rules import Rules
from events.reading.events.spots import Spot
from events.reading.lines import Line
from events.reading.sayings.acts import Said

# A resolution is the council's and the organisation's; the aid of its envoy is the organisation's.
ORGANISATION = "united-nations"
COUNCIL, LEAGUE = "un-security-council", "arab-league"
FOR_THE_ORGANISATION = {"aid-delivery": "un-envoy"}
# Who tells of the aid he brings need not be named again.
HELPERS = ("united-nations", "icrc", "unhcr")
# Until a second conference in Riyadh chose another, the High Negotiations Committee spoke for the opposition.
COMMITTEE, COMMITTEE_UNTIL = "hnc", date(2017, 11, 22)
# From then on the people of both, where no name of theirs is told, speak for the opposition as a whole.
COMMITTEES = frozenset({COMMITTEE, "snc"})
SPEAKS = TALK - {"sanction"}
BY_FORCE = FOUGHT | {"withdrawal", "detainee-release", "detention"}
WORDS = frozenset({"rejection", "accusation"})
FLAG_REACH = 3


class Fitting:
    """Fits the parties that a sentence names to what its event wants."""

    def __init__(self, context: Context, rules: Rules, naming: Naming, told: ToldLast) -> None:
        self.context, self.words, self.naming, self.told = context, rules.words, naming, told
        self.committee = context.published is not None and context.published < COMMITTEE_UNTIL
        self.committee = self.committee and any(COMMITTEE in (m.slug, m.actor) for m in context.mentions)
        self.united = context.published is not None and context.published >= COMMITTEE_UNTIL

    def fitted(self, spot: Spot, actors: list[str], said: Said | None) -> list[str]:
        """Actors as the kind wants them."""
        kind = spot.rule.kind
        if kind == "displacement":
            return []
        if kind == "public-appearance":
            return actors[:1]
        if kind == "accusation" and said is not None and said.mention is not None and said.mention.actor:
            actors = [self.naming.body(said.mention.actor), *actors]
        if kind == "aid-delivery" and not actors and said is not None and said.speaker in HELPERS:
            return [said.speaker]
        if COUNCIL in actors and (kind not in SPEAKS or (kind == "rejection" and len(actors) > 1)):
            actors = [one for one in actors if one != COUNCIL]
        if kind in VIOLENT or kind == "agreement":
            actors = [one for one in actors if not self.told.watches(one)]
        actors = self._on_the_ground(spot, actors)
        if kind == "meeting":
            actors += self._visited(spot) if len(actors) == 1 else []
            actors = [self._at_table(spot.line, one) for one in actors] if VAGUE in actors else actors
        acts_for = FOR_THE_ORGANISATION.get(kind)
        if acts_for in actors:
            actors = [ORGANISATION if one == acts_for else one for one in actors]
        if COUNCIL in actors and kind in ("agreement", "meeting"):
            # A resolution is the council's, and the organisation's; so is a sitting.
            actors = [other for one in actors for other in ([one, ORGANISATION] if one == COUNCIL else [one])]
        if kind == "agreement":
            actors = actors or ([ORGANISATION] if spot.line.low[spot.first] in self.words["resolutions"] else [])
            actors += ["syrian-government"] if "league" in spot.rule.near and LEAGUE in actors else []
        if self.committee and kind in WORDS:
            # Where the committee is named, it is the opposition that negotiates.
            actors = [COMMITTEE if one == "syrian-opposition" else one for one in actors]
        if self.united and kind in SPEAKS:
            meant = COMMITTEES - {m.slug for m in spot.line.mentions}
            actors = ["syrian-opposition" if one in meant else one for one in actors]
        return self._without_parents(list(dict.fromkeys(actors)))

    def _on_the_ground(self, spot: Spot, actors: list[str]) -> list[str]:
        """Of a camp its fighters; of the government its army, but where its flag or its control is told."""
        kind = spot.rule.kind
        if kind in BY_FORCE:
            # Those of "the opposition" who fight, leave or hold prisoners are its fighters.
            actors = [VAGUE if one == "syrian-opposition" else one for one in actors]
        words = spot.line.low[max(0, spot.first - FLAG_REACH) : spot.last]
        flags = kind == "territory-change" and not self.words["flags"].isdisjoint(words)
        if (kind in FOUGHT and not flags) or (kind in VIOLENT and "syrian-army" in actors):
            actors = ["syrian-army" if one == "syrian-government" else one for one in actors]
        return actors

    def _visited(self, spot: Spot) -> list[str]:
        """The state whose capital a guest comes to: `he flies to Tehran on Monday`."""
        line = spot.line
        if line.low[spot.first] not in self.naming.words["goes"] and "abroad" not in spot.rule.needs:
            return []
        named = [m for m in line.mentions if line.first_token(m) >= spot.first and m.kind == "place" and m.actor]
        return [self.naming.body(named[0].actor)] if named and named[0].actor else []

    def _without_parents(self, actors: list[str]) -> list[str]:
        """Where a group is named, the camp it belongs to need not be."""
        if VAGUE not in actors and "syrian-opposition" not in actors:
            return actors
        groups = [self.context.lexicon.actors.get(one) for one in actors]
        armed = any(known is not None and known.kind == "armed-group" and known.part_of for known in groups)
        dropped = {VAGUE} if armed else set()
        dropped |= {"syrian-opposition"} if COMMITTEE in actors else set()
        return [one for one in actors if one not in dropped]

    def _at_table(self, line: Line, slug: str) -> str:
        """At a table "the opposition" is the political one, unless it is called armed."""
        surface = next((m.surface.lower() for m in line.mentions if m.slug == slug), "")
        called = [any(word in surface for word in self.words[key]) for key in ("called_opposition", "called_armed")]
        political = slug == VAGUE and called == [True, False]
        return "syrian-opposition" if political else slug
