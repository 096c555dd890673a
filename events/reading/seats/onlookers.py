"""Those at a table without being a side: the UN's envoy, who mediates at Geneva, and observers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.reading.rounds.focus import Key
from events.reading.seats.presence import is_told_elsewhere, only_owns
from events.reading.shapes import Mention, Sentence
from events.reading.words.offices import tells

if TYPE_CHECKING:
    from events.reading.seats.finding import Seats

MEDIATED = ("geneva", "constitutional-committee")
MEDIATORS = ("un-envoy", "united-nations")
WATCHED = ("astana", "sochi")
BESIDE, NEXT = 40, 1
# Names of a list that is one of those at a table.
LONG = 3


class Onlookers:
    """Looks at names one by one, in order of the text, and adds to a table of seats."""

    def __init__(self, seats: Seats) -> None:
        self.seats, self.context, self.focus, self.roles = seats, seats.context, seats.focus, seats.roles
        self.looked = 0

    def read(self, key: Key, sentence: Sentence, m: Mention, *, observers: bool) -> None:
        """An observer's seat, where a sentence is on observers or a name is that of one who only ever observes."""
        if key[0] in WATCHED and (observers or self._looks_on(key, sentence, m)):
            self._observe(key, sentence, m)

    def mediate(self, about: Key | None, sentence: Sentence, m: Mention) -> None:
        """The envoy's seat at the rounds that he convenes."""
        here, main = self.focus.here(sentence), self.focus.main
        also = (
            [main] if about and main and main != about and main[0] == about[0] and not self.focus.is_past(main) else []
        )
        for key in dict.fromkeys([*([about] if about else []), *here, *also]):
            led = key == self.focus.main or key in here
            if led and key[0] in MEDIATED:
                self.seats.add(key, "un-envoy", "mediator", sentence, m)

    def envoy_beside(self, key: Key) -> None:
        """The envoy told right before or after a round of his, in the same paragraph: "His own ninth round"."""
        main = self.focus.main if self.focus.leads else None
        if main and key != main and key[0] == main[0] and self.focus.facts[key].status == "scheduled":
            return  # "He has given no date for a third"
        told = [r.sentence for r in self.focus.refs if key in self.focus.keys(r) and r.relation != "count"]
        for m in (m for m in self.context.mentions if self.seats.actor(m) == "un-envoy"):
            sentence = self.context.sentence_at(m.start)
            if any(s.paragraph == sentence.paragraph and abs(s.index - sentence.index) <= NEXT for s in told):
                self.seats.add(key, "un-envoy", "mediator", sentence, m)
                return

    def _looks_on(self, key: Key, sentence: Sentence, m: Mention) -> bool:
        """Whether one that only ever observes is told to take part: "Jordan sent a delegation", "Jordan and Iraq"."""
        actor, cues = self.seats.actor(m), self.seats.cue("sits", sentence)
        if actor == "un-envoy":
            return any(key[0] == "astana" or 0 < c - m.end < BESIDE for c in cues)
        if actor not in self.roles["lookers_on"] or m.adjective:
            return False
        here = key in self.focus.here(sentence) or (self.seats.calm and key == self.focus.main)
        if m.kind == "person" and key in self.focus.here(sentence):
            cues = [*cues, *self.seats.cue("sits_near", sentence)]
        near = any(abs(c - m.start) < BESIDE for c in cues) and not only_owns(self.context, m)
        beside = here and (near or self._observed(m) or self._ends_list(sentence, m))
        listed = self.looked and self.context.grammar.listed.fullmatch(self.context.lowered, self.looked, m.start)
        if beside or listed:
            self.looked = m.end
        return bool(beside or listed)

    def _ends_list(self, sentence: Sentence, m: Mention) -> bool:
        """Whether a name comes last in a long list of those at the table."""
        told, last = 0, m
        for before in reversed(self.context.mentions_in(sentence.start, m.start)):
            if not self.context.grammar.listed.fullmatch(self.context.lowered, before.end, last.start):
                break
            told, last = told + 1, before
        return told >= LONG

    def _observed(self, m: Mention) -> bool:
        """Whether the record knows a person as an observer at these rounds."""
        person = self.context.lexicon.people.get(m.slug) if m.kind == "person" else None
        return person is not None and tells(person.role, "observes")

    def _observe(self, key: Key, sentence: Sentence, m: Mention) -> None:
        actor = self.seats.actor(m)
        if actor not in self.roles["observers"] or self.seats.is_away(sentence, m):
            return
        unsure = actor in MEDIATORS and not self.seats.cue("observer", sentence)
        if unsure and is_told_elsewhere(self.seats, key, sentence):
            return
        host = self.roles["hosts"].get(self.seats.hosts.city(key) or "")
        if actor != host and (key, actor, "party") not in self.seats.found:
            self.seats.add(key, str(actor), "observer", sentence, m)
