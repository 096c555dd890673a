"""The timeline's figure, checked against Plotly's own schema and mark by mark."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from events.drawing.happenings import Happening, Read
from events.drawing.timeline import timeline
from talks.drawing.lanes import widths
from talks.drawing.palette import recoloured, swaps
from talks.drawing.shapes import Band, Lane, Plan, Rule, Sat, Span, Talks, Text
from talks.drawing.window import DAY, Window, ms

YEAR = Window(date(2017, 1, 1), date(2017, 12, 31))
ALL = Window(date(2012, 1, 1), date(2024, 12, 31), width=350, narrow=True)
D = date
ASTANA = Lane("astana", "Astana", "guarantors convene", "#8A5E00")
SIX = Sat("round:astana-6", "astana", D(2017, 9, 14), D(2017, 9, 15), "6", "Astana VI, held 14–\u206015 September 2017")
TALKS = Talks(
    lanes=(ASTANA, Lane("sochi", "Sochi congress", "Russia convenes", "#6B3F1D")),
    sat=(SIX,),
    plans=(
        Plan("round:astana-6", "astana", D(2017, 8, 1), D(2017, 8, 31), "month", D(2017, 9, 14), D(2017, 9, 15)),
        Plan(
            "round:sochi-1", "sochi", D(2017, 11, 18), D(2017, 11, 18), "day", D(2018, 1, 29), D(2018, 1, 30), "29 Jan"
        ),
    ),
    bands=(
        Band(
            "zone:idlib",
            "Idlib",
            paper=(Span("agreed", D(2017, 5, 4), None), Span("mapped", D(2017, 9, 15), None)),
            ground=(Span("in-force", D(2017, 5, 6), None), Span("dissolved", D(2019, 5, 1), None)),
            events=(Span("offensive", D(2017, 12, 1), None),),
        ),
    ),
    texts=(Text("document:m", D(2017, 5, 4), "Memorandum"), Text("document:m", D(2017, 6, 4), "Maps due", hollow=True)),
    rules=(Rule(D(2017, 5, 4), "4 May · memorandum"),),
)
NEWS = (
    Happening("event:1", D(2017, 8, 15), "conflict", "deeds", "Aircraft reported downed", reviewed=False),
    Happening("event:2", D(2017, 9, 15), "cooperation", "words", "Meeting"),
)
READ = (Read(D(2017, 8, 28), 3),)


def figure(window: Window = YEAR, talks: Talks = TALKS, **more: Any) -> dict[str, Any]:
    return timeline(talks, NEWS, READ, window, until=D(2017, 12, 31), **more)


@pytest.mark.parametrize("window", [YEAR, ALL, Window(D(2017, 8, 20), D(2017, 9, 30))], ids=["year", "all", "weeks"])
def test_plotly_takes_the_figure(window: Window) -> None:
    told = figure(window, selected="round:astana-6")

    assert len(go.Figure(told).data) == len(told["data"])


def test_a_chart_fits_the_screen_beside_its_headline() -> None:
    lanes = tuple(replace(ASTANA, slug=f"t{n}") for n in range(6))
    full = replace(TALKS, lanes=lanes, sat=tuple(replace(SIX, lane=lane.slug) for lane in lanes), plans=())

    assert figure(talks=replace(full, bands=TALKS.bands * 4))["layout"]["height"] <= 640


@pytest.mark.parametrize("narrow", [True, False])
def test_a_diamond_on_the_last_day_has_room_for_its_right_half(narrow: bool) -> None:
    last = Text("document:m", D(2017, 12, 31), "The last thing due", hollow=True)
    told = figure(replace(YEAR, width=350, narrow=narrow), replace(TALKS, texts=(last,)))
    [row] = [trace for trace in told["data"] if trace.get("marker", {}).get("symbol") == "diamond"]

    assert not row["cliponaxis"]
    assert told["layout"]["margin"]["r"] >= row["marker"]["size"] / 2 + row["marker"]["line"]["width"]


def test_a_short_sitting_is_six_pixels_wide_around_its_days() -> None:
    [(left, right)] = widths([(ms(D(2017, 9, 14)), ms(D(2017, 9, 15)) + DAY)], YEAR)

    assert round(YEAR.px_between(left, right)) == 6
    assert (left + right) // 2 == ms(D(2017, 9, 15))


def test_bars_that_would_touch_grow_narrow() -> None:
    close = [(ms(D(2017, 1, 1)) + n * 45 * DAY, ms(D(2017, 1, 2)) + n * 45 * DAY) for n in range(5)]

    drawn = widths(close, ALL)

    assert all(right < after for (_, right), (after, _) in pairwise(drawn))


def test_a_plan_off_the_fact_shows_soft_and_with_a_thread() -> None:
    gradients = [trace for trace in figure()["data"] if trace.get("fillgradient")]
    threads = [trace for trace in figure()["data"] if trace.get("line", {}).get("shape") == "spline"]

    assert (len(gradients) >= 1, len(threads)) == (True, 2)


def test_a_thread_that_leaves_the_window_says_where_to() -> None:
    texts = [text for trace in figure()["data"] for text in trace.get("text", [])]

    assert "29 Jan ›" in texts


def test_a_lane_without_a_mark_shrinks() -> None:
    with_sochi, without = figure(), figure(talks=replace(TALKS, plans=TALKS.plans[:1]))

    assert with_sochi["layout"]["height"] - without["layout"]["height"] == 24


def test_what_no_editor_saw_is_dashed_and_hollow() -> None:
    [new] = [trace for trace in figure()["data"] if trace.get("customdata") == ["event:1"]]

    assert (new["marker"]["line"]["dash"], new["marker"]["color"]) == ("2px,1.5px", "#FFFFFF")


def test_the_selected_round_is_framed_with_a_plumb_line() -> None:
    plain, framed = figure()["layout"]["shapes"], figure(selected="round:astana-6")["layout"]["shapes"]

    assert [shape["type"] for shape in framed[len(plain) :]] == ["rect", "line"]


def test_a_figure_as_of_a_day_marks_it_and_draws_nothing_later() -> None:
    known = replace(TALKS, bands=(replace(TALKS.bands[0], ground=TALKS.bands[0].ground[:1]),))

    past = timeline(known, NEWS, READ, YEAR, until=D(2017, 8, 25), past=True)
    bands = [trace for trace in past["data"] if trace["type"] == "bar" and trace["marker"]["color"] == "#8079B4"]

    assert [base + length for band in bands for base, length in zip(band["base"], band["x"], strict=True)] == [
        ms(D(2017, 8, 26))
    ]


def test_over_many_years_happenings_become_columns_and_new_ones_stay_dashed() -> None:
    traces = [trace for trace in figure(ALL)["data"] if "in the year from" in "".join(trace.get("hovertext", []))]

    assert [(trace["hovertext"][0], trace["line"]["dash"] if "line" in trace else "") for trace in traces] == [
        ("Conflict, not yet reviewed: 1 in the year from 1 January 2017", "2px,1.5px"),
        ("Cooperation, words: 1 in the year from 1 January 2017", ""),
    ]


def test_words_of_the_data_are_no_markup() -> None:
    rude = replace(SIX, says="<a href='x'>VI</a>")

    hover = [text for trace in figure(talks=replace(TALKS, sat=(rude,)))["data"] for text in trace.get("hovertext", [])]

    assert "&lt;a href='x'&gt;VI&lt;/a&gt;" in hover


def test_dark_exchanges_every_colour() -> None:
    dark = recoloured(figure(), swaps({"#8A5E00": "#E0AC3E", "#6B3F1D": "#BE8355"}))

    left = [light for light in swaps({"#8A5E00": "#E0AC3E"}) if f"'{light}'" in str(dark)]
    assert left == []
