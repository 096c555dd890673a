"""Read violence data that a user brings (UCDP GED, ACLED) into a layer of its own. Nothing is fetched."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from events.models import Layer, LayerEvent
from events.services.tables import NoTable, table

Row = dict[str, str]
COUNTRY = "Syria"
VIOLENCE = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
AT_ONCE = 1000
LONGEST_KEY = 60
MOST_DEATHS = 2**31 - 1


class NotThisFormat(ValueError):
    """The file is none of the format; the message says why."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a data set calls its columns, how it is licensed, and how a row becomes an event."""

    name: str
    licence: str
    needs: tuple[str, ...]
    read: Callable[[Row], LayerEvent]


def number(value: str | None, most: float) -> float | None:
    """Between -most and most; None where there is none, or none such."""
    try:
        found = float(value) if value else None
    except ValueError:
        return None
    return found if found is not None and abs(found) <= most else None


def whole(value: str | None) -> int | None:
    found = number(value, MOST_DEATHS)
    return int(found) if found is not None and found >= 0 else None


def day(value: str) -> date:
    """ISO, with or without a time, or ACLED's `02 September 2017`."""
    text = value.strip()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007  a day has no zone


def ucdp(row: Row) -> LayerEvent:
    return LayerEvent(
        key=row["id"],
        start=day(row["date_start"]),
        end=day(row["date_end"]),
        kind=VIOLENCE.get(row["type_of_violence"], row["type_of_violence"])[:120],
        place=(row.get("where_coordinates") or row.get("adm_1") or "")[:200],
        latitude=number(row["latitude"], 90),
        longitude=number(row["longitude"], 180),
        actors=[name for name in (row["side_a"], row["side_b"]) if name],
        deaths=whole(row["best"]),
    )


def acled(row: Row) -> LayerEvent:
    return LayerEvent(
        key=row["event_id_cnty"],
        start=day(row["event_date"]),
        end=day(row["event_date"]),
        kind=(row["sub_event_type"] or row.get("event_type") or "")[:120],
        place=row["location"][:200],
        latitude=number(row["latitude"], 90),
        longitude=number(row["longitude"], 180),
        actors=[name for name in (row["actor1"], row.get("actor2", "")) if name],
        deaths=whole(row["fatalities"]),
    )


FORMATS = {
    "ucdp-ged": Format(
        "UCDP Georeferenced Event Dataset",
        "CC BY 4.0",
        (
            "id",
            "country",
            "date_start",
            "date_end",
            "type_of_violence",
            "latitude",
            "longitude",
            "side_a",
            "side_b",
            "best",
        ),
        ucdp,
    ),
    "acled": Format(
        "ACLED",
        "ACLED terms of use: not to be passed on",
        (
            "event_id_cnty",
            "country",
            "event_date",
            "sub_event_type",
            "actor1",
            "location",
            "latitude",
            "longitude",
            "fatalities",
        ),
        acled,
    ),
}


@dataclass(slots=True)
class Imported:
    """Rows taken, on other countries, that could not be read, and with an id that an earlier row had."""

    taken: int = 0
    elsewhere: int = 0
    bad: int = 0
    again: int = 0


def import_layer(path: Path, format_: str, now: datetime) -> Imported:
    """All rows on Syria, in place of those of an earlier import; all or nothing. Raises NotThisFormat."""
    form, told = FORMATS[format_], Imported()
    try:
        with transaction.atomic(), table(path) as file:
            layer, _ = Layer.objects.update_or_create(
                slug=format_,
                defaults={"name": form.name, "format": format_, "licence": form.licence, "imported_at": now},
            )
            layer.events.all().delete()
            found = rows(file, form, told)
            while some := list(islice(found, AT_ONCE)):
                for event in some:
                    event.layer = layer
                LayerEvent.objects.bulk_create(some)
                told.taken += len(some)
            if not told.taken:
                raise NotThisFormat(f"no row of it tells of {COUNTRY}; what was brought before stays")
    except NoTable as error:
        raise NotThisFormat(str(error)) from error
    return told


def rows(file: "csv.DictReader[str]", form: Format, told: Imported) -> Iterator[LayerEvent]:
    """Events of the rows that can be read; the others are counted."""
    lacking = [name for name in form.needs if name not in (file.fieldnames or [])]
    if lacking:
        raise NotThisFormat(f"no {form.name} file: it lacks {', '.join(lacking)}")
    keys: set[str] = set()
    for row in file:
        if any(row[name] is None for name in form.needs):  # it ends early
            told.bad += 1
            continue
        if row["country"] != COUNTRY:
            told.elsewhere += 1
            continue
        try:
            event = checked(form.read(row))
        except ValueError:
            told.bad += 1
            continue
        if event.key in keys:
            told.again += 1
            continue
        keys.add(event.key)
        yield event


def checked(event: LayerEvent) -> LayerEvent:
    """What the table takes; ValueError for the rest."""
    words = (event.key, event.kind, event.place, *event.actors)
    if not 0 < len(event.key) <= LONGEST_KEY or event.start > event.end or any("\0" in one for one in words):
        raise ValueError(event.key)
    return event
