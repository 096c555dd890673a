"""Zones on a map: soft outlines from the record's own rough polygons, no ground beneath them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from talks.drawing.palette import LIGHT, see_through
from talks.drawing.traces import SANS, Trace, told

HEIGHT = 420


@dataclass(frozen=True, slots=True)
class Outline:
    """A zone's polygon as GeoJSON geometry; `key` is what it opens; `says` is told on hover; ended: dotted."""

    key: str
    name: str
    geometry: Mapping[str, Any]
    says: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A town or city by its approximate position."""

    name: str
    longitude: float
    latitude: float
    side: str = "right"  # on which its name stands


def zone_map(outlines: Sequence[Outline], places: Sequence[Place], height: int = HEIGHT) -> dict[str, Any]:
    """The figure: each outline twice, broad and faint under thin, so that no line looks like a surveyed border."""
    rings = [(outline, ring) for outline in outlines for ring in _rings(outline.geometry)]
    data = [trace for outline, ring in rings for trace in _soft(outline, ring)]
    if places:
        data.append(_places(places))
    if len(outlines) > 1:
        data.append(_names(outlines))
    latitudes = [y for _, ring in rings for _, y in ring] or [35.0]
    middle = (min(latitudes) + max(latitudes)) / 2
    axis = {"visible": False, "fixedrange": True}
    return {
        "data": data,
        "layout": {
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "size": 12, "color": LIGHT["ink"]},
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "xaxis": axis,
            # A degree of longitude is shorter than one of latitude.
            "yaxis": {**axis, "scaleanchor": "x", "scaleratio": round(1 / cos(radians(middle)), 4)},
        },
    }


def _rings(geometry: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    """The outer rings of a polygon or of several."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(point[0], point[1]) for point in polygon[0]] for polygon in polygons]


def _soft(outline: Outline, ring: Sequence[tuple[float, float]]) -> list[Trace]:
    colour = LIGHT["ground"]
    x, y = [point[0] for point in ring], [point[1] for point in ring]
    same = {"type": "scatter", "mode": "lines", "x": x, "y": y}
    broad = {**same, "line": {"color": colour, "width": 9, "shape": "spline"}, "opacity": 0.25, "hoverinfo": "skip"}
    thin = {
        **same,
        "line": {"color": colour, "width": 1.5, "shape": "spline", "dash": "1px,3px" if outline.ended else "solid"},
        "fill": "toself",
        "fillcolor": _tinted(colour),
        "hoveron": "fills",
        "text": told(outline.says),
        "hoverinfo": "text",
        "customdata": [outline.key],
        "hoverlabel": {"bgcolor": LIGHT["surface"], "bordercolor": LIGHT["rule"], "font": {"color": LIGHT["ink"]}},
    }
    return [broad, thin]


def _tinted(colour: str) -> str:
    return see_through(colour).replace(",0)", ",0.12)")


def _places(places: Sequence[Place]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [place.longitude for place in places],
        "y": [place.latitude for place in places],
        "text": [told(place.name) for place in places],
        "textposition": [f"middle {place.side}" for place in places],
        "textfont": {"size": 11, "color": LIGHT["muted"]},
        "marker": {"symbol": "square", "size": 4, "color": LIGHT["muted"]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(outlines: Sequence[Outline]) -> Trace:
    """Names beside the zones, at the height of their middles."""
    corners = [[point for ring in _rings(outline.geometry) for point in ring] for outline in outlines]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [max(x for x, _ in points) for points in corners],
        "y": [(max(y for _, y in points) + min(y for _, y in points)) / 2 for points in corners],
        "text": [f"  {told(outline.name)}" for outline in outlines],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": LIGHT["ink"], "weight": 600},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
