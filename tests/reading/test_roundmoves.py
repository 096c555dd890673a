"""Rounds put off from one day to another, rounds that only move to another town, and which of several is spoken of."""

from datetime import date

import pytest

from events.reading import read
from events.services import knowledge
from tests.reading.test_rounds import told

MOVES = [
    (
        "The sixth round of Syria talks in Astana has been put off once again, from September 20 to September 23.",
        "astana 6 postponed 2017-09-23 2017-09-23",
    ),
    (
        "The sixth round of Syria talks in Astana has been pushed back from Wednesday to Friday.",
        "astana 6 postponed 2017-09-08 2017-09-08",
    ),
    (
        "The sixth round of Syria talks in Astana, which was to run from September 20 to 23, has been put off.",
        "astana 6 postponed None None",
    ),
    (
        "The sixth Astana round on Syria, moved to Geneva because the hotels were full, is due on September 14-15.",
        "astana 6 scheduled 2017-09-14 2017-09-15",
    ),
    (
        "The fifth international meeting on Syria in Astana had been set for July 4 and 5. It did little.",
        "astana 5 held 2017-07-04 2017-07-05",
    ),
    (
        "The sixth Astana round on Syria has been moved to September 14-15.",
        "astana 6 postponed 2017-09-14 2017-09-15",
    ),
]


@pytest.mark.parametrize(("text", "fact"), MOVES)
def test_a_round_that_is_moved_has_its_new_days_alone(text: str, fact: str) -> None:
    assert told(text) == [fact]


APART = [
    (
        "Kazakhstan has pushed the sixth Astana round on Syria back to mid-October.",
        "astana 6 postponed 2017-10-01 2017-10-31",
    ),
    ("The UN called the eighth round of the Geneva talks on Syria off on Monday.", "geneva 8 cancelled None None"),
    ("There will be no eighth round of the Geneva talks on Syria this year.", "geneva 8 cancelled None None"),
    (
        "The eighth round of the Geneva talks on Syria, due on November 28, will not be held.",
        "geneva 8 cancelled None None",
    ),
    (
        "The eighth round of the Geneva talks on Syria, due on November 28, could not be held.",
        "geneva 8 cancelled None None",
    ),
    ("Diplomats recall the eighth round of the Geneva talks on Syria off the record.", "geneva 8 scheduled None None"),
    ("The envoy called the seventh round of the Geneva talks on Syria a success.", "geneva 7 held None None"),
]


@pytest.mark.parametrize(("text", "fact"), APART)
def test_a_round_may_stand_within_the_verb_that_puts_it_off(text: str, fact: str) -> None:
    assert told(text) == [fact]


GO_ON = [
    (
        "The eighth round of the Geneva talks on Syria opened on Tuesday; it will rest over the weekend, pick up again on "
        "5 December and run until 15 December.",
        ("2017-11-28", "2017-12-15"),
    ),
    (
        "The eighth round of the Geneva talks on Syria opened on Tuesday; the plenary session is planned for Friday.",
        ("2017-11-28", "2017-12-01"),
    ),
    (
        "The eighth round of the Geneva talks on Syria opened on Tuesday; a meeting of donors is planned for Friday.",
        ("2017-11-28", "None"),
    ),
]


@pytest.mark.parametrize(("text", "days"), GO_ON)
def test_what_goes_on_behind_a_semicolon_tells_of_the_same_round(text: str, days: tuple[str, str]) -> None:
    found = read(text, date(2017, 11, 29), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [(str(r.start), str(r.end)) for r in found.rounds] == [days]


def test_the_first_of_two_subjects_is_no_round() -> None:
    text = (
        "The second round of the Geneva talks on Syria ended on Saturday. The government would not hear of the second "
        "subject before the first had been settled."
    )
    found = read(text, date(2014, 2, 15), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [(r.track, r.number) for r in found.rounds] == [("geneva", 2)]


COUNTED = [
    (
        "The sixth round of the Astana talks on Syria opens today. A truce is the first thing they must talk about. The second "
        "is the constitution.",
        [6],
    ),
    (
        "The first round of the Astana talks on Syria was held in January, a step at last. The second followed in February.",
        [1, 2],
    ),
]


@pytest.mark.parametrize(("text", "numbers"), COUNTED)
def test_things_that_are_counted_are_no_rounds(text: str, numbers: list[int]) -> None:
    found = read(text, date(2017, 9, 14), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [r.number for r in found.rounds] == numbers


def test_a_letter_on_the_talks_need_not_name_the_country() -> None:
    text = (
        "We informed Mr Staffan de Mistura that the High Negotiations Committee was suspending its part in the Geneva III "
        "negotiations, the present sitting of which he had opened on 13 April."
    )
    found = read(text, date(2016, 4, 20), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [(r.track, r.number, str(r.start)) for r in found.rounds] == [("geneva", 3, "2016-04-13")]
    elsewhere = text.replace("Staffan de Mistura", "Bernardino Leon").replace("High Negotiations Committee", "House")
    other = read(elsewhere, date(2016, 4, 20), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert other.rounds == []


def test_a_list_of_names_and_dates_is_no_text_on_the_talks() -> None:
    text = "Alexander Lavrentiev met Staffan de Mistura in Astana on 14-15 September 2017, Iran and Turkey said. "
    found = read(text * 3, date(2017, 9, 20), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert (found.rounds, found.events) == ([], [])


RESUMED = [
    ("The envoy suspended the Geneva talks on Syria until 25 February.", [("scheduled", 2, "2016-02-25")]),
    ("The Geneva III talks on Syria will resume on Feb. 25.", [("scheduled", 2, "2016-02-25")]),
    ("The Geneva III talks on Syria began on Jan. 29.", [("under-way", None, "2016-01-29")]),
    (
        "The Geneva III talks on Syria will resume on Feb. 25. A meeting of the 17-nation International Syria Support "
        "Group is set for Feb. 11 in Munich.",
        [("scheduled", 2, "2016-02-25")],
    ),
]


@pytest.mark.parametrize(("text", "facts"), RESUMED)
def test_a_long_round_broken_off_goes_on_in_its_next_sitting(
    text: str, facts: list[tuple[str, int | None, str]]
) -> None:
    found = read(text, date(2016, 2, 4), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [(r.status, r.sitting, str(r.start)) for r in found.rounds] == facts


def test_the_presidents_are_told_of_the_summit_that_was_told_first() -> None:
    text = (
        "It was the second Syria summit of the three presidents. The first was held in Sochi on November 22 last year, and "
        "the third will be hosted by Tehran. According to a statement the presidents discussed aid and the constitution."
    )
    found = read(text, date(2018, 4, 5), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [(t.track, t.number, t.topic) for t in found.agenda] == [
        ("summit", 2, "constitution"),
        ("summit", 2, "humanitarian-access"),
    ]


def test_what_the_three_guarantors_number_is_astanas_though_it_is_not_named() -> None:
    text = (
        "Russia, Turkey and Iran ended the 15th round of their talks on Syria in Sochi with little to show. The envoy flew "
        "in to speak about the constitutional committee."
    )
    found = read(text, date(2021, 2, 17), knowledge.lexicon("en"), knowledge.calendar(), language="en")
    assert [(r.track, r.number, r.status) for r in found.rounds] == [("astana", 15, "held")]


OTHERS = [
    (
        "Two days of talks in Vienna on Syria, the ninth round since 2016, made no headway, Syria's rebels said.",
        date(2018, 1, 30),
        ["geneva 9 held None None"],
    ),
    (
        "Syria's tenth Astana round is over. The envoy will meet the three guarantors in Nur-Sultan in September on Syria.",
        date(2018, 7, 31),
        ["astana 10 held None None"],
    ),
    (
        "Syria's tenth Astana round is over. Astana's guarantors meet in Nur-Sultan in late November on Syria.",
        date(2018, 7, 31),
        ["astana 10 held None None", "astana 11 scheduled 2018-11-01 2018-11-30"],
    ),
    (
        "In the evening the minister read out the statement of the seventh Astana meeting on Syria to Syrians.",
        date(2017, 10, 31),
        ["astana 7 held None None"],
    ),
]


@pytest.mark.parametrize(("text", "day", "facts"), OTHERS)
def test_a_round_has_no_days_of_a_count_and_none_where_somebody_else_meets_its_guarantors(
    text: str, day: date, facts: list[str]
) -> None:
    found = read(text, day, knowledge.lexicon("en"), knowledge.calendar(), language="en").rounds
    assert [f"{f.track} {f.number} {f.status} {f.start} {f.end}" for f in found] == facts
