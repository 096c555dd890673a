"""Reads one text and prints its facts as one JSON object; nothing is written to the database."""

import re
import sys
from argparse import ArgumentParser
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.reading import Unreadable, document_from_bytes, read, readable, to_json
from events.services import knowledge

MOST_BYTES = 64_000_000
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LANGUAGE = re.compile(r"[a-z]{2,3}")
# Languages of the press on Syria that have no tables yet give empty lists; any other code is taken for a slip.
EXPECTED = (
    "ar az be bg bn bs ca ckb cs da de el en es et fa fi fr gu he hi hr hu hy id it ja ka kk ko ku ky lt lv mk ms nl no"
    " pa pl ps pt ro ru sk sl sq sr sv sw ta te tg th tk tr uk ur uz vi zh"
)


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="plain text or HTML, - for standard input")
        parser.add_argument("--published", help="day of publication, YYYY-MM-DD")
        parser.add_argument("--outlet")
        parser.add_argument("--url")
        parser.add_argument("--language", help="two-letter code of the text's language")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            published = _published(options["published"])
            language = _language(options["language"])
            document = document_from_bytes(_bytes(options["file"]), url=options["url"])
        except (Unreadable, ValueError, OSError) as error:
            raise CommandError(" ".join(str(error).split()), returncode=2) from error
        reading = read(
            document,
            published,
            knowledge.lexicon(language or document.language or "en"),
            knowledge.calendar(),
            outlet=options["outlet"],
            url=options["url"],
            language=language,
        )
        sys.stdout.buffer.write(to_json(reading).encode() + b"\n")


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES)
    path = Path(name)
    if not path.is_file():
        raise Unreadable(f"{name}: no such file")
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _published(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value if ISO_DAY.fullmatch(value) else "")
    except ValueError:
        raise Unreadable(f"--published {value}: not a date (YYYY-MM-DD)") from None
    if day > datetime.now(UTC).date():
        raise Unreadable(f"--published {value}: lies in the future")
    return day


def _language(value: str | None) -> str | None:
    if value is None:
        return None
    code = value.lower()
    if not LANGUAGE.fullmatch(code) or code not in {*EXPECTED.split(), *readable()}:
        raise Unreadable(f"--language {value}: no known language code")
    return code
