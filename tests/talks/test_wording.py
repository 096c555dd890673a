"""Dates in words."""

from datetime import date

import pytest

from talks import wording

D = date.fromisoformat


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2017-09-14", "2017-09-15", "day", "14–\u206015 September 2017"),
        ("2017-11-28", "2017-12-14", "day", "28 November – 14 December 2017"),
        ("2017-12-30", "2018-01-02", "day", "30 December 2017 – 2 January 2018"),
        ("2018-01-30", "2018-01-30", "day", "30 January 2018"),
        ("2017-08-01", "2017-08-31", "month", "August 2017"),
        ("2017-08-01", "2017-09-30", "month", "August–\u2060September 2017"),
        ("2024-07-01", "2024-12-31", "year", "second half of 2024"),
        ("2024-10-01", "2024-12-31", "month", "October–\u2060December 2024"),
        ("2018-01-01", "2018-12-31", "year", "2018"),
        ("2017-09-14", None, "day", "from 14 September 2017"),
        (None, "2017-12-14", "day", "until 14 December 2017"),
        (None, None, "day", ""),
    ],
)
def test_days(start: str | None, end: str | None, precision: str, words: str) -> None:
    told = wording.days(D(start) if start else None, D(end) if end else None, precision)
    assert told.replace(wording.FIXED, " ") == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2024-07-01", "2024-12-31", "year", "the second half of 2024"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2019-04-20", None, "day", "20 April 2019"),
        ("2017-09-14", "2017-09-15", "day", "14–\u206015 September 2017"),
    ],
)
def test_a_time_in_a_sentence(start: str, end: str | None, precision: str, words: str) -> None:
    assert wording.in_sentence(D(start), D(end) if end else None, precision).replace(wording.FIXED, " ") == words


def test_a_date_never_breaks() -> None:
    assert " " not in wording.day(D("2017-09-14"))


@pytest.mark.parametrize(("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (22, "XXII")])
def test_roman(number: int, numeral: str) -> None:
    assert wording.roman(number) == numeral


@pytest.mark.parametrize(("number", "words"), [(1, "1 origin"), (2, "2 origins"), (0, "0 origins")])
def test_count(number: int, words: str) -> None:
    assert wording.count(number, "origin") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2017-09-14", "2017-09-15", "14–\u206015 Sep"),
        ("2017-11-28", "2017-12-14", "28 Nov – 14 Dec"),
        ("2017-11-22", None, "22 Nov"),
    ],
)
def test_short_days(start: str, end: str | None, words: str) -> None:
    assert wording.short_days(D(start), D(end) if end else None).replace(wording.FIXED, " ") == words


def test_short_days_with_their_year() -> None:
    assert wording.short_days(D("2020-07-01"), D("2020-07-01"), year=True).replace(wording.FIXED, " ") == "1 Jul 2020"
    told = wording.short_days(D("2016-12-30"), D("2017-01-02"), year=True).replace(wording.FIXED, " ")
    assert told == "30 Dec 2016 – 2 Jan 2017"
