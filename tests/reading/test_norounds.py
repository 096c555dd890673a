"""What is called a round, a meeting or talks and is none of ours."""

from datetime import date

import pytest

from events.reading import read
from tests.reading.record import lexicon
from tests.reading.test_rounds import CALENDAR, told

NO_ROUNDS = [
    "Geneva waits, and Syria. An opposition congress met in Riyadh. The envoy attended the first session before he left.",
    "It was the group's second session on Syria in the Austrian capital. The first, on October 30, was remarkable for who came.",
    "In Geneva they quarrel over Syria. The government insists that the first be dealt with before the second is opened.",
    "In Astana one spoke of Syria. A second strike hit people who had come to help the victims of the first.",
    "The second conference of the Syrian opposition closed after the Geneva talks, with what the first had failed to give.",
    "The wider group on Syria intends to meet again before the middle of November, one in Geneva said.",
    "The presidents sat together for two hours, their first encounter, and spoke of Syria, while Syria's guns fell silent.",
    "The leaders of the Shanghai Cooperation Organisation met by video. The next meeting will be in Astana in July. Syria.",
    "The Nuclear Suppliers Group held its third round of consultations in Astana. Syria's army shelled Idlib.",
    "Talks on Ukraine were held in Geneva on Monday. A second round will follow. Syria was not discussed, Syria said.",
    "Rebels fired three rounds at the Astana hotel in Syria's Homs.",
    "The three guarantors will hold a preliminary meeting on Syria in Astana on September 4.",
    "The second meeting of the working group on Syria was held in Astana on June 1.",
    "The fifth round of Iran nuclear talks was held in Geneva; Syria was not discussed, Syria said.",
    "On the sixth day of the talks on Syria nothing happened.",
    "In Astana on Tuesday a minister was asked three times about the talks on Syria and its war.",
    "The groups of Syria's opposition met three times this week in Geneva, in the rooms of the UN.",
    "SUMMARY OF MEETINGS, 10 APRIL\n\nIn Geneva the Council spoke of Syria; of Syria's talks nothing was said.",
    "The task force on Syria met in Astana on September 1, for the third time.",
    "Nothing came of it. The Council asked for such talks on Syria in Astana on September 1.",
    "The states of the support group on Syria, now in New York, will meet again on Friday, one in Geneva said.",
    "The two families of Aleppo have held talks. The guarantor is an aunt. At the next round a truce will be signed.",
    "The fifth round of the cup will be held in Geneva in October. Syria's riders train for it; Syria has none.",
    "Nur-Sultan hosts the second round of the wrestling championship; Syria's and Iran's men are there, Syria said.",
    "The foreign ministers of Russia, Iran and Turkey will meet on Syria in Astana on September 16 to prepare the summit in Istanbul.",
    "The sixth round of political consultations between the foreign ministries of Kazakhstan and Syria was held in Astana.",
]


@pytest.mark.parametrize("text", NO_ROUNDS)
def test_what_is_no_round_tells_none(text: str) -> None:
    assert told(text) == []


BESIDE = [
    "The fifth round of Syria talks in Astana was held. The working group on captives held its second meeting on "
    "July 4. A third is to follow in Ankara in August.",
    "The second Moscow consultations on Syria ended on Thursday, as the first had. The UN in Geneva watched.",
]


def test_a_working_groups_meetings_are_no_rounds() -> None:
    assert told(BESIDE[0]) == ["astana 5 held None None"]


def test_talks_outside_all_tracks_are_no_rounds_of_the_track_named_beside_them() -> None:
    assert told(BESIDE[1], date(2015, 4, 10)) == []


UNSAID = [
    ("The seventh session of the Constitutional Committee opened in Geneva. Pedersen spoke of progress.", 1),
    ("The seventh session of the Constitutional Committee opened.", 0),
    ("The seventh round of talks on the dam opened in Geneva.", 0),
    ("Egypt's constitutional committee held its second session in Cairo; a delegate came from Geneva.", 0),
    ("Astana talks on the gas union ended. The next round of Astana talks is in October.", 0),
    ("In Geneva de Mistura opened the seventh round.", 1),
    ("The fifth round of the Cyprus talks opened in Geneva. The guarantors spoke of peacekeepers, the envoy said.", 0),
]


@pytest.mark.parametrize(("text", "count"), UNSAID)
def test_two_names_of_the_talks_name_the_country_that_is_taken_for_granted(text: str, count: int) -> None:
    assert len(read(text, date(2022, 3, 21), lexicon(), CALENDAR, language="en").rounds) == count
