"""Zones and venues as nouns and statements."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from talks.services.files.citing import Citer
from talks.services.files.disputes import other_disputes
from talks.services.files.lined import Lined
from talks.services.files.shapes import Draft, NounDraft
from talks.services.files.spans import span_of


def zone_noun(entry: Lined) -> NounDraft:
    return NounDraft(
        "zone",
        entry["slug"],
        columns={
            "name": entry["name"],
            "number": entry["number"],
            "notes": {name: dict(entry[name]) for name in ("centroid",) if entry.get(name)},
        },
        lists={"documents": ("document", entry.get("documents", [])), "sources": ("source", entry["sources"])},
        aliases=[("", text) for text in entry.get("aliases", [])],
    )


def zone_drafts(entry: Lined, boundaries: dict[str, Any], citer: Citer) -> Iterator[Draft]:
    yield from _life(entry, citer)
    yield from _extent(entry, boundaries, citer)
    subject = ("zone", entry["slug"])
    for one in entry.get("population", []):
        span = span_of(one["as_of"])
        value = {"value": one["value"], "as_of": str(one["as_of"])}
        cites = citer.cite([one["source"]] if one.get("source") else [], happened=span.last)
        doubts = ["value"] if one.get("unverified") else []
        note = one.get("note", "")
        yield Draft(subject, "population", value, cites, str(one["as_of"]), note=note, doubts=doubts, line=one.line)
    if one := entry.get("fighters"):
        value = {"value": one["value"], "as_of": str(one["as_of"])}
        cites = citer.cite([one["source"]], happened=span_of(one["as_of"]).last)
        yield Draft(subject, "fighters", value, cites, claimant_words=one["by"], line=one.line)
    for actor in entry.get("groups", []):
        yield Draft(subject, "group", {"actor": actor}, citer.cite(entry["sources"], happened=_named(entry)), actor)


def _named(entry: Lined) -> date:
    """The day the area was first agreed: what describes it is known from then on."""
    days: list[date] = [one["date"] for one in entry["history"] if one["status"] == "agreed"]
    return min(days, default=entry["history"][0]["date"])


def _life(entry: Lined, citer: Citer) -> Iterator[Draft]:
    subject = ("zone", entry["slug"])
    for one in entry["history"]:
        precision = one.get("precision", "day")
        span = span_of(one["date"] if precision == "day" else one["date"].strftime("%Y-%m"))
        value = {"status": one["status"], "date": one["date"].isoformat(), "precision": precision}
        rivals = one.get("disputed", [])
        backing = [key for told in rivals if told["date"] == one["date"] for key in told["sources"]]
        at: dict[str, Any] = {"qualifier": f"{one['status']} {one['date']}" if rivals else "", "line": one.line}
        yield Draft(
            subject,
            "status",
            value,
            citer.cite([one["source"], *backing], happened=span.last),
            note=one.get("note", ""),
            doubts=["date"] if one.get("about") else [],
            rank="preferred" if rivals else "normal",
            reason=one.get("why", "the editors' choice") if rivals else "",
            **at,
        )
        for told in rivals:
            if told["date"] != one["date"]:
                rival = value | {"date": told["date"].isoformat()}
                yield Draft(subject, "status", rival, citer.cite(told["sources"], happened=told["date"]), **at)


def _extent(entry: Lined, boundaries: dict[str, Any], citer: Citer) -> Iterator[Draft]:
    """Outline, towns, districts and governorates."""
    subject = ("zone", entry["slug"])
    known = citer.cite(entry["sources"], happened=_named(entry))
    # Positions and districts come from general knowledge, of a map drawn when the area was named.
    drawn = citer.cite([], happened=_named(entry))
    for one in entry.get("boundaries", []):
        feature = boundaries[one["file"]]
        value = {"since": one["since"].isoformat(), "geometry": feature["geometry"]}
        note = feature["properties"].get("note", "")
        cites = citer.cite([one["source"]] if one.get("source") else [], happened=one["since"])
        yield Draft(subject, "boundary", value, cites, one["since"].isoformat(), note=note, doubts=["geometry"])
    unsure = [] if entry.get("coordinates_verified", True) else ["lat", "lon"]
    for n, town in enumerate(entry.get("towns", []), start=1):
        value = {"name": town["name"], "lat": town["lat"], "lon": town["lon"], "n": n}
        yield Draft(subject, "town", value, drawn, town["name"], doubts=unsure, line=town.line)
    if entry.get("governorates"):
        value = {"names": entry["governorates"]}
        yield Draft(subject, "governorates", value, known, note=entry.get("governorates_note", ""))
    if entry.get("districts"):
        doubts = ["names"] if entry.get("districts_verified") is False else []
        yield Draft(subject, "districts", {"names": entry["districts"]}, drawn, doubts=doubts)


def venue_noun(entry: Lined) -> NounDraft:
    notes = {name: entry[name] for name in ("note", "coordinates_note") if entry.get(name)}
    return NounDraft(
        "venue",
        entry["slug"],
        columns={
            "name": entry["name"],
            "city": entry.get("city", ""),
            "country": entry.get("country", ""),
            "latitude": entry.get("lat"),
            "longitude": entry.get("lon"),
            "is_city": not entry["building"],
            "notes": notes,
        },
        lists={"sources": ("source", entry.get("sources", []))},
        aliases=[("", text) for text in entry.get("aliases", [])],
    )


def venue_drafts(entry: Lined, city: Lined | None, citer: Citer) -> Iterator[Draft]:
    """The names that a venue's city bore over time."""
    subject = ("venue", entry["slug"])
    for name in city["names"] if city else []:
        value = {"of": "city", "name": name["name"], "start": name["from"].isoformat()}
        cites = citer.cite(city["sources"] if city else [], happened=name["from"])
        note = name.get("note", "")
        yield Draft(subject, "name", value, cites, note=note, doubts=["start"] if note else [], line=name.line)
    if city:
        last = max(name["from"] for name in city["names"])
        yield from other_disputes(subject, city, lambda keys: citer.cite(keys, happened=last))
