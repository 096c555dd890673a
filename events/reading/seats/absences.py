"""Who stayed away from a round, or left it before its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.reading.rounds.focus import Key
from events.reading.shapes import Mention, Presence, SeatFact, Sentence

if TYPE_CHECKING:
    from events.reading.seats.finding import Seats

# How far a name may stand before, or behind, the words that tell of its absence.
BEFORE, BEHIND = 110, 24
SIDES = ("armed-group", "opposition-body")
Seat = tuple[Key, str, str]


class Absences:
    """Reads sentence by sentence; `close` adds a seat for each who stayed away and is not told to sit there too."""

    def __init__(self, seats: Seats) -> None:
        self.seats, self.context, self.focus = seats, seats.context, seats.focus
        self.away: dict[Seat, tuple[Sentence, Mention]] = {}
        self.gone: dict[Seat, tuple[Sentence, Mention]] = {}

    def read(self, sentence: Sentence) -> None:
        """Names told to be away in a sentence with words for it."""
        for kind, table in (("stays", self.away), ("left", self.gone)):
            for cue in self.seats.cue(kind, sentence):
                if self._is_sure(sentence, cue):
                    self._tell(table, sentence, self._before(sentence, cue))
        for cue in self.seats.cue("lacking", sentence):
            self._tell(self.away, sentence, self._behind(sentence, cue))

    def close(self) -> None:
        """Rows of those who stayed away; who is told to sit at the round as well has come after all."""
        for (key, actor, role), (sentence, m) in self.gone.items():
            self.seats.add(key, actor, role, sentence, m)
            self._mark(key, actor, role, "left")
        for (key, actor, role), (sentence, m) in self.away.items():
            if (key, actor, role) not in self.seats.found:
                self.seats.add(key, actor, role, sentence, m)
                self._mark(key, actor, role, "absent")

    def _mark(self, key: Key, actor: str, role: str, presence: Presence) -> None:
        seat: SeatFact = self.seats.found[key, actor, role]
        seat.presence = presence

    def _tell(self, table: dict[Seat, tuple[Sentence, Mention]], sentence: Sentence, names: Iterator[Mention]) -> None:
        for m in names:
            key = self.focus.at(sentence, m.start)
            if key is None or not (key in self.focus.here(sentence) or (key == self.focus.main and self.focus.leads)):
                continue
            told = self._role(key, m)
            if told is not None:
                table.setdefault((key, *told), (sentence, m))

    def _is_sure(self, sentence: Sentence, cue: int) -> bool:
        """Whether words of staying away are neither a threat nor a condition."""
        grammar, low = self.context.grammar, self.context.lowered
        return not (
            grammar.unsure_away.search(low, sentence.start, cue) or grammar.only_if.match(low, cue, sentence.end)
        )

    def _before(self, sentence: Sentence, cue: int) -> Iterator[Mention]:
        """The name before a place in its clause, and those told with it."""
        low = max(sentence.start, cue - BEFORE)
        names = self.context.mentions_in(low, cue)
        while names and self._is_aside(names[-1]):
            names = names[:-1]
        if not names or self.context.grammar.away_apart.search(self.context.lowered, names[-1].end, cue):
            return
        last = names[-1]
        yield last
        for m in reversed(names[:-1]):
            if not self.context.grammar.listed.fullmatch(self.context.lowered, m.end, last.start):
                return
            last = m
            yield m

    def _is_aside(self, m: Mention) -> bool:
        """Whether a name only says of what, where or with whom: "on account of the Syrian flag"."""
        if m.adjective:
            return self.context.grammar.delegation.match(self.context.lowered, m.end) is None
        named = self.context.grammar.delegates_of.search(self.context.lowered, max(0, m.start - 40), m.start)
        return named is None and bool(
            self.context.grammar.aside_of.search(self.context.lowered, max(0, m.start - 20), m.start)
        )

    def _behind(self, sentence: Sentence, cue: int) -> Iterator[Mention]:
        """The name behind words that tell who is not there, and those told with it."""
        last = cue
        names = self.context.mentions_in(cue, sentence.end)
        for n, m in enumerate(names):
            if n == 0 and m.start - cue > BEHIND:
                return
            if n and not self.context.grammar.listed.fullmatch(self.context.lowered, last, m.start):
                return
            last = m.end
            yield m

    def _role(self, key: Key, m: Mention) -> tuple[str, str] | None:
        """(actor, role) of the seat that a name would have had."""
        seats, track, actor = self.seats, key[0], self.seats.actor(m)
        if actor is None or m.kind == "person":
            return None
        if actor == seats.roles["government"]:
            return (actor, "party") if track != "summit" else None
        if actor in seats.roles["guarantors"] and track in ("astana", "summit"):
            return actor, "guarantor"
        if track in ("astana", "sochi") and actor in seats.roles["observers"]:
            return actor, "observer"
        if key in seats.conferences and seats.is_state(actor):
            return actor, "participant"
        known = self.context.lexicon.actors.get(actor)
        if known is None or known.kind not in SIDES or track == "summit":
            return None
        side = seats.roles["opposition"].get(track)
        return (side if side and actor in seats.opposition else actor), "party"
