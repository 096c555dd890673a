"""The timeline: rounds above, zones in the middle, happenings below, one axis. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from events.drawing.happenings import Happening, Read, draw_happenings
from talks.drawing.bands import draw_bands, draw_rules, draw_texts
from talks.drawing.figure import drawn
from talks.drawing.lanes import draw_lanes
from talks.drawing.shapes import Sheet, Talks
from talks.drawing.window import Window


def timeline(
    talks: Talks,
    happenings: Sequence[Happening],
    read: Sequence[Read],
    window: Window,
    *,
    until: date,
    past: bool = False,
    selected: str = "",
) -> dict[str, Any]:
    """The figure. `until` is the day of the record, up to which what lasts is drawn; `past` marks it with a line."""
    sheet = Sheet(y=4)
    draw_lanes(sheet, talks, window, selected)
    draw_texts(sheet, talks.texts, window)
    words_y = sheet.y + 15
    draw_bands(sheet, talks.bands, window, until)
    draw_happenings(sheet, happenings, read, window)
    draw_rules(sheet, talks.rules, window, sheet.y, words_y)
    return drawn(sheet, window, selected=selected, today=until if past else None)
