"""The rules of a language, made ready from events.yaml and diplomacy.yaml."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from events.reading.clauses import forms_table
from events.reading.events.kinds import GROUND_KINDS, TURNED
from events.reading.events.rules import Rule, Rules, Tail, Trigger
from events.reading.languages import tables
from events.reading.words.inflection import forms, is_ing, regular
from events.reading.words.phrases import Phrases, spelled_out

VERB = re.compile(r"@([a-z]+)")
PHRASAL = re.compile(r"@([a-z]+)((?: [a-z]+)?)")
NO_WORD = re.compile(r"\W")
OBJECTS = re.compile(r"\{[a-z ,-]+\}")


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
    word = verb.group(1)
    # "Set" and "put" are their own participles.
    return (past[-1] if past else word if word in irregular else regular(word, language)[2]) + verb.group(2)


def _entries(kinds: Mapping[str, list[dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((kind, entry) for kind, entries in kinds.items() for entry in entries)


def _rule(kind: str, entry: Mapping[str, Any], head: str, tails: Sequence[str]) -> Rule:
    near = tuple(entry.get("near", ()))
    leans = kind in GROUND_KINDS and not entry.get("close")
    return Rule(
        kind,
        entry["form"],
        near,
        tuple(entry.get("all", ())),
        tuple(entry.get("not", ())),
        frozenset(entry.get("after", ())),
        bool(entry.get("close")),
        head.startswith("@"),
        tuple(entry.get("next", ())),
        bool(entry.get("behind")),
        needs=frozenset(entry.get("needs", ())),
        tails=tuple(_tail(tail) for tail in tails if tail),
        sought=frozenset() if leans or "place" in near else frozenset(near),
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
