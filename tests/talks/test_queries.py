"""What the questions answer, as of a day, and at what price."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from talks import queries
from talks.models import Statement
from talks.queries.voices import A_PAGE

pytestmark = pytest.mark.django_db
AUGUST = date(2017, 8, 25)
BEFORE = date(2012, 1, 1)


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        (lambda day: queries.rounds(day), 8),
        (lambda day: queries.round_page("astana-6", day), 20),
        (lambda day: queries.timeline(day), 24),
        (lambda day: queries.zones(day, outlines=True), 3),
        (lambda day: queries.zone_page("idlib", day), 17),
        (lambda day: queries.actors(day), 6),
        (lambda day: queries.actor_page("russia", day), 24),
        (lambda day: queries.person_page("staffan-de-mistura", day), 14),
        (lambda day: queries.venue_page("rixos-president-astana", day), 12),
        (lambda day: queries.documents(day), 5),
        (lambda day: queries.document_page("de-escalation-memorandum-2017", day), 16),
        (lambda day: queries.commitment_lines(day), 8),
        (lambda day: queries.changes(day), 8),
        (lambda day: queries.corroborated(queries.changes(day), day), 16),
        (lambda day: queries.people(day), 7),
        (lambda day: queries.venues(day), 6),
        (lambda day: queries.topic_page("detainees", day), 20),
        (lambda day: queries.matrix(day), 6),
    ],
)
@pytest.mark.parametrize("day", [None, AUGUST])
def test_few_queries(ask: Callable[[date | None], Any], most: int, day: date | None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask(day)
    assert len(asked) <= most


def test_rounds_as_of_a_day_are_those_known_then() -> None:
    names = [line.round.slug for line in queries.rounds(AUGUST)]
    assert [name for name in names if name.startswith("astana")] == [f"astana-{n}" for n in range(1, 7)]


def test_before_the_record_begins_there_is_nothing() -> None:
    asked = queries.timeline(BEFORE)
    assert (asked.rounds, asked.zones, asked.documents, asked.play.last_held) == ((), (), (), None)


def test_a_round_not_yet_known_has_no_page() -> None:
    assert queries.round_page("astana-7", AUGUST) is None


def test_a_round_page_tells_nothing_later() -> None:
    page = queries.round_page("astana-6", AUGUST)
    assert page is not None
    days = [one.known_on for one in page.announcements] + [cite.known_on for cite in page.sources]
    assert (max(days) <= AUGUST, page.seats, page.following) == (True, (), None)


def test_first_announced_and_days_fixed_tell_who_said_it() -> None:
    page = queries.round_page("astana-6")
    assert page is not None and page.first_announced is not None and page.days_fixed is not None
    assert (page.first_announced.speaker.name, page.days_fixed.speaker.slug) == (
        "guarantors' joint statement (Astana V)",
        "kazakh-foreign-ministry",
    )


def test_a_disputed_first_day_shows_both_with_the_reason() -> None:
    page = queries.round_page("astana-2")
    assert page is not None
    field = page.fields["time"]
    rivals = [rival.value[0] for rival in field.rivals]
    assert (field.value[0], rivals, bool(field.reason)) == (date(2017, 2, 15), [date(2017, 2, 16)], True)


def test_a_disputed_head_shows_both() -> None:
    page = queries.round_page("astana-20")
    assert page is not None
    seat = next(seat for seat in page.seats if seat.seat.actor.slug == "russia")
    assert (seat.seat.head.slug, [rival.value[1] for rival in seat.field.rivals]) == (
        "mikhail-bogdanov",
        ["alexander-lavrentiev"],
    )


def test_origins_of_states_at_the_table_are_counted() -> None:
    page = queries.round_page("astana-6")
    assert page is not None
    counts = page.fields["time"].counts
    assert 0 < counts.at_table <= counts.carried_by


def test_a_change_is_a_plain_sentence() -> None:
    moved = next(iter(queries.changes(AUGUST, kind="round", slug="astana-6")))
    assert moved.sentence.replace("\u00a0", " ") == (
        "Astana VI moved from August 2017 to September 2017, says Kazakh foreign minister Kairat Abdrakhmanov"
    )


def test_the_state_of_play_names_last_and_next() -> None:
    play = queries.timeline(date(2017, 9, 11)).play
    assert play.last_held is not None and play.next_announced is not None
    assert (play.last_held.round.slug, play.next_announced.round.slug) == ("geneva-7", "astana-6")


def test_delivery_without_evidence_is_told_so() -> None:
    lines = queries.commitment_lines(date(2017, 7, 5), document__slug="de-escalation-memorandum-2017")
    by_number = {line.commitment.n: line.delivery for line in lines}
    assert (by_number[9], by_number[8]) == ("not-delivered", "no-public-evidence")


def test_maps_came_late() -> None:
    lines = queries.commitment_lines(document__slug="de-escalation-memorandum-2017")
    assert {line.commitment.n: line.delivery for line in lines}[9] == "late"


def test_a_zone_keeps_its_step_when_a_later_text_is_signed() -> None:
    assert {line.zone.slug: line.status for line in queries.zones(date(2018, 9, 17))}["idlib"] == "in-force"


def test_what_an_actor_and_its_bodies_said_is_found_by_index() -> None:
    with CaptureQueriesContext(connection) as asked:
        page = queries.actor_page("russia")
    assert page is not None
    assert "russian-foreign-ministry" in {one.speaker.slug for one in page.said}
    found = [q["sql"].partition(" WHERE ")[2] for q in asked.captured_queries if 'FROM "talks_statement"' in q["sql"]]
    assert found
    assert [where for where in found if '"part_of_id"' in where] == []


def test_statements_of_an_actor_are_turned_by_pages_from_the_newest() -> None:
    first, second, third, fourth = (queries.actor_page("kazakhstan", None, number) for number in (1, 2, 3, 4))
    assert first and second and third and fourth
    assert [len(page.said) for page in (first, second)] == [A_PAGE, A_PAGE]
    assert [page.older for page in (first, second, third, fourth)] == [True, True, False, False]
    turned = [*first.said, *second.said, *third.said]
    made = Statement.objects.visible(None).filter(
        Q(claimant_actor__slug="kazakhstan") | Q(claimant_actor__part_of__slug="kazakhstan")
    )
    assert sorted(one.id for one in turned) == sorted(made.values_list("pk", flat=True))
    assert [one.said for one in turned] == sorted((one.said for one in turned), reverse=True)
    assert fourth.said == ()


def test_a_page_of_statements_reads_no_more_than_it_may_show() -> None:
    with CaptureQueriesContext(connection) as asked:
        queries.actor_page("russia")
    made = [q["sql"] for q in asked.captured_queries if "UNION ALL" in q["sql"] and '"claimant_actor_id"' in q["sql"]]
    assert len(made) == 1
    assert made[0].count(f"LIMIT {A_PAGE + 1}") == made[0].count('"claimant_actor_id" =')
