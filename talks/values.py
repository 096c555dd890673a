"""The value of a statement or a claim part by part, each with its name, in words. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from talks import wording
from talks.derive.spans import as_day

# Parts that are slugs, by the kind of noun they call.
SLUGS = {
    "actor": "actor",
    "actors": "actor",
    "head": "person",
    "person": "person",
    "topic": "topic",
    "zone": "zone",
    "zones": "zone",
    "venue": "venue",
    "document": "document",
    "round": "round",
}
TIMES = {"start": ("start", "end"), "former_start": ("former_start", "former_end")}
NAMES = {
    "start": "time",
    "former_start": "time before",
    "head": "led by",
    "actors": "with",
    "wording": "in these words",
}
ORDER = ("kind", "status", "modality", "actor", "role", "presence", "head", "start", "end", "place", "venue", "city")
PART_OF_TIME = {"end": "start", "former_end": "former_start"}


def parts(value: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """(`time`, `14–15 September 2017`), (`led by`, `Alexander Lavrentiev`); what is not told is left out.

    `names` tells nouns by kind and slug: `actor:russia` is Russia.
    """
    return [(name, words) for name, words in _parts(value, names) if words]


def _parts(value: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, part in sorted(value.items(), key=lambda one: ORDER.index(one[0]) if one[0] in ORDER else len(ORDER)):
        if key == "precision" or (key in PART_OF_TIME and value.get(PART_OF_TIME[key])):
            continue
        first = PART_OF_TIME.get(key, key)
        yield NAMES.get(first, first.replace("_", " ").replace("-", " ")), _words(first, part, value, names)


def _words(key: str, part: Any, value: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if key in TIMES:
        first, last = TIMES[key]
        precision = str(value.get("precision") or "day") if key == "start" else "day"
        return _time(as_day(value.get(first)), as_day(value.get(last)), precision)
    if key == "status" and part in wording.STATUS:
        return wording.STATUS[part].lower()
    if isinstance(part, list):
        plain = all(isinstance(one, str) for one in part)
        return (
            ", ".join(_one(key, one, names) for one in part) if plain else wording.count(len(part), "entry", "entries")
        )
    return _one(key, part, names)


def _time(start: date | None, end: date | None, precision: str) -> str:
    if precision == "day" or (start and end):
        return wording.days(start, end, precision)
    only = wording.days(start or end, start or end, precision)
    return f"from {only}" if start else f"until {only}"


def _one(key: str, part: Any, names: Mapping[str, str]) -> str:
    if part is None or part == "":
        return ""
    if isinstance(part, bool):
        return "yes" if part else "no"
    if isinstance(part, Mapping):
        return wording.count(len(part), "entry", "entries")
    if key in SLUGS:
        return names.get(f"{SLUGS[key]}:{part}", str(part))
    return (
        _day(str(part))
        if key in ("date", "since", "as_of", "due")
        else str(part).replace("-", " ")
        if key == "kind"
        else str(part)
    )


def _day(told: str) -> str:
    try:
        return wording.day(date.fromisoformat(told))
    except ValueError:
        return told
