"""The rules that say which words tell of which kind of event, and where a sentence has such words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from events.reading.clauses import Form
from events.reading.words.phrases import Phrases, Place

TAIL_REACH = 70
# Kinds of names that a rule can ask for beside classes of words.
NameKind = Literal["person", "actor", "place", "group"]
NAME_KINDS = get_args(NameKind)


class Tail(NamedTuple):
    """Words that must follow; one of the `stems` and of the `marks` stands wherever the pattern is found.

    The mark of a phrase is its longest whole word; empty where there is none.
    """

    pattern: re.Pattern[str]
    stems: tuple[str, ...]
    marks: frozenset[str]

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        near = text[start:end]
        for stem in self.stems:
            if stem in near:
                return self.pattern.search(text, start, end)
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the kind it tells of, how it is read, and the classes its clause must or must not hold.

    `head`: its first word is a verb in any of its forms. `next`: a name of one of these kinds stands right behind.
    `behind`: the name of a place stands right before the words; `objects`: one of these stands somewhere before them.
    `needs`: what must have been told of the event, see languages/en/diplomacy.yaml. `sought`: classes and kinds of
    names of which its sentence must hold one, because no pronoun, and no strange place, may stand for them.
    """

    kind: str
    form: str
    near: tuple[str, ...]
    all: tuple[str, ...]
    without: tuple[str, ...]
    after: frozenset[str] = frozenset()
    close: bool = False
    head: bool = False
    next: tuple[str, ...] = ()
    behind: bool = False
    objects: "Tail | None" = None
    needs: frozenset[str] = frozenset()
    tails: tuple["Tail", ...] = ()
    sought: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """Rules by number: those that words tell of `alone`, and those that want tails, by the marks of the first."""

    alone: tuple[int, ...]
    tailed: Mapping[str, Sequence[int]]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a language, by number.

    `told_by` gives the rules for a category of `triggers`; `parts` for one of `classes` the classes it names.
    """

    rules: tuple[Rule, ...]
    triggers: Phrases
    classes: Phrases
    denials: Phrases
    untrue: Phrases
    forms: Mapping[str, Form]
    verbs: frozenset[str]
    past: frozenset[str]
    generic: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    one: Mapping[str, str]
    rows_of: Mapping[str, int]
    bases: Mapping[str, str]
    denied: Mapping[str, str]
    told_by: Mapping[str, Trigger]
    parts: Mapping[str, tuple[str, ...]]
    _wanted: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)

    def triggered(
        self, lowered: str, hits: Iterable[Place], words: Iterable[str], present: set[str]
    ) -> list[tuple[int, int, int, int]]:
        """Start, end, end with their tails, and rule of the words of rules in a sentence, in order, longer ones first.

        `hits` are those of `triggers` in it, `words` its own, `present` the classes of them and the kinds of its names.
        """
        found: list[tuple[int, int, int, int]] = []
        marks = {"", *words}
        for start, end, category, _ in hits:
            trigger = self.told_by[category]
            here = trigger.marks & marks
            further = {rule for mark in here for rule in trigger.tailed[mark]} if here else ()
            for number in (*trigger.alone, *further):
                rule = self.rules[number]
                if (rule.all and not present.issuperset(rule.all)) or (rule.sought and present.isdisjoint(rule.sought)):
                    continue
                reach = _tails_end(rule.tails, lowered, end) if rule.tails else end
                if reach is not None and (rule.objects is None or _told_before(rule.objects, lowered, start)):
                    found.append((start, -end, -reach, number))
        found.sort()
        return [(start, -end, -reach, rule) for start, end, reach, rule in found]

    def wanted(self, names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
        """What a rule asks for: the kinds of names among it, and the categories of hits of `classes` that are of it."""
        known = self._wanted.get(names)
        if known is None:
            kinds = frozenset(name for name in names if name in NAME_KINDS)
            known = (
                kinds,
                frozenset(one for one, parts in self.parts.items() if not set(names).isdisjoint(parts)),
            )
            self._wanted[names] = known
        return known


def _tails_end(tails: tuple[Tail, ...], lowered: str, end: int) -> int | None:
    for tail in tails:
        found = tail.search(lowered, end, min(len(lowered), end + TAIL_REACH))
        if found is None or _stop(lowered, end, found.start()):
            return None
        end = found.end()
    return end


def _told_before(objects: Tail, lowered: str, at: int) -> bool:
    found = objects.search(lowered, max(0, at - TAIL_REACH), at)
    return found is not None and ". " not in lowered[found.end() : at] and not _stop(lowered, found.end(), at)


def _stop(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return ";" in between or "\n" in between or ": " in between
