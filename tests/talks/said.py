"""Statements for tests of the derivations, in as few words as the case needs."""

from datetime import date
from typing import Any

from talks.derive import Cited, Said

_counter = iter(range(10**9))


def day(text: str) -> date:
    return date.fromisoformat(text)


def said(property: str, value: dict[str, Any], on: str, **more: Any) -> Said:
    """A statement said and known on one day, unless `known` or `said_from` tell otherwise."""
    known = day(more.pop("known", on))
    origins = more.pop("origins", ())
    more.setdefault("said_from", day(on))
    more.setdefault("said_to", more["said_from"])
    return Said(
        id=more.pop("id", f"s{next(_counter):06}"),
        property=property,
        value=value,
        known_on=known,
        cited=tuple(Cited(known, origin) for origin in origins),
        **more,
    )


def plan(on: str, start: str | None = None, end: str | None = None, status: str = "scheduled", **more: Any) -> Said:
    """An announcement; `start` as a month (2017-08) is the whole month."""
    return said("schedule", {"status": status, **time(start, end)}, on, **more)


def report(on: str, status: str, start: str | None = None, end: str | None = None, **more: Any) -> Said:
    return said("schedule", {"status": status, **time(start, end)}, on, said_from=None, said_to=None, **more)


def time(start: str | None, end: str | None) -> dict[str, str | None]:
    if start and len(start) == 7:
        last = {"01": 31, "02": 28, "04": 30, "06": 30, "09": 30, "11": 30}.get(start[5:], 31)
        return {"start": f"{start}-01", "end": f"{start}-{last}", "precision": "month"}
    return {"start": start, "end": end, "precision": "day"}


def at(rows: list[Any], on: str) -> Any:
    """The row that holds on a day, or None."""
    found = [row for row in rows if row.known_from <= day(on) and (row.known_to is None or day(on) < row.known_to)]
    assert len(found) < 2
    return found[0] if found else None


def summary(row: Any) -> tuple[Any, ...] | None:
    """Status, time, former time and moves of a round's row, days as text."""
    if row is None:
        return None
    days = [value and value.isoformat() for value in (row.start, row.end, row.former_start)]
    return row.status, days[0], days[1], row.precision, days[2], row.moves
