"""From files, folders, archives and tables to parcels. Names from outside are only names; each bad one is told."""

import json
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import yaml

from events.models import Outlet, Parcel
from events.reading.texts.decoding import SAMPLE, wide
from events.services.keeping import packed
from events.services.tables import NoTable, table
from events.services.warcs import responses
from talks import addresses

MOST_BYTES = 5_000_000
MOST_ENTRIES = 1_000_000
# An archive whose entries overlap unpacks to millions of times its size; one of texts to some dozen.
MOST_UNPACKED, MOST_RATIO = 100_000_000, 100
MANIFEST = "manifest.yaml"
TEXT = ("text", "body", "content")
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, OSError)
OUTSIDE = "leads out of its folder"
PUBLISHED = ("published", "date", "published_at")


@dataclass(frozen=True, slots=True)
class Brought:
    """One text with what its bringer tells of it, or, where `bad` is not empty, why it is none."""

    name: str
    raw: bytes = field(default=b"", repr=False)
    url: str = ""
    title: str = ""
    outlet: str = ""
    published: date | None = None
    text_public: bool = False
    media_type: str = ""
    headers: list[list[str]] = field(default_factory=list)
    bad: str = ""


def bring(path: Path) -> Iterator[Brought]:
    """Everything in a file, folder, .zip, .warc(.gz), .csv or .jsonl; one that holds nothing is told too."""
    some = False
    try:
        for brought in in_folder(path) if path.is_dir() else map(checked, in_file(path)):
            some = True
            yield brought
        if not some:
            yield Brought(legible(str(path)), bad="no article in it")
    except FileNotFoundError:
        yield Brought(legible(str(path)), bad="no such file")
    except OSError as error:
        yield Brought(legible(str(path)), bad=error.strerror or "cannot be read")


def in_file(path: Path) -> Iterator[Brought]:
    path.stat()  # tells why, where it can't be reached
    if is_special(path):  # a pipe that nobody writes to would be waited for without end
        return iter([Brought(str(path), bad="neither a file nor a folder")])
    name = path.name.lower()
    readers = {".zip": in_zip, ".warc": in_warc, ".warc.gz": in_warc, ".csv": in_csv, ".jsonl": in_jsonl}
    reader = next((reader for ending, reader in readers.items() if name.endswith(ending)), one_file)
    return reader(path)


def legible(text: str) -> str:
    """Without what no database keeps: NUL, and halves of letters such as names in another encoding hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def checked(brought: Brought) -> Brought:
    """Bounds, letters and addresses, the same for every way in."""
    brought = replace(
        brought,
        name=legible(brought.name),
        url=legible(brought.url),
        title=legible(brought.title),
        outlet=legible(brought.outlet),
        media_type=legible(brought.media_type),
        headers=[[legible(part) for part in row] for row in brought.headers],
    )
    if brought.bad:
        return brought
    if not brought.raw.strip():
        return replace(brought, raw=b"", bad="empty")
    if len(brought.raw) > MOST_BYTES:
        return replace(brought, raw=b"", bad=f"larger than {MOST_BYTES // 1_000_000} MB")
    if brought.url:
        try:
            addresses.key(brought.url)
        except addresses.NoAddress as error:
            return replace(brought, raw=b"", bad=str(error))
    return brought


def one_file(path: Path) -> Iterator[Brought]:
    with path.open("rb") as file:
        yield Brought(str(path), file.read(MOST_BYTES + 1))


def in_folder(folder: Path) -> Iterator[Brought]:
    """In order of names; a manifest tells of the files beside it, and then only those it lists are taken."""
    manifest = folder / MANIFEST
    if manifest.exists() and not is_special(manifest):
        yield from in_manifest(manifest)
        return
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for path in sorted(Path(place, name) for name in names if not name.startswith(".")):
            if lies_in(folder, path):
                yield from bring(path)
            else:
                yield Brought(legible(str(path)), bad=OUTSIDE)
        for link in (path for name in folders if (path := Path(place, name)).is_symlink()):
            yield Brought(legible(str(link)), bad="a link to a folder, which is not followed")
    for error in closed:
        yield Brought(legible(str(error.filename)), bad=error.strerror or "cannot be read")


def lies_in(folder: Path, path: Path) -> bool:
    """Whether a name leads to something within the folder: a folder may come from outside, with its links and names."""
    return Path(os.path.realpath(folder)) in Path(os.path.realpath(path)).parents  # resolve() raises at a circle


def is_special(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def in_manifest(manifest: Path) -> Iterator[Brought]:
    """A YAML list of mappings, each with `file` and what is told of it."""
    try:
        rows = yaml.safe_load(manifest.read_bytes())
    except (yaml.YAMLError, ValueError) as error:
        yield Brought(str(manifest), bad=f"no YAML: {' '.join(str(error).split())[:200]}")
        return
    if not isinstance(rows, list):
        yield Brought(str(manifest), bad="no list of files")
        return
    for n, row in enumerate(rows, start=1):
        name = Path(str(row.get("file") or "")).name if isinstance(row, dict) else ""
        if not name or "\0" in name:
            yield Brought(f"{manifest}: row {n}", bad="names no file")
            continue
        if not lies_in(manifest.parent, manifest.parent / name):
            yield Brought(f"{manifest}: row {n}", bad=OUTSIDE)
            continue
        for brought in bring(manifest.parent / name):
            yield checked(with_row(brought, row))


def in_zip(path: Path) -> Iterator[Brought]:
    try:
        with zipfile.ZipFile(path) as archive:
            left = MOST_UNPACKED + MOST_RATIO * path.stat().st_size
            for entry in archive.infolist()[:MOST_ENTRIES]:
                if entry.filename.endswith("/"):
                    continue
                brought = from_zip(archive, entry, f"{path}:{entry.filename}")
                left -= len(brought.raw)
                if left < 0:
                    yield Brought(str(path), bad="unpacks to far more than it holds; the rest was left out")
                    return
                yield brought
    except (zipfile.BadZipFile, NotImplementedError):
        yield Brought(str(path), bad="no whole zip file")


def from_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Brought:
    if entry.filename.lower().endswith(".zip"):
        return Brought(name, bad="an archive within an archive is not opened")
    try:
        with archive.open(entry) as file:
            return Brought(name, file.read(MOST_BYTES + 1))
    except UNREADABLE:
        return Brought(name, bad="damaged, encrypted or packed in a way that is not read")


def in_warc(path: Path) -> Iterator[Brought]:
    """Responses with 200, with the headers and the address they had."""
    for found in responses(path, MOST_BYTES + 1):
        name = found.url or str(path)
        yield Brought(name, found.body, found.url, media_type=found.media_type, headers=found.headers, bad=found.bad)


def in_csv(path: Path) -> Iterator[Brought]:
    try:
        with table(path) as rows:
            names = [str(name).strip().lower() for name in rows.fieldnames or []]
            if not set(TEXT) & set(names):
                yield Brought(str(path), bad=f"has no column named {', '.join(TEXT[:-1])} or {TEXT[-1]}")
                return
            for n, row in enumerate(rows, start=2):
                yield from_row({str(k).strip().lower(): v for k, v in row.items()}, f"{path}:{n}")
    except NoTable as error:
        yield Brought(str(path), bad=str(error))


def in_jsonl(path: Path) -> Iterator[Brought]:
    with path.open("rb") as file:
        if wide(file.read(SAMPLE)):
            yield Brought(str(path), bad="in UTF-16: save it as UTF-8")
            return
        file.seek(0)
        for n, line in enumerate(lines(file), start=1):
            name = f"{path}:{n}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                yield Brought(name, bad="no JSON")
                continue
            yield from_row(row, name) if isinstance(row, dict) else Brought(name, bad="no JSON object")


def lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines that are not empty; one that is too long comes in pieces, and none of those is JSON."""
    while line := file.readline(MOST_BYTES * 2):
        if line.strip():
            yield line


def from_row(row: dict[str, Any], name: str) -> Brought:
    text = next((row[key] for key in TEXT if isinstance(row.get(key), str)), "")
    return with_row(Brought(name, text.encode("utf-8", "replace")), row)


def with_row(brought: Brought, row: dict[str, Any]) -> Brought:
    """What a row of a table or manifest tells beside the text."""
    told = next((row[key] for key in PUBLISHED if row.get(key)), None)
    try:
        published = day(str(told)[:10]) if told else None
    except ValueError as error:
        return replace(brought, raw=b"", bad=str(error))
    return replace(
        brought,
        url=str(row.get("url") or ""),
        title=str(row.get("title") or ""),
        outlet=str(row.get("outlet") or ""),
        published=published,
        text_public=row.get("text_public") is True,
    )


def day(value: str) -> date:
    """An ISO day; ValueError says what is wrong with another."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no date: write YYYY-MM-DD") from None


def store(
    some: Iterable[Brought], batch: UUID, now: datetime, outlet: Outlet | None, published: date | None
) -> list[int]:
    """Parcels for what is not bad, in one statement; returns their keys."""
    known = {row.slug: row for row in Outlet.objects.filter(slug__in={one.outlet for one in some if one.outlet})}
    parcels = [
        Parcel(
            batch=batch,
            name=one.name[:500],
            body=packed(one.raw),
            media_type=one.media_type,
            headers=one.headers,
            url=one.url,
            title=one.title[:500],
            outlet=known.get(one.outlet, outlet),
            published=one.published or published,
            text_public=one.text_public,
            brought_at=now,
        )
        for one in some
    ]
    return [parcel.pk for parcel in Parcel.objects.bulk_create(parcels)]
