"""The rules that say which words tell of which kind of event, made ready from languages/*/events.yaml."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from events.reading.clauses import Form, forms_table
from events.reading.languages import tables
from events.reading.words.inflection import forms, is_ing, regular
from events.reading.words.phrases import Hit, Phrases, spelled_out

VERB = re.compile(r"@([a-z]+)")
PHRASAL = re.compile(r"@([a-z]+)((?: [a-z]+)?)")
TAIL_REACH = 70
NO_WORD = re.compile(r"\W")
# Kinds of names that a rule can ask for beside classes of words.
NameKind = Literal["person", "actor", "place", "group"]
NAME_KINDS = get_args(NameKind)
# Kinds whose rules of a verb and its objects are read the other way round too: "aid was delivered".
TURNED = frozenset(
    ["aid-delivery", "airstrike", "shelling", "offensive", "deployment", "withdrawal", "territory-change", "breakdown"]
)
OBJECTS = re.compile(r"\{[a-z ,-]+\}")


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
    `needs`: what must have been told of the event, see languages/en/diplomacy.yaml.
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

    def triggered(self, lowered: str, hits: Iterable[Hit], words: Iterable[str]) -> list[tuple[int, int, int, int]]:
        """Start, end, end with their tails, and rule of the words of rules in a sentence, in order, longer ones first.

        `hits` are those of `triggers` in it, `words` its own.
        """
        found: list[tuple[int, int, int, int]] = []
        marks = {"", *words}
        for start, end, category, _ in hits:
            trigger = self.told_by[category]
            for rule in trigger.alone:
                objects = self.rules[rule].objects
                if objects is None or _told_before(objects, lowered, start):
                    found.append((start, -end, -end, rule))
            here = trigger.marks & marks
            for rule in {rule for mark in here for rule in trigger.tailed[mark]} if here else ():
                reach = _tails_end(self.rules[rule].tails, lowered, end)
                if reach is not None:
                    found.append((start, -end, -reach, rule))
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
    return found is not None and not _stop(lowered, found.end(), at)


def _stop(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return ";" in between or "\n" in between or ": " in between


def _written(
    data: dict[str, Any], further: dict[str, Any], language: str
) -> tuple[list[Rule], dict[str, list[str]], dict[str, tuple[str, ...]]]:
    """The rules of two tables in order, the phrases that set off each by its number, and all forms of their verbs."""
    irregular: dict[str, list[str]] = data["irregular"] | further["irregular"]
    rules: list[Rule] = []
    say: dict[str, list[str]] = {}
    used: dict[str, tuple[str, ...]] = {}
    for kind, entry in (*_entries(data["kinds"]), *_entries(further["kinds"])):
        for phrase in entry["say"]:
            head, *tails = [part.strip() for part in phrase.split("~")]
            say[str(len(rules))] = list(_inflected(head, irregular, used, language))
            rules.append(_rule(kind, entry, head, tails))
            participle = _turned(kind, entry, head, tails, irregular, language)
            if participle:
                say[str(len(rules))] = [participle]
                rules.append(replace(rules[-1], form="passive", head=False, tails=(), objects=_tail(tails[0])))
    return rules, say, used


@cache
def rules_of(language: str) -> Rules:
    data: dict[str, Any] = (tables(language) or {})["events"]
    further: dict[str, Any] = (tables(language) or {})["diplomacy"]
    rules, say, used = _written(data, further, language)
    classes = Phrases({**data["classes"], **data["more"], **further["classes"]}, nested=True, joint=True)
    table = forms_table(used, data["irregular"] | further["irregular"], language)
    generic = {word: tuple(slugs.split()) for slugs, words in data["generic"].items() for word in words}
    past = frozenset(word for word, form in table.items() if form == "past")
    words = {key: frozenset(value) for key, value in data["words"].items()}
    words["of_a_group"] = words["of_any_group"] | words["of_the_opposition"]
    words["nameless"] = words["somebody"] | words["counted"] | words["offices"]
    verbs = frozenset(table) - set((tables(language) or {})["clauses"]["nounlike"])
    triggers = Phrases(say, nested=True, joint=True)
    told_by = {one: _trigger(rules, list(map(int, one.split()))) for one in triggers.all_categories()}
    return Rules(
        tuple(rules),
        triggers,
        classes,
        Phrases({key: data[key] for key in ("denials", "claims")}),
        Phrases({"untrue": data["untrue"]}),
        table,
        verbs,
        past,
        generic,
        words,
        data["one"],
        data["rows_of"],
        {place: slug for slug, places in data["bases"].items() for place in places},
        {word: kind for kind, words in data["denied"].items() for word in words},
        told_by,
        {one: tuple(one.split()) for one in classes.all_categories()},
    )


def _trigger(rules: Sequence[Rule], numbers: Iterable[int]) -> Trigger:
    alone: list[int] = []
    tailed: dict[str, list[int]] = {}
    for number in numbers:
        tails = rules[number].tails
        if not tails:
            alone.append(number)
        for mark in tails[0].marks if tails else ():
            tailed.setdefault(mark, []).append(number)
    return Trigger(tuple(alone), tailed, frozenset(tailed))


def _turned(
    kind: str,
    entry: Mapping[str, Any],
    head: str,
    tails: Sequence[str],
    irregular: Mapping[str, list[str]],
    language: str,
) -> str:
    """The participle of `aid ~ was delivered` for `@deliver ~ {aid,...}`; empty where a phrase has no such turn."""
    verb = PHRASAL.fullmatch(head)
    if kind not in TURNED or entry["form"] != "verb" or verb is None or len(tails) != 1:
        return ""
    if not OBJECTS.fullmatch(tails[0]):
        return ""
    past = [word for word in forms(verb.group(1), irregular, language)[2:] if not is_ing(word, language)]
    return (past[-1] if past else regular(verb.group(1), language)[2]) + verb.group(2)


def _entries(kinds: Mapping[str, list[dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((kind, entry) for kind, entries in kinds.items() for entry in entries)


def _rule(kind: str, entry: Mapping[str, Any], head: str, tails: Sequence[str]) -> Rule:
    return Rule(
        kind,
        entry["form"],
        tuple(entry.get("near", ())),
        tuple(entry.get("all", ())),
        tuple(entry.get("not", ())),
        frozenset(entry.get("after", ())),
        bool(entry.get("close")),
        head.startswith("@"),
        tuple(entry.get("next", ())),
        bool(entry.get("behind")),
        needs=frozenset(entry.get("needs", ())),
        tails=tuple(_tail(tail) for tail in tails if tail),
    )


def _inflected(
    phrase: str, irregular: Mapping[str, list[str]], used: dict[str, tuple[str, ...]], language: str
) -> Iterator[str]:
    mark = VERB.search(phrase)
    if mark is None:
        yield phrase
        return
    verb = mark.group(1)
    used[verb] = forms(verb, irregular, language)
    for form in used[verb]:
        yield phrase[: mark.start()] + form + phrase[mark.end() :]


def _tail(tail: str) -> Tail:
    """Of stems those are left out that begin with another."""
    phrases = list(spelled_out(tail))
    words = "|".join(re.escape(one.rstrip("*")) + (r"\w*" if one.endswith("*") else "") for one in phrases)
    stems = [one.rstrip("*") for one in phrases]
    shortest = tuple(one for one in stems if not any(one != other and one.startswith(other) for other in stems))
    return Tail(
        re.compile(rf"(?<!\w)(?:{words})(?!\w)"), tuple(dict.fromkeys(shortest)), frozenset(map(_mark, phrases))
    )


def _mark(phrase: str) -> str:
    *words, last = NO_WORD.split(phrase.removesuffix("*"))
    return max(words if phrase.endswith("*") else [*words, last], key=len, default="")
