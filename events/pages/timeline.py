"""The timeline: the first page, and the panel that opens beside its chart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from events.asked import Asked, asked, presets
from events.drawing.timeline import timeline as draw
from events.pages.panel import panel_of
from events.queries import choices
from events.queries import happenings as news
from events.queries.shown import Shown as Told
from talks import queries, wording
from talks.drawing.headline import headline
from talks.drawing.overview import overview
from talks.drawing.palette import swaps
from talks.drawing.shapes import Talks
from talks.drawing.window import Window
from talks.pages.door import dated, page
from talks.queries import RoundLine, Timeline, ZoneLine, lanes

WIDTHS = {"wide": 720, "narrow": 354}  # px of the plot for which the figures are drawn
MOST_ROWS = 100  # happenings in the table below the chart


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the record and of the press is in the view."""

    record: Timeline
    rounds: list[RoundLine]
    zones: list[ZoneLine]
    events: list[Told]


@dated
def timeline(request: HttpRequest, day: date | None) -> HttpResponse:
    view = asked(request.GET, day)
    today = timezone.now().date()
    shown = _shown(view)
    last_year = day.year if day else lanes.last_year(shown.record, today)
    in_view = [line for line in shown.rounds if _in_window(line, view)]
    ticks = [(line.round.track.slug, line.state.start) for line in shown.record.rounds if line.state.start]
    return page(
        request,
        "timeline/page.html",
        day,
        view=view,
        headline=_headline(in_view, view, shown.record),
        play=shown.record.play,
        presets=presets(view, last_year),
        figures=_figures(shown, view, today),
        strip=overview(ticks, view.start, view.end, last_year),
        rows=_rows(in_view, day),
        zones=[line for line in shown.zones if _alive(line, view)],
        events=[(one, news.title(one)) for one in shown.events[:MOST_ROWS]],
        more_events=max(0, len(shown.events) - MOST_ROWS),
        filters=choices.filters(view, shown.record),
        panel=panel_of(view),
    )


def _shown(view: Asked) -> Shown:
    record = queries.timeline(view.as_of)
    rounds = [line for line in record.rounds if not view.track or line.round.track.slug in view.track]
    if view.actor:
        attended = lanes.rounds_of(view.actor, view.as_of)
        rounds = [line for line in rounds if line.round.slug in attended]
    if view.q:
        telling = lanes.rounds_telling(view.q, view.as_of)
        rounds = [line for line in rounds if line.round.slug in telling]
    zones = [line for line in record.zones if not view.zone or line.zone.slug in view.zone]
    return Shown(record, rounds, zones, news.happening_rows(view))


def _in_window(line: RoundLine, view: Asked) -> bool:
    start, end = line.state.start, line.state.end or line.state.start
    return start is not None and end is not None and start <= view.end and end >= view.start


def _alive(line: ZoneLine, view: Asked) -> bool:
    return any(span.start <= view.end and (span.end or view.end) >= view.start for span in (*line.paper, *line.ground))


def _headline(lines: Sequence[RoundLine], view: Asked, record: Timeline) -> str:
    held = Counter(line.round.track.slug for line in lines if line.state.status in lanes.SAT)
    return headline(view.start, view.end, held, {track.slug: track.name for track in record.tracks})


def _figures(shown: Shown, view: Asked, today: date) -> dict[str, Any]:
    """The chart for wide and for narrow screens, and the dark colour of each light one."""
    talks, marks, read = _drawn(shown, view), news.happenings(shown.events), news.read_by_week(view)
    until = view.as_of or today
    figures: dict[str, Any] = {}
    for name, width in WIDTHS.items():
        window = Window(view.start, view.end, width, narrow=name == "narrow")
        past = view.as_of is not None
        figures[name] = draw(talks, marks, read, window, until=until, past=past, selected=view.selected)
    return figures | {"dark": swaps({track.colour_light: track.colour_dark for track in shown.record.tracks})}


def _drawn(shown: Shown, view: Asked) -> Talks:
    """The record's rows, and beside them the times that articles tell of rounds in the view."""
    talks = lanes.talks_of(shown.record, shown.rounds, shown.zones, view.track)
    drawn_lanes = {lane.slug for lane in talks.lanes}
    in_view = {f"round:{line.round.slug}" for line in shown.rounds}
    anything = not (view.actor or view.q)
    claimed = [
        plan for plan in news.claimed_plans(view) if plan.lane in drawn_lanes and (anything or plan.key in in_view)
    ]
    return lanes.with_plans(talks, claimed)


def _rows(lines: Sequence[RoundLine], day: date | None) -> list[tuple[RoundLine, str, str]]:
    """Rounds in order of time, each with its status in words and its first outcome on record."""
    outcomes = lanes.first_outcomes(day)
    ordered = sorted(lines, key=lambda line: (line.state.start or date.max, line.round.slug))
    return [(line, wording.STATUS[line.state.status].lower(), outcomes.get(line.round.slug, "")) for line in ordered]
