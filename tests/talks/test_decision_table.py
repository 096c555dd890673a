"""Each row of the decision table in DESIGN.md."""

from talks.derive import derive_round
from tests.talks.said import at, plan, report, summary

AUGUST = ("2017-08-01", "2017-08-31", "month")


def last(*statements, **more):
    return derive_round(statements, **more)[-1]


def test_row_1_nothing_visible_is_no_round() -> None:
    assert at(derive_round([plan("2017-07-05", "2017-08")]), "2017-07-04") is None


def test_row_2_a_held_report_settles_the_status() -> None:
    row = last(plan("2017-09-11", "2017-09-14", "2017-09-15"), report("2017-09-15", "held", "2017-09-14", "2017-09-15"))
    assert summary(row) == ("held", "2017-09-14", "2017-09-15", "day", None, 0)


def test_row_3_under_way_shows_the_planned_end() -> None:
    row = last(plan("2017-09-11", "2017-09-14", "2017-09-15"), report("2017-09-14", "under-way", "2017-09-14"))
    assert summary(row) == ("under-way", "2017-09-14", "2017-09-15", "day", None, 0)


def test_row_3_a_plan_said_later_does_not_end_a_meeting_under_way() -> None:
    row = last(report("2020-08-24", "under-way", "2020-08-24"), plan("2020-08-24", status="postponed"))
    assert row.status == "under-way"


def test_row_4_the_first_dated_plan_stands() -> None:
    assert summary(last(plan("2017-07-05", "2017-08"))) == ("scheduled", *AUGUST, None, 0)


def test_row_4_the_first_after_a_postponement_stands_without_a_second_move() -> None:
    row = last(
        plan("2017-06-01", "2017-06-12", "2017-06-13"),
        plan("2017-06-08", status="postponed"),
        plan("2017-06-13", "2017-07-04", "2017-07-05"),
    )
    assert summary(row) == ("scheduled", "2017-07-04", "2017-07-05", "day", "2017-06-12", 1)


def test_row_5_a_plan_without_time_changes_no_time() -> None:
    assert summary(last(plan("2017-07-05", "2017-08"), plan("2017-08-21"))) == ("scheduled", *AUGUST, None, 0)


def test_row_5_alone_it_is_scheduled_without_time() -> None:
    assert summary(last(plan("2018-02-08"))) == ("scheduled", None, None, "day", None, 0)


def test_row_6_a_coarser_plan_corroborates() -> None:
    row = last(plan("2017-03-01", "2017-03-14"), plan("2017-03-04", "2017-03"))
    assert summary(row) == ("scheduled", "2017-03-14", None, "day", None, 0)


def test_row_7_a_time_within_narrows() -> None:
    row = last(plan("2017-09-15", "2017-10"), plan("2017-10-18", "2017-10-30", "2017-10-31"))
    assert summary(row) == ("scheduled", "2017-10-30", "2017-10-31", "day", None, 0)


def test_row_7_an_end_told_later_is_no_move() -> None:
    row = last(plan("2017-03-01", "2017-03-14"), plan("2017-03-09", "2017-03-14", "2017-03-15"))
    assert summary(row) == ("scheduled", "2017-03-14", "2017-03-15", "day", None, 0)


def test_row_7_an_end_once_told_is_kept() -> None:
    row = last(plan("2017-03-09", "2017-03-14", "2017-03-15"), plan("2017-03-10", "2017-03-14"))
    assert summary(row) == ("scheduled", "2017-03-14", "2017-03-15", "day", None, 0)


def test_row_8_a_disjoint_time_is_a_move() -> None:
    row = last(plan("2017-07-05", "2017-08"), plan("2017-08-22", "2017-09"))
    assert summary(row) == ("postponed", "2017-09-01", "2017-09-30", "month", "2017-08-01", 1)


def test_row_8_a_partly_overlapping_time_is_a_move() -> None:
    row = last(plan("2024-01-18", "2024-01-23", "2024-01-24"), plan("2024-01-19", "2024-01-24", "2024-01-25"))
    assert summary(row) == ("scheduled", "2024-01-24", "2024-01-25", "day", "2024-01-23", 1)


def test_row_9_a_postponement_without_time_clears_it() -> None:
    row = last(plan("2017-07-05", "2017-08"), plan("2017-08-22", status="postponed"))
    assert summary(row) == ("postponed", None, None, "day", "2017-08-01", 1)


def test_row_9_said_twice_it_is_one_move() -> None:
    row = last(
        plan("2017-07-05", "2017-08"),
        plan("2017-08-22", status="postponed"),
        plan("2017-08-23", status="postponed"),
    )
    assert row.moves == 1


def test_row_10_cancelled_keeps_the_time_that_was_meant() -> None:
    row = last(plan("2022-06-03", "2022-07-25", "2022-07-29"), plan("2022-07-16", status="cancelled"))
    assert summary(row) == ("cancelled", None, None, "day", "2022-07-25", 0)


def test_row_10_a_later_plan_revives() -> None:
    row = last(
        plan("2022-06-03", "2022-07-25"), plan("2022-07-16", status="cancelled"), plan("2022-09-01", "2022-10-03")
    )
    assert summary(row) == ("scheduled", "2022-10-03", None, "day", "2022-07-25", 0)


def test_row_10_a_later_report_revives() -> None:
    row = last(plan("2022-07-16", status="cancelled"), report("2022-07-26", "held", "2022-07-25", "2022-07-26"))
    assert row.status == "held"


def test_row_11_exact_days_after_a_move_are_scheduled() -> None:
    row = last(plan("2017-07-05", "2017-08"), plan("2017-08-22", "2017-09"), plan("2017-09-11", "2017-09-14"))
    assert summary(row) == ("scheduled", "2017-09-14", None, "day", "2017-08-01", 1)


def test_row_12_a_preferred_report_shows_and_the_rival_disputes() -> None:
    row = last(
        report("2017-02-16", "held", "2017-02-15", "2017-02-16", rank="preferred"),
        report("2017-02-16", "held", "2017-02-16", "2017-02-16", origins=("a", "b", "c")),
    )
    assert (summary(row)[1], row.disputed) == ("2017-02-15", ("start",))


def test_row_12_finer_wins_and_a_month_around_it_is_no_rival() -> None:
    row = last(
        report("2017-02-16", "held", "2017-02", origins=("a", "b")),
        report("2017-02-16", "held", "2017-02-15", "2017-02-16"),
    )
    assert (summary(row)[1:4], row.disputed) == (("2017-02-15", "2017-02-16", "day"), ())


def test_row_12_more_origins_win() -> None:
    row = last(
        report("2017-02-16", "held", "2017-02-15", "2017-02-16", origins=("a", "b")),
        report("2017-02-17", "held", "2017-02-14", "2017-02-16", origins=("a",)),
    )
    assert (summary(row)[1], row.disputed) == ("2017-02-15", ("start",))


def test_row_12_then_the_later_known_wins() -> None:
    row = last(
        report("2017-02-16", "held", "2017-02-15", "2017-02-16"),
        report("2017-02-17", "held", "2017-02-14", "2017-02-16"),
    )
    assert summary(row)[1] == "2017-02-14"


def test_row_12_reports_that_cross_leave_the_end_open() -> None:
    row = last(report("2017-02-16", "held", "2017-02-16"), report("2017-02-17", "held", None, "2017-02-15"))
    assert (summary(row)[1:3], row.disputed) == (("2017-02-16", None), ("end",))


def test_row_13_the_hosts_word_wins() -> None:
    row = last(
        plan("2017-06-08", status="postponed", claimant="kazakh-foreign-ministry"),
        plan("2017-06-08", "2017-06-20", claimant="russian-foreign-ministry", known="2017-06-09"),
        conveners=frozenset({"kazakh-foreign-ministry"}),
    )
    assert (row.status, row.disputed) == ("postponed", ("time",))


def test_row_13_a_preferred_plan_beats_the_hosts_word() -> None:
    row = last(
        plan("2017-06-08", "2017-06-20", rank="preferred"),
        plan("2017-06-08", "2017-06-25", claimant="kazakhstan"),
        conveners=frozenset({"kazakhstan"}),
    )
    assert summary(row)[1] == "2017-06-20"


def test_row_13_else_the_later_known_wins() -> None:
    row = last(plan("2017-06-08", "2017-06-25", known="2017-06-10"), plan("2017-06-08", "2017-06-20"))
    assert (summary(row)[1], row.disputed) == ("2017-06-25", ("time",))


def test_row_13_a_plan_without_time_is_no_rival() -> None:
    row = last(plan("2017-06-08", "2017-06-20"), plan("2017-06-08"))
    assert row.disputed == ()


def test_row_13_ends_with_a_later_day_of_saying() -> None:
    row = last(plan("2017-06-08", "2017-06-20"), plan("2017-06-08", "2017-06-25"), plan("2017-06-13", "2017-07-04"))
    assert row.disputed == ()


def test_row_13_one_speaker_who_drops_a_time_and_tells_a_new_one_tells_one_story() -> None:
    row = last(
        plan("2017-05-20", "2017-06-12"),
        plan("2017-06-08", "2017-06-20", claimant="kazakhstan"),
        plan("2017-06-08", status="postponed", claimant="kazakhstan"),
    )
    assert (summary(row), row.disputed) == (("scheduled", "2017-06-20", None, "day", "2017-06-12", 1), ())


def test_row_14_no_clock_holds_a_round() -> None:
    rows = derive_round([plan("2022-06-03", "2022-07-25", "2022-07-29")])
    assert at(rows, "2030-01-01").status == "scheduled"


def test_what_was_said_earlier_and_known_later_takes_its_place_in_order() -> None:
    row = last(plan("2017-08-22", "2017-09"), plan("2017-07-05", "2017-08", known="2017-08-30"))
    assert summary(row) == ("postponed", "2017-09-01", "2017-09-30", "month", "2017-08-01", 1)


def test_deprecated_statements_take_no_part() -> None:
    assert derive_round([plan("2017-07-05", "2017-08", rank="deprecated")]) == []


def test_first_announced_and_days_fixed_name_their_statements() -> None:
    row = last(
        plan("2017-07-05", "2017-08", id="first"),
        plan("2017-08-22", "2017-09", id="moved"),
        plan("2017-09-11", "2017-09-14", "2017-09-15", id="fixed"),
        plan("2017-09-12", "2017-09-14", id="again"),
        report("2017-09-15", "held", "2017-09-14", "2017-09-15"),
    )
    assert (row.first_by, row.fixed_by) == ("first", "fixed")


def test_days_that_were_never_announced_are_fixed_by_nobody() -> None:
    row = last(plan("2022-04-26", "2022-05-28", "2022-06-03"), report("2022-06-03", "held", "2022-05-30", "2022-06-03"))
    assert row.fixed_by is None


def test_history_is_the_same_whatever_the_order_of_arrival() -> None:
    told = [plan("2017-07-05", "2017-08"), plan("2017-08-22", "2017-09"), plan("2017-09-11", "2017-09-14")]
    assert derive_round(told) == derive_round(told[::-1])
