"""The three guarantors: told in one breath beside a round of theirs, as its guarantors, or as its presidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.reading.rounds.focus import Key
from events.reading.shapes import Mention, Sentence
from events.reading.words.offices import tells

if TYPE_CHECKING:
    from events.reading.seats.finding import Seats

GUARANTEED = ("astana", "summit")
# A summit's presidents are told in its sentence or in one of the next ones.
FOLLOW = 2


class Guarantors:
    """Reads paragraph by paragraph and adds to a table of seats."""

    def __init__(self, seats: Seats) -> None:
        self.seats, self.context, self.focus = seats, seats.context, seats.focus
        self.states: list[str] = seats.roles["guarantors"]
        self.trio = False

    def read(self, sentences: list[Sentence]) -> None:
        """Named in a paragraph with the word for them, or all of them where the main round is theirs."""
        main = self.focus.main
        named = self._named(sentences[0].start, sentences[-1].end)
        cues = self.seats.cues["guarantor"]
        cued = [s for s in sentences if s.index in cues]
        if not named and not cued:
            return
        here = [k for s in sentences for k in self.focus.here(s) if k[0] in GUARANTEED]
        if main and main[0] == "astana":
            here = [k for k in here if k[0] == "summit" or k == main or self.focus.facts[k].status == "held"]
        firm = [k for k in here if k == main] or [k for k in here if self.focus.is_firm(k, sentences)]
        for key in dict.fromkeys(k for k in here if k[0] == "summit"):
            self._presidents(key, sentences)
        targets = firm[:1] or ([main] if main and main[0] in GUARANTEED and (self.focus.leads or here) else [])
        for key in targets:
            told = any(k == key and role == "guarantor" for k, _, role in self.seats.found)
            whole = len(named) == len(self.states)
            some = cued and (len(named) >= 2 or (key == main and named))
            close = key == main or self._names_all(key, sentences, cued)
            if (close and (whole or some)) or (
                key == main and named and told and any(self.seats.cue("sits", s) for s in sentences)
            ):
                self._seat(key, named)
            elif cued and self.trio and not named and self._comes_before(cued[0], key):
                for actor in self.states if key == main or key[0] != (main or key)[0] else ():
                    self.seats.add(key, actor, "guarantor", cued[0])
        self.trio = self.trio or len(named) == len(self.states)

    def send(self, key: Key, sentence: Sentence, m: Mention) -> None:
        """One of them told by its delegation, or by who heads it, at the table of the main round."""
        actor = self.seats.actor(m)
        if key != self.focus.main or key[0] != "astana" or actor not in self.states:
            return
        if self.seats.is_away(sentence, m):
            return
        sends = self.context.grammar.delegation.match(self.context.lowered, m.end)
        if self._heads(m) if m.kind == "person" else sends:
            self.seats.add(key, actor, "guarantor", sentence, m)

    def _heads(self, m: Mention) -> bool:
        person = self.context.lexicon.people.get(m.slug)
        return person is not None and tells(person.role, "leads")

    def lack_one(self) -> bool:
        """Whether some of them sit at the main round and one, told before the others, is still missed."""
        told = sum(key == self.focus.main and role == "guarantor" for key, _, role in self.seats.found)
        return 0 < told < len(self.states)

    def _named(self, start: int, end: int) -> dict[str, Mention]:
        """The guarantors named in a stretch, each with its last mention there."""
        actors, found = self.seats.actors, {}
        for m in self.context.mentions_in(start, end):
            actor = actors[id(m)]
            if actor in self.states:
                found[actor] = m
        return found

    def _seat(self, key: Key, named: dict[str, Mention]) -> None:
        for actor, m in named.items():
            self.seats.add(key, actor, "guarantor", self.context.sentence_at(m.start), m)

    def _names_all(self, key: Key, sentences: list[Sentence], cued: list[Sentence]) -> bool:
        """Whether they are told beside a round that is not the main one: in its sentence or the next."""
        at, cues = {s.index: s for s in sentences}, {s.index for s in cued}
        outlook = self.focus.leads and self.focus.main is not None and self.focus.main[0] == key[0]
        for s in sentences:
            reach = range(
                s.index - (2 if s.index in cues else 1), s.index + (2 if s.index in cues and not outlook else 1)
            )
            if any(n in at and key in self.focus.here(at[n]) for n in reach):
                told = self._named(s.start, s.end)
                if len(told) == len(self.states) or (len(told) > 1 and s.index in cues):
                    return True
        return False

    def _presidents(self, key: Key, sentences: list[Sentence]) -> None:
        """All three named in the sentence of a summit, or presidents in it and right after, have their seats."""
        for at, s in enumerate(sentences):
            if key not in self.focus.here(s):
                continue
            named = self._named(s.start, s.end)
            if len(named) < len(self.states):
                after = sentences[at : at + 1 + FOLLOW]
                other = next((n for n, a in enumerate(after) if n and self.focus.here(a)), len(after))
                named = self._heads_of_state(s.start, after[other - 1].end)
            if len(named) > 1:
                self._seat(key, named)

    def _heads_of_state(self, start: int, end: int) -> dict[str, Mention]:
        people = self.context.lexicon.people
        presidents = (
            m
            for m in self.context.mentions_in(start, end)
            if m.kind == "person" and tells(getattr(people.get(m.slug), "role", ""), "president")
        )
        return {actor: m for m in presidents if (actor := self.seats.actor(m)) and actor in self.states}

    def _comes_before(self, cue: Sentence, key: Key) -> bool:
        near = [r for i in range(cue.index, cue.index + 3) for r in self.focus.by_sentence.get(i, [])]
        return key == self.focus.main or any(key in self.focus.keys(r) for r in near)
