"""Which words of a sentence speak, and how their subject stands: before them, behind them, in a clause aside."""

from collections.abc import Sequence

from events.reading.lines import Line
from events.reading.sayings.words import Speech

OBJECT_REACH = 12
# So many words may name a body behind the verb.
BODY_REACH = 14
APOSTROPHE = "'"
CLAUSE_ENDS = frozenset([";", ":"])
# So many words at least tell something.
CLAUSE_LENGTH = 5
# A second verb of saying within so many words makes a noun of the first: "state media said".
NOUN_REACH = 4


class Verbs:
    """Looks at the verbs of saying of one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.transitive = speech.sets["narrow"] | speech.sets["transitive"]

    def speaks(self, line: Line, i: int) -> bool:
        low, verb = line.low, self.speech.verbs[line.low[i]]
        if low[i] == verb and (low[-1] == "?" or (i and line.tokens.capital(i))):
            return False  # "near Tell Tamer"
        before = low[i - 1] if i else ""
        if i in line.names or self._hyphened(line, i):
            return False
        asked = self.speech.asked.get(verb)
        if asked and low[i + 1 : i + 2] == [asked[0]] and asked[1] not in low[i + 2 : i + 2 + OBJECT_REACH]:
            return False
        wanted = None if self.inverts(line, i) else self.speech.guarded.get(verb)
        if wanted is not None and not (
            i + 1 < len(low) and (self._follows(low, i + 1, wanted) or self._ends_on_when(line, i, wanted))
        ):
            return False
        if low[i] in self.speech.sets["nouns"] and low[i + 1 : i + 2] == ["."]:
            return False
        if low[i] in self.speech.sets["plurals_too"] and before in self.speech.sets["counted"]:
            return False
        tells = before == "," or before in self.speech.sets["passive"]
        if low[i].endswith(self.speech.participle_ends) and (verb not in self.speech.sets["participles"] or not tells):
            return False
        if before in self.speech.sets["noun_after"]:
            return " ".join(low[max(0, i - 3) : i]) in self.speech.sets["goes_on_to"]
        return before not in self.speech.sets["no_speech_after"]

    @staticmethod
    def _hyphened(line: Line, i: int) -> bool:
        """`so-called`, `counter-terrorism`."""
        at, to = line.tokens.at, line.tokens.to
        return (line.low[i - 1 : i] == ["-"] and at[i] == to[i - 1]) or (
            line.low[i + 1 : i + 2] == ["-"] and at[i + 1] == to[i]
        )

    def _ends_on_when(self, line: Line, i: int, wanted: frozenset[str]) -> bool:
        """`..., X added later`, `..., X noted Friday`: a verb that could stand alone, behind what is said."""
        sets, low = self.speech.sets, line.low
        alone = sets["opens_told"] <= wanted and "," in low[max(0, i - BODY_REACH) : i]
        return alone and (i + 1 in line.times or low[i + 1] in sets["when_said"])

    @staticmethod
    def _follows(low: Sequence[str], i: int, wanted: frozenset[str]) -> bool:
        word = low[i]
        return word in wanted or " ".join(low[i : i + 2]) in wanted or ("0" in wanted and word[0].isdigit())

    def inverts(self, line: Line, i: int) -> bool:
        """`..., added X.`, `..., reported the press service.`: who speaks stands behind the verb, nothing else does."""
        if not self.after_quote(line, i) or self.speech.verbs[line.low[i]] in self.transitive:
            return False
        if self._is_after_clause(line, i):
            return True
        titled = line.low[i + 1 : i + 2] != [] and line.low[i + 1] in self.speech.sets["titles"]  # "said Mr Kerry."
        name = line.names.get(i + 1 + titled)
        if name is None:
            return (
                i + 2 < len(line.low) and line.low[i + 1] in self.speech.sets["definite"] and self._is_body(line, i + 2)
            )
        end = line.last_token(name)
        if name.kind not in ("person", "actor") or name.adjective:
            return False
        return (
            end >= len(line.low)
            or not (line.low[end][0].isalnum() or line.low[end] == APOSTROPHE)
            or (end in line.times and line.at(line.times[end].span.end - 1) + 1 >= len(line.low) - 1)
        )

    def _is_after_clause(self, line: Line, i: int) -> bool:
        """`Jets bombed it, said X, a spokesman of Y`: one comma stands before the verb; an apposition has two."""
        low, sets = line.low, self.speech.sets
        if low[i - 1] != "," or i + 1 >= len(low) or i < CLAUSE_LENGTH or line.in_quote(line.tokens.at[i]):
            return False
        behind = low[i + 1]
        name = line.names.get(i + 1)
        if not _is_word(behind) or behind in sets["where"] or behind in sets["opens_told"] or i + 1 in line.times:
            return False
        if not self.speech.verbs.keys().isdisjoint(low[i + 2 : i + NOUN_REACH]):
            return False  # "Jets bombed it, state media said"
        if low[i].endswith(self.speech.past_ends) and (name is None or name.kind not in ("person", "actor", "outlet")):
            return False
        opens = next((k + 1 for k in range(i - 2, -1, -1) if low[k] in CLAUSE_ENDS), 0)
        commas = [k for k in range(opens + 1, i - 1) if low[k] == "," and not low[k - 1].isdigit()]
        if not commas:
            return True
        end = commas[0] - 1
        speaker = end in line.names or low[end] in sets["again_person"] or low[end] in sets["again_body"]
        tells = end - opens >= CLAUSE_LENGTH and not speaker and (end in line.times or not line.tokens.capital(end))
        return tells and len(commas) == 1 and low[end + 2].endswith(self.speech.participle_ends)

    def _is_body(self, line: Line, i: int) -> bool:
        """Whether the words from token `i` to the next sign or time name a body, or an office of it."""
        low, sets = line.low, self.speech.sets
        end = next(
            (
                k
                for k in range(i, min(len(low), i + BODY_REACH))
                if not _is_word(low[k]) or k in line.times or low[k] in sets["where"]
            ),
            len(low),
        )
        head = next((k for k in range(i, end) if low[k] in sets["of"]), end) - 1
        if head < i:
            return False
        name = line.names.get(head)
        whose = name is not None and name.kind in ("actor", "person", "outlet") and not name.adjective
        return whose or low[head] in sets["units"] or low[head] in sets["again_body"]

    def impersonal(self, line: Line, i: int) -> bool:
        """`It was reported that`: nobody says it."""
        passive = line.low[i - 1] in self.speech.sets["passive"]
        return passive and not line.low[i].endswith(self.speech.participle_ends)

    def titles(self, line: Line, first: int) -> int:
        """The first token of a subject with the titles before it: `Dr. X`."""
        while first > 0 and (
            line.low[first - 1] in self.speech.sets["titles"] or line.low[first - 2 : first][1:] == ["."]
        ):
            first -= 1
        return first

    def aside(self, line: Line, first: int, i: int) -> bool:
        """Whether a clause aside tells who says it: `a halt which the army declared on Monday`."""
        sets, low = self.speech.sets, line.low
        opens = low[first] in sets["relative"] or (low[first - 1 : first] and low[first - 1] in sets["relative"])
        if i + 1 >= len(low) or low[i + 1] in sets["opens_told"] - {","}:
            return False
        if opens and i > first + 1:
            verb = self.speech.verbs[low[i]]
            return verb in sets["announces"] or low[i + 1] == "," or verb in self.transitive
        that = low[first - 1 : first] != [] and low[first - 1] in sets["opens_told"] - {","}
        return that and self.speech.verbs[low[i]] in sets["announces"] and low[i + 1] in sets["where"]

    def after_quote(self, line: Line, i: int) -> bool:
        return i == 0 or line.low[i - 1] in (",", '"', APOSTROPHE, "?", "!", "-")


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token == APOSTROPHE
