"""Where an event was: the place that belongs to its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.reading.lines import Line
from events.reading.shapes import Mention
from events.reading.words.lexicon import Lexicon
from events.reading.words.names import place_slug

# "100 kilometers (62 miles) from Damascus".
MEASURE_REACH = 8
# What is brought somewhere is told by its goal.
BROUGHT = ("aid-delivery", "deployment")


@dataclass(frozen=True, slots=True)
class Places:
    """Reads names as places, known and unknown ones; `words` are small word lists, `one` single words."""

    lexicon: Lexicon
    words: Mapping[str, frozenset[str]]
    one: Mapping[str, str]

    def place_near(self, line: Line, first: int, clause: tuple[int, int], kind: str) -> Mention | None:
        """The place that belongs to a trigger: the first behind it in its clause, else the last before it.

        Of a withdrawal it is what is left, not where the way goes, of aid where it goes: `from Harasta to Idlib`.
        """
        origin = kind == "withdrawal"
        places = [(line.first_token(m), m) for m in line.mentions if self._is_place(line, m)]
        if len(places) > 1:
            places = [(t, m) for t, m in places if not self._measured(line, t)] or places
        if origin:
            places = [(t, m) for t, m in places if not t or line.low[t - 1] not in self.words["goals"]]
        elif kind in BROUGHT and len(places) > 1:
            places = [(t, m) for t, m in places if not t or line.low[t - 1] != self.one["from"]]
        inside = [(t, m) for t, m in places if clause[0] <= t < clause[1]]
        if origin and not inside:
            inside = [(t, m) for t, m in places if ";" not in line.low[min(t, first) : max(t, first)]]
        behind = [m for t, m in inside if t >= first and not self._in_next(line, first, t)]
        before = [m for t, m in inside if t < first]
        return behind[0] if behind else before[-1] if before else None

    def _is_place(self, line: Line, mention: Mention) -> bool:
        """Places, zones and venues; a state too where something is in it."""
        if mention.kind in ("place", "zone", "venue"):
            return mention.slug != "syria"
        if mention.kind != "actor" or mention.adjective:
            return False
        first = line.first_token(mention)
        return first > 0 and line.low[first - 1] == self.one["in"]

    def _measured(self, line: Line, at: int) -> bool:
        """Whether a place only tells how far away another lies."""
        before = line.low[max(0, at - MEASURE_REACH) : at]
        return not (self.words["measured"].isdisjoint(before[-1:]) or self.words["measures"].isdisjoint(before))

    def _in_next(self, line: Line, first: int, at: int) -> bool:
        """Whether a place belongs to the next member of a list: `bombed on Friday, Zamalka on Saturday`."""
        return any(line.low[k] == "," and k - 1 in line.times for k in range(first + 1, at))

    def strange_place(self, line: Line, first: int, last: int, clause: tuple[int, int]) -> Mention | None:
        """A capitalised name that nobody knows, told as a place: `captured Tal Othman`, `in Drousha`, `Kafr X fell`."""
        beside = self.strange_beside(line, first, last)
        if beside is not None:
            return beside
        for k in (*range(last + 1, clause[1]), *range(clause[0] + 1, first)):
            if line.low[k - 1] in self.words["before_places"] and self.is_strange(line, k):
                return self._strange(line, k)
        return None

    def strange_beside(self, line: Line, first: int, last: int) -> Mention | None:
        """Such a name right behind the words `first` to `last`, or before them where it opens the sentence."""
        if self.is_strange(line, last):
            return self._strange(line, last)
        opens = first > 0 and self.is_strange(line, 0) and self._strange_end(line, 0) == first
        if first == 1 and line.low[0][-1:] in self.words["plural_ends"]:
            return None  # "Jihadists captured a post"
        return self._strange(line, 0) if opens else None

    def follows_place(self, line: Line, first: int) -> bool:
        """Whether the name of a place stands right before a token: `Al-Hirak fell`."""
        # "Their last stronghold, Baghouz, fell"
        apposed = line.low[first - 1] == ","
        mention = line.names.get(first - 1 - apposed)
        if apposed and (mention is None or line.low[line.first_token(mention) - 1] != ","):
            return False
        if mention is None:
            return first > 1 and self.is_strange(line, first - 1)
        known = mention.kind in ("place", "zone") or mention.surface.lower() in self.lexicon.places
        return known and mention.slug != "syria"

    def is_strange(self, line: Line, k: int) -> bool:
        if k >= len(line.low) or k in line.names or k in line.times or line.low[k] in self.words["no_places"]:
            return False
        if k and line.low[k - 1] in self.words["code_names"]:
            return False
        if line.low[k] in self.words["name_articles"] and line.low[k + 1 : k + 2] == ["-"] and k + 2 < len(line.low):
            return k + 2 not in line.names and line.tokens.capital(k + 2)  # "al-Hirak"
        word = line.sentence.text[line.tokens.at[k] - line.sentence.start : line.tokens.to[k] - line.sentence.start]
        return len(word) > 2 and word[0].isupper() and not word.isupper()

    def _strange_end(self, line: Line, k: int) -> int:
        end = k + 1
        while end < len(line.low) and (self.is_strange(line, end) or line.low[end] in self.words["joined_articles"]):
            end += 1
        return end

    def _strange(self, line: Line, k: int) -> Mention:
        start, end = line.tokens.at[k], line.tokens.to[self._strange_end(line, k) - 1]
        surface = line.sentence.text[start - line.sentence.start : end - line.sentence.start]
        return Mention(start, end, "place", place_slug(surface), surface)


def place_in_sentence(
    line: Line, first: int, elsewhere: Sequence[tuple[int, int]], goals: frozenset[str]
) -> Mention | None:
    """Any place of the sentence but in the clauses `elsewhere` and behind `goals`, the nearest to the trigger."""
    places = [
        (abs(line.first_token(m) - first), m)
        for m in line.mentions
        if m.kind in ("place", "zone")
        and m.slug != "syria"
        and not any(a <= line.first_token(m) < b for a, b in elsewhere)
        and not (goals and line.low[line.first_token(m) - 1] in goals)
    ]
    return min(places, key=lambda p: p[0])[1] if places else None
