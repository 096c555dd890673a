"""What goes into the derivations and what comes out: plain values, days as `date`, an unknown as None."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Rank = Literal["preferred", "normal", "deprecated"]
RoundStatus = Literal["scheduled", "postponed", "cancelled", "under-way", "held"]


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: the day it became known and the origin its source goes back to; an unknown origin counts 0."""

    known_on: date
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as the derivations see it.

    `said_from` and `said_to` span the day or month it was said; `known_on` is the first day it counts. Statements that
    were withdrawn are not handed in; deprecated ones are left out here.
    """

    id: str
    property: str
    value: Mapping[str, Any]
    known_on: date
    qualifier: str = ""
    claimant: str | None = None
    said_from: date | None = None
    said_to: date | None = None
    rank: Rank = "normal"
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundRow:
    """What was known of a round's time and place.

    `disputed` names what sources differ on: `time` (plans of one day), `start`, `end` (reports). `first_by` and
    `fixed_by` are ids of statements.
    """

    known_from: date
    known_to: date | None
    status: RoundStatus
    start: date | None
    end: date | None
    precision: str
    former_start: date | None
    former_end: date | None
    moves: int
    city: str
    venue: str | None
    disputed: tuple[str, ...]
    first_by: str | None
    fixed_by: str | None


@dataclass(frozen=True, slots=True)
class SittingRow:
    """What was known of one part of a round that sat in several."""

    known_from: date
    known_to: date | None
    number: int
    label: str
    status: RoundStatus
    start: date | None
    end: date | None
    precision: str
    city: str
    venue: str | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Who had a seat in a round, in which role; `disputed` names what statements differ on: `presence`, `head`."""

    known_from: date
    known_to: date | None
    actor: str
    role: str
    presence: str
    head: str | None
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One point of a round's agenda: its topic, the wording it was told in (maybe none), the zones it is about."""

    known_from: date
    known_to: date | None
    topic: str
    wording: str
    zones: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One span in a zone's life. `mark` tells where it is drawn: `paper` (proposed, agreed, mapped), `ground`
    (in-force, dissolved), `event` (violated, offensive, taken) or `text` (a later agreement, which is no step)."""

    known_from: date
    known_to: date | None
    mark: str
    status: str
    start: date
    end: date | None
    precision: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A person in an office: the actor served, the title, first and last day as far as known. `told` are the ids of
    the statements that it rests on."""

    known_from: date
    known_to: date | None
    actor: str
    title: str
    track: str
    start: date | None
    end: date | None
    start_precision: str
    end_precision: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name and the days it was borne. `told` are the ids of the statements that it rests on."""

    known_from: date
    known_to: date | None
    name: str
    start: date | None
    end: date | None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """What was known of the delivery of one commitment."""

    known_from: date
    known_to: date | None
    delivery: str
    on: date | None
