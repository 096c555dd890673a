"""Days of which no more than the month or the year may be known."""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Any, NamedTuple


class DaySpan(NamedTuple):
    first: date
    last: date
    precision: str


def span_of(value: Any) -> DaySpan:
    """A day, `YYYY-MM`, `YYYY` or `YYYY-MM/YYYY-MM` as the days it spans; ValueError for anything else."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return DaySpan(value, value, "day")
    if "/" in str(value):
        return months_of(str(value))
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", str(value)):
        year, month = int(match[1]), int(match[2] or 0)
        if match[2]:
            return DaySpan(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
        return DaySpan(date(year, 1, 1), date(year, 12, 31), "year")
    day = date.fromisoformat(str(value))
    return DaySpan(day, day, "day")


def months_of(text: str) -> DaySpan:
    """From one month to another; more than three of them are told no finer than the year."""
    first, last = (span_of(part) for part in text.split("/"))
    if first.precision != "month" or last.precision != "month" or last.last < first.first:
        raise ValueError(f"{text!r} is no span of months")
    months = (last.first.year - first.first.year) * 12 + last.first.month - first.first.month + 1
    return DaySpan(first.first, last.last, "month" if months <= 3 else "year")
