"""The timeline: the first page, and the panel that opens beside its chart."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from events.asked import Asked, asked, presets
from events.charts import figures, shown_in
from events.pages.panel import panel_of
from events.queries import choices
from events.queries import happenings as news
from talks import wording
from talks.drawing.headline import headline
from talks.drawing.overview import overview
from talks.drawing.shapes import Text
from talks.pages.door import dated, page
from talks.pages.footnotes import origins
from talks.queries import RoundLine, Timeline, ZoneLine, lanes

MOST_ROWS = 100  # happenings in the table below the chart


@dated
def timeline(request: HttpRequest, day: date | None) -> HttpResponse:
    view = asked(request.GET, day)
    today = timezone.now().date()
    shown = shown_in(view)
    last_year = min(day.year if day else today.year, lanes.last_year(shown.record, today))
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
        figures=figures(shown, view, today),
        strip=overview(ticks, view.start, view.end, last_year),
        rows=_rows(in_view, day),
        origins=origins(cite for line in in_view for one in line.time.shown for cite in one.cites),
        texts=_texts(shown.texts, view),
        zones=[line for line in shown.zones if _alive(line, view)],
        events=[(one, news.title(one)) for one in shown.events[:MOST_ROWS]],
        more_events=max(0, len(shown.events) - MOST_ROWS),
        filters=choices.filters(view, shown.record),
        panel=panel_of(view),
    )


def _in_window(line: RoundLine, view: Asked) -> bool:
    start, end = line.state.start, line.state.end or line.state.start
    return start is not None and end is not None and start <= view.end and end >= view.start


def _alive(line: ZoneLine, view: Asked) -> bool:
    return any(span.start <= view.end and (span.end or view.end) >= view.start for span in (*line.paper, *line.ground))


def _texts(texts: Sequence[Text], view: Asked) -> list[tuple[Text, str]]:
    """Texts within the view in order of time, each with the slug of its document."""
    within = [text for text in texts if view.start <= text.day <= view.end]
    return [(text, text.key.partition(":")[2]) for text in sorted(within, key=lambda text: (text.day, text.title))]


def _headline(lines: Sequence[RoundLine], view: Asked, record: Timeline) -> str:
    held = Counter(line.round.track.slug for line in lines if line.state.sat)
    return headline(view.start, view.end, held, {track.slug: track.name for track in record.tracks})


def _rows(lines: Sequence[RoundLine], day: date | None) -> list[tuple[RoundLine, str, str]]:
    """Rounds in order of time, each with its status in words and its first outcome on record."""
    outcomes = lanes.first_outcomes(lines, day)
    ordered = sorted(lines, key=lambda line: (line.state.start or date.max, line.round.slug))
    return [(line, wording.STATUS[line.state.status].lower(), outcomes.get(line.round.slug, "")) for line in ordered]
