"""The record for programs: pages, days, misspellings, moved slugs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from talks.models import FormerSlug, Version
from tests.api import made

pytestmark = pytest.mark.django_db
LISTS = [
    "tracks",
    "rounds",
    "venues",
    "actors",
    "guarantors",
    "people",
    "seats",
    "zones",
    "documents",
    "commitments",
    "statements",
    "sources",
    "topics",
]


def get(client: Client, path: str, status: int = 200) -> dict:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.content[:500]
    return answer.json()


@pytest.mark.parametrize("name", LISTS)
def test_three_rows_ask_as_many_queries_as_one(client: Client, name: str) -> None:
    made.one_of_each(1)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert get(client, f"{name}/")["count"] > 0
    made.one_of_each(2)
    made.one_of_each(3)
    with CaptureQueriesContext(connection) as three:
        get(client, f"{name}/")
    assert (len(three), len(one) <= 12) == (len(one), True)


@pytest.mark.parametrize("name", LISTS)
def test_before_the_record_lists_are_empty_and_say_why(client: Client, name: str) -> None:
    made.one_of_each(1)
    answer = get(client, f"{name}/?as_of=2012-06-29")
    assert (answer["count"], answer["results"], "30 June 2012" in answer["note"]) == (0, [], True)


def test_a_day_that_is_none_is_refused_with_a_sentence(client: Client) -> None:
    answer = get(client, "rounds/?as_of=2017-02-30", 400)
    assert answer == {"as_of": ["'2017-02-30' is no date: write as_of=YYYY-MM-DD, as in as_of=2017-08-25."]}


def test_unknown_parameters_are_named(client: Client) -> None:
    answer = get(client, "rounds/?trak=astana&colour=red&track=astana", 400)
    assert answer["detail"][0].startswith("Unknown parameters: colour, trak. Known here: actor, as_of, city,")


def test_an_unknown_parameter_is_refused_on_one_row_too(client: Client) -> None:
    made.astana_6()
    assert get(client, "rounds/astana-6/?track=astana", 400)["detail"][0].startswith("Unknown parameter: track.")


@pytest.mark.parametrize(
    ("on", "status", "start"),
    [
        ("2017-08-01", "scheduled", "2017-08-01"),
        ("2017-09-11", "scheduled", "2017-09-14"),
        ("2017-09-15", "held", "2017-09-14"),
    ],
)
def test_a_round_as_of_a_day(client: Client, on: str, status: str, start: str) -> None:
    made.astana_6()
    row = get(client, f"rounds/astana-6/?as_of={on}")
    assert (row["status"], row["start"]) == (status, start)


def test_a_round_that_nobody_spoke_of_yet_is_not_found(client: Client) -> None:
    made.astana_6()
    get(client, "rounds/astana-6/?as_of=2017-07-04", 404)


def test_states_of_a_round_up_to_the_day(client: Client) -> None:
    made.astana_6()
    rows = get(client, "rounds/astana-6/states/?as_of=2017-09-14")["results"]
    assert [(row["known_from"], row["known_to"]) for row in rows] == [
        ("2017-07-05", "2017-09-02"),
        ("2017-09-02", None),
    ]


def test_each_field_of_a_round_tells_what_backs_it(client: Client) -> None:
    made.astana_6()
    backing = get(client, "rounds/astana-6/?as_of=2017-08-01")["backing"]
    assert backing["time"] == {
        "said_by": 1,
        "carried_by": 0,
        "at_table": 0,
        "statements": ["plan-1"],
        "against": [],
        "reason": "",
    }


def test_who_announced_a_round_first(client: Client) -> None:
    made.astana_6()
    told = get(client, "rounds/astana-6/")["first_announced"]
    assert told == {"on": "2017-07-05", "said_by": "russia", "statement": "plan-1"}


def test_nothing_later_shows_in_a_round(client: Client) -> None:
    made.astana_6()
    answer = client.get("/api/v1/rounds/astana-6/?as_of=2017-08-25").content.decode()
    assert [word for word in ("2017-09", "held", "un.example", "guarantor") if word in answer] == []


def test_an_editors_undated_words_are_left_out_on_a_past_day(client: Client) -> None:
    made.astana_6()
    today, then = get(client, "tracks/astana/"), get(client, "tracks/astana/?as_of=2017-08-25")
    assert (today["description"], then["description"]) == ("Ended in 2025.", None)


def test_counts_are_of_the_day(client: Client) -> None:
    made.astana_6()
    assert get(client, "actors/russia/?as_of=2017-08-25")["seats"] == 0


def test_guarantors_are_those_with_a_guarantors_seat(client: Client) -> None:
    made.astana_6()
    made.actor("jordan")
    assert [row["slug"] for row in get(client, "guarantors/")["results"]] == ["russia"]


def test_a_former_slug_leads_on(client: Client) -> None:
    made.astana_6()
    FormerSlug.objects.create(kind="round", old="astana-vi", slug="astana-6")
    answer = client.get("/api/v1/rounds/astana-vi/?as_of=2017-08-25")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/rounds/astana-6/?as_of=2017-08-25")


def test_pages_end_at_a_hundred_rows(client: Client) -> None:
    for n in range(101):
        made.actor(f"body-{n}")
    assert len(get(client, "actors/?page_size=1000")["results"]) == 100


def test_rows_of_one_value_keep_their_order_over_pages(client: Client) -> None:
    for n in range(7):
        made.actor(f"body-{n}")
    pages = [get(client, f"actors/?ordering=-kind&page_size=2&page={n}")["results"] for n in range(1, 5)]
    assert sorted(row["slug"] for page in pages for row in page) == [f"body-{n}" for n in range(7)]


def test_an_order_that_is_none_is_refused(client: Client) -> None:
    assert "track, number, start" in get(client, "rounds/?ordering=colour", 400)["ordering"][0]


def test_rounds_by_the_seat_of_an_actor(client: Client) -> None:
    made.astana_6()
    made.one_of_each(7)
    assert [row["slug"] for row in get(client, "rounds/?actor=russia")["results"]] == ["astana-6"]


def test_a_withdrawn_statement_shows_only_where_it_is_asked_for(client: Client) -> None:
    made.statement("gone", "2017-01-01", actor=made.actor("russia"), withdrawn_at=made.NOW, why="misread")
    found = [get(client, f"statements/{ask}")["count"] for ask in ("", "?standing=false")]
    assert (found, get(client, "statements/gone/")["why"]) == ([0, 1], "misread")


def test_what_a_client_has_is_not_sent_again_until_the_record_changes(client: Client) -> None:
    Version.objects.create(id=1, number=4)
    tag = client.get("/api/v1/tracks/")["ETag"]
    same = client.get("/api/v1/tracks/", headers={"If-None-Match": tag})
    Version.objects.update(number=5)
    changed = client.get("/api/v1/tracks/", headers={"If-None-Match": tag})
    assert (same.status_code, changed.status_code) == (304, 200)


def test_scripts_of_other_sites_may_read(client: Client) -> None:
    assert client.get("/api/v1/tracks/")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    assert getattr(client, method)("/api/v1/tracks/").status_code == 405


def test_a_format_that_there_is_not_is_refused_with_a_sentence(client: Client) -> None:
    answer = get(client, "rounds/?format=csv", 400)
    assert answer == {"format": ["'csv' is no format of this answer: there is json."]}


def test_an_address_that_leads_nowhere_is_answered_in_json(client: Client) -> None:
    assert "/api/v1/ lists what there is" in get(client, "rounds/astana-6/nothing/", 404)["detail"]
