"""Writes the captures as a WARC file: the bytes as they came, their headers, time and address. Withheld ones stay."""

import io
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from events.models import Capture
from events.services import bringing
from events.services.keeping import opened
from events.services.withholding import may_leave

# What no longer holds of a body that is written out whole and unpacked.
DROPPED = {"content-encoding", "transfer-encoding", "content-length", "connection"}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a new .warc.gz")
        parser.add_argument("--since", help="only captures of this day or later, YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        captures = Capture.objects.select_related("article__source").order_by("pk")
        if options["since"]:
            try:
                captures = captures.filter(captured_at__date__gte=bringing.day(options["since"]))
            except ValueError as error:
                raise CommandError(f"--since: {error}") from error
        path: Path = options["file"]
        try:
            file = path.open("xb")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        try:
            with file:
                written, kept = self.write(file, path.name, captures)
        except BaseException as error:
            path.unlink(missing_ok=True)  # half an archive looks like a whole one
            if isinstance(error, OSError):
                raise CommandError(f"{path}: {error.strerror}") from error
            raise
        self.stdout.write(f"{written} captures written" + (f", {kept} withheld" if kept else ""))

    def write(self, file: IO[bytes], name: str, captures: QuerySet[Capture]) -> tuple[int, int]:
        """How many were written and how many kept back."""
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(name, {"software": "talks"}))
        written = kept = 0
        for capture in captures.iterator(chunk_size=100):
            body = opened(capture.body)
            if may_leave(capture, body):
                record = self.record(writer, capture, body)
                writer.write_record(record)
                record.raw_stream.close()
                written += 1
            else:
                kept += 1
        return written, kept

    def record(self, writer: Any, capture: Capture, body: bytes) -> Any:
        """A response where it came over the network, else a resource under the article's own name."""
        url = capture.final_url or capture.article.source.url or f"urn:talks:article:{capture.article_id}"
        told = {
            "WARC-Date": capture.captured_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        }
        if capture.status is None:
            kind = capture.media_type or "application/octet-stream"
            return writer.create_warc_record(
                url,
                "resource",
                payload=io.BytesIO(body),
                length=len(body),
                warc_content_type=kind,
                warc_headers_dict=told,
            )
        lines = [(name, value) for name, value in capture.headers if name.lower() not in DROPPED]
        headers = StatusAndHeaders(f"{capture.status} OK", [*lines, ("Content-Length", str(len(body)))], "HTTP/1.1")
        return writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=told
        )
