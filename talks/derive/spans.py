"""Spans of days, and how one announced time stands to another."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

Relation = Literal["equal", "coarser", "finer", "other"]


class Time(NamedTuple):
    """A span of days. With day precision a missing end is one that was not told; coarser spans have both ends."""

    start: date
    end: date | None
    precision: str = "day"

    @property
    def last(self) -> date:
        return self.end or self.start


def as_day(value: object) -> date | None:
    """A day out of a statement's JSON value."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def time_of(value: Mapping[str, Any]) -> Time | None:
    """The time that a schedule's value tells, or None; an end alone is taken for the whole."""
    start, end = as_day(value.get("start")), as_day(value.get("end"))
    if start is None and end is None:
        return None
    return Time(start or end, end, value.get("precision") or "day")  # type: ignore[arg-type]


def relation(current: Time, following: Time) -> Relation:
    """How the following time stands to the current one: the same, around it, within it, or off it."""
    a, b = (current.start, current.last), (following.start, following.last)
    if current.precision == following.precision == "day" and (current.end is None or following.end is None):
        return _open_ended(current, following)
    if a == b:
        return "equal"
    if b[0] <= a[0] and a[1] <= b[1]:
        return "coarser"
    if a[0] <= b[0] and b[1] <= a[1]:
        return "finer"
    return "other"


def _open_ended(current: Time, following: Time) -> Relation:
    """Two days of opening agree or do not; with the same one, a last day that is told makes a time finer."""
    if current.start != following.start:
        return "other"
    if current.end == following.end or following.end is None:
        return "equal"
    return "finer"


def contains(outer: tuple[date, date], inner: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
