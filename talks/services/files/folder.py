"""A folder of data files, read and checked: the entries by kind, or all faults."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from talks.services.files.among import actors_apart, sources_apart
from talks.services.files.forms import CITY, ENTRIES, WORDS
from talks.services.files.lined import Fault, Lined, read
from talks.services.files.schema import Book, Spot, day
from talks.services.files.sense import sense
from talks.services.files.shapes import GENERAL_KNOWLEDGE

LISTS = {
    "sources.yaml": "source",
    "origins.yaml": "origin",
    "tracks.yaml": "track",
    "zones.yaml": "zone",
    "actors.yaml": "actor",
    "people.yaml": "person",
    "documents.yaml": "document",
}
# Words of the vocabulary that entries use, by the kind under which the checks know them.
VOCABULARY = {
    "topics": "topic",
    "roles": "role",
    "presence": "presence",
    "round_status": "status",
    "zone_status": "zone status",
    "document_kinds": "document kind",
    "ownership": "ownership",
    "delivery": "delivery",
}


@dataclass
class Folder:
    """All entries of a folder by kind, each with its file, and what stands beside them."""

    entries: dict[str, list[tuple[str, Lined]]] = field(default_factory=dict)
    cities: dict[str, Lined] = field(default_factory=dict)
    boundaries: dict[str, dict[str, Any]] = field(default_factory=dict)
    vocabulary: dict[str, Any] = field(default_factory=dict)
    compiled: date = date.min

    def of(self, kind: str) -> list[tuple[str, Lined]]:
        return self.entries.get(kind, [])


def digest(folder: Path, unfolding: str) -> str:
    """A hash of all files' names and bytes, and of the way in which they are unfolded."""
    total = hashlib.sha256(unfolding.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def read_folder(path: Path) -> tuple[Folder, list[Fault]]:
    """Everything in a folder, and what is wrong with it. With faults the folder is not to be used."""
    book, folder = Book(), Folder()
    if not path.is_dir():
        return folder, [Fault(str(path), 1, "", "", "no such folder")]
    _gather(path, folder, book)
    _know(folder, book)
    spots = {
        kind: [(entry, _spot(book, file, entry)) for file, entry in entries] for kind, entries in folder.entries.items()
    }
    for kind, entries in spots.items():
        for entry, spot in entries:
            ENTRIES[kind](entry, spot)
            sense(kind, entry, spot)
    sources_apart(spots.get("source", []), folder.compiled)
    actors_apart(spots.get("actor", []))
    for name, city in folder.cities.items():
        CITY(city, Spot(book, "venues.yaml", getattr(city, "line", 1), name))
    return folder, sorted(set(book.faults))


def _spot(book: Book, file: str, entry: Lined) -> Spot:
    return Spot(book, file, entry.line, str(entry.get("slug") or entry.get("key") or ""))


def _gather(path: Path, folder: Folder, book: Book) -> None:
    """Files into lists of entries."""
    for name, kind in LISTS.items():
        _entries(_content(path, name, book, kind), name, kind, folder, book)
    for file in sorted((path / "rounds").glob("*.yaml")):
        name = f"rounds/{file.name}"
        _entries(_content(path, name, book, "round"), name, "round", folder, book)
    venues = _mapping(_content(path, "venues.yaml", book, "venue"), "venues.yaml", book, "venue")
    _entries(venues.get("venues"), "venues.yaml", "venue", folder, book)
    folder.cities = _mapping(venues.get("cities", Lined()), "venues.yaml", book)
    kinds = tuple(VOCABULARY.values())
    folder.vocabulary = _mapping(_content(path, "vocabulary.yaml", book, *kinds), "vocabulary.yaml", book, *kinds)
    if folder.vocabulary:
        WORDS(folder.vocabulary.only(VOCABULARY), Spot(book, "vocabulary.yaml", 1))
    about = _mapping(_content(path, "about.yaml", book), "about.yaml", book)
    day(about.get("compiled"), Spot(book, "about.yaml", 1, "", "compiled"))
    folder.compiled = about["compiled"] if isinstance(about.get("compiled"), date) else date.max
    for file in sorted((path / "boundaries").glob("*.geojson")):
        _boundary(file, folder, book)


def _content(path: Path, name: str, book: Book, *kinds: str) -> Any:
    """What a file holds; where that is nothing, a fault, and what it should tell of is not missed elsewhere."""
    content, faults = (
        read(path / name, name) if (path / name).is_file() else (None, [Fault(name, 1, "", "", "is missing")])
    )
    if content is None:
        book.faults += faults or [Fault(name, 1, "", "", "holds nothing")]
        book.unread.update(kinds)
    return content


def _mapping(content: Any, file: str, book: Book, *kinds: str) -> Lined:
    if isinstance(content, Lined):
        return content
    if content is not None:
        book.faults.append(Fault(file, 1, "", "", "is no mapping"))
        book.unread.update(kinds)
    return Lined()


def _entries(content: Any, file: str, kind: str, folder: Folder, book: Book) -> None:
    """The entries of a list; two of one name are a fault."""
    if content is None:
        return
    if not isinstance(content, list):
        book.faults.append(Fault(file, 1, "", "", "is no list of entries"))
        book.unread.add(kind)
        return
    kept = folder.entries.setdefault(kind, [])
    seen = {_name(entry) for _, entry in kept}
    for entry in content:
        if not isinstance(entry, Lined):
            book.faults.append(Fault(file, 1, "", "", f"{entry!r} is no entry"))
            continue
        if _name(entry) in seen:
            book.faults.append(Fault(file, entry.line, _name(entry), "", "stands twice"))
        seen.add(_name(entry))
        kept.append((file, entry))


def _name(entry: Lined) -> str:
    return str(entry.get("slug") or entry.get("key") or id(entry))


def _boundary(path: Path, folder: Folder, book: Book) -> None:
    name = f"boundaries/{path.name}"
    try:
        feature = json.loads(path.read_bytes())
        ring = feature["geometry"]["coordinates"][0]
        closed = ring[0] == ring[-1] and len(ring) > 3
        placed = all(abs(float(lat)) <= 90 and abs(float(lon)) <= 180 for lon, lat in ring)
        dict(feature["properties"])
    except (ValueError, KeyError, IndexError, TypeError):
        book.faults.append(Fault(name, 1, "", "", "is no GeoJSON feature with a polygon and properties"))
        book.unread.add("boundary")
        return
    if not closed:
        book.faults.append(Fault(name, 1, "", "", "the outline is not closed"))
    if not placed:
        book.faults.append(Fault(name, 1, "", "", "a point lies nowhere: each is [longitude, latitude]"))
    folder.boundaries[name] = feature


def _know(folder: Folder, book: Book) -> None:
    """The slugs that entries may refer to."""
    for kind, entries in folder.entries.items():
        book.known[kind] = {_name(entry) for _, entry in entries}
    book.known.setdefault("source", set()).add(GENERAL_KNOWLEDGE)
    book.known["boundary"] = set(folder.boundaries)
    for name, kind in VOCABULARY.items():
        terms = folder.vocabulary.get(name)
        book.known[kind] = set(terms) if isinstance(terms, Lined) else set()
