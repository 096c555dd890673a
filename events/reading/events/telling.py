"""What a spot tells of its event: who, when, where, in which zone, on whose word."""

from collections.abc import Sequence
from dataclasses import replace

from events.reading.clauses import Mood
from events.reading.context import Context
from events.reading.events.cues import Cues
from events.reading.events.days import Days, around
from events.reading.events.gaps import elsewhere, gapped
from events.reading.events.kinds import GROUND_KINDS, VIOLENT
from events.reading.events.occasions import ends_at, set_apart
from events.reading.events.parties import Parties
from events.reading.events.places import place_in_sentence
from events.reading.events.rules import Rules
from events.reading.events.sittings import is_round
from events.reading.events.speakers import EventSpeakers
from events.reading.events.spots import Candidate, Spot, wider_than
from events.reading.events.times import POINTS, Told, in_round, lasts, told_by
from events.reading.events.zones import Zones
from events.reading.lines import Line
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Mention, Modality, RoundFact, When

# The envoy and those he speaks for are one party.
ONE_WITH_ANOTHER = frozenset({"united-nations"})
# A body that meets need not be said to be anybody's.
BODIES = frozenset({"bodies", "workgroup"})
# So many parties of one table meet on the sidelines of a round; fewer or more are the round itself.
SIDELINES = (2, 3)
# Words between quotation marks of so many letters are only set off: its units had "redeployed".
SET_OFF = 30
JUDGED_REACH = 4
# What is shot down; missiles and rockets that are tell of no plane.
FLYERS, MISSILE = ("unmanned", "manned"), "fired"
# So many sentences further what was told is still what "the operation" or "the second" is of.
AGAIN_REACH = 4
TRAINS = ("aid-delivery", "withdrawal", "displacement")
CARGO = {"aid-delivery": ("relief", "carriers", "sick"), "withdrawal": ("persons", "crowds", "group", "armed")}
ERRANDS = ("withdrawal", "aid-delivery", "detainee-release")


class Telling:
    """Makes candidates of spots; remembers the time, the zone and the three states told last."""

    def __init__(
        self,
        context: Context,
        lines: Sequence[Line],
        attribution: Attribution,
        rounds: Sequence[RoundFact],
        rules: Rules,
        cues: Cues,
    ) -> None:
        self.context, self.lines, self.attribution, self.rounds = context, lines, attribution, rounds
        self.rules, self.cues = rules, cues
        self.parties = Parties(context, attribution, rules, cues.naming)
        self.naming = self.parties.naming
        self.speakers = EventSpeakers(lines, attribution)
        self.anchor = context.published
        self.days = Days(context, lines, attribution, rounds, cues, self.parties)
        self.zones = Zones(context)
        self.told_at: dict[str, int] = {}

    def told(self, spot: Spot, mood: Mood) -> Candidate | None:
        """What a spot tells; None where it is not enough for an event."""
        one = self.candidate(spot, mood, mood.modality or "happened")
        return one if self.stands(spot, one, mood) else None

    def candidate(self, spot: Spot, mood: Mood, modality: Modality) -> Candidate:
        rule, said = spot.rule, self.speakers.of(spot, modality)
        if said and rule.form == "occasion" and set_apart(spot, said, self.parties.verbs, self.parties.sets):
            said = None
        told, own = self.days.of(spot, mood, said)
        if told is not None and told.start and self.anchor and mood.present and told.start > self.anchor:
            modality = "planned"
        threat = not self.parties.sets["conditions"].isdisjoint(spot.line.low[spot.last :])
        if rule.kind == "rejection" and modality == "planned" and said and said.speaker and said.said_on and not threat:
            # Who says that he will stay away has refused.
            modality, told, own = "happened", told_by(said.said_on, self.anchor, self.rounds), True
        start, _, end = self.parties.part_of(spot)
        end = ends_at(spot) if rule.form == "occasion" else end
        place = self.cues.places.place_near(spot.line, spot.first, (start, end), rule.kind)
        if place is None and rule.kind in GROUND_KINDS:
            goals = self.rules.words["goals"] if rule.kind == "withdrawal" else frozenset[str]()
            place = self.cues.places.strange_place(spot.line, spot.first, spot.last, spot.bounds) or place_in_sentence(
                spot.line, spot.first, spot.apart(self.parties.sets["of_another_place"]), goals
            )
        evidence = [around(spot)]
        if told is not None and not (evidence[0].start <= told.span.start and told.span.end <= evidence[0].end):
            evidence.insert(0 if told.span.start < evidence[0].start else 1, told.span)
        zone = self.zones.of(spot, place, told)
        actors = self.parties.of(spot, mood, said)
        wider = wider_than(spot.line, place, self.parties.sets["lies_in"])
        clause, further = self.cues.own_clause(spot), self.cues.is_further(spot)
        flyer = self._flyer(spot) if rule.kind == "aircraft-downed" else ""
        # "will clear the town of X": what is to be driven out of a town is a fight to come.
        cleared = rule.kind == "territory-change" and modality == "planned" and rule.tails
        kind = "offensive" if cleared else rule.kind
        if kind in CARGO:
            kind = self._convoy_of(spot)
        return Candidate(
            *(kind, modality, told, place, actors, zone, said, spot.at, spot.n, evidence, own, wider, clause),
            *(further, spot.clauses[spot.clause][0], flyer),
        )

    def _convoy_of(self, spot: Spot) -> str:
        """What a convoy carries of which that is not said, as those told of before: `Rebels left. A second convoy`."""
        low = spot.line.low
        if self.rules.words["trains"].isdisjoint(low) or self.cues.holds(spot.line, CARGO[spot.rule.kind], 0, len(low)):
            return spot.rule.kind
        if spot.rule.kind == "withdrawal" and self.cues.holds(spot.line, CARGO["aid-delivery"], 0, len(low)):
            return "aid-delivery"
        before = [kind for kind in TRAINS if self._again(spot, (kind,))]
        return max(before, key=self.told_at.__getitem__, default=spot.rule.kind)

    def _flyer(self, spot: Spot) -> str:
        """Whether a drone, a plane or a missile was downed: what is nearest behind the words, else before them."""
        low, b, words = spot.line.low, spot.bounds[1], self.rules.words
        end = next((k for k in range(spot.last, b) if low[k] in words["doer"]), b)
        # "It fired eight missiles; five were shot down": of what stands nearest before.
        some = low[max(0, spot.first - 2)] in words["some"]
        for k in (*range(spot.first, end), *range(spot.first - 1, -1, -1)):
            for flyer in (*FLYERS, MISSILE) if some or k >= spot.first else FLYERS:
                if low[k] in words[flyer]:
                    return flyer
        shot = low[spot.first] in self.parties.sets["shot"] and not words[MISSILE].isdisjoint(low)
        return MISSILE if shot and spot.first - 1 not in spot.line.names else ""

    def stands(self, spot: Spot, one: Candidate, mood: Mood) -> bool:
        """Whether enough is told, as its kind wants it; what stands in a quotation wants a time of its own."""
        if one.flyer == MISSILE or not self._stands_as_kind(spot, one, mood):
            return False
        if spot.rule.needs and not self._has(spot, one, mood):
            return False
        denied = mood.negated and one.modality == "denied"
        if (denied and not self._is_denial(one)) or (mood.habit and not (one.own_time or self.days.entry)):
            return False
        if one.modality == "planned" and one.told is None and mood.governor in self.parties.sets["wants"]:
            return False  # "most want to leave"
        if one.own_time or one.modality != "happened" or one.said is None:
            return True
        return not any(q.start <= one.at < q.end and q.end - q.start > SET_OFF for q in spot.line.quoted)

    def _stands_as_kind(self, spot: Spot, one: Candidate, mood: Mood) -> bool:
        """A meeting wants a time and somebody, an office a time or the perfect, a noun of violence no judgement."""
        if one.kind == "meeting":
            named = one.actors or one.place or not BODIES.isdisjoint(spot.rule.near)
            told = one.own_time and named and not is_round(one, self.rounds)
            return bool(told) and (bool(one.actors) or not self._of_reporter(spot))
        if one.kind == "agreement":
            if self._of_others(spot, one):
                return False
            return not self._holds(spot, one) and (one.modality != "planned" or one.own_time)
        if one.kind == "appointment":
            return one.own_time or mood.perfect or mood.present or one.modality == "planned"
        errand = one.kind == "offensive" and spot.line.low[spot.first] in self.rules.words["errand"]
        if errand and self._again(spot, ERRANDS):
            return False  # "Fighters left Douma. The operation began on Friday"
        here = one.told is not None and one.told.span.start >= spot.line.sentence.start
        if one.kind not in VIOLENT or (one.own_time and here):
            return True
        judged = spot.rule.form == "noun" and self._judged(spot) and not self._placed(spot, one)
        return not judged and (one.own_time or not (mood.present and self._is_known_for(spot)))

    def _of_others(self, spot: Spot, one: Candidate) -> bool:
        """`Riyadh and Tehran agreed to restore ties`, `a trade deal`: what others settle beside the war."""
        words, low = self.rules.words, spot.line.low[slice(*spot.bounds)]
        if "syrian-government" in one.actors or (
            words["other_deals"].isdisjoint(low) and words["ties"].isdisjoint(low)
        ):
            return False
        return not any(m.slug == "syria" for m in spot.line.mentions)

    def _holds(self, spot: Spot, one: Candidate) -> bool:
        """`the truce made by Russia was holding on Friday`: the day is not that of the deal."""
        low, end = spot.line.low, spot.bounds[1]
        at = next((k for k in range(spot.first, end) if low[k] in self.parties.sets["holding"]), None)
        return at is not None and one.told is not None and not spot.at < one.told.span.start < spot.line.tokens.at[at]

    def _is_known_for(self, spot: Spot) -> bool:
        """`Israel, which strikes Iranian targets in Syria, warned`: what somebody does time and again."""
        return spot.line.low[spot.clauses[spot.clause][0]] in self.parties.sets["opens_aside"]

    def _of_reporter(self, spot: Spot) -> bool:
        """`We met him in Gaziantep on Friday`: who tells it saw somebody that no name is given to."""
        before = spot.line.low[spot.clauses[spot.clause][0] : spot.first]
        return not self.rules.words["oneself"].isdisjoint(before)

    def _placed(self, spot: Spot, one: Candidate) -> bool:
        """Whether its place stands behind the words of an event, before any verb: `condemned the strikes on Idlib`."""
        if one.place is None or not one.at < one.place.start < spot.line.sentence.end:
            return False
        return self.parties.verbs.isdisjoint(spot.line.low[spot.last : spot.line.at(one.place.start)])

    def _judged(self, spot: Spot) -> bool:
        """`condemned Israeli strikes`: what is only judged is told of elsewhere, if at all."""
        before = spot.line.low[max(0, spot.first - JUDGED_REACH) : spot.first]
        return not self.parties.sets["judges"].isdisjoint(before)

    def listed(self, spot: Spot, one: Candidate) -> list[Candidate]:
        """What a list goes on to tell of other places and days without saying the verb again."""
        if one.modality != "happened" or one.kind not in GROUND_KINDS | {"meeting"}:
            return []
        lasting = spot.rule.kind not in POINTS

        def told_of(when: When) -> Told | None:
            return told_by(when, self.anchor, self.rounds, lasting and lasts(spot.line, when, self.parties.sets))

        def strange(a: int, b: int) -> Mention | None:
            return self.cues.places.strange_place(spot.line, a, a, (a, b))

        found = list(gapped(spot, one, self.parties.verbs, self.parties.sets, told_of, strange))
        further = elsewhere(spot, one, self.parties.verbs, self.parties.sets) if not found else None
        found += [further] if further is not None else []
        return [replace(other, zone=self.zones.of(spot, other.place, other.told)) for other in found]

    def _has(self, spot: Spot, one: Candidate, mood: Mood) -> bool:
        """Whether the event has what its rule needs: two parties, a speaker, a time that is not that of a saying."""
        needs = spot.rule.needs
        if ("two" in needs and len(set(one.actors) - ONE_WITH_ANOTHER) < 2) or (
            "said" in needs and not (one.said and one.said.speaker)
        ):
            return False
        if "again" in needs and not self._again(spot, (one.kind,)):
            return False
        if ("abroad" in needs and len(one.actors) < 2) or ("ahead" in needs and one.modality != "planned"):
            return False
        if "active" in needs and mood.passive:
            return False
        if "other" in needs and not self.naming.within(spot.line, spot.first, spot.bounds[1], []):
            return False
        if "dated" in needs:
            spoken = one.said.said_on.span if one.said and one.said.said_on else None
            # "said on Monday after talks with X": they were held then; who says that he eased sanctions does it then.
            led = spot.rule.form == "occasion" or spot.rule.kind == "sanction"
            if not one.own_time or one.told is None or (one.told.span == spoken and not led):
                return False
        if "beside" not in needs or one.told is None or len(one.actors) in SIDELINES:
            return True
        return not in_round(one.told, self.rounds)

    def _again(self, spot: Spot, kinds: Sequence[str]) -> bool:
        """Whether one of the kinds was told of in the sentences just before."""
        return any(spot.n - self.told_at.get(kind, -AGAIN_REACH) < AGAIN_REACH for kind in kinds)

    def _is_denial(self, one: Candidate) -> bool:
        """What did not happen counts as denied where one of its own parties says so."""
        who = one.said.mention.actor if one.said is not None and one.said.mention is not None else None
        return one.kind in GROUND_KINDS and who is not None and bool({who, self.naming.body(who)} & set(one.actors))

    def go_on(self, n: int, line: Line, here: Sequence[Candidate]) -> None:
        """Remembers what the following sentences may lean on."""
        if line.mentions:
            self.parties.told.go_on(line)
        for one in here:
            self.told_at[one.kind] = n
        self.days.go_on(n, line, here)
