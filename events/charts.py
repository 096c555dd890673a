"""A view of the timeline: what of record and press is in it, and its chart. Page and command draw the same."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from events.asked import Asked
from events.drawing.timeline import timeline as draw
from events.queries import happenings as news
from events.queries.shown import Shown as Told
from talks import queries
from talks.drawing.palette import recoloured, swaps
from talks.drawing.shapes import Talks, Text
from talks.drawing.window import Window
from talks.queries import RoundLine, Timeline, ZoneLine, lanes

WIDTHS = {"wide": 704, "narrow": 350}  # px of the plot for which the figures are drawn


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the record and of the press is in the view."""

    record: Timeline
    rounds: list[RoundLine]
    zones: list[ZoneLine]
    texts: list[Text]
    events: list[Told]


def shown_in(view: Asked) -> Shown:
    """The rounds, zones, texts and events that the view leaves in."""
    record = queries.timeline(view.as_of)
    rounds = [line for line in record.rounds if not view.track or line.round.track.slug in view.track]
    if view.actor:
        attended = lanes.rounds_of(view.actor, view.as_of)
        rounds = [line for line in rounds if line.round.slug in attended]
    if view.q:
        telling = lanes.rounds_telling(view.q, view.as_of)
        rounds = [line for line in rounds if line.round.slug in telling]
    zones = [line for line in record.zones if not view.zone or line.zone.slug in view.zone]
    speaking = lanes.texts_on(record, {name: getattr(view, name) for name in lanes.SPEAKS}, view.as_of)
    texts = [text for text in lanes.texts(speaking) if view.q.casefold() in text.title.casefold()]
    return Shown(record, rounds, zones, texts, news.happening_rows(view))


def figures(shown: Shown, view: Asked, today: date) -> dict[str, Any]:
    """The chart for wide and for narrow screens, and the dark colour of each light one."""
    talks, marks, read = _drawn(shown, view), news.happenings(shown.events), news.read_by_week(view)
    until = view.as_of or today
    made: dict[str, Any] = {}
    for name, width in WIDTHS.items():
        window = Window(view.start, view.end, width, narrow=name == "narrow")
        past = view.as_of is not None
        made[name] = draw(talks, marks, read, window, until=until, past=past, selected=view.selected)
    return made | {"dark": swaps({track.colour_light: track.colour_dark for track in shown.record.tracks})}


def _drawn(shown: Shown, view: Asked) -> Talks:
    """The record's rows, and beside them the times that articles tell of rounds in the view."""
    talks = lanes.talks_of(shown.record, shown.rounds, shown.zones, view.track)
    drawn_lanes = {lane.slug for lane in talks.lanes}
    in_view = {f"round:{line.round.slug}" for line in shown.rounds}
    anything = not (view.actor or view.q)
    claimed = [
        plan for plan in news.claimed_plans(view) if plan.lane in drawn_lanes and (anything or plan.key in in_view)
    ]
    return lanes.with_plans(replace(talks, texts=tuple(shown.texts)), claimed)


def chart(view: Asked, today: date, *, dark: bool) -> dict[str, Any]:
    """The wide chart of a view alone, on its ground."""
    made = figures(shown_in(view), view, today)
    ground = ("#FFFFFF", "#182125")[dark]
    figure: dict[str, Any] = recoloured(made["wide"], made["dark"]) if dark else made["wide"]
    layout = figure["layout"] | {"paper_bgcolor": ground, "width": WIDTHS["wide"] + 140}
    return {"data": figure["data"], "layout": layout}
