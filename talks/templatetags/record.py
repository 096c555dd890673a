"""Dates, counts and origins as all templates show them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from django import template

from talks import wording
from talks.derive import Corroboration
from talks.models import RoundState, Sitting
from talks.queries import Field, RoundLine

register = template.Library()
PARTS = ((1, 6), (7, 12), (1, 12))  # first and last month of what is told as a part of a year
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
def planned_days(row: Spanned) -> str:
    """The same within a sentence."""
    return wording.in_sentence(row.start, row.end, row.precision)


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
def status_words(line: RoundLine) -> str:
    """The status of a round as the interface says it."""
    return wording.STATUS[line.state.status]


@register.filter
def iso_words(told: str) -> str:
    """A day or month that data hold as text (2017-05-04, 2017-05) in words; what is neither stays."""
    try:
        when = date.fromisoformat(told if len(told) > len("2017-05") else f"{told}-01")
    except ValueError:
        return told
    return wording.day(when) if len(told) > len("2017-05") else wording.month(when)


@register.filter
def owned(code: str) -> str:
    """Who owns a medium, in words."""
    return wording.OWNERSHIP.get(code, wording.UNOWNED)


@register.filter
def country(code: str) -> str:
    """The name of a country by its two letters."""
    return wording.COUNTRIES.get(code, code)


@register.filter
def span(row: Sitting) -> str:
    """The days of a sitting in words."""
    return wording.days(row.start, row.end)


@register.filter
def former_days(state: RoundState) -> str:
    """The time that a round was planned for before, in words."""
    start, end = state.former_start, state.former_end
    if not start or not end or start.day > 1 or (end + timedelta(days=1)).day > 1:
        return wording.in_sentence(start, end)
    part = start.year == end.year and (start.month, end.month) in PARTS
    return wording.in_sentence(start, end, "year" if part else "month")


@register.filter
def field_value(field: Field, names: Mapping[str, str]) -> str:
    """The value of a disputed field in words; slugs of people are told by name."""
    value = field.value
    if not isinstance(value, (tuple, list)):
        return names.get(f"person:{value}", str(value))
    if all(part is None or isinstance(part, date) for part in value):
        return wording.days(value[0], value[1])
    presence, head = value
    told = names.get(f"person:{head}", head) if head else "no head named"
    return str(told if presence == "present" else f"{told}, {presence}")


@register.filter
def counted(number: int, noun: str) -> str:
    """A number with its noun; a plural that is not made with s stands after a bar: `entry|entries`."""
    one, _, many = noun.partition("|")
    return wording.count(number, one, many or None)


@register.inclusion_tag("parts/origins.html")
def backed(counts: Corroboration, new: int = 0) -> dict[str, object]:
    """The squares of corroboration: filled for reviewed origins, dashed for `new` ones not yet reviewed."""
    total = counts.carried_by + new
    return {
        "filled": range(counts.carried_by if total <= SQUARES else 0),
        "dashed": range(new if total <= SQUARES else 0),
        "total": total,
        "words": wording.corroborated(counts.said_by, total, counts.at_table),
        "counts": counts,
    }
