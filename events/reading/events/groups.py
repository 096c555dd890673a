"""Which armed group `the rebels`, and which state's `the troops` are: those that were named just before."""

from collections.abc import Mapping, Sequence

from events.reading.events.kinds import GROUND_KINDS, TROOP_MOVES
from events.reading.lines import Line
from events.reading.words.lexicon import Actor

# So many sentences a group stays the one that is meant.
REACH = 3
# What words like "rebels" stand for where nobody is named.
VAGUE = "armed-opposition"
ARMY = "syrian-army"
# Of those who fight anybody may be "the fighters"; those who leave or sign are of the opposition.
BY_ANY = GROUND_KINDS - {"agreement", "withdrawal", "displacement", "aid-delivery"}


class Groups:
    """Remembers the armed group named last; two of them in a few sentences leave none to be meant."""

    def __init__(self, actors: Mapping[str, Actor], words: Mapping[str, frozenset[str]], the: str) -> None:
        self.actors, self.words, self.the = actors, words, the
        self.last: str | None = None
        self.at = -REACH
        self.sender: str | None = None
        self.sent = -REACH

    def is_one(self, slug: str) -> bool:
        known = self.actors.get(slug)
        return known is not None and known.kind == "armed-group"

    def go_on(self, at: int, named: Sequence[str]) -> None:
        """Takes note of those `named` in the sentence number `at`."""
        groups = [one for one in named if self.is_one(one)]
        if groups:
            fresh = at - self.at >= REACH or self.last == groups[0]
            self.last, self.at = groups[0] if len(groups) == 1 and fresh else None, at

    def go_on_with_troops(self, at: int, senders: Sequence[str]) -> None:
        """Takes note of those whose troops are told of in the sentence number `at`."""
        if senders:
            fresh = at - self.sent >= REACH or self.sender == senders[0]
            self.sender, self.sent = senders[0] if len(set(senders)) == 1 and fresh else None, at

    def named_for(self, line: Line, kind: str, actors: Sequence[str]) -> list[str]:
        """Actors of a sentence, those told by a word of many replaced by whom it means."""
        meant = {VAGUE: self.meant(line, kind) if VAGUE in actors else None}
        if ARMY in actors and kind in TROOP_MOVES:
            meant[ARMY] = self.army(line)
        return [meant.get(one) or one for one in actors]

    def army(self, line: Line) -> str | None:
        """Whose troops a sentence means by `the troops`."""
        if self.sender is None or line.sentence.index - self.sent >= REACH:
            return None
        words = self.words["troops"]
        the_troops = any(line.low[k - 1] == self.the and line.low[k] in words for k in range(1, len(line.low)))
        return self.sender if the_troops else None

    def meant(self, line: Line, kind: str) -> str | None:
        """The group that a sentence means by a word of many, in an event of a kind."""
        if self.last is None or line.sentence.index - self.at >= REACH:
            return None
        own = self.actors[self.last].part_of == VAGUE
        wanted = self.words["of_a_group"] if own else self.words["of_any_group"] if kind in BY_ANY else frozenset()
        for k in range(1, len(line.low)):
            if line.low[k - 1] == self.the and line.low[k] in wanted:
                return self.last
        return None
