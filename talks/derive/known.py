"""The day from which a citation counts (the rule `Known` in DESIGN.md)."""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(2012, 6, 30)  # of the record: the first Geneva meeting


def by_day(day: date) -> date:
    """The last day whose words count on a day: before the record begins there are none, not even of offices that
    people had held for years."""
    return day if day >= FIRST_DAY else date.min


@dataclass(frozen=True, slots=True)
class Known:
    """The day and what it rests on: `published`, `said`, `happened` or `captured`."""

    on: date
    basis: str


def known_on(
    *,
    published: date | None,
    said_from: date | None = None,
    said_to: date | None = None,
    planned_start: date | None = None,
    happened: date | None = None,
    captured: date | None = None,
) -> Known:
    """The source's day; else the last day it may have been said, at the latest the day before the planned start; else
    the day a report's matter happened; else the day of capture. ValueError where none of them is known.

    A report cannot be known before what it reports: an earlier day of the source is the day of the page it stands on.
    """
    if published is not None:
        return Known(max(published, happened) if happened else published, "published")
    if said_to is not None:
        eve = planned_start - timedelta(days=1) if planned_start else said_to
        latest = min(said_to, eve)
        return Known(max(latest, said_from) if said_from else latest, "said")
    if happened is not None:
        return Known(happened, "happened")
    if captured is not None:
        return Known(captured, "captured")
    raise ValueError("neither published, said, happened nor captured: no day from which it is known")
