"""Which of several names in a phrase it is about, and whether it is about nobody whom they only stand beside."""

from collections.abc import Sequence

from events.reading.lines import Line
from events.reading.sayings.words import Speech
from events.reading.shapes import Mention

# Signs within a name, or between a name and the one it belongs to.
JOINTS = frozenset(["'", "-"])


class Heads:
    """Looks for the head of a phrase, in the words of one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        sets = speech.sets
        self.parting = sets["where"] | sets["phrase_ends"] | sets["of"] | sets["conjunctions"]

    def head(self, line: Line, actors: list[Mention]) -> Mention:
        """Of several bodies the one that speaks: the first that is a noun ("the envoy of the UN" is one name)."""
        if len(actors) > 1:
            actors = [m for m in actors if not self.is_place(line, m)] or actors
        nouns = [m for m in actors if not m.adjective] or actors
        other = next((m for m in nouns if m is not nouns[0]), None)
        if other is not None and self._names_nearer(line, line.last_token(nouns[0]), line.first_token(other)):
            return other
        return nouns[0]

    def _names_nearer(self, line: Line, a: int, b: int) -> bool:
        """`The rebel group Jaish al-Islam`, `the opposition's High Negotiations Committee`: no word parts the two."""
        return all(
            line.low[k] in JOINTS
            or (line.low[k][0].isalnum() and not line.tokens.capital(k) and line.low[k] not in self.parting)
            for k in range(a, b)
        )

    def is_place(self, line: Line, name: Mention) -> bool:
        """`At the OPCW the U.S. delegate said`: what stands behind such a word is where it was said."""
        k = line.first_token(name) - 1
        if k > 0 and line.low[k] in self.speech.sets["definite"]:
            k -= 1
        return k >= 0 and line.low[k] in self.speech.sets["where"]

    def beside_nobody(self, line: Line, a: int, b: int) -> bool:
        """`A source close to X`, `two diplomats who met X`: the words from `a` tell of nobody, X only beside them."""
        sets = self.speech.sets
        head = next((k for k in range(a, b) if line.low[k] in sets["heads_of_nobody"]), b)
        aside = any(line.low[k] in self.parting for k in range(head, b)) and not line.tokens.capital(b - 1)
        return aside and line.names.keys().isdisjoint(range(a, head))

    def is_theirs(self, line: Line, a: int, words: Sequence[str], actors: Sequence[Mention]) -> bool:
        """Whether people speak for their body: rescuers of the White Helmets, a UN official, the U.S. delegate."""
        sets = self.speech.sets
        if any(m.slug in sets["staffed"] for m in actors):
            return True
        return not sets["delegated"].isdisjoint(words) and any(
            line.low[line.first_token(m) - 1] in sets["definite"] for m in actors if line.first_token(m) > a
        )

    def with_them(self, line: Line, j: int) -> Mention | None:
        """`Residents and the Observatory`: the body that speaks with people who are nobody."""
        if line.low[j : j + 1] and line.low[j] in self.speech.sets["joint"]:
            j += 2 if line.low[j + 1 : j + 2] and line.low[j + 1] in self.speech.sets["definite"] else 1
            name = line.names.get(j)
            return name if name is not None and name.kind == "actor" and not name.adjective else None
        return None
