"""A zone's whole life: the paper line and the ground band, from the first word of it to the last. Pure."""

from datetime import date, timedelta
from typing import Any

from talks.drawing.bands import draw_bands
from talks.drawing.figure import drawn
from talks.drawing.shapes import Band, Sheet
from talks.drawing.window import Window

AIR = timedelta(days=60)


def life(zones: tuple[Band, ...], until: date, *, width: int = 640, narrow: bool = False) -> dict[str, Any] | None:
    """The figure; None where nothing is known of any zone. `until` is the day of the record: nothing later is drawn."""
    spans = [span for zone in zones for span in (*zone.paper, *zone.ground, *zone.events)]
    if not spans:
        return None
    first = min(span.start for span in spans)
    dissolved = [span.start for zone in zones for span in zone.ground if span.status == "dissolved"]
    over = len(dissolved) == len(zones)
    last = max([span.end or span.start for span in spans] + dissolved) if over else until
    window = Window(first - AIR, max(last, first) + (AIR if over else timedelta(days=7)), width, narrow)
    sheet = Sheet()
    draw_bands(sheet, zones, window, until)
    return drawn(sheet, window, today=None if over else until)
