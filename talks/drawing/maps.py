"""Zones on a map: soft outlines from the record's own rough polygons, no ground beneath them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from talks.drawing.palette import LIGHT, see_through
from talks.drawing.traces import SANS, Trace, told

WIDTH, HEIGHT, EDGE, PAD = 286, 420, 8, 14  # px: of the plot, at most of the figure, its margin, around the outlines
LETTER, LINE = 6.2, 14.0  # px that a letter and a line of a town's name take
SIDES = ("right", "left", "top", "bottom")


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
    side: str = ""  # on which its name stands; empty: where there is room


@dataclass(frozen=True, slots=True)
class Frame:
    """What the map shows: its south-west corner in degrees, and how many px a degree takes each way."""

    west: float
    south: float
    per_degree: tuple[float, float]
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point in px from the south-west corner."""
        return (longitude - self.west) * self.per_degree[0], (latitude - self.south) * self.per_degree[1]

    def ranges(self) -> tuple[list[float], list[float]]:
        """The ranges of both axes."""
        east = self.west + WIDTH / self.per_degree[0]
        return [self.west, east], [self.south, self.south + self.height / self.per_degree[1]]


def zone_map(outlines: Sequence[Outline], places: Sequence[Place], most: int = HEIGHT) -> dict[str, Any]:
    """The figure: each outline twice, broad and faint under thin, so that no line looks like a surveyed border."""
    rings = [(outline, ring) for outline in outlines for ring in _rings(outline.geometry)]
    data = [trace for outline, ring in rings for trace in _soft(outline, ring)]
    frame = _frame(rings, names=len(outlines) > 1, most=most)
    if places:
        data.append(_places(places, frame))
    if len(outlines) > 1:
        data.append(_names(outlines))
    axis = {"visible": False, "fixedrange": True}
    across, up = frame.ranges()
    return {
        "data": data,
        "layout": {
            "height": round(frame.height) + 2 * EDGE,
            "margin": {"l": EDGE, "r": EDGE, "t": EDGE, "b": EDGE},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "size": 12, "color": LIGHT["ink"]},
            "colorway": [LIGHT["ink"]],  # what sets no colour of its own takes none of Plotly's
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "xaxis": {**axis, "range": across},
            # A degree of longitude is shorter than one of latitude.
            "yaxis": {**axis, "range": up, "scaleanchor": "x", "scaleratio": frame.per_degree[1] / frame.per_degree[0]},
        },
    }


def _frame(rings: Sequence[tuple[Outline, Sequence[tuple[float, float]]]], *, names: bool, most: int) -> Frame:
    """The outlines as large as they can be; with names beside them they stand at the left, alone in the middle."""
    x = [point[0] for _, ring in rings for point in ring] or [35.0, 39.0]
    y = [point[1] for _, ring in rings for point in ring] or [32.0, 37.0]
    shorter = cos(radians((min(y) + max(y)) / 2))
    room = WIDTH - 2 * PAD - (10 * LETTER if names else 0)
    scale = min((most - 2 * EDGE - 2 * PAD) / (max(y) - min(y)), room / ((max(x) - min(x)) * shorter))
    across = scale * shorter
    free = WIDTH - (max(x) - min(x)) * across
    west = min(x) - (min(free / 2, 4 * PAD) if names else free / 2) / across
    return Frame(west, min(y) - PAD / scale, (across, scale), (max(y) - min(y)) * scale + 2 * PAD)


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


def _sides(places: Sequence[Place], frame: Frame) -> list[str]:
    """For each name the first side on which it meets no other and stays inside; the right where none is free."""
    taken = [_square(frame.at(place.longitude, place.latitude)) for place in places]
    chosen = []
    for place in places:
        boxes = {side: _words_at(place, side, frame) for side in ((place.side,) if place.side else SIDES)}
        free = (side for side, box in boxes.items() if _inside(box) and not any(_meet(box, other) for other in taken))
        side = next(free, place.side or SIDES[0])
        chosen.append(side)
        taken.append(boxes[side])
    return chosen


Box = tuple[float, float, float, float]


def _square(at: tuple[float, float]) -> Box:
    return at[0] - 2, at[1] - 2, at[0] + 2, at[1] + 2


def _words_at(place: Place, side: str, frame: Frame) -> Box:
    x, y = frame.at(place.longitude, place.latitude)
    length = LETTER * len(place.name)
    left = {"right": x + 4, "left": x - 4 - length}.get(side, x - length / 2)
    low = {"top": y + 3, "bottom": y - 3 - LINE}.get(side, y - LINE / 2)
    return left, low, left + length, low + LINE


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[2] <= WIDTH


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _places(places: Sequence[Place], frame: Frame) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [place.longitude for place in places],
        "y": [place.latitude for place in places],
        "text": [told(place.name) for place in places],
        "textposition": [f"middle {side}" if side in SIDES[:2] else f"{side} center" for side in _sides(places, frame)],
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
