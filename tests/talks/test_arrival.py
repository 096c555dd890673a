"""Every fact that the files hold arrives: counts of the raw YAML, field by field, against counts of the database."""

from collections.abc import Callable

import pytest
import yaml

from talks.models import (
    Actor,
    ActorName,
    Alias,
    Citation,
    Commitment,
    Document,
    Office,
    Origin,
    Person,
    Seat,
    Source,
    Statement,
    Track,
    Venue,
    VenueName,
    Zone,
)
from talks.services.loading import DATA
from tests.talks.arriving import (
    ASTANA_VENUES,
    ROUNDS,
    entries,
    held,
    noted,
    own_terms,
    pairs,
    stated,
    today,
    values,
    with_,
)

pytestmark = pytest.mark.django_db


OTHERS: dict[str, tuple[Callable[[], int], Callable[[], int]]] = {
    "tracks": (lambda: held("tracks"), lambda: with_(Track)),
    "tracks, sponsors": (lambda: held("tracks", "sponsors"), lambda: pairs(Track, "sponsors")),
    "tracks, envoys": (
        lambda: held("tracks", "envoys") + held("tracks", "deputy_envoys"),
        lambda: today(Office, track__isnull=False),
    ),
    "tracks, envoys, from": (
        lambda: held("tracks", "envoys", "from") + held("tracks", "deputy_envoys", "from"),
        lambda: stated("office", value__has_key="start") - own_terms("office", value__has_key="start"),
    ),
    "tracks, envoys, to": (
        lambda: held("tracks", "envoys", "to") + held("tracks", "deputy_envoys", "to"),
        lambda: stated("office-end") - own_terms("office-end"),
    ),
    "tracks, description": (
        lambda: held("tracks", "description"),
        lambda: Track.objects.exclude(description="").count(),
    ),
    "tracks, numbering": (lambda: held("tracks", "numbering"), lambda: Track.objects.exclude(numbering="").count()),
    **{
        f"tracks, {key}": (lambda key=key: held("tracks", key), lambda key=key: noted(Track, key))
        for key in ("full_name", "sponsor_note", "host", "heads_note", "active_from", "active_to")
    },
    "tracks, sources": (lambda: held("tracks", "sources"), lambda: pairs(Track, "sources")),
    "venues": (lambda: held("venues"), lambda: with_(Venue)),
    "venues, coordinates": (
        lambda: held("venues", "lat"),
        lambda: with_(Venue, latitude__isnull=False, approximate=True),
    ),
    "venues, buildings": (lambda: held("venues", building=True), lambda: with_(Venue, is_city=False)),
    "venues, aliases": (lambda: held("venues", "aliases"), lambda: with_(Alias, venue__isnull=False)),
    "venues, notes": (lambda: held("venues", "note"), lambda: noted(Venue, "note")),
    "venues, sources": (lambda: held("venues", "sources"), lambda: pairs(Venue, "sources")),
    "cities, names": (
        lambda: ASTANA_VENUES * len(yaml.safe_load((DATA / "venues.yaml").read_text())["cities"]["Astana"]["names"]),
        lambda: today(VenueName),
    ),
    "zones": (lambda: held("zones"), lambda: with_(Zone)),
    "zones, aliases": (lambda: held("zones", "aliases"), lambda: with_(Alias, zone__isnull=False)),
    "zones, history": (
        lambda: held("zones", "history") + 1,  # one rival day
        lambda: stated("status"),
    ),
    "zones, history, note": (
        lambda: held("zones", "history", "note"),
        lambda: Statement.objects.filter(property="status").exclude(note="").count(),
    ),
    "zones, history, about": (
        lambda: held("zones", "history", about=True),
        lambda: stated("status", doubts__contains=["date"]),
    ),
    "zones, history, by month": (
        lambda: held("zones", "history", precision="month"),
        lambda: stated("status", value__precision="month"),
    ),
    "zones, towns": (lambda: held("zones", "towns"), lambda: stated("town")),
    "zones, governorates": (
        lambda: held("zones", "governorates"),
        lambda: sum(len(value["names"]) for value in values("governorates")),
    ),
    "zones, districts": (
        lambda: held("zones", "districts"),
        lambda: sum(len(value["names"]) for value in values("districts")),
    ),
    "zones, districts unverified": (
        lambda: held("zones", districts_verified=False),
        lambda: stated("districts", doubts__contains=["names"]),
    ),
    "zones, boundaries": (
        lambda: held("zones", "boundaries"),
        lambda: stated("boundary", doubts__contains=["geometry"]),
    ),
    "zones, population": (lambda: held("zones", "population"), lambda: stated("population")),
    "zones, population unverified": (
        lambda: held("zones", "population", unverified=True),
        lambda: stated("population", doubts__contains=["value"]),
    ),
    "zones, fighters": (lambda: held("zones", "fighters"), lambda: stated("fighters")),
    "zones, groups": (lambda: held("zones", "groups"), lambda: stated("group")),
    "zones, documents": (lambda: held("zones", "documents"), lambda: pairs(Zone, "documents")),
    "zones, centroid": (lambda: held("zones", "centroid"), lambda: noted(Zone, "centroid")),
    "zones, sources": (lambda: held("zones", "sources"), lambda: pairs(Zone, "sources")),
    "actors": (lambda: held("actors"), lambda: with_(Actor)),
    "actors, iso": (lambda: held("actors", "iso"), lambda: Actor.objects.exclude(iso="").count()),
    "actors, full_name": (lambda: held("actors", "full_name"), lambda: Actor.objects.exclude(full_name="").count()),
    "actors, part_of": (lambda: held("actors", "part_of"), lambda: with_(Actor, part_of__isnull=False)),
    "actors, role": (lambda: held("actors", "role"), lambda: Actor.objects.exclude(role_notes="").count()),
    "actors, unverified": (lambda: held("actors", unverified=True), lambda: with_(Actor, verified=False)),
    **{
        f"actors, aliases {language}": (
            lambda language=language: held("actors", "aliases", language),
            lambda language=language: with_(Alias, actor__isnull=False, language=language),
        )
        for language in ("en", "ar", "ru", "tr", "fa", "fr")
    },
    **{
        f"actors, {key}": (lambda key=key: held("actors", key), lambda key=key: noted(Actor, key))
        for key in ("kind_note", "state", "aliases_note", "names_note")
    },
    "actors, from": (lambda: held("actors", "from"), lambda: stated("existence")),
    "actors, to": (lambda: held("actors", "to"), lambda: stated("existence-end")),
    "actors, observer_from": (lambda: held("actors", "observer_from"), lambda: stated("observer")),
    "actors, observer_to": (lambda: held("actors", "observer_to"), lambda: stated("observer-end")),
    "actors, names": (lambda: held("actors", "names"), lambda: today(ActorName, language="en")),
    "actors, names in other languages": (
        lambda: sum(len(one["in"]) for entry in entries("actors") for one in entry.get("names", [])),
        lambda: ActorName.objects.as_of(None).exclude(language="en").count(),
    ),
    "actors, sources": (lambda: held("actors", "sources"), lambda: pairs(Actor, "sources")),
    "people": (lambda: held("people"), lambda: with_(Person)),
    "people, role": (lambda: held("people", "role"), lambda: Person.objects.exclude(role="").count()),
    "people, aliases": (lambda: held("people", "aliases"), lambda: with_(Alias, person__isnull=False)),
    "people, offices": (lambda: held("people", "offices"), lambda: own_terms("office")),
    "people, offices, from": (
        lambda: held("people", "offices", "from"),
        lambda: own_terms("office", value__start__isnull=False),
    ),
    "people, offices, to": (lambda: held("people", "offices", "to"), lambda: own_terms("office-end")),
    "people, offices, note": (
        lambda: held("people", "offices", "note"),
        lambda: own_terms("office", note__gt="") + own_terms("office-end", note__gt=""),
    ),
    "people, offices_basis": (lambda: held("people", "offices_basis"), lambda: noted(Person, "offices_basis")),
    "people, offices unverified": (
        lambda: sum(len(one["offices"]) for one in entries("people") if one.get("offices_verified") is False),
        lambda: own_terms("office", doubts__contains=["start"]),
    ),
    "people, unverified": (lambda: held("people", unverified=True), lambda: with_(Person, verified=False)),
    "people, sources": (lambda: held("people", "sources"), lambda: pairs(Person, "sources")),
    "documents": (lambda: held("documents"), lambda: with_(Document)),
    "documents, in_force": (lambda: held("documents", "in_force"), lambda: with_(Document, in_force__isnull=False)),
    "documents, ceasefire_from": (
        lambda: held("documents", "ceasefire_from"),
        lambda: noted(Document, "ceasefire_from"),
    ),
    "documents, symbol": (lambda: held("documents", "symbol"), lambda: Document.objects.exclude(symbol="").count()),
    "documents, identifiers": (
        lambda: held("documents", "identifiers"),
        lambda: Document.objects.exclude(identifiers={}).count(),
    ),
    "documents, summary": (lambda: held("documents", "summary"), lambda: Document.objects.exclude(summary="").count()),
    "documents, round": (lambda: held("documents", "round"), lambda: with_(Document, round__isnull=False)),
    "documents, signatories": (lambda: held("documents", "signatories"), lambda: pairs(Document, "signatories")),
    "documents, signatories_note": (
        lambda: held("documents", "signatories_note"),
        lambda: noted(Document, "signatories_note"),
    ),
    "documents, topics": (lambda: held("documents", "topics"), lambda: pairs(Document, "topics")),
    "documents, text": (lambda: held("documents", "text"), lambda: with_(Document, text__isnull=False)),
    "documents, sources": (lambda: held("documents", "sources"), lambda: pairs(Document, "sources")),
    "commitments": (lambda: held("documents", "commitments"), lambda: with_(Commitment)),
    "commitments, due": (lambda: held("documents", "commitments", "due"), lambda: with_(Commitment, due__isnull=False)),
    "commitments, owners": (lambda: held("documents", "commitments", "owners"), lambda: pairs(Commitment, "owner")),
    "commitments, zones": (lambda: held("documents", "commitments", "zones"), lambda: pairs(Commitment, "zones")),
    "commitments, sources": (lambda: held("documents", "commitments", "sources"), lambda: pairs(Commitment, "sources")),
    "commitments, delivery": (lambda: held("documents", "commitments", "delivery"), lambda: stated("delivery")),
    "sources": (lambda: held("sources"), lambda: Source.objects.exclude(url="").count()),
    "sources, origin": (lambda: held("sources", "origin"), lambda: with_(Source, origin__isnull=False)),
    "sources, published": (lambda: held("sources", "published"), lambda: with_(Source, published__isnull=False)),
    "sources, basis": (lambda: held("sources", "basis"), lambda: Source.objects.exclude(published_basis="").count()),
    "origins": (lambda: held("origins"), lambda: with_(Origin)),
    "origins, ownership": (
        lambda: held("origins", "ownership"),
        lambda: Origin.objects.exclude(ownership_basis="").count(),
    ),
    "origins, state": (lambda: held("origins", "state"), lambda: with_(Origin, state__isnull=False)),
}


@pytest.mark.parametrize("name", ROUNDS)
def test_rounds_arrive(name: str) -> None:
    in_files, in_database = ROUNDS[name]
    assert in_database() == in_files() > 0


@pytest.mark.parametrize("name", OTHERS)
def test_others_arrive(name: str) -> None:
    in_files, in_database = OTHERS[name]
    assert in_database() == in_files() > 0


def test_the_files_hold_what_the_issue_counts() -> None:
    counted = {
        "rounds": held("rounds"),
        "seats": held("rounds", "seats") - held("rounds", "seats", presence="absent"),
        "announcements": held("rounds", "announcements"),
        "changes of zone status": held("zones", "history"),
        "actors": held("actors"),
        "people": held("people"),
        "venues": held("venues"),
        "documents": held("documents"),
        "sources": held("sources"),
    }
    assert list(counted.values()) == [53, 381, 139, 50, 92, 81, 14, 58, 466]


def test_the_database_holds_the_same_and_what_stands_beside() -> None:
    """400 seats are 381 that were taken and 19 that stayed empty; 467 sources are 466 addresses and one mark for what
    has none, general knowledge. Articles that the press brings in are sources of their own."""
    seats = Seat.objects.as_of(None)
    assert (seats.exclude(presence="absent").count(), seats.filter(presence="absent").count()) == (381, 19)
    assert [Source.objects.exclude(url="").count(), *Source.objects.filter(url="").values_list("url_key")] == [
        466,
        ("general-knowledge",),
    ]


def test_every_source_of_the_files_is_cited_or_listed() -> None:
    listed = [Actor, Person, Track, Venue, Zone, Document, Commitment]
    used = set(Citation.objects.values_list("source", flat=True))
    used |= {pk for model in listed for pk in model.objects.values_list("sources", flat=True)}  # type: ignore[attr-defined]
    used |= set(Document.objects.values_list("text", flat=True))
    assert list(Source.objects.exclude(pk__in=used - {None}).exclude(url="").values_list("url", flat=True)) == []
