"""What a single field cannot tell: times that run backwards, entries that say one thing twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from talks.services.files.lined import Lined, parts
from talks.services.files.schema import Spot
from talks.services.files.spans import DaySpan, span_of


def sense(kind: str, entry: Lined, spot: Spot) -> None:
    """Reports what does not make sense in an entry, as far as the fields that tell it are of sound form."""
    SENSES.get(kind, _nothing)(entry, spot)


def _nothing(entry: Lined, spot: Spot) -> None:
    """Kinds whose fields tell all."""


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
    for part in parts(entry, field):
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
        for part in parts(entry, name):
            _forward(part, replace(spot, field=name))
    sittings = parts(entry, "sittings")
    for sitting in sittings:
        _within(sitting, entry, replace(spot, field="sittings"))
    for said in parts(entry, "announcements"):
        _announcement(said, len(sittings), replace(spot, line=said.line, field="announcements"))
    for dispute in parts(entry, "disputed"):
        _disputed(dispute, entry, sittings, replace(spot, line=dispute.line, field="disputed"))
    _once(entry, "seats", spot, "actor", "role")
    _once(entry, "announcements", spot)


def _within(sitting: Lined, entry: Lined, spot: Spot) -> None:
    """A sitting lies within its round."""
    for name, early in (("start", True), ("end", False)):
        day, edge = _days(sitting.get(name)), _days(entry.get(name))
        if day and edge and (day.first < edge.first if early else day.last > edge.last):
            side = "before" if early else "after"
            replace(spot, line=sitting.lines[name], field=f"{spot.field} {name}").fault(
                f"{sitting[name]} is {side} the round's {name} {entry[name]}"
            )


def _announcement(said: Lined, sittings: int, spot: Spot) -> None:
    if said.get("month") and said.get("start"):
        spot.fault("tells a month and a day")
    if said.get("status") == "note" and not said.get("note"):
        spot.fault("is a note without words")
    spoken, planned = _days(said.get("said")), _days(said.get("month") or said.get("end") or said.get("start"))
    if said.get("status") == "scheduled" and spoken and planned and planned.last < spoken.first:
        spot.fault(f"plans, on {said['said']}, a time that was over")
    if isinstance(number := said.get("sitting"), int) and not 1 <= number <= sittings:
        spot.fault(f"speaks of sitting {number} of {sittings}")


def _disputed(dispute: Lined, entry: Lined, sittings: list[Lined], spot: Spot) -> None:
    """A dispute over a first or a last day holds the day that shows: else that day would show as undisputed."""
    field, number = dispute.get("field"), dispute.get("sitting")
    if isinstance(number, int) and not 1 <= number <= len(sittings):
        spot.fault(f"speaks of sitting {number} of {len(sittings)}")
    elif field in ("start", "end"):
        shown = (sittings[number - 1] if isinstance(number, int) else entry).get(field)
        if _days(shown) and shown not in [told.get("value") for told in parts(dispute, "values")]:
            spot.fault(f"none of the values is the {field} that shows, {shown}")


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
    for office in parts(entry, "offices"):
        _forward(office, replace(spot, field="offices"), "from", "to")
    _once(entry, "offices", spot, "actor", "from")


def _document(entry: Lined, spot: Spot) -> None:
    _forward(entry, spot, "date", "in_force")
    _once(entry, "commitments", spot, "n")
    dated = _days(entry.get("date"))
    for one in parts(entry, "commitments"):
        for part, name in [(one, "due"), *((told, "date") for told in parts(one, "delivery"))]:
            day = _days(part.get(name))
            if dated and day and day.last < dated.first:
                at = replace(spot, line=part.lines[name], field=f"commitments {name}")
                at.fault(f"{part[name]} is before the document, {entry['date']}")


SENSES: dict[str, Callable[[Lined, Spot], None]] = {
    "round": _round,
    "track": _track,
    "zone": _zone,
    "actor": _actor,
    "person": _person,
    "document": _document,
}
