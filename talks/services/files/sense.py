"""What a single field cannot tell: times that run backwards, entries that say one thing twice."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any

from talks.services.files.lined import Lined
from talks.services.files.schema import Spot
from talks.services.files.spans import span_of


def sense(kind: str, entry: Lined, spot: Spot) -> None:
    """Reports what does not make sense in an entry of sound form."""
    SENSES.get(kind, _nothing)(entry, spot)


def _nothing(entry: Lined, spot: Spot) -> None:
    """Kinds whose fields tell all."""


def _forward(entry: Lined, spot: Spot, first: str = "start", last: str = "end") -> None:
    if entry.get(first) is None or entry.get(last) is None:
        return
    if span_of(entry[last]).last < span_of(entry[first]).first:
        message = f"{entry[last]} is before {first} {entry[first]}"
        replace(spot, line=entry.lines[last], field=f"{spot.field} {last}".strip()).fault(message)


def _once(entries: Iterable[Lined], key: Callable[[Lined], Hashable], spot: Spot) -> None:
    seen: set[Hashable] = set()
    for entry in entries:
        if key(entry) in seen:
            replace(spot, line=entry.line).fault("stands twice")
        seen.add(key(entry))


def _round(entry: Lined, spot: Spot) -> None:
    track = spot.file.removeprefix("rounds/").removesuffix(".yaml")
    if track not in spot.book.known.get("track", set()):
        spot.fault(f"{track!r} is no track of the record")
    if entry["slug"] != f"{track}-{entry['number']}":
        replace(spot, line=entry.lines["slug"], field="slug").fault(f"should be {track}-{entry['number']}")
    _forward(entry, spot)
    if entry["status"] == "held" and not entry.get("start"):
        replace(spot, line=entry.lines["status"], field="status").fault("is held without a start")
    for name in ("sittings", "announcements"):
        for part in entry.get(name, []):
            _forward(part, replace(spot, field=name))
    for said in entry.get("announcements", []):
        _announcement(said, replace(spot, line=said.line, field="announcements"))
    _once(entry["seats"], lambda seat: (seat["actor"], seat.get("role")), replace(spot, field="seats"))
    _once(entry.get("announcements", []), lambda said: str(dict(said)), replace(spot, field="announcements"))


def _announcement(said: Lined, spot: Spot) -> None:
    if said.get("month") and said.get("start"):
        spot.fault("tells a month and a day")
    if said["status"] == "note" and not said.get("note"):
        spot.fault("is a note without words")


def _track(entry: Lined, spot: Spot) -> None:
    for name in ("envoys", "deputy_envoys"):
        if entry.get(name) and not entry.get("sponsors"):
            replace(spot, line=entry.lines[name], field=name).fault("are somebody's: name the sponsors")


def _zone(entry: Lined, spot: Spot) -> None:
    def change(told: Lined) -> tuple[Any, ...]:
        return told["date"], told["status"]

    _once(entry["history"], change, replace(spot, field="history"))


def _actor(entry: Lined, spot: Spot) -> None:
    _forward(entry, spot, "from", "to")
    _forward(entry, spot, "observer_from", "observer_to")


def _person(entry: Lined, spot: Spot) -> None:
    for office in entry.get("offices", []):
        _forward(office, replace(spot, field="offices"), "from", "to")
    _once(
        entry.get("offices", []),
        lambda office: (office["actor"], str(office.get("from"))),
        replace(spot, field="offices"),
    )


def _document(entry: Lined, spot: Spot) -> None:
    _forward(entry, spot, "date", "in_force")
    _once(entry.get("commitments", []), lambda one: one["n"], replace(spot, field="commitments"))


SENSES: dict[str, Callable[[Lined, Spot], None]] = {
    "round": _round,
    "track": _track,
    "zone": _zone,
    "actor": _actor,
    "person": _person,
    "document": _document,
}
