"""The colours of figures, light and dark, and how a light figure becomes a dark one. Pure."""

from collections.abc import Mapping
from typing import Any

# name: (light, dark); every pair was measured on canvas, surface and the paper of the past.
PAIRS = {
    "surface": ("#FFFFFF", "#182125"),
    "ink": ("#182226", "#E4EBEA"),
    "muted": ("#4F5B60", "#A3B1B5"),
    "rule": ("#7C888D", "#6F7F86"),
    "hair": ("#D8DEDC", "#2B373C"),
    "other": ("#67747A", "#94A3A9"),
    "conflict-deeds": ("#7A1420", "#EF7F6E"),
    "conflict-words": ("#B8515A", "#BE5A50"),
    "cooperation-deeds": ("#0F6E8F", "#93E0F2"),
    "cooperation-words": ("#3687A8", "#3E93AD"),
    "paper": ("#5A5396", "#A79FE8"),
    "ground": ("#8079B4", "#7D76BD"),
}
LIGHT = {name: light for name, (light, _) in PAIRS.items()}


def see_through(colour: str) -> str:
    """The colour without any body: gradients end in it, so that no other hue shows on the way."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0)"


def swaps(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Dark colours by the light ones they stand for; `more` adds those of the tracks."""
    firm = dict(PAIRS.values()) | dict(more or {})
    return firm | {see_through(light): see_through(dark) for light, dark in firm.items()}


def recoloured(figure: Any, dark_for: Mapping[str, str]) -> Any:
    """The same figure with each colour that has a counterpart exchanged for it."""
    if isinstance(figure, str):
        return dark_for.get(figure, figure)
    if isinstance(figure, Mapping):
        return {key: recoloured(value, dark_for) for key, value in figure.items()}
    if isinstance(figure, list | tuple):
        return [recoloured(value, dark_for) for value in figure]
    return figure
