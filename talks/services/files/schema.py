"""Checks of the data files' shape, put together from small ones. A check reports faults and changes nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from talks.services.files.lined import Fault, Lined
from talks.services.files.spans import span_of

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 120


@dataclass
class Book:
    """What the checks share: known slugs by kind, kinds whose files could not be read, and the faults found."""

    known: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Spot:
    """Where a check looks."""

    book: Book
    file: str
    line: int
    entry: str = ""
    field: str = ""

    def fault(self, message: str) -> None:
        self.book.faults.append(Fault(self.file, self.line, self.entry, self.field, message))


Check = Callable[[Any, Spot], None]


def text(value: Any, spot: Spot) -> None:
    if not isinstance(value, str) or not value.strip():
        spot.fault(f"{value!r} is no text")


def short(most: int) -> Check:
    """A text of at most so many characters, which is what its column holds."""

    def check(value: Any, spot: Spot) -> None:
        text(value, spot)
        if isinstance(value, str) and len(value) > most:
            spot.fault(f"is longer than {most} characters")

    return check


def shaped(pattern: str, told: str) -> Check:
    """A text of one shape; `told` says which."""

    def check(value: Any, spot: Spot) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            spot.fault(f"{value!r} is no {told}")

    return check


def flag(value: Any, spot: Spot) -> None:
    if not isinstance(value, bool):
        spot.fault(f"{value!r} is neither true nor false")


def number(value: Any, spot: Spot) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        spot.fault(f"{value!r} is no whole number")


def degrees(most: int) -> Check:
    """A latitude (to 90) or a longitude (to 180)."""

    def check(value: Any, spot: Spot) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
            spot.fault(f"{value!r} is no coordinate between -{most} and {most}")

    return check


def day(value: Any, spot: Spot) -> None:
    if not isinstance(value, date) or isinstance(value, datetime):
        spot.fault(f"{str(value)!r} is no day (YYYY-MM-DD)")


def partial(value: Any, spot: Spot) -> None:
    """A day, or a month or year of which no more is known."""
    try:
        span_of(value)
    except ValueError:
        spot.fault(f"{value!r} is no day, month or year (YYYY-MM-DD, YYYY-MM or 'YYYY')")


def month(value: Any, spot: Spot) -> None:
    """A month, or a span of months."""
    try:
        whole = "-" in str(value) and not isinstance(value, date) and span_of(value).precision != "day"
    except ValueError:
        whole = False
    if not whole:
        spot.fault(f"{value!r} is no month (YYYY-MM, or YYYY-MM/YYYY-MM)")


def anything(value: Any, spot: Spot) -> None:
    if isinstance(value, list | dict) or value is None:
        spot.fault(f"{value!r} is no single value")


def slug(value: Any, spot: Spot) -> None:
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > LONGEST:
        spot.fault(f"{value!r} is no slug (small letters, figures, hyphens)")


def ref(kind: str) -> Check:
    """The slug (or key) of a known thing of this kind. Where the file of the kind cannot be read, only that is told."""

    def check(value: Any, spot: Spot) -> None:
        if kind in spot.book.unread and isinstance(value, str):
            return
        if not isinstance(value, str) or value not in spot.book.known.get(kind, set()):
            spot.fault(f"{value!r} is no {kind} of the record")

    return check


def one_of(*values: str) -> Check:
    def check(value: Any, spot: Spot) -> None:
        if value not in values:
            spot.fault(f"{value!r} is none of {', '.join(values)}")

    return check


def list_of(item: Check, least: int = 0) -> Check:
    def check(value: Any, spot: Spot) -> None:
        if not isinstance(value, list):
            spot.fault("is no list")
            return
        if len(value) < least:
            spot.fault("is an empty list")
        for one in value:
            item(one, replace(spot, line=getattr(one, "line", spot.line)))

    return check


def mapping_of(item: Check, named: Check = text) -> Check:
    """A mapping whose keys are free, as far as `named` lets them be."""

    def check(value: Any, spot: Spot) -> None:
        if not isinstance(value, Lined):
            spot.fault("is no mapping")
            return
        for key, one in value.items():
            at = replace(spot, line=value.lines[key], field=f"{spot.field} {key}".strip())
            named(key, at)
            item(one, at)

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """A mapping with these keys and no others."""
    checks = {**required, **optional}

    def check(value: Any, spot: Spot) -> None:
        if not isinstance(value, Lined):
            spot.fault("is no mapping")
            return
        here = replace(spot, line=value.line)
        for name in required:
            if name not in value:
                replace(here, field=f"{spot.field} {name}".strip()).fault("is missing")
        for name, one in value.items():
            at = replace(here, line=value.lines[name], field=f"{spot.field} {name}".strip())
            if name not in checks:
                at.fault("no such field here")
            else:
                checks[name](one, at)

    return check
