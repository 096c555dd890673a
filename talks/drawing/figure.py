"""The sheet of a figure: axis, grid, frame of what is selected, and the dict that Plotly draws. Pure."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from talks.drawing.palette import LIGHT
from talks.drawing.shapes import Sheet
from talks.drawing.traces import SANS, upright
from talks.drawing.window import Window, ms

LEFT, RIGHT, TOP, BOTTOM = 122, 12, 24, 22  # px around the plot
NARROW_LEFT, NARROW_RIGHT = 2, 6  # on a phone; at the right half a mark has room that stands on the last day


def drawn(sheet: Sheet, window: Window, *, selected: str = "", today: Any = None) -> dict[str, Any]:
    """The figure: `data` and `layout`, with the spots of all marks in `layout.meta`.

    `selected` is the key of the mark that is framed; `today` the day that a dotted line marks (the record as of it).
    """
    bottom = sheet.y
    shapes = [*_grid(window, bottom), *sheet.shapes, *_frame(sheet, window, selected, bottom)]
    if today is not None and window.start <= today <= window.end:
        shapes.append(upright(ms(today), 0, bottom, LIGHT["ink"], 1.5, "2px,3px"))
    return {
        "data": sheet.traces,
        "layout": {
            "height": round(bottom) + TOP + BOTTOM,
            "margin": _margin(window),
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "size": 12, "color": LIGHT["ink"]},
            "colorway": [LIGHT["ink"]],  # what sets no colour of its own takes none of Plotly's
            "showlegend": False,
            "barmode": "overlay",
            "hovermode": "closest",
            "hoverdistance": 24,
            "dragmode": False if window.narrow else "zoom",
            "hoverlabel": {
                "bgcolor": LIGHT["surface"],
                "bordercolor": LIGHT["rule"],
                "font": {"family": SANS, "size": 13, "color": LIGHT["ink"]},
                "align": "left",
            },
            "xaxis": _axis(window, "top"),
            "xaxis2": {**_axis(window, "bottom"), "overlaying": "x", "matches": "x"},
            "yaxis": {"range": [bottom, 0], "visible": False, "fixedrange": True},
            "shapes": shapes,
            "annotations": sheet.notes,
            "meta": {"spots": [asdict(spot) for spot in sheet.spots], "selected": selected},
        },
    }


def _margin(window: Window) -> dict[str, int]:
    left, right = (NARROW_LEFT, NARROW_RIGHT) if window.narrow else (LEFT, RIGHT)
    return {"l": left, "r": right, "t": TOP, "b": BOTTOM}


def _axis(window: Window, side: str) -> dict[str, Any]:
    ticks = [tick for tick in window.ticks() if tick.label]
    return {
        "type": "date",
        "range": [window.x0, window.x1],
        "side": side,
        "tickvals": [tick.label_at for tick in ticks],
        "ticktext": [tick.label for tick in ticks],
        "tickfont": {"size": 11, "color": LIGHT["muted"]},
        "tickangle": 0,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": window.narrow,
    }


def _grid(window: Window, bottom: float) -> list[dict[str, Any]]:
    """Hairlines where months, or whatever is named, begin; under everything."""
    lines = {tick.line for tick in window.ticks() if tick.line >= window.x0} | {window.x0, window.x1}
    return [upright(at, 0, bottom, LIGHT["hair"], 1) for at in sorted(lines)]


def _frame(sheet: Sheet, window: Window, selected: str, bottom: float) -> Iterator[dict[str, Any]]:
    """A 2 px frame round each mark of what is selected, and a plumb line from the first through all storeys."""
    found = [spot for spot in sheet.spots if selected and spot.key == selected]
    pad = window.in_ms(4)
    for spot in found:
        yield {
            "type": "rect",
            "x0": spot.x0 - pad,
            "x1": spot.x1 + pad,
            "y0": spot.y - spot.height / 2 - 4,
            "y1": spot.y + spot.height / 2 + 4,
            "line": {"color": LIGHT["ink"], "width": 2},
            "fillcolor": "rgba(0,0,0,0)",
        }
    for spot in found[:1]:
        middle = (spot.x0 + spot.x1) // 2
        yield upright(middle, spot.y + spot.height / 2 + 4, bottom, LIGHT["rule"], 1)
