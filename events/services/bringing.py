"""From files, folders, archives and tables to parcels. Names from outside are only names; each bad one is told."""

import csv
import json
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import yaml
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from events.models import Outlet, Parcel
from events.services.keeping import packed
from talks import addresses

MOST_BYTES = 5_000_000
MOST_ENTRIES = 1_000_000
MANIFEST = "manifest.yaml"
TEXT = ("text", "body", "content")
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, OSError)
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
    """Everything in a file, folder, .zip, .warc(.gz), .csv or .jsonl."""
    try:
        yield from in_folder(path) if path.is_dir() else map(checked, in_file(path))
    except FileNotFoundError:
        yield Brought(legible(str(path)), bad="no such file")
    except OSError as error:
        yield Brought(legible(str(path)), bad=error.strerror or "cannot be read")


def in_file(path: Path) -> Iterator[Brought]:
    path.stat()  # tells why, where it can't be reached
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
    if manifest.exists():
        yield from in_manifest(manifest)
        return
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for path in sorted(Path(place, name) for name in names if not name.startswith(".")):
            if not is_special(path):
                yield from bring(path)
    for error in closed:
        yield Brought(legible(str(error.filename)), bad=error.strerror or "cannot be read")


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
        for brought in bring(manifest.parent / name):
            yield checked(with_row(brought, row))


def in_zip(path: Path) -> Iterator[Brought]:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist()[:MOST_ENTRIES]:
                if not entry.filename.endswith("/"):
                    yield from_zip(archive, entry, f"{path}:{entry.filename}")
    except (zipfile.BadZipFile, NotImplementedError):
        yield Brought(str(path), bad="no whole zip file")


def from_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Brought:
    try:
        with archive.open(entry) as file:
            return Brought(name, file.read(MOST_BYTES + 1))
    except UNREADABLE:
        return Brought(name, bad="damaged, encrypted or packed in a way that is not read")


def in_warc(path: Path) -> Iterator[Brought]:
    """Responses with 200, with the headers and the address they had."""
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        try:
            while record := quietly_next(records):
                if (
                    record.rec_type == "response"
                    and record.http_headers
                    and record.http_headers.get_statuscode() == "200"
                ):
                    yield from_warc(record, path)
        except (ArchiveLoadFailed, zlib.error, EOFError, ValueError):
            yield Brought(str(path), bad="no whole WARC file")
        if records.err_count:
            yield Brought(str(path), bad="a record is not as long as it says; what lies between records was left out")


def quietly_next(records: ArchiveIterator) -> Any:
    """The next record or None, without warcio's warnings: they hold raw bytes of a stranger's file."""
    with redirect_stderr(StringIO()):
        return next(records, None)


def from_warc(record: Any, path: Path) -> Brought:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Brought(
        url or str(path),
        record.content_stream().read(MOST_BYTES + 1),
        url=url,
        media_type=(record.http_headers.get_header("Content-Type") or "")[:200],
        headers=[[str(name), str(value)] for name, value in record.http_headers.headers],
    )


def in_csv(path: Path) -> Iterator[Brought]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        csv.field_size_limit(MOST_BYTES * 2)
        try:
            for n, row in enumerate(csv.DictReader(file), start=2):
                yield from_row({str(k).strip().lower(): v for k, v in row.items()}, f"{path}:{n}")
        except csv.Error as error:
            yield Brought(str(path), bad=f"no CSV: {error}")


def in_jsonl(path: Path) -> Iterator[Brought]:
    with path.open("rb") as file:
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
