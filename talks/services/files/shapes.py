"""What the data files come to: nouns with their columns, and statements with their citations."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

GENERAL_KNOWLEDGE = "general-knowledge"


@dataclass(frozen=True, slots=True)
class CiteDraft:
    """A citation to be: the key of a source, and the day from which it counts."""

    source: str
    known_on: date
    basis: str


@dataclass(slots=True)
class Draft:
    """A statement to be, with the place in the files where it stands."""

    subject: tuple[str, str]
    property: str
    value: dict[str, Any]
    cites: list[CiteDraft]
    qualifier: str = ""
    claimant: str | None = None
    claimant_words: str = ""
    said_from: date | None = None
    said_to: date | None = None
    rank: str = "normal"
    reason: str = ""
    note: str = ""
    doubts: list[str] = field(default_factory=list)
    file: str = ""
    line: int = 0


@dataclass(slots=True)
class NounDraft:
    """A row to be: plain columns, references to one other noun by slug, lists of slugs, and aliases by language."""

    kind: str
    slug: str
    columns: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    lists: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    aliases: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class SourceDraft:
    key: str
    url: str
    origin: str | None
    published: date | None
    basis: str


@dataclass(slots=True)
class Record:
    """A whole folder."""

    nouns: list[NounDraft] = field(default_factory=list)
    sources: dict[str, SourceDraft] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    commitments: list[dict[str, Any]] = field(default_factory=list)
