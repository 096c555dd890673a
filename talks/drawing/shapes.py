"""The rows that figures are drawn from. Days are dates; an unknown end is None; `says` is told on hover. Pure."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Lane:
    """A track: its name, who convenes it, its colour on light ground."""

    slug: str
    name: str
    convener: str
    colour: str


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting that was held, or is under way. `key` is what it opens, as `round:astana-6`."""

    key: str
    lane: str
    start: date
    end: date
    label: str = ""
    says: str = ""
    reviewed: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A time once announced. `fact` is the first day held, where the round was held, to draw the thread to."""

    key: str
    lane: str
    start: date
    end: date
    precision: str = "day"
    fact: date | None = None
    fact_end: date | None = None
    label: str = ""
    says: str = ""
    reviewed: bool = True
    open: bool = False  # the round is still to come: the plan stands on the lane itself


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a zone's life: status, first day, last day (None: it lasts), how exactly both are known."""

    status: str
    start: date
    end: date | None
    precision: str = "day"
    says: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A zone: what stands on paper, what holds on the ground, and what happened in it."""

    key: str
    name: str
    paper: tuple[Span, ...] = ()
    ground: tuple[Span, ...] = ()
    events: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A document on the day it bears; hollow: the day a commitment falls due."""

    key: str
    day: date
    says: str
    hollow: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A text that changed the rules: a dotted line through all storeys, with words."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Talks:
    """All that the record draws on one axis."""

    lanes: tuple[Lane, ...] = ()
    sat: tuple[Sat, ...] = ()
    plans: tuple[Plan, ...] = ()
    bands: tuple[Band, ...] = ()
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class Spot:
    """Where a mark is, for the keyboard, the frame around what is selected, and the voice that reads it out."""

    key: str
    lane: str
    x0: int
    x1: int
    y: float
    height: float
    says: str


@dataclass(slots=True)
class Sheet:
    """A figure while it is drawn: traces, shapes, annotations, spots, and how far down it has come, in px."""

    traces: list[dict[str, object]] = field(default_factory=list)
    shapes: list[dict[str, object]] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    y: float = 0.0
