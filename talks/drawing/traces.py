"""The marks that all figures are made of, as Plotly traces, shapes and notes. Positions: ms across, px down. Pure."""

from collections.abc import Sequence
from html import escape
from typing import Any

from talks.drawing.palette import LIGHT, see_through

Trace = dict[str, Any]
SANS = "Record Sans, system-ui, sans-serif"
BAR, PLAN, BAND = 16, 8, 11  # px high


def told(text: str) -> str:
    """Words of the data inside Plotly's own little markup; a new line breaks it."""
    return escape(text, quote=False).replace("\n", "<br>")


def bars(x: Sequence[tuple[int, int]], y: Sequence[float], colour: str, height: float, **more: Any) -> Trace:
    """Solid bars, each from one point of the axis to another."""
    marker = {"color": colour, "cornerradius": 2, "line": {"width": 0}} | more.pop("marker", {})
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for start, _ in x],
        "x": [end - start for start, end in x],
        "y": list(y),
        "width": [height] * len(x),
        "marker": marker,
        "hoverinfo": "text" if "hovertext" in more else "skip",
        **more,
    }


def lines(x: Sequence[int | None], y: Sequence[float | None], colour: str, width: float = 1, **more: Any) -> Trace:
    """A polyline; None lifts the pen."""
    line = {"color": colour, "width": width} | more.pop("line", {})
    return {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "line": line, "hoverinfo": "skip", **more}


def hollow(boxes: Sequence[tuple[int, int, float, float]], colour: str, *, dashed: bool, **more: Any) -> Trace:
    """Outlined boxes (left, right, middle, height) in one trace; dashed: not yet reviewed."""
    x: list[int | None] = []
    y: list[float | None] = []
    for left, right, middle, height in boxes:
        top, bottom = middle - height / 2, middle + height / 2
        x += [left, right, right, left, left, None]
        y += [top, top, bottom, bottom, top, None]
    line = {"dash": "2px,1.5px"} if dashed else {}
    return lines(x, y, colour, 1.5, line=line, **more)


def soft(left: int, right: int, middle: float, height: float, colour: str) -> Trace:
    """A box that fades at both ends: about then."""
    clear = see_through(colour)
    fade = [[0.0, clear], [0.3, colour], [0.7, colour], [1.0, clear]]
    top, bottom = middle - height / 2, middle + height / 2
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [left, right, right, left, left],
        "y": [top, top, bottom, bottom, top],
        "fill": "toself",
        "fillgradient": {"type": "horizontal", "colorscale": fade, "start": left, "stop": right},
        "line": {"width": 0},
        "opacity": 0.7,
        "hoverinfo": "skip",
    }


def unseen(x: Sequence[int], y: Sequence[float], says: Sequence[str], keys: Sequence[str]) -> Trace:
    """Points without ink that answer to hover and click where a drawn mark cannot."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "marker": {"size": 12, "opacity": 0, "color": LIGHT["ink"]},
        "hovertext": list(says),
        "hoverinfo": "text",
        "customdata": list(keys),
    }


def words(x: Sequence[int], y: Sequence[float], text: Sequence[str], **more: Any) -> Trace:
    """Words on the plot, centred on their point unless told otherwise."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(text),
        "textfont": {"size": 12, "color": LIGHT["ink"]} | more.pop("textfont", {}),
        "hoverinfo": "skip",
        "cliponaxis": False,
        **more,
    }


def level(y: float, colour: str, width: float = 1) -> Trace:
    """A line across the whole plot."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": colour, "width": width},
        "layer": "below",
    }


def upright(x: int, y0: float, y1: float, colour: str, width: float = 1, dash: str = "solid") -> Trace:
    """A line down the plot at one moment."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "y0": y0, "y1": y1, "line": line, "layer": "below"}


def square(x_px: float, y: float, colour: str, size: float = 9) -> Trace:
    """A square at a pixel of the left margin: the hue before a name."""
    return {
        "type": "rect",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 0,
        "x0": x_px,
        "x1": x_px + size,
        "y0": y - size / 2,
        "y1": y + size / 2,
        "fillcolor": colour,
        "line": {"width": 0},
    }


def name(
    x_px: float, y: float, text: str, size: float = 13, colour: str = LIGHT["ink"], *, strong: bool = False
) -> Trace:
    """A name at a pixel of the left margin. Strong by weight: Plotly's bold tag writes an inline style."""
    return {
        "xref": "paper",
        "x": 0,
        "xshift": x_px,
        "xanchor": "left",
        "y": y,
        "yanchor": "middle",
        "text": text,
        "showarrow": False,
        "align": "left",
        "font": {"size": size, "color": colour, "weight": 600 if strong else 400},
    }
