"""A folder of data files, read and checked: the entries by kind, or all faults."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from talks.services.files.forms import CITY, ENTRIES
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
    for kind, entries in folder.entries.items():
        for file, entry in entries:
            spot = _spot(book, file, entry)
            ENTRIES[kind](entry, spot)
            sense(kind, entry, spot)
    for name, city in folder.cities.items():
        CITY(city, Spot(book, "venues.yaml", city.line, name))
    return folder, sorted(set(book.faults))


def _spot(book: Book, file: str, entry: Lined) -> Spot:
    return Spot(book, file, entry.line, str(entry.get("slug") or entry.get("key") or ""))


def _gather(path: Path, folder: Folder, book: Book) -> None:
    """Files into lists of entries."""
    for name, kind in LISTS.items():
        _entries(_content(path / name, name, book), name, kind, folder, book)
    for file in sorted((path / "rounds").glob("*.yaml")):
        name = f"rounds/{file.name}"
        _entries(_content(file, name, book), name, "round", folder, book)
    venues = _content(path / "venues.yaml", "venues.yaml", book) or {}
    _entries(venues.get("venues") or [], "venues.yaml", "venue", folder, book)
    folder.cities = venues.get("cities") or {}
    folder.vocabulary = _content(path / "vocabulary.yaml", "vocabulary.yaml", book) or {}
    about = _content(path / "about.yaml", "about.yaml", book) or Lined()
    day(about.get("compiled"), Spot(book, "about.yaml", 1, "", "compiled"))
    folder.compiled = about.get("compiled") or date.min
    for file in sorted((path / "boundaries").glob("*.geojson")):
        _boundary(file, folder, book)


def _content(path: Path, name: str, book: Book) -> Any:
    if not path.is_file():
        book.faults.append(Fault(name, 1, "", "", "is missing"))
        return None
    content, faults = read(path, name)
    book.faults += faults
    return content


def _entries(content: Any, file: str, kind: str, folder: Folder, book: Book) -> None:
    """The entries of a list; two of one name are a fault."""
    if content is None:
        return
    if not isinstance(content, list):
        book.faults.append(Fault(file, 1, "", "", "is no list of entries"))
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
    except (ValueError, KeyError, IndexError, TypeError):
        book.faults.append(Fault(name, 1, "", "", "is no GeoJSON feature with a polygon"))
        return
    if not closed:
        book.faults.append(Fault(name, 1, "", "", "the outline is not closed"))
    folder.boundaries[name] = feature


def _know(folder: Folder, book: Book) -> None:
    """The slugs that entries may refer to."""
    for kind, entries in folder.entries.items():
        book.known[kind] = {_name(entry) for _, entry in entries}
    book.known.setdefault("source", set()).add(GENERAL_KNOWLEDGE)
    book.known["boundary"] = set(folder.boundaries)
    for name, kind in VOCABULARY.items():
        book.known[kind] = set(folder.vocabulary.get(name) or {})
