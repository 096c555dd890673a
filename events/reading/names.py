"""What surfaces stand for: entries of the lexicon from rows of the record and from a language's tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from events.reading.folding import fold

LATIN = re.compile(r"^[\x00-\u024f\u1e00-\u1eff‘’“”\-–]+$")
DOTTED = ("UN", "US", "UK", "EU")


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface and its meaning. `kind` is a MentionKind, `capital` or `none` (blocks others)."""

    surface: str
    kind: str
    slug: str
    actor: str | None = None
    adjective: bool = False
    weak: bool = False
    vary: bool = False
    zone: str | None = None
    place_first: bool = False


@cache
def place_slug(name: str) -> str:
    """A slug for a place or person that the record lacks."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-")


def record_entries(
    actors: Iterable[Mapping[str, Any]],
    people: Iterable[Mapping[str, Any]],
    venues: Iterable[Mapping[str, Any]],
    code: str,
    weak: set[str],
) -> Iterator[Entry]:
    """Names that the record itself gives."""
    for row in actors:
        names = [row["name"], row.get("full_name"), *((row.get("aliases") or {}).get(code) or [])]
        kind = "outlet" if row.get("kind") == "media" else "actor"
        for name in dict.fromkeys(n for n in names if n):
            yield from _actor_entries(name, row["slug"], kind)
    bodies = {row["slug"]: row for row in actors}
    for row in people:
        actor = _foremost(row, bodies)
        for name in [row["name"], *(a for a in row.get("aliases") or [] if LATIN.match(a))]:
            yield from person_entries(name, row["slug"], actor, weak)
    for row in venues:
        for name in [row["name"], *(row.get("aliases") or [])] if row.get("building") else []:
            if LATIN.match(name):
                yield Entry(name, "venue", row["slug"])


def language_entries(language: Mapping[str, Any], actors: Mapping[str, Any], weak: set[str]) -> Iterator[Entry]:
    """Names that a language's tables add."""
    names, places = language.get("names", {}), language.get("places", {})
    for name in names.get("not_names", []):
        yield Entry(name, "none", "")
    for slug, aliases in names.get("actors", {}).items():
        for alias in aliases:
            yield from _actor_entries(alias, slug, "actor")
    for slug, words in names.get("demonyms", {}).items():
        for word in words:
            yield Entry(word, "actor", slug, adjective=True)
    for slug, cities in names.get("capitals", {}).items():
        for city in cities:
            yield Entry(city, "capital", city, slug, place_first=slug in ("kazakhstan", "austria", "switzerland"))
    yield from _ministries(names, actors)
    for row in names.get("people", []):
        for name in [row["name"], *row.get("aliases", [])]:
            yield from person_entries(name, place_slug(row["name"]), row["actor"], weak)
    for zone, group in places.items():
        if zone in ("zones", "syria"):
            continue
        for line in group:
            first, *others = line.split("/")
            for name in [first, *others]:
                yield Entry(name, "place", first, vary=True, zone=None if zone == "none" else zone)
    for zone, aliases in places.get("zones", {}).items():
        for name in aliases:
            yield Entry(name, "zone", zone)
    for name in places.get("syria", []):
        yield Entry(name, "place", "Syria")


def _actor_entries(name: str, slug: str, kind: str) -> Iterator[Entry]:
    yield Entry(name, kind, slug, vary=" al-" in name or "Jaysh" in name)
    first = name.split(" ")[0].split("'")[0].split("-")[0]
    if first in DOTTED:
        dotted = ".".join(first) + "."
        yield Entry(dotted + name[len(first) :], kind, slug)
        if first == "UN" and len(name) > 2:
            yield Entry("United Nations" + name[2:], kind, slug)


def person_entries(name: str, slug: str, actor: str | None, weak: set[str]) -> Iterator[Entry]:
    """The full name and the surname of a person; a weak surname needs the full name or a title."""
    yield Entry(name, "person", slug, actor, vary=True)
    surname = surname_of(name)
    if surname and surname != name:
        plain = fold(surname).removeprefix("al-")
        yield Entry(surname, "person", slug, actor, weak=plain in weak or len(plain) < 4, vary=True)
        if plain != fold(surname):
            yield Entry(plain, "person", slug, actor, weak=plain in weak or len(plain) < 5, vary=True)


def surname_of(name: str) -> str | None:
    """de Mistura, al-Jaafari, Jaberi Ansari; null where there is one word only."""
    words = fold(name).split()
    if len(words) < 2:
        return None
    if words[-2].lower() in ("de", "al", "el", "abu", "le", "jaberi"):
        return " ".join(words[-2:])
    return words[-1]


def _foremost(row: Mapping[str, Any], bodies: Mapping[str, Mapping[str, Any]]) -> str | None:
    offices = row.get("offices") or []
    if not offices:
        return None
    role = (row.get("role") or "").lower()
    slug: str = offices[0]["actor"]
    if any(a["actor"] == "armed-opposition" for a in offices):
        return "armed-opposition"
    if (
        slug == "united-nations"
        and ("envoy" in role or "representative" in role)
        and "deputy" not in role
        and "office" not in role
    ):
        return "un-envoy"
    body = bodies.get(slug)
    while body is not None and body.get("kind") == "state-ministry" and body.get("part_of"):
        slug = body["part_of"]
        body = bodies.get(slug)
    return slug


def _ministries(names: Mapping[str, Any], actors: Mapping[str, Any]) -> Iterator[Entry]:
    """Ministries in all their shapes; one that the record lacks stands for its state."""
    shapes, ministers = names.get("ministries", {}), names.get("ministers", {})
    demonyms = {**names.get("demonyms", {}), "syrian-government": ["Syrian"]}
    for state, words in demonyms.items():
        country = "Syria" if state == "syrian-government" else getattr(actors.get(state), "name", None)
        for office in shapes:
            slug = next((s for s in _candidates(state, words[0], office) if s in actors), state)
            heads = (
                [words[0]]
                + ([f"{country}'s"] if country else [])
                + [f"{c}'s" for c in names.get("capitals", {}).get(state, [])]
            )
            if state == "turkey":
                heads.append("Turkiye's")
            if state == "united-states":
                heads.append("US")
            for shape in [*shapes[office], *ministers.get(office, [])]:
                for head in heads:
                    yield Entry(f"{head} {shape}", "actor", slug)
                if country:
                    yield Entry(f"{shape} of {country}", "actor", slug)
                    for formal in names.get("formally", {}).get(state, []):
                        yield Entry(f"{shape} of the {formal}", "actor", slug)
                    yield Entry(f"{shape} in {names.get('capitals', {}).get(state, [country])[0]}", "actor", slug)


def _candidates(state: str, demonym: str, office: str) -> list[str]:
    return [f"{demonym.lower()}-{office}-ministry", f"{state}-{office}-ministry"]
