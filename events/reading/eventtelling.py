"""What a spot tells of its event: who, when, where, in which zone, on whose word."""

from collections.abc import Sequence
from dataclasses import replace

from events.reading.attribution import Attribution, Said
from events.reading.clauses import Mood
from events.reading.context import Context
from events.reading.eventactors import place_in_sentence
from events.reading.eventcues import Cues
from events.reading.eventgaps import gapped
from events.reading.eventhours import Hours
from events.reading.eventnearest import nearest
from events.reading.eventparties import Parties
from events.reading.eventrules import Rules
from events.reading.eventspeakers import EventSpeakers
from events.reading.eventspots import GROUND_KINDS, Candidate, Spot, wider_than
from events.reading.eventtimes import ENTRY_WORDS, Told, in_round, is_entry, lasts, told_by
from events.reading.eventzones import Zones
from events.reading.evidence import quote_span
from events.reading.lines import Line
from events.reading.shapes import Modality, RoundFact, Span, When

# So many sentences a time told for one event holds for the next that tells none, if it is of the same days.
FLOW, FRESH = 4, 3
POINTS = frozenset({"agreement", "territory-change", "chemical-attack", "appointment", "rejection", "aircraft-downed"})
# So many lines that hold a date and nothing else make a text a timeline: what stands behind one is of that day.
TIMELINE = 4
# The envoy and those he speaks for are one party.
ONE_WITH_ANOTHER = frozenset({"united-nations"})
# A body that meets need not be said to be anybody's.
BODIES = frozenset({"bodies", "workgroup"})
TIMELESS = ("meeting", "appointment")
# What the first sentences tell in the perfect is news of the day; so are entries under clock times.
LEAD = 4
LIVE_KINDS = frozenset({"meeting", "agreement", "rejection", "appointment"})


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
        entries = [n for n, line in enumerate(lines) if line.whens and is_entry(line)]
        self.entries = frozenset(entries if len(entries) >= TIMELINE else ())
        self.entry: Told | None = None
        self.hours = Hours(lines, self.anchor)
        self.zones = Zones(context)
        self._flow: tuple[Told, int, int] | None = None
        self._dated: list[tuple[int, Line]] = []

    def candidate(self, spot: Spot, mood: Mood, modality: Modality) -> Candidate:
        rule, said = spot.rule, self.speakers.of(spot, modality)
        told, own = self._time(spot, mood, said)
        if told is not None and told.start and self.anchor and mood.present and told.start > self.anchor:
            modality = "planned"
        held = spot.line.low[spot.last :]
        threat = "unless" in held or "if" in held
        if rule.kind == "rejection" and modality == "planned" and said and said.speaker and said.said_on and not threat:
            # Who says that he will stay away has refused.
            modality, told, own = "happened", told_by(said.said_on, self.anchor, self.rounds), True
        place = self.naming.place_near(spot.line, spot.first, spot.bounds, origin=rule.kind == "withdrawal")
        if place is None and rule.kind in GROUND_KINDS:
            place = self.naming.strange_place(spot.line, spot.first, spot.last, spot.bounds) or place_in_sentence(
                spot.line, spot.first
            )
        evidence = [self._around(spot)]
        if told is not None and not (evidence[0].start <= told.span.start and told.span.end <= evidence[0].end):
            evidence.insert(0 if told.span.start < evidence[0].start else 1, told.span)
        zone = self.zones.of(spot, place, told)
        actors = self.parties.of(spot, mood, said)
        wider = wider_than(spot.line, place)
        return Candidate(rule.kind, modality, told, place, actors, zone, said, spot.at, spot.n, evidence, own, wider)

    def stands(self, spot: Spot, one: Candidate, mood: Mood) -> bool:
        """Whether enough is told: a meeting wants a time, what stands in a quotation a time of its own."""
        named = one.actors or one.place or not BODIES.isdisjoint(spot.rule.near)
        if one.kind == "meeting" and (not one.own_time or not named):
            return False
        if one.kind == "agreement" and one.modality == "planned" and not one.own_time:
            return False
        if spot.rule.needs and not self._has(spot, one):
            return False
        denied = mood.negated and one.modality == "denied"
        if (denied and not self._is_denial(one)) or (mood.habit and not (one.own_time or self.entry)):
            return False
        quoted = spot.line.in_quote(one.at) and not one.own_time and one.modality == "happened"
        return not quoted or one.said is None

    def listed(self, spot: Spot, one: Candidate) -> list[Candidate]:
        """What a list goes on to tell of other places and days without saying the verb again."""
        if one.modality != "happened" or one.kind not in GROUND_KINDS | {"meeting"}:
            return []
        lasting = spot.rule.kind not in POINTS

        def told_of(when: When) -> Told | None:
            return told_by(when, self.anchor, self.rounds, lasting and lasts(spot.line, when))

        found = gapped(spot, one, self.parties.verbs, told_of)
        return [replace(other, zone=self.zones.of(spot, other.place, other.told)) for other in found]

    def _has(self, spot: Spot, one: Candidate) -> bool:
        """Whether the event has what its rule needs: two parties, a speaker, a time that is not that of a saying."""
        needs = spot.rule.needs
        if ("two" in needs and len(set(one.actors) - ONE_WITH_ANOTHER) < 2) or (
            "said" in needs and not (one.said and one.said.speaker)
        ):
            return False
        if ("abroad" in needs and len(one.actors) < 2) or ("ahead" in needs and one.modality != "planned"):
            return False
        if "other" in needs and not self.naming.within(spot.line, spot.last, spot.bounds[1], []):
            return False
        if "dated" in needs:
            spoken = one.said.said_on.span if one.said and one.said.said_on else None
            if not one.own_time or one.told is None or one.told.span == spoken:
                return False
        return "beside" not in needs or one.told is None or not in_round(one.told, self.rounds)

    def _is_denial(self, one: Candidate) -> bool:
        """What did not happen counts as denied where one of its own parties says so."""
        who = one.said.mention.actor if one.said is not None and one.said.mention is not None else None
        return one.kind in GROUND_KINDS and who is not None and bool({who, self.naming.body(who)} & set(one.actors))

    def go_on(self, n: int, line: Line, here: Sequence[Candidate]) -> None:
        """Remembers what the following sentences may lean on."""
        if line.mentions:
            self.parties.go_on(line)
        if n in self.entries:
            self.entry = told_by(line.whens[0], self.anchor, self.rounds)
        elif line.times and line.has_time(0, ENTRY_WORDS):
            self.entry = None
        dated = [c.told for c in here if c.told and c.own_time and c.modality == "happened"]
        if dated:
            self._flow = (dated[-1], n, line.sentence.paragraph)
            self._dated.clear()
        elif line.whens:
            self._dated.append((n, line))

    @property
    def flow(self) -> tuple[Told, int, int] | None:
        """The day told last, in which sentence and paragraph; looked for only once something leans on it."""
        while self._dated:
            n, line = self._dated.pop()
            told = self._last_day(line)
            if told is not None:
                self._flow = (told, n, line.sentence.paragraph)
                self._dated.clear()
        return self._flow

    def _last_day(self, line: Line) -> Told | None:
        """The last day that a sentence tells, without those of sayings."""
        spoken = {s.said_on.span.start for s in self.attribution.said_in(line.sentence.start) if s.said_on}
        for when in reversed(line.whens):
            one = told_by(when, self.anchor, self.rounds) if when.end and when.span.start not in spoken else None
            if one and one.end and (self.anchor is None or one.end <= self.anchor) and one.precision == "day":
                return one
        return None

    # When.

    def _time(self, spot: Spot, mood: Mood, said: Said | None) -> tuple[Told | None, bool]:
        """Days of an event, and whether its own sentence tells them."""
        blames = spot.rule.kind == "accusation" and said is not None and said.speaker is not None
        if blames and said and self.entry is None and not said.frame.start <= spot.at < said.frame.end:
            return self._told_at(spot, said)
        told = self._own_time(spot, mood) if spot.rule.kind != "accusation" or self._beside(spot) else None
        if told is not None and told.precision == "year" and self.entry is not None and mood.modality == "happened":
            # Under the date of an entry, "the communiqué of 2012" is no time of what the entry tells.
            told = None
        if told is not None or mood.modality == "planned":
            return told, told is not None
        if self.entry is not None:
            return self.entry, True
        if said is not None and said.said_on is not None:
            return told_by(said.said_on, self.anchor, self.rounds), True
        if self.anchor is not None:
            today, kind = self._today(spot), spot.rule.kind
            if mood.present or (mood.perfect and spot.n < LEAD and kind in POINTS):
                return today, False
            live = self.hours.opening and said is None and not mood.before_that and kind in LIVE_KINDS
            if live or (said is not None and kind == "meeting" and self.cues.is_now(said)):
                return today, True
            if spot.rule.kind == "accusation":
                return self._carried(spot) or today, False
        if spot.rule.kind == "meeting" and not mood.before_that and said is None and self._just_told(spot):
            return self._carried(spot), True
        if (mood.before_that and said is None) or spot.rule.kind in TIMELESS:
            return None, False
        return self._carried(spot, news=mood.perfect), False

    def _beside(self, spot: Spot) -> bool:
        """Whether a time opens the sentence or belongs to the words themselves, not to what they tell of."""
        line, last = spot.line, spot.last
        behind = next((k for k in range(last, len(line.low)) if k in line.times), None)
        told = behind is not None and self.rules.verbs.isdisjoint(line.low[last:behind])
        return told or line.has_time(0, 2) or line.has_time(spot.bounds[0], last)

    def _told_at(self, spot: Spot, said: Said) -> tuple[Told | None, bool]:
        """Who says that another has done wrong accuses when he says it."""
        when = said.said_on or next((w for w in spot.line.whens if w.span.start < said.frame.start), None)
        told = told_by(when, self.anchor, self.rounds) if when else None
        return (told, True) if told else (self._today(spot), False)

    def _today(self, spot: Spot) -> Told | None:
        return Told(self.anchor, self.anchor, "day", self._around(spot)) if self.anchor else None

    def _own_time(self, spot: Spot, mood: Mood) -> Told | None:
        sayings = [
            s for s in self.attribution.said_in(spot.line.sentence.start) if not s.frame.start <= spot.at < s.frame.end
        ]
        when = nearest(spot, sayings, self.rules.verbs)
        if when is None:
            return None
        lasting = spot.rule.kind not in POINTS and lasts(spot.line, when)
        told = told_by(when, self.anchor, self.rounds, lasting)
        if mood.modality == "planned" and mood.before_that:
            return None
        if told is None or told.start is None or told.end is None or self.anchor is None:
            return told
        if mood.modality == "planned":
            return told if told.end >= self.anchor else None
        return told if told.start <= self.anchor or mood.present else None

    def _just_told(self, spot: Spot) -> bool:
        """Whether the sentence before, of the same paragraph, told a time and this one names people who met."""
        if self.flow is None or spot.n - self.flow[1] != 1 or self.flow[2] != spot.line.sentence.paragraph:
            return False
        return "person" in spot.rule.near and len(set(self.parties.of(spot, Mood("happened"), None))) > 1

    def _carried(self, spot: Spot, *, news: bool = False) -> Told | None:
        """The time told before; "have released a pilot" is `news`, and not of the month told before."""
        if self.hours.told is not None and (self.flow is None or self.flow[1] < self.hours.since):
            return self.hours.told
        if self.flow is None:
            return None
        told, index, paragraph = self.flow
        if news and told.precision != "day":
            return None
        fresh = self.anchor is not None and told.end is not None and (self.anchor - told.end).days <= FRESH
        same = paragraph == spot.line.sentence.paragraph or spot.rule.kind in GROUND_KINDS
        return told if spot.n - index <= (FLOW if fresh or same else 1) else None

    def _around(self, spot: Spot) -> Span:
        return quote_span(spot.line.sentence, spot.at, spot.line.tokens.to[spot.last - 1])
