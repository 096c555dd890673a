"""Who sits at a round, as what, and under whom."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.phrases import Phrases
from events.reading.roundfocus import Focus, Key
from events.reading.rounds import Rounds
from events.reading.shapes import Mention, RoundFact, SeatFact, Sentence

CUES = ("guarantor", "host", "observer", "absent", "left", "sits", "heads", "mediates")
MEDIATED = ("geneva", "constitutional-committee")
GUARANTEED = ("astana", "summit")
MOST_SPANS = 3


@cache
def _phrases(language: str) -> dict[str, Phrases]:
    data = (tables(language) or {})["seats"]
    return {kind: Phrases({kind: data[kind]}) for kind in CUES}


def read_seats(context: Context, rounds: Rounds, facts: Sequence[RoundFact]) -> list[SeatFact]:
    """One row for each actor and role at a round, in order of the text."""
    if not facts:
        return []
    table = Seats(context, Focus(rounds, facts))
    for sentence in context.sentences:
        if sentence.block != "dateline":
            table.read(sentence)
    table.close()
    return table.rows()


class Seats:
    """Gathers seats sentence by sentence; heads are filled in at the end."""

    def __init__(self, context: Context, focus: Focus) -> None:
        self.context = context
        self.focus = focus
        self.roles: dict[str, Any] = (tables(context.language) or {})["seats"]["roles"]
        self.found: dict[tuple[Key, str, str], SeatFact] = {}
        self.recent: list[Mention] = []

    def cue(self, kind: str, sentence: Sentence) -> list[int]:
        hits = _phrases(self.context.language)[kind].find(self.context.lowered, sentence.start, sentence.end)
        return [h.start for h in hits]

    def read(self, sentence: Sentence) -> None:
        mentions = [m for m in self.context.mentions_in(sentence.start, sentence.end) if self._actor(m)]
        for key in self._keys(sentence):
            track = key[0]
            if track in GUARANTEED:
                self._guarantors(key, sentence, mentions)
            self._host(key, sentence, mentions)
            self._parties(key, sentence, mentions)
            if track == "astana":
                self._observers(key, sentence, mentions)
            if track in MEDIATED:
                self._mediator(key, sentence, mentions)
        self.recent = (self.recent + mentions)[-12:]

    def _keys(self, sentence: Sentence) -> list[Key]:
        here = self.focus.here(sentence)
        if here:
            return here
        about = self.focus.at(sentence)
        return [about] if about else []

    def _actor(self, mention: Mention) -> str | None:
        """The body that sits: a ministry's state, a person's side."""
        if mention.kind == "person":
            person = self.context.lexicon.people.get(mention.slug)
            if person and person.bodies and person.bodies[0] == "un-envoy":
                return "un-envoy"
        if mention.actor is None or mention.kind in ("place", "zone", "venue", "outlet"):
            return None
        return self.context.lexicon.body_of(mention.actor)

    def _add(self, key: Key, actor: str, role: str, sentence: Sentence, at: Mention | None = None) -> None:
        start, end = (at.start, at.end) if at else (sentence.start, sentence.start)
        seat = self.found.setdefault((key, actor, role), SeatFact(key[0], key[1], actor, role, []))
        span = quote_span(sentence, start, end)
        if span not in seat.evidence and len(seat.evidence) < MOST_SPANS:
            seat.evidence.append(span)

    def _guarantors(self, key: Key, sentence: Sentence, mentions: list[Mention]) -> None:
        states = self.roles["guarantors"]
        named = {a: m for m in mentions if (a := self._actor(m)) and a in states}
        cued = self.cue("guarantor", sentence)
        if key != self.focus.main and not self.focus.here(sentence):
            return
        if len(named) == len(states) or (cued and len(named) >= 2):
            for actor, mention in named.items():
                self._add(key, actor, "guarantor", sentence, mention)
        elif cued or (key == self.focus.main and self.cue("sits", sentence) and named):
            known = {a for m in self.recent if (a := self._actor(m)) in states} | set(named)
            told = self._told_guarantors(key)
            for actor in states:
                if (actor in named and (told or key == self.focus.main)) or (
                    cued and len(known) == len(states) and not named
                ):
                    self._add(key, actor, "guarantor", sentence, named.get(actor))

    def _told_guarantors(self, key: Key) -> bool:
        return any(k == key and role == "guarantor" for k, _, role in self.found)

    def _host(self, key: Key, sentence: Sentence, mentions: list[Mention]) -> None:
        cues = self.cue("host", sentence)
        if not cues or (not self.focus.here(sentence) and key != self.focus.main):
            return
        hosts = set(self.roles["hosts"].values())
        near = [
            m
            for m in self.context.mentions_in(sentence.start, sentence.end)
            if m.actor and self.context.lexicon.body_of(m.actor) in hosts
        ]
        city = self._city(key)
        for m in sorted(near, key=lambda m: min(abs(m.start - c) for c in cues)):
            actor = self.context.lexicon.body_of(m.actor or "")
            if city is None or self.roles["hosts"].get(city) == actor:
                self._add(key, actor, "host", sentence, m)
                return

    def _city(self, key: Key) -> str | None:
        known = self.context.calendar.known(*key)
        return known.city if known and known.city else self.focus.facts[key].city

    def _parties(self, key: Key, sentence: Sentence, mentions: list[Mention]) -> None:
        track = key[0]
        if track == "summit" or not self.cue("sits", sentence) or self.cue("absent", sentence):
            return
        opposition = self.roles["opposition"].get(track)
        for m in mentions:
            actor = self._actor(m)
            if actor is not None and actor == self.roles["government"] and self._sits(m, sentence):
                self._add(key, actor, "party", sentence, m)
            elif (
                actor in ("armed-opposition", "syrian-opposition", "hnc", "snc", "national-coalition", "fsa")
                and opposition
            ):
                side = actor if track == "geneva" and actor in ("hnc", "syrian-opposition") else opposition
                self._add(key, side, "party", sentence, m)

    def _sits(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the government is told as a side here, and not as an address or a target."""
        if mention.kind == "person":
            person = self.context.lexicon.people.get(mention.slug)
            return bool(
                person
                and (
                    "delegation" in person.role
                    or "co-chair" in person.role.lower()
                    or "Foreign Minister" in person.role
                )
            )
        return True

    def _observers(self, key: Key, sentence: Sentence, mentions: list[Mention]) -> None:
        if not self.cue("observer", sentence) or self.cue("absent", sentence):
            return
        sitting = {actor for (k, actor, role) in self.found if k == key and role in ("guarantor", "party")}
        hosts = self.roles["hosts"].get(self._city(key) or "")
        for m in mentions:
            actor = self._actor(m)
            if actor is not None and actor in self.roles["observers"] and actor not in sitting and actor != hosts:
                self._add(key, actor, "observer", sentence, m)

    def _mediator(self, key: Key, sentence: Sentence, mentions: list[Mention]) -> None:
        if not self.focus.here(sentence) and key != self.focus.main:
            return
        for m in mentions:
            if self._actor(m) == "un-envoy":
                self._add(key, "un-envoy", "mediator", sentence, m)

    def close(self) -> None:
        """What follows from the whole: the host of the main round, the head of each delegation."""
        main = self.focus.main
        if main and main[0] == "astana" and self.roles["hosts"].get(self._city(main) or "Astana") == "kazakhstan":
            for m in self.context.mentions:
                if m.actor == "kazakhstan" and (main, "kazakhstan", "host") not in self.found:
                    self._add(main, "kazakhstan", "host", self.context.sentence_at(m.start), m)
        for (key, actor, _), seat in self.found.items():
            seat.head = self._head(key, actor, seat)

    def _head(self, key: Key, actor: str, seat: SeatFact) -> str | None:
        """The person told as head: next to a word of heading first, else who is known to head that delegation."""
        best: tuple[float, str] | None = None
        for m in self.context.mentions:
            if m.kind != "person":
                continue
            person = self.context.lexicon.people.get(m.slug)
            if person is None or not person.known or actor not in self._sides(person.bodies, key[0]):
                continue
            sentence = self.context.sentence_at(m.start)
            if self.focus.at(sentence, m.start) != key and key != self.focus.main:
                continue
            cost = self._head_cost(m, sentence, person.role, actor, key)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, m.slug)
        return best[1] if best else None

    def _sides(self, bodies: Iterable[str], track: str) -> set[str]:
        sides = {self.context.lexicon.body_of(b) for b in bodies}
        if sides & {"armed-opposition", "hnc", "snc", "national-coalition", "syrian-opposition", "fsa"}:
            sides |= {self.roles["opposition"].get(track, "")}
        return sides

    def _head_cost(self, m: Mention, sentence: Sentence, role: str, actor: str, key: Key) -> float | None:
        cues = self.cue("heads", sentence)
        near = min((abs(m.start - c) for c in cues), default=400)
        leads = "delegation" in role or "co-chair" in role.lower() or actor == "un-envoy"
        if key[0] == "summit":
            return 0 if "President" in role else None
        if self.cue("absent", sentence):
            return None
        if near < 90:
            return near if leads else near + 200
        return 300 if leads else None

    def rows(self) -> list[SeatFact]:
        seats = [s for s in self.found.values() if s.evidence]
        return sorted(seats, key=lambda s: (s.evidence[0].start, s.track, s.number, s.actor, s.role))
