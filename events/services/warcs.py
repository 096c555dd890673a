"""Responses out of WARC files that somebody brings; what is cut off or damaged is told."""

import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

AT_ONCE = 1 << 20
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Response:
    """A page with the address and the headers it had, or, where `bad` is not empty, why there is none."""

    url: str = ""
    body: bytes = field(default=b"", repr=False)
    media_type: str = ""
    headers: list[list[str]] = field(default_factory=list)
    bad: str = ""


def responses(path: Path, most: int) -> Iterator[Response]:
    """The responses with 200 of a .warc or .warc.gz file, each to its first `most` bytes."""
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        try:
            while record := quietly_next(records):
                told = record.http_headers if record.rec_type == "response" else None
                if told and told.get_statuscode() == "200":
                    yield response(record, most)
        except (ArchiveLoadFailed, zlib.error, EOFError, ValueError):
            yield Response(bad="no whole WARC file")
        else:
            if ends_early(path):
                yield Response(bad="the file ends within a record")
        if records.err_count:
            yield Response(bad="a record is not as long as it says; what lies between records was left out")


def quietly_next(records: ArchiveIterator) -> Any:
    """The next record or None, without warcio's warnings: they hold raw bytes of a stranger's file."""
    with redirect_stderr(StringIO()):
        return next(records, None)


def response(record: Any, most: int) -> Response:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    body = record.content_stream().read(most)
    if len(body) < most and getattr(record.raw_stream, "limit", 0) > 0:
        return Response(url, bad="shorter than its record says")
    media_type = one_line(record.http_headers.get_header("Content-Type") or "")[:200]
    headers = [[one_line(name), one_line(value)] for name, value in record.http_headers.headers]
    return Response(url, body, media_type, headers)


def one_line(value: object) -> str:
    """A header without line ends and the like: written out again it would else be two."""
    return CONTROL.sub(" ", str(value))


def ends_early(path: Path) -> bool:
    """Whether the last gzip member is not over where the file is. warcio takes that for the end."""
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    with path.open("rb") as file:
        if file.read(2) != GZIP:
            return False
        file.seek(0)
        while pending := file.read(AT_ONCE):
            while pending:
                if unzip.eof:
                    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
                try:
                    unzip.decompress(pending, AT_ONCE)
                except zlib.error:  # told by its record
                    return False
                pending = unzip.unconsumed_tail or unzip.unused_data
    return not unzip.eof
