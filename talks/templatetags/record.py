"""Dates, counts and origins as all templates show them."""

from datetime import date
from typing import Protocol

from django import template

from talks import wording

register = template.Library()
SQUARES = 6  # more origins than these are told by the figure alone


class Spanned(Protocol):
    """Anything with a start, an end and a precision."""

    start: date | None
    end: date | None
    precision: str


@register.filter
def days(row: Spanned) -> str:
    """The time of a row in words."""
    return wording.days(row.start, row.end, row.precision)


@register.filter
def day(when: date | None) -> str:
    """A day in words."""
    return wording.day(when) if when else ""


@register.filter
def short_day(when: date | None) -> str:
    """A day in few letters: 14 Sep."""
    return wording.short(when) if when else ""


@register.filter
def month_year(when: date | None) -> str:
    """A month in words."""
    return wording.month(when) if when else ""


@register.filter
def counted(number: int, noun: str) -> str:
    """A number with its noun; a plural that is not made with s stands after a bar: `entry|entries`."""
    one, _, many = noun.partition("|")
    return wording.count(number, one, many or None)


@register.inclusion_tag("parts/origins.html")
def origins(carried_by: int, said_by: int = 0, at_table: int = 0, new: int = 0) -> dict[str, object]:
    """The squares of corroboration: filled for reviewed origins, dashed for `new` ones not yet reviewed."""
    total = carried_by + new
    return {
        "filled": range(carried_by if total <= SQUARES else 0),
        "dashed": range(new if total <= SQUARES else 0),
        "total": total,
        "said_by": said_by,
        "at_table": at_table,
    }
