"""Happenings below the talks: squares and dashes by week, columns where weeks get thin, and how much was read. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from talks.drawing.palette import LIGHT
from talks.drawing.shapes import Sheet, Spot
from talks.drawing.traces import hollow, level, name, square, told
from talks.drawing.window import DAY, Window, ms

UP, DOWN = 56.0, 46.0  # px above and below the line
STEP = 12.0
LEAST_WEEK = 6.5  # px under which a week is no column of its own
COVERAGE = 18.0  # px that the line of articles read may take
SIDES = ("conflict", "cooperation")
PARTS = ("deeds", "words", "new")
OUTLINED = {"color": "#FFFFFF", "line": {"color": "#000000", "width": 1}}  # cooperation on paper; conflict stays filled
COLUMN = 8.0  # px that a column of counts needs


@dataclass(frozen=True, slots=True)
class Happening:
    """One deed or statement: `side` conflict or cooperation, `manner` deeds or words."""

    key: str
    day: date
    side: str
    manner: str
    says: str
    reviewed: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """How many articles published in the week of a Monday were read."""

    monday: date
    articles: int


def draw_happenings(sheet: Sheet, rows: Iterable[Happening], read: Sequence[Read], window: Window) -> None:
    """Adds the panel: conflict above the line, cooperation below, articles read as a faint step line at its foot."""
    seen = sorted((row for row in rows if window.start <= row.day <= window.end), key=lambda row: (row.day, row.key))
    sheet.shapes.append(level(sheet.y + 4, LIGHT["rule"]))
    line_y = sheet.y + UP + (18 if window.narrow else 8)
    _names(sheet, line_y, window, sum(week.articles for week in read if _in(week, window)))
    sheet.shapes.append(level(line_y, LIGHT["ink"]))
    if window.px_per_day * 7 >= LEAST_WEEK:
        _draw_marks(sheet, seen, line_y, min(10.0, window.px_per_day * 7 - 0.5))
    else:
        _draw_columns(sheet, seen, line_y, window)
    foot = line_y + DOWN + COVERAGE + (16 if window.narrow else 0)
    _draw_coverage(sheet, read, foot, window)
    sheet.y = foot + 4


def _in(week: Read, window: Window) -> bool:
    return week.monday <= window.end and week.monday + timedelta(days=6) >= window.start


def _names(sheet: Sheet, line_y: float, window: Window, articles: int) -> None:
    count = f"from {articles:,} {'article' if articles == 1 else 'articles'} read"
    rows = (
        ("conflict", line_y - 36, "Conflict", "violence, refusals"),
        ("cooperation", line_y + 18, "Cooperation", "deals, talks"),
    )
    for side, y, title, says in rows:
        colour = LIGHT[f"{side}-deeds"]
        if window.narrow:
            at = line_y - UP - 4 if side == "conflict" else line_y + DOWN + 8
            sheet.shapes.append(square(0, at, colour))
            sheet.notes.append(name(14, at, title, 12, strong=True))
            sheet.notes.append(name(92, at, says, 11, LIGHT["muted"]))
            continue
        sheet.shapes.append(square(-120, y, colour))
        sheet.notes.append(name(-104, y, title, strong=True))
        sheet.notes.append(name(-104, y + 15, says, 11, LIGHT["muted"]))
    if window.narrow:
        sheet.notes.append(name(200, line_y - UP - 4, count, 11, LIGHT["muted"]))
    else:
        sheet.notes.append(name(-104, line_y + DOWN + COVERAGE - 6, count, 11, LIGHT["muted"]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _draw_marks(sheet: Sheet, rows: Sequence[Happening], line_y: float, size: float) -> None:
    """Squares for deeds, dashes for words, stacked by week away from the line; `size` px wide."""
    stacks: defaultdict[tuple[date, str], list[Happening]] = defaultdict(list)
    for row in rows:
        stacks[_monday(row.day), row.side].append(row)
    placed: defaultdict[tuple[str, str, bool], list[tuple[int, float, Happening]]] = defaultdict(list)
    for (monday, side), stack in stacks.items():
        room = (UP if side == "conflict" else DOWN) - 6
        # Deeds next to the line; a stack that is too high is pressed together.
        stack.sort(key=lambda row: (row.manner != "deeds", not row.reviewed, row.day, row.key))
        heights = [STEP if row.manner == "deeds" else STEP * 0.6 for row in stack]
        scale = min(1.0, room / sum(heights))
        far = 3.0
        for row, height in zip(stack, heights, strict=True):
            y = line_y - far - height * scale / 2 if side == "conflict" else line_y + far + height * scale / 2
            placed[row.side, row.manner, row.reviewed].append((ms(monday + timedelta(days=3)) + DAY // 2, y, row))
            far += height * scale
    for (side, manner, reviewed), found in sorted(placed.items()):
        sheet.traces.append(_marks(f"{side}-{manner}", manner, reviewed, found, size))
    for found in placed.values():
        sheet.spots += [Spot(row.key, row.side, x - DAY, x + DAY, y, 10, row.says) for x, y, row in found]


def _marks(
    hue: str, manner: str, reviewed: bool, found: Sequence[tuple[int, float, Happening]], size: float
) -> dict[str, Any]:
    colour = LIGHT[hue]
    marker: dict[str, Any]
    if not reviewed:
        line = {"color": colour, "width": 1.5, "dash": "2px,1.5px"}
        marker = {"symbol": "square", "size": size - 1, "color": LIGHT["surface"], "line": line}
    elif manner == "deeds":
        marker = {"symbol": "square", "size": size, "color": colour, "line": {"width": 0}}
    else:
        marker = {"symbol": "line-ew", "size": size * 0.7, "color": colour, "line": {"color": colour, "width": 4}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in found],
        "y": [y for _, y, _ in found],
        "marker": {"opacity": 1, **marker},
        "meta": {"paper": OUTLINED} if hue == "cooperation-deeds" and reviewed else {},
        "hovertext": [told(row.says) for _, _, row in found],
        "hoverinfo": "text",
        "customdata": [row.key for _, _, row in found],
    }


def _draw_columns(sheet: Sheet, rows: Sequence[Happening], line_y: float, window: Window) -> None:
    """Counts by months, quarters or years, whichever is the first to be wide enough; new ones in dashes at the end."""
    months = next((n for n in (1, 3) if window.px_per_day * 30.4 * n >= COLUMN), 12)
    counts: defaultdict[tuple[str, date, str], int] = defaultdict(int)
    for row in rows:
        counts[row.side, _bucket(row.day, months), row.manner if row.reviewed else "new"] += 1
    for side in SIDES:
        buckets = sorted({bucket for of, bucket, _ in counts if of == side})
        room = (UP if side == "conflict" else DOWN) - 8
        sums = [sum(counts.get((side, bucket, part), 0) for part in PARTS) for bucket in buckets]
        unit = min(STEP, room / max(sums, default=1)) * (-1 if side == "conflict" else 1)
        base = dict.fromkeys(buckets, 0)
        for part in PARTS:
            found = [(bucket, counts[side, bucket, part]) for bucket in buckets if (side, bucket, part) in counts]
            if found:
                starts = [base[bucket] for bucket, _ in found]
                sheet.traces.append(_columns(side, part, found, starts, unit, line_y, months))
            for bucket, n in found:
                base[bucket] += n


def _bucket(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _columns(
    side: str,
    part: str,
    found: Sequence[tuple[date, int]],
    base: Sequence[int],
    unit: float,
    line_y: float,
    months: int,
) -> dict[str, Any]:
    length = {1: "month", 3: "quarter", 12: "year"}[months]
    what = "not yet reviewed" if part == "new" else part
    says = [f"{side.capitalize()}, {what}: {n} in the {length} from {bucket.day} {bucket:%B %Y}" for bucket, n in found]
    span = round(30.4 * months * DAY)
    middles = [ms(bucket) + span // 2 for bucket, _ in found]
    if part == "new":
        rows = zip(middles, found, base, strict=True)
        boxes = [
            (x - span * 2 // 5, x + span * 2 // 5, line_y + (start + n / 2) * unit, abs(n * unit) - 2)
            for x, (_, n), start in rows
        ]
        # One text for each corner of a box, and one for the gap after it.
        told_at = [text for text in says for _ in range(6)]
        return hollow(boxes, LIGHT[f"{side}-deeds"], dashed=True) | {"hovertext": told_at, "hoverinfo": "text"}
    return {
        "type": "bar",
        "x": middles,
        "y": [n * unit for _, n in found],
        "base": [line_y + n * unit for n in base],
        "width": [round(span * 0.8)] * len(found),
        "marker": {"color": LIGHT[f"{side}-{part}"], "line": {"width": 0}},
        "meta": {"paper": OUTLINED} if side == "cooperation" else {},
        "hovertext": says,
        "hoverinfo": "text",
    }


def _draw_coverage(sheet: Sheet, read: Sequence[Read], foot: float, window: Window) -> None:
    """Articles read a week, so that an empty week is seen to be unread or quiet. It also carries the lower axis."""
    weeks = {week.monday: week.articles for week in read if _in(week, window)}
    top = max(weeks.values(), default=0)
    x, y = [window.x0], [foot]
    monday = _monday(window.start)
    while monday <= window.end:
        at = max(ms(monday), window.x0)
        x.append(at)
        y.append(foot - COVERAGE * weeks.get(monday, 0) / top if top else foot)
        monday += timedelta(days=7)
    x.append(window.x1)
    y.append(y[-1])
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": x,
            "y": y,
            "xaxis": "x2",
            "line": {"shape": "hv", "width": 1, "color": LIGHT["rule"]},
            "opacity": 0.7,
            "hoverinfo": "skip",
        }
    )
