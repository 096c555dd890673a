"""Who sits at a round, as what, and under whom."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.rounds.focus import Focus, Key
from events.reading.seats.absences import Absences
from events.reading.seats.guarantors import GUARANTEED, Guarantors
from events.reading.seats.heads import Heads
from events.reading.seats.hosts import Hosts
from events.reading.seats.onlookers import MEDIATED, Onlookers
from events.reading.seats.presence import (
    goes_on,
    is_absent,
    is_called,
    is_calm,
    is_seated,
    is_side,
    may_sit,
)
from events.reading.shapes import Mention, SeatFact, Sentence
from events.reading.words.inflection import endings_of
from events.reading.words.offices import tells
from events.reading.words.phrases import Phrases

CUES = (
    "guarantor",
    "host",
    "observer",
    "absent",
    "stays",
    "lacking",
    "left",
    "sits",
    "sits_near",
    "heads",
    "mediates",
    "both",
    "receives",
    "ministers",
    "platforms",
)
# Without one of these a sentence seats nobody, or names no host and no sides.
SEATING, HOSTING = ("sits", "sits_near", "heads", "ministers"), ("host", "both", "platforms")
PLATFORMS = ("moscow-platform", "cairo-platform", "astana-platform")
OPPOSITION = ("armed-opposition", "syrian-opposition", "hnc", "snc", "national-coalition", "fsa")
SHORT = 40
SENT_WITHIN = 24
MOST_SPANS = 3
MOST_PEOPLE = 300


@cache
def phrases_of(language: str) -> dict[str, Phrases]:
    data = (tables(language) or {})["seats"]
    return {kind: Phrases({kind: data[kind]}, endings_of(language)) for kind in CUES}


def read_seats(context: Context, focus: Focus) -> list[SeatFact]:
    """One row for each actor and role at a round, in order of the text."""
    if not focus.facts:
        return []
    table = Seats(context, focus)
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in context.sentences:
        if sentence.block != "dateline":
            table.read(sentence)
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    for sentences in paragraphs.values():
        table.guarantors.read(sentences)
    if table.guarantors.lack_one():
        for sentences in paragraphs.values():
            table.guarantors.read(sentences)
    table.close()
    return table.rows()


class Seats:
    """Gathers seats sentence by sentence; heads are filled in at the end."""

    def __init__(self, context: Context, focus: Focus) -> None:
        self.context = context
        self.focus = focus
        self.roles: dict[str, Any] = (tables(context.language) or {})["seats"]["roles"]
        self.opposition = OPPOSITION
        self.distant = frozenset(self.roles["distant"])
        self.conferences = {
            (track, number) for track, numbers in self.roles["conferences"].items() for number in numbers
        }
        self.found: dict[tuple[Key, str, str], SeatFact] = {}
        self.people = [m for m in context.mentions if m.kind == "person"][:MOST_PEOPLE]
        people = context.lexicon.people
        self.leading = {s for s in {m.slug for m in self.people} if s in people and tells(people[s].role, "leads")}
        self.actors = {id(m): self._actor_of(m) for m in context.mentions}
        self._country_among_states()
        self.cues: dict[str, dict[int, list[int]]] = {}
        for kind, phrases in phrases_of(context.language).items():
            by_sentence = context.hits_by_sentence(phrases)
            place = itemgetter(kind == "lacking")  # the name stands behind these words
            self.cues[kind] = {index: list(map(place, hits)) for index, hits in by_sentence.items()}
        for kind in ("stays", "lacking"):  # all words of absence, for those who only ask whether there is one
            for index, places in self.cues[kind].items():
                self.cues["absent"].setdefault(index, []).extend(places)
        self.seating = {index for kind in SEATING for index in self.cues[kind]}
        self.hosting = {index for kind in HOSTING for index in self.cues[kind]}
        self.heads = Heads(context, focus, self.people, self.roles["opposition"], self.cues, self.conferences)
        self.hosts = Hosts(self)
        self.absences = Absences(self)
        self.guarantors = Guarantors(self)
        self.onlookers = Onlookers(self)
        self.observers = self.sat = self.listing = self.goes_on = self.calm = False

    def cue(self, kind: str, sentence: Sentence) -> Sequence[int]:
        """Where words of a kind stand in a sentence."""
        return self.cues[kind].get(sentence.index, ())

    def read(self, sentence: Sentence) -> None:
        index = sentence.index
        observers = index in self.cues["observer"] or (
            self.observers and goes_on(self.context, sentence, index in self.cues["sits"])
        )
        self.goes_on = self.sat and goes_on(self.context, sentence, index in self.cues["sits"])
        listed = self.listing and sentence.block == "item"
        seats = observers or listed or self.goes_on or sentence.block == "row" or index in self.seating
        mentions = self.context.mentions_in(sentence.start, sentence.end)
        self.calm = bool(mentions) and is_calm(self, sentence)
        seats = seats or self.calm
        for m in mentions:
            actor = self.actors[id(m)]
            if actor is None or not (seats or actor == "un-envoy" or m.slug in self.leading):
                continue
            key = self.focus.main if listed else self._round_at(sentence, m)
            if actor == "un-envoy":
                self.onlookers.mediate(key, sentence, m)
            if key is not None:
                self._sit(key, sentence, m, listed=listed, observers=observers)
        here = self.focus.here(sentence)
        if index in self.hosting or any(key[0] == "summit" for key in here):
            for key in here or [k for k in [self.focus.at(sentence)] if k]:
                self.hosts.read(key, sentence)
                self._both(key, sentence)
        if index in self.cues["absent"] or index in self.cues["left"]:
            self.absences.read(sentence)
        self.observers = observers
        self.sat = index in self.cues["sits"] or self.goes_on
        if sentence.block in ("heading", "headline") or (sentence.text.endswith(":") and len(sentence.text) < SHORT):
            self.listing = self.sat

    def _sit(self, key: Key, sentence: Sentence, m: Mention, *, listed: bool, observers: bool) -> None:
        """Each role that a name may have at a round."""
        if listed and key[0] in GUARANTEED and self.actor(m) in self.roles["guarantors"]:
            self.add(key, str(self.actor(m)), "guarantor", sentence, m)
        self._party(key, sentence, m)
        self.guarantors.send(key, sentence, m)
        if key in self.conferences and is_called(self, key, sentence, m):
            self.add(key, str(self.actor(m)), "participant", sentence, m)
        self.onlookers.read(key, sentence, m, observers=observers)

    def _round_at(self, sentence: Sentence, m: Mention) -> Key | None:
        """The round that a name belongs to; in a row of a table the first one told there."""
        here = self.focus.here(sentence) if sentence.block == "row" else []
        return here[0] if here else self.focus.at(sentence, m.start)

    def actor(self, mention: Mention) -> str | None:
        return self.actors[id(mention)]

    def is_away(self, sentence: Sentence, m: Mention) -> bool:
        """Whether a word of absence stands in the clause of a name."""
        return is_absent(self.context, self.cue("absent", sentence), m.start)

    def is_state(self, actor: str | None) -> bool:
        known = self.context.lexicon.actors.get(actor) if actor else None
        return known is not None and known.kind == "state"

    def _actor_of(self, mention: Mention) -> str | None:
        """The body that sits: a ministry's state, a person's side."""
        if mention.kind == "person":
            person = self.context.lexicon.people.get(mention.slug)
            if person and person.bodies and person.bodies[0] == "un-envoy":
                return "un-envoy"
        if mention.actor is None or mention.kind in ("zone", "venue", "outlet"):
            return None
        if mention.kind == "place" and not self._sends(mention):
            return None
        low = self.context.lowered
        if mention.slug == "un-envoy" and self.context.grammar.theirs.search(
            low, max(0, mention.start - 8), mention.start
        ):
            return None  # "represented by its U.N. envoy, Bashar Jaafari"
        return self.context.lexicon.body_of(mention.actor)

    def _country_among_states(self) -> None:
        """The country told at the end of a list of states is its government: "Russia, Iran, Turkey and Syria"."""
        names = self.context.mentions
        for n, m in enumerate(names):
            if m.slug == self.roles["country"] and m.kind == "place" and n > 1:
                before = names[n - 2 : n]
                states = all(self.is_state(self.actors[id(b)]) for b in before)
                if states and self.context.grammar.listed.fullmatch(self.context.lowered, before[1].end, m.start):
                    self.actors[id(m)] = self.roles["government"]

    def _sends(self, mention: Mention) -> bool:
        """Whether a capital stands for those it sends: "envoys of Damascus"."""
        low = self.context.lowered[max(0, mention.start - SENT_WITHIN) : mention.start]
        return self.context.grammar.delegates_of.search(low) is not None

    def add(self, key: Key, actor: str, role: str, sentence: Sentence, at: Mention | None = None) -> None:
        start, end = (at.start, at.end) if at else (sentence.start, sentence.start)
        seat = self.found.get((key, actor, role))
        if seat is None:
            seat = self.found[(key, actor, role)] = SeatFact(key[0], key[1], actor, role, [])
        span = quote_span(sentence, start, end)
        if span not in seat.evidence and len(seat.evidence) < MOST_SPANS:
            seat.evidence.append(span)

    def _party(self, key: Key, sentence: Sentence, m: Mention) -> None:
        track, actor = key[0], self.actor(m)
        opposition = self.roles["opposition"].get(track)
        if track == "summit" or actor is None or self.is_away(sentence, m):
            return
        told = is_seated(self, key, sentence) or (self.calm and may_sit(self, key, m))
        if not (told or self._speaks_for_it(key, sentence, m)):
            return
        if (
            (actor == self.roles["government"] and is_side(self.context, m, self.cue("heads", sentence)))
            or (track in ("geneva", "sochi") and actor in PLATFORMS)
            or (track == "constitutional-committee" and actor == "cc-civil-society")
        ):
            self.add(key, actor, "party", sentence, m)
        elif (
            actor in self.opposition
            and opposition
            and self.context.grammar.opposed.match(self.context.lowered, m.end) is None
        ):
            hnc = track == "geneva" and actor == "hnc" and m.kind == "actor"
            self.add(key, "hnc" if hnc else opposition, "party", sentence, m)

    def _speaks_for_it(self, key: Key, sentence: Sentence, m: Mention) -> bool:
        """Whether the head of a delegation is told of in a text on its round, of no day, even if of the war."""
        here = m.slug in self.leading and key == self.focus.main and sentence.block == "paragraph"
        return here and self.focus.leads and not self.context.times_in(sentence.start, sentence.end)

    def _both(self, key: Key, sentence: Sentence) -> None:
        """ "He would call government and opposition to Geneva": both sides in one phrase."""
        told = key in self.focus.here(sentence) or (
            key == self.focus.main and self.calm and is_seated(self, key, sentence) and not self.focus.is_past(key)
        )
        if told and self.cue("both", sentence) and key[0] in self.roles["opposition"]:
            self.add(key, self.roles["government"], "party", sentence)
            self.add(key, self.roles["opposition"][key[0]], "party", sentence)
        if key[0] == "geneva" and self.cue("platforms", sentence):
            for actor in PLATFORMS[:2]:
                self.add(key, actor, "party", sentence)

    def close(self) -> None:
        """What follows from the whole: the host of the main round, the head of each delegation."""
        self.hosts.close()
        self.absences.close()
        for key in self.focus.facts:
            self._name_the_hnc(key)
            if key[0] in MEDIATED and (key, "un-envoy", "mediator") not in self.found:
                self.onlookers.envoy_beside(key)
        for (key, actor, _), seat in self.found.items():
            seat.head = self.heads.of(key, actor)

    def _name_the_hnc(self, key: Key) -> None:
        """The opposition at a round is its Negotiations Committee where the text names that as seated or beside it."""
        seat = self.found.pop((key, "syrian-opposition", "party"), None)
        named = next((m for m in self.context.mentions if m.kind == "actor" and m.slug == "hnc"), None)
        if seat is None or (key, "hnc", "party") in self.found:
            return
        if named is None or key[0] != "geneva" or key != self.focus.main:
            self.found[(key, "syrian-opposition", "party")] = seat
        else:
            self.add(key, "hnc", "party", self.context.sentence_at(named.start), named)

    def rows(self) -> list[SeatFact]:
        seats = [s for s in self.found.values() if s.evidence]
        return sorted(seats, key=lambda s: (s.evidence[0].start, s.track, s.number, s.actor, s.role))
