"""Tracks, actors and people as nouns and statements. Ends are statements of their own: nobody knew them before."""

from collections.abc import Iterator
from typing import Any

from talks.services.files.citing import Citer
from talks.services.files.disputes import other_disputes
from talks.services.files.lined import Lined
from talks.services.files.shapes import Draft, NounDraft
from talks.services.files.spans import DaySpan, span_of


def track_noun(entry: Lined, position: int) -> NounDraft:
    colours = entry.get("colours") or {}
    kept = ("full_name", "sponsor_note", "host", "heads_note", "active_from", "active_to")
    return NounDraft(
        "track",
        entry["slug"],
        columns={
            "name": entry["name"],
            "position": position,
            "convener": entry.get("convener", ""),
            "colour_light": colours.get("light", "#67747A"),
            "colour_dark": colours.get("dark", "#94A3A9"),
            "numbered": entry.get("numbered", True),
            "description": entry["description"],
            "numbering": entry.get("numbering", ""),
            "notes": {name: str(entry[name]) for name in kept if entry.get(name)},
        },
        lists={
            "sponsors": ("actor", entry.get("sponsors", [])),
            "conveners": ("actor", entry.get("conveners", [])),
            "sources": ("source", entry["sources"]),
        },
    )


def track_drafts(entry: Lined, citer: Citer) -> Iterator[Draft]:
    """Envoys hold their offices for the track's first sponsor."""
    for one in [*entry.get("envoys", []), *entry.get("deputy_envoys", [])]:
        office = {"actor": entry["sponsors"][0], "title": one["title"], "track": entry["slug"]}
        yield from _term(("person", one["person"]), office, one, entry["sources"], citer, doubts=[])


def actor_noun(entry: Lined) -> NounDraft:
    kept = ("kind_note", "state", "aliases_note", "names_note")
    return NounDraft(
        "actor",
        entry["slug"],
        columns={
            "name": entry["name"],
            "kind": entry["kind"],
            "iso": entry.get("iso", ""),
            "full_name": entry.get("full_name", ""),
            "role_notes": entry["role"],
            "verified": not entry.get("unverified", False),
            "notes": {name: entry[name] for name in kept if entry.get(name)},
        },
        refs={"part_of": ("actor", entry.get("part_of"))},
        lists={"sources": ("source", entry.get("sources", []))},
        aliases=[(language, text) for language, texts in entry.get("aliases", {}).items() for text in texts],
    )


def actor_drafts(entry: Lined, citer: Citer) -> Iterator[Draft]:
    subject, sources = ("actor", entry["slug"]), entry.get("sources", [])
    for property, first, last in (("existence", "from", "to"), ("observer", "observer_from", "observer_to")):
        if entry.get(first):
            span = span_of(entry[first])
            value = {"start": span.first.isoformat(), "precision": span.precision}
            yield Draft(subject, property, value, citer.cite(sources, happened=span.last), line=entry.lines[first])
        if entry.get(last):
            span = span_of(entry[last])
            value = {"end": span.last.isoformat(), "precision": span.precision}
            cites = citer.cite(sources, happened=span.last)
            yield Draft(subject, f"{property}-end", value, cites, line=entry.lines[last])
    for name in entry.get("names", []):
        span = span_of(name["from"])
        value = {"of": "actor", "name": name["name"], "start": span.first.isoformat(), "precision": span.precision}
        yield Draft(subject, "name", value, citer.cite(sources, happened=span.last), line=name.line)
        for language, called in name.get("in", {}).items():
            other = value | {"name": called, "language": language}
            yield Draft(subject, "name", other, citer.cite([], happened=span.last), line=name.line)


def person_noun(entry: Lined) -> NounDraft:
    return NounDraft(
        "person",
        entry["slug"],
        columns={
            "name": entry["name"],
            "role": entry["role"],
            "verified": not entry.get("unverified", False),
            "notes": {name: entry[name] for name in ("offices_basis",) if entry.get(name)},
        },
        lists={"sources": ("source", entry.get("sources", []))},
        aliases=[("", text) for text in entry.get("aliases", [])],
    )


def person_drafts(entry: Lined, citer: Citer) -> Iterator[Draft]:
    doubts = ["start", "end"] if entry.get("offices_verified") is False else []
    subject, sources = ("person", entry["slug"]), entry.get("sources", [])
    for office in entry.get("offices", []):
        yield from _term(subject, {"actor": office["actor"]}, office, sources, citer, doubts)
    starts = [span_of(office["from"]).last for office in entry.get("offices", []) if office.get("from")]
    known = max(starts, default=None)
    yield from other_disputes(subject, entry, lambda keys: citer.cite(keys, happened=known))


def _term(
    subject: tuple[str, str], office: dict[str, Any], told: Lined, sources: list[str], citer: Citer, doubts: list[str]
) -> Iterator[Draft]:
    """One term of office: its beginning, and its end where there is one."""
    start = span_of(told["from"]) if told.get("from") else None
    end = span_of(told["to"]) if told.get("to") else None
    qualifier = f"{office['actor']}:{office.get('track', '')}:{told.get('from') or ''}"
    known = (start or end or DaySpan(citer.compiled, citer.compiled, "day")).last
    value = office | ({"start": start.first.isoformat(), "precision": start.precision} if start else {})
    more: dict[str, Any] = {"line": told.line, "doubts": doubts, "qualifier": qualifier}
    note = told.get("note", "")
    yield Draft(subject, "office", value, citer.cite(sources, happened=known), note="" if end else note, **more)
    if end:
        value = {"actor": office["actor"], "end": end.last.isoformat(), "precision": end.precision}
        yield Draft(subject, "office-end", value, citer.cite(sources, happened=end.last), note=note, **more)
