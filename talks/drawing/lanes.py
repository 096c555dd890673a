"""Tracks as lanes: sittings as bars, plans as hollow boxes, threads from plan to fact. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from talks.drawing.palette import LIGHT
from talks.drawing.shapes import Lane, Plan, Sat, Sheet, Spot, Talks
from talks.drawing.traces import BAR, PLAN, bars, hollow, level, lines, name, soft, square, told, unseen, words
from talks.drawing.window import DAY, Window, ms

LEAST, TIGHT = 6.0, 2.0  # px: a bar's least width, and where bars would touch
LABEL = 17.0  # px that a number above a bar needs
FULL, FULL_NARROW, EMPTY, EMPTY_NARROW = 48.0, 62.0, 24.0, 28.0  # px
LETTERS = 15  # of a name that fit the left margin
COARSE = ("month", "year")


class Named(NamedTuple):
    """A label over a mark: what it opens, the words, where on the axis."""

    key: str
    label: str
    at: int


def draw_lanes(sheet: Sheet, talks: Talks, window: Window, selected: str = "") -> None:
    """Adds every track; one without a mark in the window shrinks to its label."""
    for lane in talks.lanes:
        sat = [one for one in talks.sat if one.lane == lane.slug and window.shows(one.start, one.end)]
        plans = [one for one in talks.plans if one.lane == lane.slug and _seen(one, window, selected)]
        _draw_lane(sheet, lane, sat, plans, window, selected)


def _seen(plan: Plan, window: Window, selected: str) -> bool:
    """A plan shows where it was off the fact by enough to see, or where its round is selected or still to come."""
    if not window.shows(plan.start, plan.end):
        return False
    if plan.open or plan.key == selected or not plan.reviewed:
        return True
    if plan.fact is None or plan.start <= plan.fact <= plan.end:
        return plan.fact is None and window.px_per_day >= 0.5
    gap = min(abs((plan.start - plan.fact).days), abs((plan.end - plan.fact).days))
    return gap * window.px_per_day >= LEAST


def _draw_lane(
    sheet: Sheet, lane: Lane, sat: Sequence[Sat], plans: Sequence[Plan], window: Window, selected: str
) -> None:
    top, full = sheet.y, bool(sat or plans)
    sheet.y += _height(lane, full, window)
    _label(sheet, lane, top, full, window)
    if not full:
        return
    bar_y = top + (41 if window.narrow else 21)
    floor = bar_y + BAR / 2
    sheet.shapes.append(level(floor, LIGHT["hair"]))
    boxes = widths([(ms(one.start), ms(one.end) + DAY) for one in sat], window)
    _draw_plans(sheet, lane, plans, bar_y, window)
    _draw_bars(sheet, lane, list(zip(sat, boxes, strict=True)), bar_y)
    named = [Named(one.key, one.label, (box[0] + box[1]) // 2) for one, box in zip(sat, boxes, strict=True)]
    named += [Named(plan.key, plan.label, sum(_box(plan, window)) // 2) for plan in plans if plan.open]
    _draw_numbers(sheet, named, bar_y - BAR / 2 - 8, window, selected)


def _label(sheet: Sheet, lane: Lane, top: float, full: bool, window: Window) -> None:
    if window.narrow:
        sheet.shapes.append(square(0, top + 8, lane.colour))
        sheet.notes.append(name(14, top + 8, told(lane.name), 12, strong=True))
        return
    first, second = _in_two(lane.name)
    middle = top + (18 if full else _height(lane, full, window) / 2 - (7 if second else 0))
    sheet.shapes.append(square(-120, middle, lane.colour))
    sheet.notes.append(name(-104, middle, told(first), strong=True))
    if second:
        sheet.notes.append(name(-104, middle + 15, told(second), strong=True))
    elif full and lane.convener:
        sheet.notes.append(name(-104, middle + 15, told(lane.convener), 11, LIGHT["muted"]))


def _in_two(title: str) -> tuple[str, str]:
    """A name on one line, or broken at its first space where the margin is too narrow for it."""
    if len(title) <= LETTERS:
        return title, ""
    first, _, second = title.partition(" ")
    return first, second


def _height(lane: Lane, full: bool, window: Window) -> float:
    if window.narrow:
        return FULL_NARROW if full else EMPTY_NARROW
    return FULL if full else EMPTY + (12 if _in_two(lane.name)[1] else 0)


def widths(spans: Sequence[tuple[int, int]], window: Window) -> list[tuple[int, int]]:
    """Each span at its least width around its middle, narrower where neighbours would touch."""
    middles = [(start + end) // 2 for start, end in spans]
    gap, least, tight = window.in_ms(1.5), window.in_ms(LEAST), window.in_ms(TIGHT)
    found = []
    for n, (start, end) in enumerate(spans):
        near = [abs(middles[n] - middles[other]) for other in (n - 1, n + 1) if 0 <= other < len(spans)]
        free = max(tight, min([least, *(distance - gap for distance in near)]))
        half = max(end - start, free) // 2
        found.append((middles[n] - half, middles[n] + half))
    return found


def _draw_bars(sheet: Sheet, lane: Lane, drawn: Sequence[tuple[Sat, tuple[int, int]]], y: float) -> None:
    firm = [(one, box) for one, box in drawn if one.reviewed]
    if firm:
        hover = {"hovertext": [told(one.says) for one, _ in firm], "customdata": [one.key for one, _ in firm]}
        sheet.traces.append(bars([box for _, box in firm], [y] * len(firm), lane.colour, BAR, **hover))
    new = [(one, box) for one, box in drawn if not one.reviewed]
    if new:
        sheet.traces.append(hollow([(*box, y, BAR) for _, box in new], lane.colour, dashed=True))
        middles = [(left + right) // 2 for _, (left, right) in new]
        says, keys = [told(one.says) for one, _ in new], [one.key for one, _ in new]
        sheet.traces.append(unseen(middles, [y] * len(new), says, keys))
    sheet.spots += [Spot(one.key, lane.slug, *box, y, BAR, one.says) for one, box in drawn]


def _draw_numbers(sheet: Sheet, marks: Sequence[Named], y: float, window: Window, selected: str) -> None:
    """Numbers where there is room: the selected one, first and last, every fifth, then the rest."""
    named = sorted((one for one in marks if one.label), key=lambda one: one.at)
    last = len(named) - 1
    ranked = sorted(
        range(len(named)),
        key=lambda n: (named[n].key != selected, n not in (0, last), not _fifth(named[n].label), n),
    )
    taken: list[Named] = []
    for n in ranked:
        if all(abs(window.px_between(named[n].at, other.at)) >= _room(named[n], other) for other in taken):
            taken.append(named[n])
    if taken:
        text = [told(one.label) for one in taken]
        sheet.traces.append(words([one.at for one in taken], [y] * len(taken), text, textfont={"weight": 600}))


def _room(one: Named, other: Named) -> float:
    """How many px apart two labels must be, by the letters of both."""
    return max(LABEL, 4.0 * (len(one.label) + len(other.label)))


def _fifth(label: str) -> bool:
    return label.isdecimal() and int(label) % 5 == 0


def _draw_plans(sheet: Sheet, lane: Lane, plans: Sequence[Plan], bar_y: float, window: Window) -> None:
    below = bar_y + BAR / 2 + 7
    boxes: dict[bool, list[tuple[int, int, float, float]]] = {True: [], False: []}
    for plan in plans:
        y, height = (bar_y, BAR) if plan.open else (below, PLAN)
        left, right = _box(plan, window)
        if plan.precision in COARSE and plan.reviewed:
            sheet.traces.append(soft(left, right, y, height - 2, lane.colour))
        else:
            boxes[plan.reviewed].append((left, right, y, height))
        if not plan.open:
            _draw_thread(sheet, plan, (left + right) // 2, y, lane.colour, window)
        sheet.traces.append(unseen([(left + right) // 2], [y], [told(plan.says)], [plan.key]))
        if plan.open or not plan.reviewed:
            sheet.spots.append(Spot(plan.key, lane.slug, left, right, y, height, plan.says))
    for reviewed, found in boxes.items():
        if found:
            sheet.traces.append(hollow(found, lane.colour, dashed=not reviewed))


def _box(plan: Plan, window: Window) -> tuple[int, int]:
    left, right = ms(plan.start), ms(plan.end) + DAY
    least = window.in_ms(LEAST - 1)
    if right - left >= least:
        return left, right
    middle = (left + right) // 2
    return middle - least // 2, middle + least // 2


def _draw_thread(sheet: Sheet, plan: Plan, at: int, y: float, colour: str, window: Window) -> None:
    """From the plan to the day it was held; an arrow and words where it leaves the window."""
    if plan.fact is None or not plan.reviewed:
        return
    fact = (ms(plan.fact) + ms(plan.fact_end or plan.fact) + DAY) // 2
    x, end = [at], fact
    out = _left(plan.fact, plan.fact_end or plan.fact, window)
    if out:
        end = window.x1 if out > 0 else window.x0
        note = f"{told(plan.label)} ›" if out > 0 else f"‹ {told(plan.label)}"
        anchor = "middle left" if out > 0 else "middle right"
        colour_of_words = {"color": LIGHT["muted"], "size": 11}
        sheet.traces.append(words([end], [y - 21], [note], textposition=anchor, textfont=colour_of_words))
    dip = y + 4 + min(5.0, abs(window.px_between(at, end)) / 6)
    x = [at, at + (end - at) // 4, at + (end - at) * 3 // 4, end]
    heights = [y + 4, dip, dip, y + 4 if out else y - 7]
    sheet.traces.append(lines(x, heights, colour, 1, line={"shape": "spline", "smoothing": 0.9}))


def _left(start: date, end: date, window: Window) -> int:
    """1 where a span lies after the window, -1 before it, 0 in it."""
    if start > window.end:
        return 1
    return -1 if end < window.start else 0
