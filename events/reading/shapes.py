"""The shapes that the parts of the reader hand to each other. All positions are code points of the article's text."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar, dataclass_transform

Precision = Literal["day", "month", "year"]
Status = Literal["scheduled", "postponed", "cancelled", "under-way", "held"]
Modality = Literal["happened", "planned", "denied"]
Presence = Literal["present", "absent", "left"]
Block = Literal["headline", "heading", "dateline", "paragraph", "item", "row"]
MentionKind = Literal["actor", "person", "place", "zone", "venue", "outlet"]


T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(shape: type[T]) -> type[T]:
    """A frozen dataclass to the type checker; not at run time, where making a frozen one takes five times as long.

    For what a text holds by the hundred.
    """
    return dataclass(slots=True, unsafe_hash=True)(shape)


@record
class Span:
    """A stretch of the text: start inclusive, end exclusive."""

    start: int
    end: int


@record
class Sentence:
    """One sentence; `paragraph` and `index` count from 0; an item is one of a list, a row one of a table."""

    start: int
    end: int
    text: str
    paragraph: int
    index: int
    block: Block = "paragraph"


@dataclass(frozen=True, slots=True)
class Document:
    """A text made ready for reading, with what its page tells about it."""

    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None


@record
class Mention:
    """A name found in the text and the slug it stands for; `actor` is the body a person or demonym speaks for."""

    start: int
    end: int
    kind: MentionKind
    slug: str
    surface: str
    actor: str | None = None
    adjective: bool = False


@record
class When:
    """A time told in the text. A null end is an end that the text does not tell; both null: no time could be fixed.

    `inferred` is true where the year came from reasoning and not from the words or the day of publication.
    """

    span: Span
    start: date | None
    end: date | None
    precision: Precision
    inferred: bool = False
    anchor: str = "published"


@dataclass(frozen=True, slots=True)
class Known:
    """A round of the record as the calendar of known rounds tells it; days are null where unknown."""

    track: str
    number: int
    start: date | None
    end: date | None
    city: str | None


@dataclass(slots=True)
class RoundFact:
    track: str
    number: int
    status: Status
    evidence: list[Span]
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    city: str | None = None
    attributed_to: str | None = None
    said_on: date | None = None
    inferred: bool = False
    sitting: int | None = None
    former_start: date | None = None
    former_end: date | None = None


@dataclass(slots=True)
class SeatFact:
    track: str
    number: int
    actor: str
    role: str
    evidence: list[Span]
    head: str | None = None
    presence: Presence = "present"


@dataclass(slots=True)
class AgendaFact:
    track: str
    number: int
    topic: str
    evidence: list[Span]
    zones: list[str] = field(default_factory=list)
    attributed_to: str | None = None


@dataclass(slots=True)
class ZoneFact:
    zone: str
    evidence: list[Span]


@dataclass(slots=True)
class EventFact:
    kind: str
    modality: Modality
    evidence: list[Span]
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    place: str | None = None
    actors: list[str] = field(default_factory=list)
    zone: str | None = None
    attributed_to: str | None = None
    said_on: date | None = None


@dataclass(slots=True)
class Reading:
    """All that one text tells, in the order of the text."""

    text: str
    language: str | None
    title: str | None = None
    published: date | None = None
    published_inferred: bool = False
    outlet: str | None = None
    url: str | None = None
    rounds: list[RoundFact] = field(default_factory=list)
    participants: list[SeatFact] = field(default_factory=list)
    agenda: list[AgendaFact] = field(default_factory=list)
    zones: list[ZoneFact] = field(default_factory=list)
    events: list[EventFact] = field(default_factory=list)
