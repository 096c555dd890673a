"""What the reader knows of the record: names and rounds, read from the database once a version of the record."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from events.reading.calendar import Calendar
from events.reading.languages import tables
from events.reading.shapes import Known
from events.reading.words.lexicon import Lexicon, build
from talks.models import Actor, Alias, Office, Person, RoundState, Venue, Version, Zone

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The lexicon of one language and the calendar, of one version of the record."""

    version: int
    lexicon: Lexicon
    calendar: Calendar


_held: dict[str, Knowledge] = {}


class Library:
    """The knowledge of one moment: which version is the newest is asked once, a language is built when it comes up."""

    def __init__(self) -> None:
        self.version = Version.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    def of(self, language: str) -> Knowledge:
        """That of a language; building it costs half a second, and it is held for as long as the version stands."""
        held = _held.get(language)
        if held is None or held.version != self.version:
            lexicon = build(actors(), people(), zones(), venues(), tables(language) or {}, language or "en")
            held = _held[language] = Knowledge(self.version, lexicon, Calendar(rounds()))
        return held


def aliases(kind: str) -> dict[int, dict[str, list[str]]]:
    """By row and language."""
    found: defaultdict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Alias.objects.filter(**{f"{kind}__isnull": False}).order_by("id")
    for pk, language, text in rows.values_list(f"{kind}_id", "language", "text"):
        found[pk][language].append(text)
    return found


def flat(names: dict[str, list[str]]) -> list[str]:
    return [text for texts in names.values() for text in texts]


def actors() -> Rows:
    named = aliases("actor")
    rows = Actor.objects.order_by("id").values("id", "slug", "name", "full_name", "kind", "part_of__slug")
    return [row | {"part_of": row["part_of__slug"], "aliases": named.get(row["id"], {})} for row in rows]


def people() -> Rows:
    """With the bodies that each spoke for, in the order of the record."""
    named = aliases("person")
    bodies: defaultdict[int, list[dict[str, str]]] = defaultdict(list)
    for person, actor in Office.objects.order_by("person", "id").values_list("person_id", "actor__slug"):
        bodies[person].append({"actor": actor})
    rows = Person.objects.order_by("id").values("id", "slug", "name", "role")
    return [row | {"aliases": flat(named.get(row["id"], {})), "affiliations": bodies[row["id"]]} for row in rows]


def zones() -> Rows:
    named = aliases("zone")
    return [row | {"aliases": named.get(row["id"], {})} for row in Zone.objects.values("id", "slug", "name")]


def venues() -> Rows:
    named = aliases("venue")
    rows = Venue.objects.order_by("id").values("id", "slug", "name", "city", "is_city")
    return [
        row | {"building": None if row["is_city"] else row["name"], "aliases": flat(named.get(row["id"], {}))}
        for row in rows
    ]


def rounds() -> list[Known]:
    """The rounds as the record holds them today; the reader asks only for what an article of its day could know."""
    states = RoundState.objects.as_of(None).select_related("round__track")
    return [
        Known(
            state.round.track.slug,
            state.round.number,
            state.start if state.precision in ("", "day") else None,
            state.end if state.precision in ("", "day") else None,
            state.city or None,
        )
        for state in states
        if state.round.track.numbered
    ]
