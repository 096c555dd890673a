"""The reader: from a text to the facts it tells, each with the words that carry it. No Django, no clock, no network."""

from events.reading.calendar import Calendar
from events.reading.exchange import to_json, to_plain
from events.reading.languages import readable, tables
from events.reading.pipeline import read
from events.reading.shapes import Document, Known, Reading
from events.reading.texts.documents import Unreadable, document_from_bytes, document_from_text
from events.reading.words.lexicon import Lexicon, build

# Goes up with every change that may change a reading; claims carry it.
VERSION = "8"

__all__ = [
    "VERSION",
    "Calendar",
    "Document",
    "Known",
    "Lexicon",
    "Reading",
    "Unreadable",
    "build",
    "document_from_bytes",
    "document_from_text",
    "read",
    "readable",
    "tables",
    "to_json",
    "to_plain",
]
