"""Every value in the data files is held by the database at its own entry: each name, day, number and source, whatever
its field is called, so that a field that the loader forgets, or a new one, is missed here."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from django.db.models import Model

from talks.models import (
    Actor,
    Alias,
    Citation,
    Commitment,
    Document,
    Origin,
    Person,
    Round,
    Source,
    Statement,
    Track,
    Venue,
    Zone,
)
from talks.models.statements import SUBJECTS
from talks.services.files.spans import span_of
from talks.services.loading import DATA
from tests.talks.arriving import entries

pytestmark = pytest.mark.django_db

KINDS: dict[str, type[Model]] = {
    "tracks": Track,
    "venues": Venue,
    "zones": Zone,
    "actors": Actor,
    "people": Person,
    "documents": Document,
    "origins": Origin,
    "rounds": Round,
}
URLS = {entry["key"]: entry["url"] for entry in entries("sources")} | {"general-knowledge": "general-knowledge"}
# Told in another form: whose field a dispute is on, and which files hold outlines.
ELSEWHERE = {("rounds", "disputed", "field"), ("zones", "boundaries", "file")}


def leaves(value: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The values of an entry, each with its path, as the database would write them; flags are counted elsewhere."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*at, key))
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, at)
    elif not isinstance(value, bool) and value is not None:
        yield at, written(value, at)


def written(value: Any, at: tuple[str, ...]) -> str:
    if at[-1] in ("source", "sources") or at == ("documents", "text"):
        return URLS[value]
    if isinstance(value, date):
        return value.isoformat()
    if at[-1] in ("from", "to", "observer_from", "observer_to", "month", "said"):
        span = span_of(value)
        return (span.last if at[-1].endswith("to") else span.first).isoformat()
    return str(value)


def plain(value: Any) -> Iterator[str]:
    """What a column or a JSON value holds, value by value."""
    if isinstance(value, dict):
        for part in value.values():
            yield from plain(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from plain(part)
    elif isinstance(value, Model):
        yield from (str(value.url or value.url_key) if isinstance(value, Source) else value.slug,)  # type: ignore[attr-defined]
    elif value is not None:
        yield value.isoformat() if isinstance(value, date) else str(value)


def columns(row: Model) -> Iterator[str]:
    """A row's own columns, and the rows that it refers to; what it remembers of the last load does not count."""
    for field in row._meta.get_fields():
        if field.auto_created or field.name == "loaded":
            continue
        if field.many_to_many:
            yield from plain(list(getattr(row, field.name).all()))
        elif field.concrete:
            yield from plain(getattr(row, field.name))


def told() -> dict[tuple[str, int], set[str]]:
    """What statements hold, by kind and key of their subject; an office that a track tells, at the track too."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for statement, url, key in Citation.objects.values_list("statement", "source__url", "source__url_key"):
        cited[statement].add(url or key)
    tracks = dict(Track.objects.values_list("slug", "pk"))
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for one in Statement.objects.select_related("claimant_actor", "person"):
        kind = next(kind for kind in SUBJECTS if getattr(one, f"{kind}_id") is not None)
        held = {
            *plain(one.value),
            *plain([one.note, one.reason, one.doubts, one.claimant_words, one.said_from]),
        } | cited[one.pk]
        held |= {*plain(one.claimant_actor), *one.qualifier.split("-"), "note" if one.property == "remark" else ""}
        found[kind, getattr(one, f"{kind}_id")] |= held
        for slug in one.qualifier.split(":")[1:2]:
            if slug in tracks:
                found["track", tracks[slug]] |= held | {*plain(one.person)}
    return found


def holdings(model: type[Model]) -> dict[str, set[str]]:
    """All that the database holds at the rows of a noun, by slug."""
    statements, name = told(), str(model._meta.model_name)
    found = {}
    for row in model._default_manager.all():
        held = {*columns(row)} | statements.get((name, row.pk), set())
        if name in SUBJECTS:
            held |= set(Alias.objects.filter(**{name: row}).values_list("text", flat=True))
        for commitment in Commitment.objects.filter(document=row.pk) if name == "document" else ():
            held |= {*columns(commitment)}
        held |= {*plain(list(Document.objects.filter(round=row.pk)))} if name == "round" else set()
        found[row.slug] = held  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("name", KINDS)
def test_every_value_is_held_at_its_entry(name: str) -> None:
    held = holdings(KINDS[name])
    missing = {
        (entry["slug"], *at[1:], value)
        for entry in entries(name)
        for at, value in leaves(entry, (name,))
        if at not in ELSEWHERE and value not in held[entry["slug"]]
    }
    assert missing == set()


def test_every_source_is_held_with_its_origin_and_day() -> None:
    rows = Source.objects.values_list("url", "origin__slug", "published", "published_basis")
    files = {(one["url"], one.get("origin"), one.get("published"), one.get("basis", "")) for one in entries("sources")}
    assert {*rows} - {("", None, None, "")} == files


def test_every_name_of_a_city_is_held_at_its_venues() -> None:
    held = holdings(Venue)
    cities = yaml.safe_load((DATA / "venues.yaml").read_text(encoding="utf-8"))["cities"]
    missing = {
        (entry["slug"], value)
        for entry in entries("venues")
        for at, value in leaves(cities.get(entry.get("city"), {}), ("cities",))
        if value not in held[entry["slug"]]
    }
    assert missing == set()
