"""Names in a text: actors, people, places, zones, venues and outlets, with the slugs they stand for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, cast

import ahocorasick

from events.reading.languages import NEVER
from events.reading.shapes import Mention, MentionKind
from events.reading.texts.folding import Spelling, fold, variants
from events.reading.words.names import Entry, Surnames, language_entries, place_slug, record_entries
from events.reading.words.offices import is_envoy, tells

# What is no name, or a capital, stands before whatever else a surface could mean.
# So many signs before a capital may tell that it is a place: "shells fell on Damascus".
PLACED = 32
STRONGEST = ("none", "capital")


@dataclass(frozen=True, slots=True)
class Actor:
    slug: str
    name: str
    kind: str
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """`bodies` are the actors a person speaks for, first the foremost; `known` where the record has the person."""

    slug: str
    name: str
    bodies: tuple[str, ...]
    role: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    slug: str
    name: str
    zone: str | None = None


class Before:
    """What stands beside a name and tells how it is meant, in one language: languages/en/names.yaml, `beside`."""

    def __init__(self, shapes: Mapping[str, str]) -> None:
        self.place, self.placed, self.title, self.attached, self.joined = (
            re.compile(shapes.get(key) or NEVER) for key in ("place", "placed", "title", "attached", "joined")
        )


@dataclass
class Lexicon:
    """Built once by `build`; `mentions` is then linear in the text."""

    actors: dict[str, Actor] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    before: Before = field(default_factory=lambda: Before({}))
    _automaton: Any = field(default_factory=ahocorasick.Automaton)
    _bodies: dict[str, str] = field(default_factory=dict)

    def body_of(self, slug: str) -> str:
        """The state or side above a ministry, office or army; the actor itself where nothing stands above it."""
        body = self._bodies.get(slug)
        if body is None:
            actor = self.actors.get(slug)
            alone = actor is None or actor.kind in ("armed-group", "opposition-body", "un")
            above = None if actor is None or alone else actor.part_of
            body = self._bodies[slug] = slug if above is None else self.body_of(above)
        return body

    def mentions(self, text: str, folded: str | None = None) -> list[Mention]:
        """Names in order: longest first, at word edges; a weak surname only where its full name stands too."""
        folded = fold(text) if folded is None else folded
        spans = self._spans(folded)
        full = {e.slug for _, _, entries in spans for e in entries if e.kind == "person" and not e.weak}
        found: list[Mention] = []
        for start, end, entries in spans:
            sure = len(entries) == 1 and not entries[0].weak
            entry = entries[0] if sure else self._choose(entries, full, folded, start, found)
            attached = folded.startswith("-", end) and self.before.attached.match(folded, end)
            if entry is not None and entry.kind != "none" and not attached:
                found.append(self._mention(text, folded, start, end, entry))
        return found

    def _choose(
        self, entries: tuple[Entry, ...], full: set[str], folded: str, start: int, found: list[Mention]
    ) -> Entry | None:
        """The entry a surface stands for: a person told in full first, else what may stand alone or joins a person."""
        strong = [e for e in entries if not e.weak]
        if strong:
            people = [e for e in strong if e.kind == "person" and e.slug in full]
            return people[0] if people else strong[0]
        told = [e for e in entries if e.slug in full]
        if told:
            return told[0]
        titled = self.before.title.search(folded[max(0, start - 12) : start]) or (
            found and found[-1].kind == "person" and self.before.joined.fullmatch(folded, found[-1].end, start)
        )
        return entries[0] if titled and len({e.slug for e in entries}) == 1 else None

    def _mention(self, text: str, folded: str, start: int, end: int, entry: Entry) -> Mention:
        kind = entry.kind
        actor = entry.actor
        if kind == "capital":
            there = entry.place_first or self.before.placed.match(folded, end)
            there = there or self.before.place.search(folded[max(0, start - PLACED) : start])
            slug = place_slug(entry.slug) if there else (entry.actor or entry.slug)
            return Mention(start, end, "place" if there else "actor", slug, text[start:end], entry.actor)
        if kind == "actor":
            actor = entry.slug
        slug = place_slug(entry.slug) if kind == "place" else entry.slug
        return Mention(start, end, cast(MentionKind, kind), slug, text[start:end], actor, entry.adjective)

    def _spans(self, folded: str) -> list[tuple[int, int, tuple[Entry, ...]]]:
        if not len(self._automaton):
            return []
        raw: list[tuple[int, int, tuple[Entry, ...]]] = []
        edged = folded + " "  # at both ends: what stands before the first sign is the last one
        for last, (size, entries) in self._automaton.iter(folded):
            end = last + 1
            start = end - size
            if not (edged[end].isalnum() or edged[start - 1].isalnum()):
                raw.append((start, -end, entries))
        raw.sort()
        kept, reach = [], 0
        for start, end, entries in raw:
            if start >= reach:
                reach = -end
                kept.append((start, reach, entries))
        return kept


def build(
    actors: Iterable[Mapping[str, Any]],
    people: Iterable[Mapping[str, Any]],
    zones: Iterable[Mapping[str, Any]],
    venues: Iterable[Mapping[str, Any]],
    language: Mapping[str, Any],
    code: str = "en",
) -> Lexicon:
    """A lexicon from rows of the record (shaped like talks/data) and the tables of one language."""
    actors, people, names = list(actors), list(people), language.get("names", {})
    lexicon = Lexicon(before=Before(names.get("beside", {})))
    for row in actors:
        lexicon.actors[row["slug"]] = Actor(row["slug"], row["name"], row.get("kind", ""), row.get("part_of"))
    for row in people:
        lexicon.people[row["slug"]] = Person(row["slug"], row["name"], _bodies(row), row.get("role") or "")
    entries: dict[str, list[Entry]] = {}
    spelled = [(re.compile(shape), tuple(others)) for shape, others in names.get("spellings", [])]
    short = Surnames.of(names)
    recorded = record_entries(actors, people, venues, code, short)
    for entry in chain(recorded, language_entries(language, lexicon.actors, short)):
        if entry.kind == "person" and entry.slug not in lexicon.people:
            lexicon.people[entry.slug] = Person(entry.slug, entry.surface, (entry.actor or "",), known=False)
        if entry.kind in ("place", "capital"):
            slug = place_slug(entry.slug)
            lexicon.places.setdefault(slug, Place(slug, entry.slug, entry.zone))
        for surface in _shapes(entry, spelled, names.get("capitalised", ())):
            known = entries.setdefault(surface, [])
            if entry.kind in STRONGEST:
                known[:] = [entry]
            elif not any((e.slug, e.kind) == (entry.slug, entry.kind) or e.kind in STRONGEST for e in known):
                known.append(entry)
    for surface, found in entries.items():
        lexicon._automaton.add_word(surface, (len(surface), tuple(found)))
    if entries:
        lexicon._automaton.make_automaton()
    return lexicon


def _bodies(row: Mapping[str, Any]) -> tuple[str, ...]:
    bodies = [a["actor"] for a in row.get("offices") or []]
    role = row.get("role") or ""
    if (is_envoy(role) and "united-nations" in bodies) or tells(role.lower(), "joint"):
        bodies.insert(0, "un-envoy")
    return tuple(dict.fromkeys(bodies))


def _shapes(entry: Entry, spelled: Sequence[Spelling], capitals: Sequence[str]) -> Iterable[str]:
    """The surfaces of an entry: as it is, in capitals as in headlines, and with a capital where it opens a sentence."""
    spellings = variants(entry.surface, spelled) if entry.vary else [fold(entry.surface)]
    for surface in spellings:
        yield surface
        for word in capitals:
            if f" {word}" in surface:
                yield surface.replace(f" {word}", f" {word.capitalize()}")
        if len(surface) > 3:
            yield surface.upper()
        if surface[0].islower() and not surface.startswith("al-"):
            yield surface[0].upper() + surface[1:]
