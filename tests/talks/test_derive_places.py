"""Places, sittings, seats, agenda, offices, names and deliveries."""

import pytest

from talks.derive import (
    Said,
    derive_agenda,
    derive_delivery,
    derive_names,
    derive_offices,
    derive_round,
    derive_seats,
    derive_sittings,
)
from tests.talks.said import at, day, plan, report, said


def test_a_round_that_moves_to_another_city() -> None:
    rows = derive_round(
        [
            plan("2017-12-14", "2018-01"),
            said("place", {"city": "Geneva"}, "2017-12-14"),
            said("place", {"city": "Vienna", "venue": "vic"}, "2018-01-17"),
        ]
    )
    assert [(row.city, row.venue) for row in rows] == [("Geneva", None), ("Vienna", "vic")]


def test_a_round_is_under_way_between_its_sittings() -> None:
    told = [
        report("2017-12-01", "held", "2017-11-28", "2017-12-01", qualifier="sitting-1"),
        plan("2017-11-30", "2017-12-05", "2017-12-15", qualifier="sitting-2"),
    ]
    row = at(derive_round(told), "2017-12-03")
    assert (row.status, row.start, row.end) == ("under-way", day("2017-11-28"), day("2017-12-15"))


def test_sittings_have_their_own_time_and_name() -> None:
    told = [
        said("sitting", {"label": "First part"}, "2017-11-28", qualifier="sitting-1"),
        report("2017-12-01", "held", "2017-11-28", "2017-12-01", qualifier="sitting-1"),
    ]
    row = derive_sittings(told)[-1]
    assert (row.number, row.label, row.status, row.end) == (1, "First part", "held", day("2017-12-01"))


def test_a_seat_keeps_its_head_when_a_later_word_names_none() -> None:
    told = [
        said("seat", {"actor": "russia", "role": "guarantor", "presence": "present", "head": "bogdanov"}, "2023-06-20"),
        said("seat", {"actor": "russia", "role": "guarantor", "presence": "present", "head": None}, "2023-06-21"),
    ]
    assert [(row.head, row.disputed) for row in derive_seats(told)] == [("bogdanov", ())]


def test_two_heads_are_disputed_and_the_preferred_one_shows() -> None:
    seat = {"actor": "russia", "role": "guarantor", "presence": "present"}
    told = [
        said("seat", seat | {"head": "bogdanov"}, "2023-06-20", rank="preferred"),
        said("seat", seat | {"head": "lavrentiev"}, "2023-06-20", origins=("a", "b")),
    ]
    assert [(row.head, row.disputed) for row in derive_seats(told)] == [("bogdanov", ("head",))]


def test_a_seat_that_left_is_known_from_the_day_it_left() -> None:
    seat = {"actor": "hnc", "role": "party", "head": None}
    told = [
        said("seat", seat | {"presence": "present"}, "2016-04-13"),
        said("seat", seat | {"presence": "left"}, "2016-04-18", origins=("a",)),
    ]
    assert [(row.presence, row.known_from) for row in derive_seats(told)] == [
        ("present", day("2016-04-13")),
        ("left", day("2016-04-18")),
    ]


def test_a_head_that_the_record_leaves_open_is_shown_by_none() -> None:
    seat = {"actor": "armed-opposition", "role": "party", "presence": "present"}
    told = [
        said("seat", seat | {"head_open": True}, "2017-07-04", rank="preferred"),
        said("seat", seat | {"head": "mohammad-alloush"}, "2017-07-04"),
    ]
    assert [(row.head, row.disputed) for row in derive_seats(told)] == [(None, ("head",))]


def test_points_of_the_agenda_stand_in_their_order() -> None:
    told = [
        said("agenda", {"topic": "ceasefire", "wording": "monitoring", "n": 2, "zones": ["idlib"]}, "2017-03-14"),
        said("agenda", {"topic": "detainees", "wording": "exchange", "n": 1}, "2017-03-14"),
    ]
    assert [(row.wording, row.zones) for row in derive_agenda(told)] == [("exchange", ()), ("monitoring", ("idlib",))]


def test_a_topic_without_words_backs_the_worded_point() -> None:
    told = [
        said("agenda", {"topic": "ceasefire"}, "2017-03-10"),
        said("agenda", {"topic": "ceasefire", "wording": "monitoring", "n": 1}, "2017-03-14"),
    ]
    rows = derive_agenda(told)
    assert (at(rows, "2017-03-12").wording, at(rows, "2017-03-14").wording) == ("", "monitoring")


def test_the_end_of_an_office_is_unknown_while_it_lasts() -> None:
    told = [
        said("office", {"actor": "un", "title": "envoy", "start": "2014-07-10"}, "2014-07-10", qualifier="un:1"),
        said("office-end", {"actor": "un", "end": "2019-01-06"}, "2019-01-06", qualifier="un:1"),
    ]
    rows = derive_offices(told)
    assert [at(rows, "2017-08-25").end, at(rows, "2020-01-01").end] == [None, day("2019-01-06")]


def term(actor: str, said_of: str, start: str | None, end: str | None, **more: str) -> list[Said]:
    """A term of office as the files tell it: its beginning, and its end as a statement of its own."""
    known = start or end or "2015-01-01"
    told = [said("office", {"actor": actor, "start": start, **more}, known, qualifier=said_of)]
    return told + ([said("office-end", {"actor": actor, "end": end}, end, qualifier=said_of)] if end else [])


def test_one_office_told_twice_is_one_row_that_rests_on_both() -> None:
    told = term("un", "un:geneva:1", "2014-07-10", "2019-01-06", title="envoy", track="geneva")
    told += term("un", "un::1", "2014-07-10", "2019-01-06")
    (row,) = [row for row in derive_offices(told) if row.known_to is None]
    assert (row.title, row.track, row.end, len(row.told)) == ("envoy", "geneva", day("2019-01-06"), 4)


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        (("un", "2014-07-10", "2019-12-31"), ("un", "2014-07-10", None), 1),
        (("un", "2022-01-01", "2025-12-31"), ("un", None, "2025-12-31"), 1),
        (("un", "2013-01-01", "2022-12-31"), ("un", None, None), 2),
        (("un", "2019-01-07", "2025-12-31"), ("un", "2019-10-30", "2022-07-16"), 2),
        (("un", "2014-07-10", "2019-01-06"), ("un", "2014-07-10", "2018-12-31"), 2),
        (("un", "2014-07-10", "2019-01-06"), ("syria", "2014-07-10", "2019-01-06"), 2),
    ],
)
def test_terms_are_one_office_where_a_day_joins_them_and_nothing_parts_them(
    first: tuple[str, str | None, str | None], second: tuple[str, str | None, str | None], rows: int
) -> None:
    told = term(first[0], "one", *first[1:]) + term(second[0], "other", *second[1:])
    assert len([row for row in derive_offices(told) if row.known_to is None]) == rows


def test_a_name_lasts_until_the_day_before_the_next() -> None:
    told = [
        said("name", {"name": "Astana", "start": "1998-05-06"}, "1998-05-06"),
        said("name", {"name": "Nur-Sultan", "start": "2019-03-23"}, "2019-03-23"),
    ]
    now = [row for row in derive_names(told) if row.known_to is None]
    assert [(row.name, row.end) for row in now] == [("Astana", day("2019-03-22")), ("Nur-Sultan", None)]


def test_delivery_follows_what_became_known() -> None:
    told = [
        said("delivery", {"delivery": "not-delivered", "date": None}, "2017-06-04", qualifier="1"),
        said("delivery", {"delivery": "late", "date": "2017-09-15"}, "2017-09-15", qualifier="1"),
        said("delivery", {"delivery": "delivered", "date": "2017-05-18"}, "2017-05-18", qualifier="2"),
    ]
    assert [row.delivery for row in derive_delivery(told, 1)] == ["not-delivered", "late"]
