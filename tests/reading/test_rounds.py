"""Ways of speaking of rounds, each with what it tells."""

from datetime import date
from pathlib import Path

import pytest

from events.reading import Calendar, Known, read
from tests.reading.record import lexicon

HELD = [
    ("astana", 1, date(2017, 1, 23), date(2017, 1, 24)),
    ("astana", 2, date(2017, 2, 15), date(2017, 2, 16)),
    ("astana", 3, date(2017, 3, 14), date(2017, 3, 15)),
    ("astana", 4, date(2017, 5, 3), date(2017, 5, 4)),
    ("astana", 5, date(2017, 7, 4), date(2017, 7, 5)),
    ("geneva", 3, date(2016, 1, 29), date(2016, 4, 27)),
    ("geneva", 6, date(2017, 5, 16), date(2017, 5, 19)),
    ("geneva", 7, date(2017, 7, 10), date(2017, 7, 14)),
    ("constitutional-committee", 1, date(2019, 10, 30), date(2019, 11, 8)),
    ("summit", 1, date(2017, 11, 22), date(2017, 11, 22)),
]
CALENDAR = Calendar([Known(*row, None) for row in HELD])
AFTER_SIX = Calendar([Known(*row, None) for row in [*HELD, ("astana", 6, date(2017, 9, 14), date(2017, 9, 15))]])
DAY = date(2017, 9, 2)

SIXTH = "astana 6 scheduled 2017-09-14 2017-09-15"

GENEVA = "geneva 8 scheduled 2017-09-20 2017-09-20"

SAYINGS = [
    (
        "The sixth round of Astana talks on Syria will be held on September 14-15.",
        "astana 6 scheduled 2017-09-14 2017-09-15",
    ),
    ("Astana-6 on Syria is set for mid-September.", "astana 6 scheduled 2017-09-01 2017-09-30"),
    (
        "The sixth round of the Astana talks on Syria, convened for September 1-4, did not take place.",
        "astana 6 cancelled None None",
    ),
    (
        "The VI International Meeting on Syria will open in Astana on September 14.",
        "astana 6 scheduled 2017-09-14 None",
    ),
    ("The next round of talks on Syria in Astana is due on September 14.", "astana 6 scheduled 2017-09-14 2017-09-14"),
    ("The last Astana meeting on Syria was held on July 4-5.", "astana 5 held 2017-07-04 2017-07-05"),
    ("The talks on Syria held in Astana on July 4 and 5, failed.", "astana 5 held 2017-07-04 2017-07-05"),
    ("Syria's sides will be back in Astana in mid-September.", "astana 6 scheduled 2017-09-01 2017-09-30"),
    ("The sixth Astana meeting on Syria has been postponed.", "astana 6 postponed None None"),
    (
        "The sixth Astana meeting on Syria, due to open on September 4, has been put off.",
        "astana 6 postponed None None",
    ),
    (
        "The sixth Astana meeting on Syria had been expected on September 14 but slipped to the end of the month.",
        "astana 6 postponed 2017-09-01 2017-09-30",
    ),
    ("The sixth Astana meeting on Syria will not take place then.", "astana 6 postponed None None"),
    ("The guarantors met in Astana on July 4-5 for the fifth time.", "astana 5 held 2017-07-04 2017-07-05"),
    ("The July 4 and 5 talks on Syria in Astana failed.", "astana 5 held 2017-07-04 2017-07-05"),
    ("The sixth round of Syria talks in Astana opens on September 14 and will run for two days.", SIXTH),
    ("The sixth round of Syria talks in Astana will start on September 14 and run through September 15.", SIXTH),
    ("A two-day meeting on Syria opens in Astana on September 14. It will be the sixth.", SIXTH),
    (
        "In Geneva the seventh round of Syria talks ended on July 14 after five days.",
        "geneva 7 held 2017-07-10 2017-07-14",
    ),
    ("The UN envoy wants to bring the parties on Syria to Geneva on September 20.", GENEVA),
    ("Both sides of Syria's war are to meet in Geneva on September 20.", GENEVA),
    ("The UN's envoy hosts talks in Geneva on September 20 on how to end Syria's war.", GENEVA),
    (
        "The sides of Syria's war sat down in Astana on July 4-5, for a fifth time.",
        "astana 5 held 2017-07-04 2017-07-05",
    ),
    (
        "The sixth edition of the Astana talks on Syria will be held from September 14.",
        "astana 6 scheduled 2017-09-14 None",
    ),
    ("The sixth round of Syria talks in Astana is to take place after September 10.", "astana 6 scheduled None None"),
    (
        "The sixth round of Syria talks in Astana, the first since July 2017, is still to come.",
        "astana 6 scheduled None None",
    ),
    (
        "The fifth round of Syria talks in Astana, which Kazakhstan brought to an end on July 5, began on July 4.",
        "astana 5 held 2017-07-04 2017-07-05",
    ),
    ("The sixth Astana meeting on Syria is called for. That has been called for September 14-15.", SIXTH),
    (
        "We wrote that the fifth Astana meeting on Syria was held on July 3 and 4. It was held on July 4 and 5.",
        "astana 5 held 2017-07-04 2017-07-05",
    ),
    (
        "Syria's sides returned to Geneva on July 10 for a seventh round, which runs until July 14.",
        "geneva 7 held 2017-07-10 2017-07-14",
    ),
    (
        "The next, sixth, meeting on Syria in Astana would be held in the Kazakh capital in mid-September.",
        "astana 6 scheduled 2017-09-01 2017-09-30",
    ),
    ("The UN's seventh round on Syria was held in Vienna on July 10.", "geneva 7 held 2017-07-10 2017-07-10"),
    (
        "The sixth Astana meeting on Syria will rather take place in October.",
        "astana 6 postponed 2017-10-01 2017-10-31",
    ),
]


def told(text: str, day: date = DAY) -> list[str]:
    facts = read(text + " Syria's war goes on in Syria.", day, lexicon(), CALENDAR, language="en").rounds
    return [f"{f.track} {f.number} {f.status} {f.start} {f.end}" for f in facts]


@pytest.mark.parametrize(("text", "fact"), SAYINGS)
def test_a_way_of_speaking_tells_its_round(text: str, fact: str) -> None:
    assert told(text) == [fact]


def test_a_count_tells_all_rounds_from_the_first() -> None:
    facts = told("Astana has hosted five rounds of talks on Syria since January.")
    assert [f.rsplit(" ", 2)[0] for f in facts] == [f"astana {n} held" for n in range(1, 6)]


BESIDE = [
    ("And the sixth round of Syria talks in Astana? It has been postponed.", "6 postponed None None"),
    ("On 14 September. That will be the sixth Astana meeting on Syria.", "6 scheduled 2017-09-14 2017-09-14"),
    ("The fifth round of Syria talks in Astana ended on July 5, a day later than planned.", "5 held None 2017-07-05"),
]


@pytest.mark.parametrize(("text", "fact"), BESIDE)
def test_a_time_beside_a_round_is_its_own_or_nobodys(text: str, fact: str) -> None:
    assert told(text) == [f"astana {fact}"]


LISTS = [
    (
        "Rounds of talks on Syria took place in Astana on January 23-24, February 15-16 and March 14-15.",
        ["1 2017-01-23 2017-01-24", "2 2017-02-15 2017-02-16", "3 2017-03-14 2017-03-15"],
    ),
    (
        "The third, fourth and fifth rounds of talks on Syria were held in Astana.",
        ["3 None None", "4 None None", "5 None None"],
    ),
    ("Rounds two and three of the talks on Syria were held in Astana.", ["2 None None", "3 None None"]),
    (
        "The second round of talks on Syria was held in Astana on February 15-16, the third on March 14-15.",
        ["2 2017-02-15 2017-02-16", "3 2017-03-14 2017-03-15"],
    ),
    (
        "The talks on Syria in Astana were held twice this year. The most recent took place on July 4 and 5.",
        ["5 2017-07-04 2017-07-05"],
    ),
    (
        "The first rounds of talks on Syria were held in Astana in January 2017, in Astana in February 2017 and in Astana in March 2017.",
        ["1 2017-01-01 2017-01-31", "2 2017-02-01 2017-02-28", "3 2017-03-01 2017-03-31"],
    ),
]


@pytest.mark.parametrize(("text", "facts"), LISTS)
def test_a_list_tells_each_round_its_days(text: str, facts: list[str]) -> None:
    assert [f.removeprefix("astana ").replace("held ", "") for f in told(text)] == facts


def test_lines_headed_by_an_ordinal_alone_go_on_with_the_list() -> None:
    text = (
        "Syria's talks in Astana, round by round\n\n- First round: 23 to 24 January 2017\n- Second: 15 to 16 February 2017\n"
        "- Third: 14 to 15 March 2017\n\nNobody can say whether there will be more."
    )
    assert [f.split()[1] for f in told(text)] == ["1", "2", "3"]


DIARIES = [
    ("14 MARCH", "24 MARCH", "3 held 2016-03-14 2016-03-24"),
    ("Tuesday.", "Friday.", "3 held 2016-03-22 2016-03-25"),
]


@pytest.mark.parametrize(("first", "last", "fact"), DIARIES)
def test_what_begins_or_ends_under_a_day_does_so_on_it(first: str, last: str, fact: str) -> None:
    text = (
        f"Syria in March\n\n{first}\n\nIn Geneva the envoy takes up again the talks on Syria that he had to break off in "
        f"February.\n\n{last}\n\nThe envoy closes the sitting. Syria's guns are silent."
    )
    assert told(text, date(2016, 3, 28)) == [f"geneva {fact}"]


COUNTED = [
    ("It is the fifth time that Iran, Russia and Turkey have met in Astana on Syria.", "astana 5"),
    ("The summit of the three presidents on Syria is the first of the guarantors.", "summit 1"),
    ("The fifth Astana conference on Syria is over.", "astana 5"),
    ("The talks on Syria in Astana go on. The most recent round, the fifth, was held on July 4 and 5.", "astana 5"),
    ("Did the sides of Syria's war meet in Astana as well? Five times so far.", "astana 5"),
    ("Russia, Iran and Turkey have called the sides of Syria's war to Astana four times.", "astana 1"),
    ("The envoys on Syria will get together in Astana, for the sixth time, in December.", "astana 6"),
]


@pytest.mark.parametrize(("text", "fact"), COUNTED)
def test_a_round_is_counted_in_other_words(text: str, fact: str) -> None:
    assert fact in [" ".join(f.split()[:2]) for f in told(text, date(2017, 11, 30))]


def test_nobody_is_told_past_one_another() -> None:
    text = "The fifth round of the Astana talks on Syria read papers past one another. (1) The sixth, on September 14, is next."
    assert [fact.split()[1] for fact in told(text)] == ["5", "6"]
    assert told("They read papers past one another at the talks in Astana on Syria's war.") == []


def test_the_first_one_held_elsewhere_is_not_the_first() -> None:
    text = "The fifth round of the Syria talks ended on July 5. It was the first one of the Astana family to be held elsewhere."
    assert [f.split()[1] for f in told(text)] == ["5"]


def test_what_comes_while_a_long_round_is_in_recess_is_its_next_sitting() -> None:
    facts = told("The next session of the Geneva talks on Syria will open on February 25.", date(2016, 2, 10))
    assert facts == ["geneva 3 scheduled 2016-02-25 None"]


def test_the_committee_that_meets_is_its_next_session() -> None:
    text = "Syria's Constitutional Committee is to open in Geneva on October 30."
    assert told(text, date(2019, 10, 25)) == ["constitutional-committee 1 scheduled 2019-10-30 None"]


def test_a_session_of_the_committee_in_geneva_is_no_round_of_the_geneva_talks() -> None:
    text = "Syria's Constitutional Committee closed its first session. The chairs agreed to hold the second session in Geneva in November."
    assert "constitutional-committee 2 scheduled 2019-11-01 2019-11-30" in told(text, date(2019, 11, 8))


def test_a_paper_that_closes_a_round_is_told_from_its_end() -> None:
    text = "Joint statement on the fifth meeting on Syria in Astana\n\nAstana, 4-5 July 2017\n\nThe sides, who met in Astana, agreed."
    assert told(text, date(2017, 7, 5)) == ["astana 5 held 2017-07-04 2017-07-05"]


def test_the_sentence_of_the_guide_is_read_as_its_picture_says() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    sentence = guide.split("One sentence taken apart:\n\n")[1].split("\n")[0].strip()
    (fact,) = read(
        sentence + " Syria's war goes on in Syria.", date(2017, 10, 2), lexicon(), AFTER_SIX, language="en"
    ).rounds
    told = (fact.attributed_to, fact.number, fact.status, fact.track, str(fact.start), str(fact.end), fact.precision)
    assert told == ("alexander-lavrentiev", 7, "scheduled", "astana", "2017-10-01", "2017-10-31", "month")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The sixth Syria meeting in the Astana format will be held in Sochi on September 30.", "Sochi"),
        ("The sixth meeting on Syria of the Astana process is due on September 30.", None),
        ("The sixth Astana meeting on Syria will be held on September 14.", "Astana"),
        ("Syria's sides meet in Geneva, not in the Astana format, for the eighth round of Geneva talks.", "Geneva"),
        ("The next round of the Geneva talks on Syria opens in Vienna on September 30.", "Vienna"),
    ],
)
def test_a_round_sits_where_it_is_told_to_and_not_where_its_format_is_from(text: str, city: str | None) -> None:
    rows = read(text + " Syria's war goes on in Syria.", DAY, lexicon(), CALENDAR, language="en").rounds
    assert [row.city for row in rows] == [city]


def test_whoever_gave_the_dates_says_so() -> None:
    text = (
        "The sixth meeting on Syria is convened in Astana on 14 and 15 September. Three states mediate.\n\n"
        "The dates come from the Kazakh Foreign Ministry."
    )
    facts = read(text, DAY, lexicon(), CALENDAR, language="en").rounds
    assert [f.attributed_to for f in facts] == ["kazakh-foreign-ministry"]
