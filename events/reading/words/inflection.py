"""The forms of verbs, so that the tables need name each verb once: inflection.yaml of a language has the rules."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from events.reading.languages import tables


def forms(verb: str, irregular: Mapping[str, Sequence[str]], language: str) -> tuple[str, ...]:
    """All written forms of a verb: base, third person, past, participle, -ing."""
    known = tuple(irregular.get(verb, ()))
    base, third, past, ing = regular(verb, language)
    if not known:
        return tuple(dict.fromkeys((base, third, past, ing)))
    return tuple(dict.fromkeys((base, third, *known, ing)))


@cache
def regular(verb: str, language: str) -> tuple[str, str, str, str]:
    """Base, third person, past and -ing of a verb as the first rule that fits it has them.

    Raises LookupError where no rule of the language fits.
    """
    for shape, third, past, ing in _table(language)["verbs"]:
        found = re.fullmatch(shape, verb)
        if found:
            return verb, found.expand(third), found.expand(past), found.expand(ing)
    raise LookupError(f"no rule for the verb {verb!r} in {language!r}")


@cache
def endings_of(language: str) -> tuple[str, ...]:
    """What `talk* about` in a table of phrases stands for: a word goes on with one of these, or ends there."""
    return tuple(_table(language)["endings"])


def is_ing(word: str, language: str) -> bool:
    """Whether a form of a verb is the one that English ends in -ing."""
    return word.endswith(tuple(_table(language)["ing_ends"]))


def _table(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (tables(language) or {})["inflection"]
    return found
