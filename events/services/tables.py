"""Tables that somebody brings as CSV: in which letters, with which separator. What cannot be told is refused."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from events.reading.texts.decoding import SAMPLE, wide

MOST_BYTES = 10_000_000  # of one field, and of the line of names
AT_ONCE = 1 << 20
SEPARATORS = ",;\t"


class NoTable(ValueError):
    """Not to be read as a table; the message says why."""


@contextmanager
def table(path: Path) -> Iterator["csv.DictReader[str]"]:
    """The rows of a CSV file in UTF-8, or in UTF-16, separated by comma, semicolon or tab.

    Raises NoTable, before any row is read where the letters are others.
    """
    with path.open(encoding=encoding_of(path), newline="") as file:
        names = file.readline(MOST_BYTES)
        file.seek(0)
        csv.field_size_limit(MOST_BYTES)
        try:
            yield csv.DictReader(file, delimiter=max(SEPARATORS, key=names.count))
        except csv.Error as error:
            raise NoTable(f"no CSV: {error}") from error


def encoding_of(path: Path) -> str:
    """Looks through the whole file: a letter read wrong would be kept wrong."""
    with path.open("rb") as file:
        encoding = wide(file.read(SAMPLE)) or "utf-8-sig"
        file.seek(0)
        reader = codecs.getincrementaldecoder(encoding)()
        try:
            while part := file.read(AT_ONCE):
                reader.decode(part)
            reader.decode(b"", final=True)
        except UnicodeDecodeError:
            raise NoTable("neither in UTF-8 nor in UTF-16: save it as UTF-8") from None
    return encoding
