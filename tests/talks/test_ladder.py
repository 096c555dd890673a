"""The ladder of announcements, in per cent of its width."""

from datetime import date

from talks.drawing.ladder import Announced, ladder

D = date.fromisoformat
HELD = [(D("2017-09-14"), D("2017-09-15"))]
MONTH = Announced(D("2017-07-05"), D("2017-08-01"), D("2017-08-31"), "month")
DAYS = Announced(D("2017-09-11"), D("2017-09-14"), D("2017-09-15"), "day")
REPORT = Announced(D("2017-09-15"), *HELD[0], "day", report=True)


def test_nothing_told_is_not_drawn() -> None:
    assert ladder([Announced(None, None, None, "")], ()) is None


def test_exact_days_are_hollow_and_coarser_times_soft_and_facts_solid() -> None:
    made = ladder([MONTH, DAYS, REPORT], HELD)
    assert made and [rung.mark for rung in made.rungs] == ["soft", "hollow", "solid"]


def test_a_thread_runs_from_the_dot_to_the_mark() -> None:
    made = ladder([MONTH], HELD)
    assert made and made.rungs[0].thread == (made.rungs[0].dot, made.rungs[0].left)


def test_a_plan_on_the_days_held_lies_in_their_column() -> None:
    made = ladder([DAYS], HELD)
    assert made and (made.rungs[0].left, made.rungs[0].width) == made.columns[0]


def test_each_sitting_has_a_column_and_none_lies_between() -> None:
    made = ladder([REPORT], [*HELD, (D("2017-10-02"), D("2017-10-04"))])
    assert made
    first, second = made.columns
    assert first[0] + first[1] < second[0]


def test_words_without_a_time_are_a_dot_alone() -> None:
    made = ladder([Announced(D("2017-08-21"), None, None, "")], HELD)
    assert made and (made.rungs[0].mark, made.rungs[0].left, made.rungs[0].dot is not None) == ("none", None, True)


def test_all_lies_within_the_width() -> None:
    made = ladder([MONTH, DAYS, REPORT], HELD)
    assert made and all(0 <= rung.left <= 100 and rung.left + rung.width <= 100 for rung in made.rungs if rung.left)


def test_months_are_named_in_order() -> None:
    made = ladder([MONTH, DAYS], HELD)
    assert made and [tick.label for tick in made.ticks] == ["Aug", "Sep"]


def test_a_long_time_names_at_most_six_months() -> None:
    made = ladder([Announced(D("2015-01-01"), D("2017-09-14"), None, "day")], HELD)
    assert made and 0 < sum(bool(tick.label) for tick in made.ticks) <= 6


def test_where_there_are_no_two_months_days_are_named() -> None:
    said = Announced(D("2017-02-11"), D("2017-02-15"), D("2017-02-16"), "day")
    made = ladder([said], [(D("2017-02-15"), D("2017-02-16"))])
    assert made and [tick.label.replace("\u00a0", " ") for tick in made.ticks][:3] == ["11 Feb", "14 Feb", "17 Feb"]


def test_over_the_turn_of_a_year_each_january_has_its_name_with_the_year() -> None:
    made = ladder([Announced(D("2019-09-16"), None, None, "")], [(D("2020-07-01"), D("2020-07-01"))])
    assert made and [tick.label for tick in made.ticks if tick.label] == ["Nov", "Jan 2020", "Mar", "May", "Jul"]
