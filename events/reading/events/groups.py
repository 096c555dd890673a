"""Which armed group `the rebels`, and which state's `the troops` are: those that were named just before."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

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


class LastNamed:
    """Who was named last; two of them in a few sentences leave none to be meant."""

    def __init__(self) -> None:
        self.slug: str | None = None
        self.at = -REACH

    def note(self, at: int, slugs: Sequence[str]) -> None:
        """Takes note of those named in the sentence number `at`."""
        if slugs:
            fresh = at - self.at >= REACH or self.slug == slugs[0]
            self.slug, self.at = slugs[0] if len(set(slugs)) == 1 and fresh else None, at

    def by(self, at: int) -> str | None:
        """Who may still be meant in the sentence number `at`."""
        return self.slug if at - self.at < REACH else None


class Groups:
    """Remembers the armed group named last, and the state whose troops were."""

    def __init__(self, actors: Mapping[str, Actor], words: Mapping[str, frozenset[str]], the: str) -> None:
        self.actors, self.words, self.the = actors, words, the
        self.group, self.sender = LastNamed(), LastNamed()
        self.many = words["of_a_group"] | words["of_any_group"] | words["troops"]

    def is_one(self, slug: str) -> bool:
        known = self.actors.get(slug)
        return known is not None and known.kind == "armed-group"

    def go_on(self, at: int, named: Sequence[str], senders: Sequence[str]) -> None:
        """Takes note of those `named` in the sentence number `at`, and of `senders`, whose troops it tells of."""
        self.group.note(at, [one for one in named if self.is_one(one)])
        self.sender.note(at, senders)

    def told_by_many(self, line: Line) -> bool:
        """Whether a sentence has one of the words that may mean whoever was named before: `the rebels`."""
        return self._says_the(line, self.many)

    def named_for(self, line: Line, kind: str, actors: Sequence[str]) -> list[str]:
        """Actors of a sentence, those told by a word of many replaced by whom it means."""
        meant = {VAGUE: self.meant(line, kind) if VAGUE in actors else None}
        if ARMY in actors and kind in TROOP_MOVES:
            meant[ARMY] = self.army(line)
        return [meant.get(one) or one for one in actors]

    def army(self, line: Line) -> str | None:
        """Whose troops a sentence means by `the troops`."""
        sender = self.sender.by(line.sentence.index)
        return sender if sender is not None and self._says_the(line, self.words["troops"]) else None

    def meant(self, line: Line, kind: str) -> str | None:
        """The group that a sentence means by a word of many, in an event of a kind."""
        group = self.group.by(line.sentence.index)
        if group is None:
            return None
        own = self.actors[group].part_of == VAGUE
        wanted = self.words["of_a_group"] if own else self.words["of_any_group"] if kind in BY_ANY else frozenset()
        return group if self._says_the(line, wanted) else None

    def _says_the(self, line: Line, words: frozenset[str]) -> bool:
        """Whether one of the words stands behind the article."""
        if words.isdisjoint(line.low):
            return False
        return self.the in [before for before, word in pairwise(line.low) if word in words]
