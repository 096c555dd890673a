"""On whose soil a round sits: who is told to host it, and the state of its city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.reading.rounds.focus import Key
from events.reading.shapes import Sentence

if TYPE_CHECKING:
    from events.reading.seats.finding import Seats

WITHIN, HOSTED_BY, BESIDE = 6, 16, 40
# Tracks whose rounds have the state of their town for a host where nobody else is told to be it.
AT_HOME = ("sochi", "summit")


class Hosts:
    """Reads sentence by sentence and adds to a table of seats; Kazakhstan follows from the whole text."""

    def __init__(self, seats: Seats) -> None:
        self.seats, self.context, self.focus, self.roles = seats, seats.context, seats.focus, seats.roles

    def read(self, key: Key, sentence: Sentence) -> None:
        """The state that a sentence with a word of hosting names, if it can be this round's."""
        cues = self.seats.cue("host", sentence)
        if key[0] == "summit" and key in self.focus.here(sentence):
            self._of_summit(key, sentence)
        if not cues:
            return
        hosts = set(self.roles["hosts"].values())
        near = [
            m
            for m in self.context.mentions_in(sentence.start, sentence.end)
            if m.actor and self.context.lexicon.body_of(m.actor) in hosts and self.focus.at(sentence, m.start) == key
        ]
        city = self.city(key)
        for m in sorted(near, key=lambda m: min(abs(m.start - c) for c in cues)):
            actor = self.context.lexicon.body_of(m.actor or "")
            hosts_it = any(0 < c - m.end <= WITHIN or self._is_hosted_by(c, m.start) for c in cues)
            if city is None or hosts_it or self.roles["hosts"].get(city) == actor:
                self.seats.add(key, actor, "host", sentence, m)
                return

    def _is_hosted_by(self, cue: int, name: int) -> bool:
        """ "It will be hosted by Iran": whatever city is told before, whoever stands behind the word hosts."""
        near = 0 < name - cue <= HOSTED_BY
        return near and self.context.grammar.by_whom.search(self.context.lowered, cue, name) is not None

    def city(self, key: Key) -> str | None:
        """Where a round sits: as the text tells of one to come, else as the record has it."""
        known, fact = self.context.calendar.known(*key), self.focus.facts[key]
        if fact.status in ("scheduled", "postponed") and fact.city:
            return fact.city
        return known.city if known and known.city else fact.city

    def close(self) -> None:
        """Kazakhstan, wherever it is named in a text on a round that sits there."""
        main = self.focus.main
        if main and main[0] == "astana" and self._kazakh(main):
            for m in self.context.mentions:
                if m.actor == "kazakhstan" and (main, "kazakhstan", "host") not in self.seats.found:
                    self.seats.add(main, "kazakhstan", "host", self.context.sentence_at(m.start), m)
        for key in self.focus.facts:
            if key[0] == "astana" and self._kazakh(key):
                self._kazakhstan(key)
            elif key[0] in AT_HOME and not any(k == key and role == "host" for k, _, role in self.seats.found):
                self._of_city(key)

    def _of_city(self, key: Key) -> None:
        """The state in whose town a gathering sits, where it is named beside it: "Russia called Syrians to Sochi"."""
        home = self.roles["hosts"].get(self.city(key) or "")
        told = [r for r in self.focus.refs if key in self.focus.keys(r)] if home else []
        for sentence in {r.sentence.index: r.sentence for r in told}.values():
            for m in self.context.mentions_in(sentence.start, sentence.end):
                if m.kind == "actor" and self.seats.actor(m) == home:
                    self.seats.add(key, home, "host", sentence, m)
                    return

    def _of_summit(self, key: Key, sentence: Sentence) -> None:
        """ "The next summit will take place in Russia"."""
        home = self.roles["hosts"].get(self.city(key) or "")
        for m in self.context.mentions_in(sentence.start, sentence.end):
            where = self.context.grammar.in_.search(self.context.lowered, max(0, m.start - 4), m.start)
            actor = self.seats.actor(m)
            receives = actor == home and any(0 <= c - m.end < BESIDE for c in self.seats.cue("receives", sentence))
            if (where or receives) and actor in self.roles["guarantors"] and self.focus.at(sentence, m.start) == key:
                self.seats.add(key, str(actor), "host", sentence, m)

    def _kazakh(self, key: Key) -> bool:
        """Whether a round at Astana sits in Kazakhstan, as it does where no city is told."""
        return bool(self.roles["hosts"].get(self.city(key) or "Astana") == "kazakhstan")

    def _kazakhstan(self, key: Key) -> None:
        """Named in the paragraph of a round that sits there it is its host."""
        told = (r for r in self.focus.refs if key in self.focus.keys(r) and r.relation != "count")
        paragraphs = {r.sentence.paragraph for r in told}
        for m in self.context.mentions:
            if m.actor == "kazakhstan" and m.kind == "actor" and m.surface.startswith(self.roles["kazakh"]):
                sentence = self.context.sentence_at(m.start)
                if sentence.paragraph in paragraphs and self.focus.at(sentence, m.start) == key:
                    self.seats.add(key, "kazakhstan", "host", sentence, m)
                    return
