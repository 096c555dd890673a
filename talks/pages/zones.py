"""The zones on a map, and one zone whole: its life on paper and on the ground."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from talks import queries
from talks.drawing.life import life
from talks.drawing.maps import Outline, Place, zone_map
from talks.drawing.palette import swaps
from talks.pages.door import dated, page, there
from talks.pages.footnotes import of_noun
from talks.queries import ZoneLine, lanes
from talks.queries.names import names
from talks.queries.zones import zones_backed

CITIES = (Place("Aleppo", 37.16, 36.20), Place("Damascus", 36.29, 33.51, "left"), Place("Homs", 36.72, 34.73))


@dated
def zones(request: HttpRequest, day: date | None) -> HttpResponse:
    """All zones: the map, their lives one below the other, a table."""
    found = queries.zones(day, outlines=True)
    drawn = [_outline(line) for line in found if line.geometry]
    figures = _figures(zone_map(drawn, CITIES, 560) if drawn else None, found, day)
    return page(
        request,
        "zones/list.html",
        day,
        zones=[(line, _word(line), told) for line, told in zones_backed(found, day)],
        figures=figures,
    )


@dated
def zone(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One zone."""
    found = queries.zone_page(slug, day)
    there(found.line.zone if found else None, "zone", slug)
    assert found
    places = [Place(one.value["name"], one.value["lon"], one.value["lat"]) for one in found.towns]
    map_ = zone_map([_outline(found.line)], places) if found.line.geometry else None
    return page(
        request,
        "zones/page.html",
        day,
        found=found,
        status=_word(found.line),
        changes=[
            (one, lanes.zone_word(one, found.again), date.fromisoformat(one.value["date"])) for one in found.changes
        ],
        differing={_matter(told): field for told, field in found.fields.items() if field.rivals},
        figures=_figures(map_, [found.line], day),
        origins=of_noun(found.line.zone, (*found.changes, *found.outlines, *found.population, *found.fighters)),
        names=names(day),
    )


def _matter(told: str) -> str:
    """What a date that sources differ on is the date of: `offensive 2018-06-18` is that of an offensive."""
    status, _, _ = told.partition(" ")
    return f"day of “{lanes.ZONE_STATUS.get(status, status)}”"


def _word(line: ZoneLine) -> str:
    return lanes.ZONE_STATUS.get(line.status, line.status)


def _outline(line: ZoneLine) -> Outline:
    assert line.geometry
    name = lanes.short_name(line.zone)
    says = f"{line.zone.name}\n{_word(line)}\noutline approximate"
    return Outline(f"zone:{line.zone.slug}", name, line.geometry, says, ended=line.status == "dissolved")


def _figures(map_: dict[str, Any] | None, found: list[ZoneLine], day: date | None) -> dict[str, Any]:
    """Map and lives, wide and narrow, and the dark colour of each light one."""
    until = day or timezone.now().date()
    bands = tuple(lanes.band(line) for line in found)
    lives = {"wide": life(bands, until), "narrow": life(bands, until, width=340, narrow=True)}
    return {"map": {"wide": map_, "narrow": map_}, "life": lives, "dark": swaps()}
