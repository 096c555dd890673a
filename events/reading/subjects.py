"""Whom the words before or after a speech verb name as the one who speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from events.reading.inflection import forms
from events.reading.lines import Line
from events.reading.shapes import Mention

SUBJECT_REACH = 30
OBJECT_REACH = 12
SUBJECT_ENDS = frozenset([",", ";", ":", '"', "”", "(", "—", "–"])
CONJUNCTIONS = frozenset(["and", "but", "while", "that", "as", "when", "after", "because", "whereas", "though"])
NAMED = frozenset(["person", "actor", "outlet"])
LIGHT = ("also", "later", "then", "had", "has", "further", "however", "earlier")


@dataclass(frozen=True, slots=True)
class Speech:
    """The speech words of one language, ready for look-up; see languages/en/speech.yaml."""

    verbs: Mapping[str, str]
    guarded: Mapping[str, frozenset[str]]
    according: Mapping[str, Sequence[list[str]]]
    sets: Mapping[str, frozenset[str]]
    hot: frozenset[str]


@cache
def speech_of(language: str) -> Speech:
    from events.reading.languages import tables

    raw: dict[str, Any] = (tables(language) or {})["speech"]
    verbs = {form: verb for verb in raw["verbs"] for form in forms(verb, raw["irregular"])}
    sets = {key: frozenset(value) for key, value in raw.items() if isinstance(value, list)}
    guarded = {verb: frozenset(words) for verb, words in raw["guarded"].items()}
    according: dict[str, list[list[str]]] = {}
    for phrase in map(str.split, raw["according"]):
        according.setdefault(phrase[0], []).append(phrase)
    return Speech(verbs, guarded, according, sets, frozenset({*verbs, *according, "by", "quoted", "known"}))


class Subjects:
    """Finds who speaks, in the words of one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def of(self, line: Line, i: int) -> tuple[int, Mention | None, bool, str]:
        """First token of the subject, its name, whether it is nobody, and the word that takes up an earlier speaker."""
        b, reach = i, max(-1, i - SUBJECT_REACH)
        k = i - 1
        while k >= reach:
            if k == reach or k < 0 or line.low[k] in SUBJECT_ENDS:
                found = self._in_chunk(line, k + 1, b, i)
                if found is not None:
                    return self._before_apposition(line, found, i)
                if k >= 0 and line.low[k] != ",":
                    break
                b = k
            k -= 1
        found = self._in_chunk(line, 0, b, i) if k < 0 and b > 0 else None
        return self._before_apposition(line, found, i) if found else (i, None, False, "")

    def _in_chunk(self, line: Line, a: int, b: int, i: int) -> tuple[int, Mention | None, bool, str] | None:
        """The subject within one stretch between commas: behind its last conjunction, where that part holds one."""
        words = line.low[a:b]
        if words and words[0] in self.speech.sets["relative"] and b < i:
            return None
        for k in range(b - 1, a - 1, -1):
            if line.low[k] in CONJUNCTIONS:
                found = self._in_segment(line, k + 1, b, i)
                if found is not None or line.low[k] != "and":
                    return found
        return self._in_segment(line, a, b, i)

    def quoted(self, line: Line, i: int) -> Mention | None:
        """`X was quoted by SANA as saying`, `SANA quoted X as saying`: X speaks, the outlet only carries it."""
        if line.low[i - 1 : i] and line.low[i - 1] in ("was", "were", "is", "been"):
            return self.of(line, i - 1)[1]
        return self.phrase(line, i + 1)[1]

    def _before_apposition(
        self, line: Line, found: tuple[int, Mention | None, bool, str], i: int
    ) -> tuple[int, Mention | None, bool, str]:
        """`Jolani, leader of HTS, said`: the person before the comma speaks, not the body in the apposition."""
        first, mention, _, again = found
        closed = first > 1 and line.low[first - 1] == "," and line.low[i - 1] == ","
        before = line.names.get(first - 2) if closed else None
        aside = line.low[first : first + 1] in (["a"], ["an"])
        speaks = before is not None and (before.kind == "person" or (before.kind == "actor" and aside))
        if again == "" and before is not None and speaks and (mention is None or mention.kind != "person"):
            return line.first_token(before), before, False, ""
        return found

    def _in_segment(self, line: Line, a: int, b: int, i: int) -> tuple[int, Mention | None, bool, str] | None:
        """What the words from `a` to `b` tell of the subject; None where they hold none (an apposition, an aside)."""
        sets = self.speech.sets
        words = line.low[a:b]
        if not words:
            return None
        if b < i and (words[0] in sets["relative"] or (words[0].endswith("ed") and a not in line.names)):
            return None
        if words[0] in ("who", "which") and b == i:
            before = [m for m in line.mentions if line.first_token(m) < a and m.kind in ("person", "actor")]
            return (a, before[-1], False, "") if before else None
        for word in words[:3]:
            if word in sets["he"] or word in sets["they"]:
                return a, None, False, word
        names = [m for k in range(a, b) if (m := line.names.get(k)) is not None and m.kind in NAMED]
        tail = _tail(words)
        people = [m for m in names if m.kind == "person"]
        if people:
            return a, people[-1], False, ""
        if b == i and len(words) > 1 and words[-2] in ("the", "this") and tail in sets["again_person"]:
            return a, None, False, tail
        nobody = not sets["heads_of_nobody"].isdisjoint(words) and any(
            word in sets["heads_of_nobody"] for k, word in enumerate(words, a) if k not in line.names
        )
        actors = [m for m in names if m.kind == "actor"]
        if nobody and not (b == i and any(m.slug in sets["staffed"] for m in actors)):
            return a, None, True, ""
        if actors:
            return a, self._head(line, actors, b), False, ""
        if b == i and (tail in sets["again_person"] or tail in sets["again_body"]):
            return a, None, False, tail
        if b == i and names:
            return a, None, True, ""
        heads = [w for w in words if w in sets["again_person"] or w in sets["again_body"]]
        return (a, None, False, heads[0]) if heads and b == i else None

    def _head(self, line: Line, actors: list[Mention], end: int) -> Mention:
        """Of several bodies the one that speaks: the first that is a noun ("the envoy of the UN" is one name)."""
        nouns = [m for m in actors if not m.adjective]
        return (nouns or actors)[0]

    def phrase(self, line: Line, i: int) -> tuple[int, Mention | None, bool]:
        """End, name and nobody-ness of the noun phrase at `i`; an apposition behind a comma may name a person."""
        low, sets = line.low, self.speech.sets
        names: list[Mention] = []
        nobody = False
        j = i
        while j < min(len(low), i + OBJECT_REACH):
            if j in line.names:
                if line.names[j] not in names:
                    names.append(line.names[j])
            elif low[j] in (",", ".", ";", ":", ")", "(", '"') or low[j] in ("that", "who", "which", "and", "as", "in"):
                if low[j] != "." or (j + 1 < len(low) and low[j + 1] not in (",",)):
                    break
            elif low[j] in sets["heads_of_nobody"]:
                nobody = not any(m.kind == "actor" and not m.adjective and m.surface[-5:] != "state" for m in names)
            j += 1
        people = [m for m in names if m.kind == "person"]
        actors = [m for m in names if m.kind == "actor"]
        if people:
            return j, people[0], False
        if (
            j + 1 in line.names
            and low[j : j + 1] == [","]
            and line.names[j + 1].kind == "person"
            and (actors or nobody)
        ):
            return line.last_token(line.names[j + 1]), line.names[j + 1], False
        if nobody and not any(m.slug in sets["staffed"] for m in actors):
            return j, None, True
        return j, self._head(line, actors, j) if actors else None, bool(j > i and not actors)


def _tail(words: Sequence[str]) -> str:
    """The last word of a subject that is no adverb or auxiliary."""
    return words[-1] if words[-1] not in LIGHT else words[-2:][0]
