"""The forms of English verbs, so that the tables need name each verb once."""

from collections.abc import Mapping, Sequence
from functools import cache

VOWELS = "aeiou"


def forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """All written forms of a verb: base, third person, past, participle, -ing."""
    known = tuple(irregular.get(verb, ()))
    base, third, past, ing = regular(verb)
    if not known:
        return tuple(dict.fromkeys((base, third, past, ing)))
    return tuple(dict.fromkeys((base, third, *known, ing)))


@cache
def regular(verb: str) -> tuple[str, str, str, str]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", (verb[:-1] if not verb.endswith("ee") else verb) + "ing"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb
    short = len(verb) in (3, 4) and verb not in ("open", "gain")
    if short and verb[-1] not in "wxy" + VOWELS and verb[-2] in VOWELS and verb[-3] not in VOWELS:
        stem = verb + verb[-1]
    return verb, third, stem + "ed", stem + "ing"
