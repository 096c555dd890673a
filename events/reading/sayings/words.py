"""The words that tell of a saying, of one language; see languages/en/speech.yaml."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from events.reading.languages import tables
from events.reading.words.inflection import forms


@dataclass(frozen=True, slots=True)
class Speech:
    """`hot` are the words at which a saying may be found; `sets` the lists of the table by their names; `according` the
    phrases of quoting by their first word, each with how many it has."""

    verbs: Mapping[str, str]
    guarded: Mapping[str, frozenset[str]]
    according: Mapping[str, Sequence[tuple[int, list[str]]]]
    roles: Mapping[str, Sequence[str]]
    asked: Mapping[str, tuple[str, str]]
    participle_ends: tuple[str, ...]
    past_ends: tuple[str, ...]
    states: tuple[str, ...]
    one: Mapping[str, str]
    tells_back: re.Pattern[str]
    sets: Mapping[str, frozenset[str]]
    hot: frozenset[str]


@cache
def speech_of(language: str) -> Speech:
    raw: dict[str, Any] = (tables(language) or {})["speech"]
    verbs = {form: verb for verb in raw["verbs"] for form in forms(verb, raw["irregular"], language)}
    sets = {key: frozenset(value) for key, value in raw.items() if isinstance(value, list)}
    guarded = {verb: frozenset(words) for verb, words in raw["guarded"].items()}
    according: dict[str, list[tuple[int, list[str]]]] = {}
    for phrase in map(str.split, raw["according"]):
        according.setdefault(phrase[0], []).append((len(phrase), phrase))
    asked = {verb: (words[0], words[1]) for verb, words in raw["asked"].items()}
    ing, past, states = (tuple(raw[key]) for key in ("participle_ends", "past_ends", "states"))
    hot = frozenset({*verbs, *according, *sets["by"], *sets["carries"], *sets["known"], *sets["sure"]})
    return Speech(
        verbs,
        guarded,
        according,
        raw["roles"],
        asked,
        ing,
        past,
        states,
        raw["one"],
        re.compile(raw["tells_back"]),
        sets,
        hot,
    )
