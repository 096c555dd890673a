"""Which armed group `the rebels` or `the fighters` are: the one that was named just before."""

from collections.abc import Mapping, Sequence

from events.reading.events.kinds import GROUND_KINDS
from events.reading.lines import Line
from events.reading.words.lexicon import Actor

# So many sentences a group stays the one that is meant.
REACH = 3
# What words like "rebels" stand for where nobody is named.
VAGUE = "armed-opposition"
# Of those who fight anybody may be "the fighters"; those who leave or sign are of the opposition.
BY_ANY = GROUND_KINDS - {"agreement", "withdrawal", "displacement", "aid-delivery"}


class Groups:
    """Remembers the armed group named last; two of them in a few sentences leave none to be meant."""

    def __init__(self, actors: Mapping[str, Actor], words: Mapping[str, frozenset[str]], the: str) -> None:
        self.actors, self.words, self.the = actors, words, the
        self.last: str | None = None
        self.at = -REACH

    def is_one(self, slug: str) -> bool:
        known = self.actors.get(slug)
        return known is not None and known.kind == "armed-group"

    def go_on(self, at: int, named: Sequence[str]) -> None:
        """Takes note of those `named` in the sentence number `at`."""
        groups = [one for one in named if self.is_one(one)]
        if groups:
            fresh = at - self.at >= REACH or self.last == groups[0]
            self.last, self.at = groups[0] if len(groups) == 1 and fresh else None, at

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
