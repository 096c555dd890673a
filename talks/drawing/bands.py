"""Zones as two marks: a thin line for what stands on paper, a band for what holds on the ground. Pure."""

from datetime import date, timedelta

from talks.drawing.palette import LIGHT, see_through
from talks.drawing.shapes import Band, Rule, Sheet, Span, Spot, Text
from talks.drawing.traces import BAND, Trace, bars, level, lines, name, square, told, unseen, upright, words
from talks.drawing.window import DAY, Window, ms

PITCH = 27.0
CROWDED = 0.5  # px a day, below which diamonds shrink
OPEN = timedelta(days=365)  # how far an event fades out of which nobody told an end
DASHES = {"proposed": "1px,2px", "agreed": "4px,3px", "mapped": "solid"}
# A happening in a zone hatches its own span over the band.
HATCHES = {"violated": ("ground", 0.45), "offensive": ("conflict-deeds", 0.55), "taken": ("conflict-deeds", 0.8)}


def draw_bands(sheet: Sheet, zones: tuple[Band, ...], window: Window, until: date) -> None:
    """Adds the zones that had begun by the end of the window; what lasts is drawn to `until`, the day of the record."""
    known = [zone for zone in zones if any(window.shows(span.start, span.end) for span in _spans(zone))]
    if not known:
        return
    sheet.shapes.append(level(sheet.y + 6, LIGHT["rule"]))
    sheet.y += 22
    for zone in known:
        _draw_zone(sheet, zone, window, until)
    sheet.y += 6


def _spans(zone: Band) -> tuple[Span, ...]:
    return (*zone.paper, *zone.ground, *zone.events)


def _draw_zone(sheet: Sheet, zone: Band, window: Window, until: date) -> None:
    pitch = PITCH + 10 if window.narrow else PITCH
    top = sheet.y + (12 if window.narrow else 2)
    paper_y, band_y = top + 3, top + 12
    if window.narrow:
        sheet.notes.append(name(0, sheet.y + 4, told(zone.name), 11.5))
    else:
        sheet.notes.append(name(-120, top + 8, told(zone.name)))
    dissolved = next((span.start for span in zone.ground if span.status == "dissolved"), None)
    _draw_paper(sheet, zone.paper, paper_y, window, dissolved or until)
    in_force = [span for span in zone.ground if span.status == "in-force"]
    for span in in_force:
        end = span.end or (dissolved - timedelta(days=1) if dissolved else until)
        _draw_band(sheet, span, end, band_y, LIGHT["ground"], window)
        says = told(span.says or zone.name)
        middle = (max(ms(span.start), window.x0) + min(ms(end) + DAY, window.x1)) // 2
        if window.shows(span.start, end):
            sheet.traces.append(unseen([middle], [band_y], [says], [zone.key]))
            sheet.spots.append(Spot(zone.key, "zones", *_clipped(span.start, end, window), band_y, BAND, span.says))
    for span in zone.events:
        last = dissolved if dissolved and dissolved > span.start else min(until, span.start + OPEN)
        _draw_event(sheet, span, span.end or last, band_y, window, zone.key)
    if dissolved and window.start <= dissolved <= window.end:
        cap = [ms(dissolved), ms(dissolved)]
        sheet.traces.append(lines(cap, [band_y - 8, band_y + 8], LIGHT["ink"], 2))
    sheet.y += pitch


def _clipped(start: date, end: date, window: Window) -> tuple[int, int]:
    return max(ms(start), window.x0), min(ms(end) + DAY, window.x1)


def _draw_paper(sheet: Sheet, paper: tuple[Span, ...], y: float, window: Window, until: date) -> None:
    steps = sorted((span for span in paper if span.status in DASHES), key=lambda span: span.start)
    starts = [span.start for span in steps[1:]]
    for span, after in zip(steps, [*starts, None], strict=True):
        end = span.end or after or until
        if end < span.start or not window.shows(span.start, end):
            continue
        line = {"dash": DASHES[span.status]}
        sheet.traces.append(lines(_clipped(span.start, end, window), [y, y], LIGHT["paper"], 3, line=line))


def _draw_band(sheet: Sheet, span: Span, end: date, y: float, colour: str, window: Window, **more: object) -> None:
    left, right = _clipped(span.start, end, window)
    if right > left:
        marker = {"cornerradius": 0, **more}
        sheet.traces.append(bars([(left, right)], [y], colour, BAND, marker=marker))


def _draw_event(sheet: Sheet, span: Span, end: date, y: float, window: Window, key: str) -> None:
    """A hatch over the event's own span; on a surface first, so that the band does not shine through."""
    if span.status not in HATCHES or not window.shows(span.start, end):
        return
    colour, solidity = HATCHES[span.status]
    pattern = {"shape": "/", "size": 5, "solidity": solidity, "fgcolor": LIGHT[colour], "bgcolor": LIGHT["surface"]}
    left, right = _clipped(span.start, end, window)
    right = max(right, left + window.in_ms(6))
    marker = {"cornerradius": 0, "pattern": pattern}
    hover = {"hovertext": [told(span.says)], "customdata": [key]}
    sheet.traces.append(bars([(left, right)], [y], LIGHT["surface"], BAND, marker=marker, **hover))
    sheet.spots.append(Spot(key, "zones", left, right, y, BAND, span.says))
    if span.precision != "day" or span.end is None:
        sheet.traces.append(_fade(left, right, y, opening=span.precision != "day"))


def _fade(left: int, right: int, y: float, *, opening: bool) -> Trace:
    """The surface drawn over a soft end: it begins about then, or nobody said when it stopped."""
    clear, full = see_through(LIGHT["surface"]), LIGHT["surface"]
    edge = left + (right - left) // 2
    x0, x1, scale = (left, edge, [[0, full], [1, clear]]) if opening else (edge, right, [[0, clear], [1, full]])
    top, bottom = y - BAND / 2, y + BAND / 2
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x0, x1, x1, x0, x0],
        "y": [top, top, bottom, bottom, top],
        "fill": "toself",
        "fillgradient": {"type": "horizontal", "colorscale": scale, "start": x0, "stop": x1},
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def draw_texts(sheet: Sheet, texts: tuple[Text, ...], window: Window) -> None:
    """The lane of documents: a diamond on its day, a hollow one where a commitment falls due."""
    seen = [text for text in texts if window.start <= text.day <= window.end]
    if not seen:
        return
    height = 38.0 if window.narrow else 26.0
    y = sheet.y + (25 if window.narrow else 13)
    if window.narrow:
        sheet.notes.append(name(0, sheet.y + 7, "Texts", 12, strong=True))
    else:
        sheet.shapes.append(square(-120, y, LIGHT["ink"]))
        sheet.notes.append(name(-104, y, "Texts", strong=True))
    for is_hollow in (False, True):
        rows = [text for text in seen if text.hollow == is_hollow]
        if rows:
            sheet.traces.append(_diamonds(rows, y, is_hollow, 9 if window.px_per_day >= CROWDED else 7))
    sheet.spots += [Spot(text.key, "texts", ms(text.day), ms(text.day) + DAY, y, 12, text.says) for text in seen]
    sheet.y += height


def _diamonds(rows: list[Text], y: float, is_hollow: bool, size: int) -> Trace:
    edge = {"color": LIGHT["ink"], "width": 1.5}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [ms(text.day) + DAY // 2 for text in rows],
        "y": [y] * len(rows),
        "marker": {
            "symbol": "diamond",
            "size": size,
            "color": LIGHT["surface"] if is_hollow else LIGHT["ink"],
            "line": edge,
        },
        "cliponaxis": False,
        "hovertext": [told(text.says) for text in rows],
        "hoverinfo": "text",
        "customdata": [text.key for text in rows],
    }


def draw_rules(sheet: Sheet, rules: tuple[Rule, ...], window: Window, bottom: float, words_y: float) -> None:
    """Dotted lines through all storeys for texts that changed the rules; at most three, words where there is room."""
    seen = [rule for rule in rules if window.start <= rule.day <= window.end][:3]
    free_from = window.x0
    for rule in seen:
        at = ms(rule.day)
        sheet.shapes.append(upright(at, 0, bottom, LIGHT["rule"], 1, "1px,2px"))
        length = window.in_ms(6 * len(rule.words))
        if at >= free_from and at + length <= window.x1 + window.in_ms(8):
            font = {"size": 11, "color": LIGHT["muted"]}
            at_words = at + window.in_ms(5)
            sheet.traces.append(
                words([at_words], [words_y], [told(rule.words)], textposition="middle right", textfont=font)
            )
            free_from = at + length
