"""The zones' map and life."""

from datetime import date

import plotly.graph_objects as go

from talks.drawing.life import life
from talks.drawing.maps import Outline, Place, zone_map
from talks.drawing.shapes import Band, Span
from talks.drawing.window import DAY, ms

D = date
RING = [[36.3, 33.5], [36.5, 33.5], [36.5, 33.6], [36.3, 33.5]]
GHOUTA = Outline("zone:eastern-ghouta", "Eastern Ghouta", {"type": "Polygon", "coordinates": [RING]}, "in force")
BAND = Band(
    "zone:eastern-ghouta",
    "Eastern Ghouta",
    paper=(Span("agreed", D(2017, 5, 4), None),),
    ground=(Span("in-force", D(2017, 5, 6), None), Span("dissolved", D(2018, 4, 8), None)),
)


def test_plotly_takes_the_map() -> None:
    figure = zone_map([GHOUTA, GHOUTA], [Place("Damascus", 36.29, 33.51, "left")])

    assert len(go.Figure(figure).data) == len(figure["data"])


def test_an_outline_is_soft_and_thin_never_a_border() -> None:
    widths = [(trace["line"]["width"], trace.get("opacity", 1)) for trace in zone_map([GHOUTA], [])["data"]]

    assert widths == [(9, 0.25), (1.5, 1)]


def test_several_polygons_are_one_zone() -> None:
    parted = Outline("zone:z", "Z", {"type": "MultiPolygon", "coordinates": [[RING], [RING]]}, "")

    assert len(zone_map([parted], [])["data"]) == 4


def test_the_band_ends_the_day_before_the_zone_ended() -> None:
    figure = life((BAND,), D(2026, 1, 1))
    assert figure
    ends = [
        base + x
        for trace in figure["data"]
        if trace["type"] == "bar"
        for base, x in zip(trace["base"], trace["x"], strict=True)
    ]

    assert ends == [ms(D(2018, 4, 7)) + DAY]


def test_a_zone_nothing_is_known_of_has_no_life() -> None:
    assert life((Band("zone:z", "Z"),), D(2017, 1, 1)) is None
