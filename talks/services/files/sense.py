"""What a single field cannot tell: times that run backwards, entries that say one thing twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from talks.services.files.lined import Lined
from talks.services.files.schema import Spot
from talks.services.files.spans import DaySpan, span_of


def sense(kind: str, entry: Lined, spot: Spot) -> None:
    """Reports what does not make sense in an entry, as far as the fields that tell it are of sound form."""
    SENSES.get(kind, _nothing)(entry, spot)


def _nothing(entry: Lined, spot: Spot) -> None:
    """Kinds whose fields tell all."""


def _parts(entry: Lined, name: str) -> list[Lined]:
    """The parts of an entry under a name; what is no part is told of where forms are checked."""
    parts = entry.get(name)
    return [part for part in parts if isinstance(part, Lined)] if isinstance(parts, list) else []


def _days(value: Any) -> DaySpan | None:
    """The days that a value spans; None where it is no day, which the check of its form tells."""
    try:
        return span_of(value)
    except ValueError:
        return None


def _forward(entry: Lined, spot: Spot, first: str = "start", last: str = "end") -> None:
    begun, ended = _days(entry.get(first)), _days(entry.get(last))
    if begun and ended and ended.last < begun.first:
        message = f"{entry[last]} is before {first} {entry[first]}"
        replace(spot, line=entry.lines[last], field=f"{spot.field} {last}".strip()).fault(message)


def _once(entry: Lined, field: str, spot: Spot, *names: str) -> None:
    """No two parts that are alike in these fields, of which the first must be there; without names, alike in all."""
    seen: set[tuple[str, ...]] = set()
    for part in _parts(entry, field):
        key = tuple(str(part.get(name)) for name in names) or (str(dict(part)),)
        if names and part.get(names[0]) is None:
            continue
        if key in seen:
            replace(spot, line=part.line, field=field).fault("stands twice")
        seen.add(key)


def _round(entry: Lined, spot: Spot) -> None:
    track, number = spot.file.removeprefix("rounds/").removesuffix(".yaml"), entry.get("number")
    if track not in spot.book.known.get("track", {track}):
        spot.fault(f"{track!r} is no track of the record")
    if "slug" in entry and isinstance(number, int) and entry["slug"] != f"{track}-{number}":
        replace(spot, line=entry.lines["slug"], field="slug").fault(f"should be {track}-{number}")
    _forward(entry, spot)
    if entry.get("status") == "held" and not entry.get("start"):
        replace(spot, line=entry.lines["status"], field="status").fault("is held without a start")
    for name in ("sittings", "announcements"):
        for part in _parts(entry, name):
            _forward(part, replace(spot, field=name))
    for said in _parts(entry, "announcements"):
        _announcement(said, replace(spot, line=said.line, field="announcements"))
    _once(entry, "seats", spot, "actor", "role")
    _once(entry, "announcements", spot)


def _announcement(said: Lined, spot: Spot) -> None:
    if said.get("month") and said.get("start"):
        spot.fault("tells a month and a day")
    if said.get("status") == "note" and not said.get("note"):
        spot.fault("is a note without words")


def _track(entry: Lined, spot: Spot) -> None:
    for name in ("envoys", "deputy_envoys"):
        if entry.get(name) and not entry.get("sponsors"):
            replace(spot, line=entry.lines[name], field=name).fault("are somebody's: name the sponsors")


def _zone(entry: Lined, spot: Spot) -> None:
    _once(entry, "history", spot, "date", "status")


def _actor(entry: Lined, spot: Spot) -> None:
    _forward(entry, spot, "from", "to")
    _forward(entry, spot, "observer_from", "observer_to")


def _person(entry: Lined, spot: Spot) -> None:
    for office in _parts(entry, "offices"):
        _forward(office, replace(spot, field="offices"), "from", "to")
    _once(entry, "offices", spot, "actor", "from")


def _document(entry: Lined, spot: Spot) -> None:
    _forward(entry, spot, "date", "in_force")
    _once(entry, "commitments", spot, "n")


SENSES: dict[str, Callable[[Lined, Spot], None]] = {
    "round": _round,
    "track": _track,
    "zone": _zone,
    "actor": _actor,
    "person": _person,
    "document": _document,
}
