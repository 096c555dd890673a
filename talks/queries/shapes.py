"""The shapes that questions are answered in. Plain values and rows of the record; nothing here asks the database."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from talks.derive import Corroboration
from talks.derive.shapes import Rank
from talks.models import (
    Actor,
    AgendaItem,
    Alias,
    Commitment,
    Document,
    Round,
    RoundState,
    Seat,
    Sitting,
    Track,
    Zone,
    ZoneState,
)

NOBODY = Corroboration(0, 0, 0)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: an actor or a person of the record, or the source's own words for the speaker.

    `name` is to be shown; it is empty where the source speaks in its own voice.
    """

    name: str
    kind: str = ""
    slug: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """One source of a statement. `owner` is the slug of the state whose medium the origin is."""

    source: int
    url: str
    publisher: str
    title: str
    origin: str | None
    origin_name: str
    ownership: str
    owner: str | None
    published: date | None
    known_on: date
    basis: str
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """One statement with its sources as far as known on the day asked for.

    `kind` and `slug` name its subject; `said` is the day it is listed under (of saying, else of becoming known);
    `start` and `end` are the days out of its value, where it has any.
    """

    id: str
    kind: str
    slug: str
    property: str
    qualifier: str
    value: dict[str, Any]
    speaker: Speaker
    said: date
    said_from: date | None
    said_to: date | None
    known_on: date
    start: date | None
    end: date | None
    rank: Rank
    reason: str
    note: str
    doubts: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the record with what it rests on: the statements that tell the shown value, and their rivals.

    `counts` is "said by N, carried by M origins, K of them media of a state at the table".
    """

    name: str
    shown: tuple[Told, ...] = ()
    rivals: tuple["Field", ...] = ()
    counts: Corroboration = NOBODY
    reason: str = ""
    value: Any = None

    @property
    def statements(self) -> list[str]:
        """Ids of those that tell the shown value."""
        return [one.id for one in self.shown]

    @property
    def against(self) -> list[str]:
        """Ids of those that tell another."""
        return [one.id for rival in self.rivals for one in rival.shown]


@dataclass(frozen=True, slots=True)
class Backed(Generic[Row]):
    """A derived row that names its statements, and what it rests on."""

    row: Row
    field: Field


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in a table or on a lane: its row, its state on the day asked for, and what its time rests on."""

    round: Round
    state: RoundState
    time: Field = Field("time")
    sittings: tuple[Sitting, ...] = ()
    plans: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat and what it rests on; its value is (presence, slug of the head)."""

    seat: Seat
    field: Field


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """A seat in a round, seen from the actor or its head, with the round's time and what the seat rests on."""

    seat: Seat
    state: RoundState
    field: Field

    @property
    def taken(self) -> bool:
        """Whether somebody sat on it."""
        return self.state.sat and self.seat.presence != "absent"

    @property
    def presence(self) -> str:
        """`expected` until the round sits, then what became of the seat."""
        return self.seat.presence if self.state.sat else "expected"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the agenda and what it rests on."""

    item: AgendaItem
    field: Field


@dataclass(frozen=True, slots=True)
class Beside:
    """The round before or after one on its track: what a link to it tells."""

    slug: str
    name: str
    start: date | None
    end: date | None
    precision: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round whole, as known on a day.

    `announcements` are plans, reports and remarks in the order they were said; `history` the states in the order they
    became known; `seated` the actors at the table and all that they belong to. `fields` has `time`, `place` and, with
    a dispute of its own, one entry for each further field.
    """

    round: Round
    state: RoundState
    history: tuple[RoundState, ...]
    announcements: tuple[Told, ...]
    sittings: tuple[Sitting, ...]
    seats: tuple[SeatLine, ...]
    agenda: tuple[AgendaLine, ...]
    outcomes: tuple[Told, ...]
    documents: tuple[Document, ...]
    seated: frozenset[str]
    fields: dict[str, Field]
    first_announced: Told | None
    days_fixed: Told | None
    sources: tuple[Cite, ...]
    previous: Beside | None
    following: Beside | None


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone with the spans of its life as known on a day: `paper`, `ground`, `events`, `texts`."""

    zone: Zone
    status: str
    paper: tuple[ZoneState, ...] = ()
    ground: tuple[ZoneState, ...] = ()
    events: tuple[ZoneState, ...] = ()
    texts: tuple[ZoneState, ...] = ()
    geometry: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ZonePage:
    """A zone whole. `changes` are its status statements by date, `again` the ids of those that are no step, `backing`
    those that tell the status shown; `outlines` its boundary statements, newest last."""

    line: ZoneLine
    backing: tuple[Told, ...]
    aliases: tuple[Alias, ...]
    changes: tuple[Told, ...]
    again: frozenset[str]
    outlines: tuple[Told, ...]
    towns: tuple[Told, ...]
    population: tuple[Told, ...]
    fighters: tuple[Told, ...]
    groups: tuple[Actor, ...]
    governorates: tuple[Told, ...]
    districts: tuple[Told, ...]
    documents: tuple[Document, ...]
    commitments: tuple["CommitmentLine", ...]
    fields: dict[str, Field]


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """An obligation with what was known of its delivery on the day asked for."""

    commitment: Commitment
    delivery: str
    on: date | None
    note: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that became known: a plain sentence on a subject, on a day, by whom.

    `state` is the one that a round came into and `of` the field that changed, its time or its place. `counts` is filled
    in by `corroborated`.
    """

    known_on: date
    kind: str
    slug: str
    name: str
    sentence: str
    speaker: Speaker
    statement: str
    state: RoundState | None = None
    of: str = "time"
    counts: Corroboration = NOBODY


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """The one line above the timeline. Each part is None where there is nothing to tell."""

    last_held: RoundLine | None
    next_announced: RoundLine | None
    last_change: Change | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the record draws on one axis: rounds by track, zones, texts, due days."""

    tracks: tuple[Track, ...]
    rounds: tuple[RoundLine, ...]
    zones: tuple[ZoneLine, ...]
    documents: tuple[Document, ...]
    commitments: tuple[CommitmentLine, ...]
    play: StateOfPlay


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by rounds: `cells[actor slug][round slug]` is (role, presence, whether it is confirmed); the presence is
    `expected` in a round that has not sat."""

    actors: tuple[Actor, ...]
    rounds: tuple[RoundLine, ...]
    cells: dict[str, dict[str, tuple[str, str, bool]]] = field(default_factory=dict)
