"""Who heads a delegation: the person told next to a word of heading, else who is known to head it."""

from collections.abc import Collection, Mapping, Sequence

from events.reading.context import Context
from events.reading.rounds.focus import Focus, Key
from events.reading.seats.presence import is_absent, only_owns
from events.reading.shapes import Mention, Sentence
from events.reading.words.offices import tells


class Heads:
    """Chooses among the people of a text. `cues` tell where words of a kind stand, by sentence."""

    def __init__(
        self,
        context: Context,
        focus: Focus,
        people: Sequence[Mention],
        opposition: Mapping[str, str],
        cues: Mapping[str, Mapping[int, Sequence[int]]],
        conferences: Collection[Key],
    ) -> None:
        self.context, self.focus = context, focus
        self.people, self.opposition, self.cues, self.conferences = people, opposition, cues, conferences
        self._known_sides: dict[tuple[tuple[str, ...], str], set[str]] = {}

    def of(self, key: Key, actor: str) -> str | None:
        """The person told as head: next to a word of heading first, else who is known to head that delegation."""
        best: tuple[float, str] | None = None
        for m in self.people:
            person = self.context.lexicon.people.get(m.slug)
            if person is None or not person.known or actor not in self._sides(person.bodies, key[0]):
                continue
            sentence = self.context.sentence_at(m.start)
            if (self.focus.at(sentence, m.start) != key and key != self.focus.main) or self._owns(m):
                continue
            cost = self._cost(m, sentence, person.role, actor, key)
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, m.slug)
        return best[1] if best else None

    def _owns(self, m: Mention) -> bool:
        """Whether a name only tells whose somebody else is: "Annan's successor", but not "Hariri's," at the end."""
        low = self.context.lowered
        if low[m.end : m.end + 1].isspace() or not only_owns(self.context, m):
            return False
        owns = self.context.grammar.possessive.match(low, m.end)
        return owns is not None and low[owns.end() : owns.end() + 2].strip().isalpha()

    def _sides(self, bodies: tuple[str, ...], track: str) -> set[str]:
        if (bodies, track) not in self._known_sides:
            self._known_sides[bodies, track] = self._find_sides(bodies, track)
        return self._known_sides[bodies, track]

    def _find_sides(self, bodies: tuple[str, ...], track: str) -> set[str]:
        sides = {self.context.lexicon.body_of(b) for b in bodies}
        if sides & {"armed-opposition", "hnc", "snc", "national-coalition", "syrian-opposition", "fsa"}:
            sides |= {self.opposition.get(track, "")}
        return sides

    def _cost(self, m: Mention, sentence: Sentence, role: str, actor: str, key: Key) -> float | None:
        near = min((abs(m.start - c) for c in self.cues["heads"].get(sentence.index, ())), default=400)
        leads = tells(role, "leads", "observes") or actor == "un-envoy"
        leads = leads or (actor == "united-nations" and tells(role, "of_the_un"))
        leads = leads or (key in self.conferences and tells(role, "minister"))
        if key[0] == "summit":
            return 0 if tells(role, "president") else None
        if actor != "un-envoy" and is_absent(self.context, self.cues["absent"].get(sentence.index, ()), m.start):
            return None
        if near < 90:
            return near if leads else near + 200
        return 300 if leads else None
