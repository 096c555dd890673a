"""Read violence data that a user brings (UCDP GED, ACLED) into a layer of its own. Nothing is fetched."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from events.models import Layer, LayerEvent

Row = dict[str, str]
COUNTRY = "Syria"
VIOLENCE = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
AT_ONCE = 1000


class NotThisFormat(ValueError):
    """The file lacks columns of the format; the message names them."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a data set calls its columns, how it is licensed, and how a row becomes an event."""

    name: str
    licence: str
    needs: tuple[str, ...]
    read: Callable[[Row], LayerEvent]


def number(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None


def whole(value: str | None) -> int | None:
    found = number(value)
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
        kind=VIOLENCE.get(row["type_of_violence"], row["type_of_violence"]),
        place=(row.get("where_coordinates") or row.get("adm_1") or "")[:200],
        latitude=number(row["latitude"]),
        longitude=number(row["longitude"]),
        actors=[name for name in (row["side_a"], row["side_b"]) if name],
        deaths=whole(row["best"]),
    )


def acled(row: Row) -> LayerEvent:
    return LayerEvent(
        key=row["event_id_cnty"],
        start=day(row["event_date"]),
        end=day(row["event_date"]),
        kind=(row["sub_event_type"] or row.get("event_type", ""))[:120],
        place=row["location"][:200],
        latitude=number(row["latitude"]),
        longitude=number(row["longitude"]),
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
    taken: int = 0
    elsewhere: int = 0
    bad: int = 0


def import_layer(path: Path, format_: str, now: datetime) -> Imported:
    """All rows on Syria, in place of those of an earlier import; all or nothing."""
    form, told = FORMATS[format_], Imported()
    with transaction.atomic(), path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        layer, _ = Layer.objects.update_or_create(
            slug=format_,
            defaults={"name": form.name, "format": format_, "licence": form.licence, "imported_at": now},
        )
        layer.events.all().delete()
        some: list[LayerEvent] = []
        for event in rows(csv.DictReader(file), form, told):
            event.layer = layer
            some.append(event)
            if len(some) == AT_ONCE:
                LayerEvent.objects.bulk_create(some, ignore_conflicts=True)
                some = []
        LayerEvent.objects.bulk_create(some, ignore_conflicts=True)
        told.taken = layer.events.count()
    return told


def rows(table: "csv.DictReader[str]", form: Format, told: Imported) -> Iterator[LayerEvent]:
    lacking = [name for name in form.needs if name not in (table.fieldnames or [])]
    if lacking:
        raise NotThisFormat(f"no {form.name} file: it lacks {', '.join(lacking)}")
    for row in table:
        if row["country"] != COUNTRY:
            told.elsewhere += 1
            continue
        try:
            yield form.read(row)
        except (ValueError, KeyError, TypeError):
            told.bad += 1
