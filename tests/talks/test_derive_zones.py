"""A zone's life, one way only."""

from talks.derive import derive_zone, status_of
from tests.talks.said import day, said


def life(*told: tuple[str, str]) -> list[tuple[str, str, str, str | None]]:
    """The latest rows as (mark, status, start, end)."""
    rows = derive_zone([said("status", {"status": status, "date": on}, on) for on, status in told])
    return [
        (row.mark, row.status, row.start.isoformat(), row.end and row.end.isoformat())
        for row in sorted(rows, key=lambda row: (row.mark, row.start))
        if row.known_to is None
    ]


BEGUN = [("2017-05-03", "proposed"), ("2017-05-04", "agreed"), ("2017-05-06", "in-force")]


def test_paper_ends_where_the_next_step_begins() -> None:
    assert [row for row in life(*BEGUN) if row[0] == "paper"] == [
        ("paper", "proposed", "2017-05-03", "2017-05-04"),
        ("paper", "agreed", "2017-05-04", None),
    ]


def test_mapped_is_about_the_boundary_and_no_step_back() -> None:
    rows = derive_zone(
        [said("status", {"status": status, "date": on}, on) for on, status in [*BEGUN, ("2017-09-15", "mapped")]]
    )
    assert status_of([row for row in rows if row.known_to is None]) == "in-force"


def test_a_later_proposal_is_no_step_back() -> None:
    assert life(*BEGUN, ("2017-07-05", "proposed")) == life(*BEGUN)


def test_a_later_agreement_is_a_text() -> None:
    assert ("text", "agreed", "2018-09-17", None) in life(*BEGUN, ("2018-09-17", "agreed"))


def test_an_offensive_lasts_until_calm_is_declared() -> None:
    told = life(*BEGUN, ("2019-04-30", "offensive"), ("2019-08-31", "in-force"))
    assert ("event", "offensive", "2019-04-30", "2019-08-31") in told


def test_a_breach_has_its_day() -> None:
    assert ("event", "violated", "2017-08-19", "2017-08-19") in life(*BEGUN, ("2017-08-19", "violated"))


def test_a_zone_that_was_taken_is_dissolved_that_day() -> None:
    assert ("ground", "dissolved", "2018-04-14", None) in life(*BEGUN, ("2018-04-14", "taken"))


def test_dissolved_before_taken_keeps_its_day_and_a_second_end_changes_nothing() -> None:
    told = life(*BEGUN, ("2018-05-02", "dissolved"), ("2018-05-16", "taken"), ("2024-12-06", "dissolved"))
    assert [row for row in told if row[0] == "ground"] == [
        ("ground", "in-force", "2017-05-06", "2018-05-02"),
        ("ground", "dissolved", "2018-05-02", None),
    ]


def test_the_end_is_unknown_before_it_came() -> None:
    told = [*BEGUN, ("2018-04-14", "taken")]
    rows = derive_zone([said("status", {"status": status, "date": on}, on) for on, status in told])
    then = [row for row in rows if row.known_from <= day("2017-08-25") and row.status == "in-force"]
    assert [(row.end, row.known_to) for row in then] == [(None, day("2018-04-14"))]


def test_rivals_over_one_date_leave_one_event() -> None:
    rows = derive_zone(
        [
            said(
                "status", {"status": "offensive", "date": "2018-06-18"}, "2018-06-18", qualifier="o", rank="preferred"
            ),
            said("status", {"status": "offensive", "date": "2018-06-19"}, "2018-06-19", qualifier="o"),
        ]
    )
    assert [row.start.isoformat() for row in rows if row.known_to is None] == ["2018-06-18"]
