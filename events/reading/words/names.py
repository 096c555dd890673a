"""What surfaces stand for: entries of the lexicon from rows of the record and from a language's tables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from events.reading.texts.folding import fold
from events.reading.words.offices import is_envoy

# Groups of places that lie in no de-escalation zone.
OUTSIDE = ("none", "abroad")
LATIN = re.compile(r"^[\x00-\u024f\u1e00-\u1eff‘’“”\-–]+$")


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


@dataclass(frozen=True, slots=True)
class Surnames:
    """How a language's names of people and bodies are cut short: `particles` belong to a surname (de, al), `weak`
    surnames need the full name beside them, `dotted` are short forms and what they stand for (U.N., United Nations).

    The name of a body that holds one of `varied` is spelled in many ways.
    """

    weak: frozenset[str]
    particles: frozenset[str]
    dotted: Mapping[str, str | None]
    varied: Sequence[str]

    @classmethod
    def of(cls, names: Mapping[str, Any]) -> "Surnames":
        weak = frozenset(fold(name) for name in names.get("weak_surnames", []))
        return cls(weak, frozenset(names.get("particles", ())), names.get("dotted", {}), names.get("varied", ()))


@cache
def place_slug(name: str) -> str:
    """A slug for a place or person that the record lacks."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-")


def record_entries(
    actors: Iterable[Mapping[str, Any]],
    people: Iterable[Mapping[str, Any]],
    venues: Iterable[Mapping[str, Any]],
    code: str,
    short: Surnames,
) -> Iterator[Entry]:
    """Names that the record itself gives."""
    for row in actors:
        names = [row["name"], row.get("full_name"), *((row.get("aliases") or {}).get(code) or [])]
        kind = "outlet" if row.get("kind") == "media" else "actor"
        for name in dict.fromkeys(n for n in names if n):
            yield from _actor_entries(name, row["slug"], kind, short)
    bodies = {row["slug"]: row for row in actors}
    for row in people:
        actor = _foremost(row, bodies)
        for name in [row["name"], *(a for a in row.get("aliases") or [] if LATIN.match(a))]:
            yield from person_entries(name, row["slug"], actor, short)
    for row in venues:
        for name in [row["name"], *(row.get("aliases") or [])] if row.get("building") else []:
            if LATIN.match(name):
                yield Entry(name, "venue", row["slug"])


def language_entries(language: Mapping[str, Any], actors: Mapping[str, Any], short: Surnames) -> Iterator[Entry]:
    """Names that a language's tables add."""
    names, places = language.get("names", {}), language.get("places", {})
    for name in names.get("not_names", []):
        yield Entry(name, "none", "")
    for slug, aliases in names.get("actors", {}).items():
        for alias in aliases:
            yield from _actor_entries(alias, slug, "actor", short)
    for slug, words in names.get("demonyms", {}).items():
        for word in words:
            yield Entry(word, "actor", slug, adjective=True)
    for slug, cities in names.get("capitals", {}).items():
        for city in cities:
            yield Entry(city, "capital", city, slug, place_first=slug in ("kazakhstan", "austria", "switzerland"))
    yield from _ministries(names, actors)
    for row in names.get("people", []):
        for name in [row["name"], *row.get("aliases", [])]:
            yield from person_entries(name, place_slug(row["name"]), row["actor"], short)
    for zone, group in places.items():
        if zone in ("zones", "syria"):
            continue
        for line in group:
            first, *others = line.split("/")
            for name in [first, *others]:
                yield Entry(name, "place", first, vary=True, zone=None if zone in OUTSIDE else zone)
    for zone, aliases in places.get("zones", {}).items():
        for name in aliases:
            yield Entry(name, "zone", zone)
    syria = places.get("syria", [])
    for name in syria:
        yield Entry(name, "place", syria[0])


def _actor_entries(name: str, slug: str, kind: str, short: Surnames) -> Iterator[Entry]:
    yield Entry(name, kind, slug, vary=any(part in name for part in short.varied))
    first = name.split(" ")[0].split("'")[0].split("-")[0]
    if first in short.dotted:
        dotted, full = ".".join(first) + ".", short.dotted[first]
        yield Entry(dotted + name[len(first) :], kind, slug)
        if full and len(name) > len(first):
            yield Entry(full + name[len(first) :], kind, slug)


def person_entries(name: str, slug: str, actor: str | None, short: Surnames) -> Iterator[Entry]:
    """The full name and the surname of a person; a weak surname needs the full name or a title."""
    yield Entry(name, "person", slug, actor, vary=True)
    surname = surname_of(name, short.particles)
    if surname and surname != name:
        plain = fold(surname).removeprefix("al-")
        yield Entry(surname, "person", slug, actor, weak=plain in short.weak or len(plain) < 4, vary=True)
        if plain != fold(surname):
            yield Entry(plain, "person", slug, actor, weak=plain in short.weak or len(plain) < 5, vary=True)


def surname_of(name: str, particles: frozenset[str]) -> str | None:
    """de Mistura, al-Jaafari, Jaberi Ansari; null where there is one word only."""
    words = fold(name).split()
    if len(words) < 2:
        return None
    if words[-2].lower() in particles:
        return " ".join(words[-2:])
    return words[-1]


def _foremost(row: Mapping[str, Any], bodies: Mapping[str, Mapping[str, Any]]) -> str | None:
    offices = row.get("offices") or []
    if not offices:
        return None
    slug: str = offices[0]["actor"]
    if any(a["actor"] == "armed-opposition" for a in offices):
        return "armed-opposition"
    if slug == "united-nations" and is_envoy(row.get("role") or "", "envoy", "representative"):
        return "un-envoy"
    body = bodies.get(slug)
    while body is not None and body.get("kind") == "state-ministry" and body.get("part_of"):
        slug = body["part_of"]
        body = bodies.get(slug)
    return slug


def _ministries(names: Mapping[str, Any], actors: Mapping[str, Any]) -> Iterator[Entry]:
    """Ministries in all their shapes; one that the record lacks stands for its state."""
    offices, ministers, shapes = (
        names.get("ministries", {}),
        names.get("ministers", {}),
        names.get("ministry_shapes", {}),
    )
    states = {state: {"demonym": words[0]} for state, words in names.get("demonyms", {}).items()}
    for state, called in (states | names.get("governments", {})).items():
        country = called["country"] if "country" in called else getattr(actors.get(state), "name", None)
        known: Mapping[str, Any] = {
            "demonym": [called["demonym"]],
            "country": [country],
            "formal": names.get("formally", {}).get(state, []),
            "capital": names.get("capitals", {}).get(state, [country]),
            "also": names.get("ministry_of", {}).get(state, []),
        }
        for office in offices:
            slug = next((s for s in _candidates(state, called["demonym"], office) if s in actors), state)
            for title in [*offices[office], *ministers.get(office, [])]:
                for part, told in shapes.items():
                    for word in filter(None, known[part]):
                        for shape in told:
                            yield Entry(shape.format(office=title, **{part: word}), "actor", slug)


def _candidates(state: str, demonym: str, office: str) -> list[str]:
    return [f"{demonym.lower()}-{office}-ministry", f"{state}-{office}-ministry"]
