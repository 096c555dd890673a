"""Ways in which the press tells of rounds, each with what a careful person takes from it, by the record's calendar."""

from datetime import date

import pytest

from events.reading import read
from events.services import knowledge

WAYS = [
    (
        "A peace conference on Syria in the Black Sea resort of Sochi ended on Tuesday.",
        date(2018, 1, 31),
        ["sochi 1 held None 2018-01-30"],
    ),
    (
        "The July 7-8 meeting on Syria was the sixteenth in the Astana format and the first in the Kazakh capital since "
        "December 2019. The guarantors will convene for the seventeenth time in Astana.",
        date(2021, 7, 9),
        ["astana 16 held 2021-07-07 2021-07-08", "astana 17 scheduled None None"],
    ),
    (
        "A session of the Syrian Constitutional Committee is being urged. Three have been held.",
        date(2020, 12, 9),
        [f"constitutional-committee {n} held None None" for n in (1, 2, 3)],
    ),
    (
        "The 19th international meeting on Syria within the framework of the Astana process began on Tuesday."
        " Iran's team is at the two-day event.",
        date(2022, 11, 22),
        ["astana 19 under-way 2022-11-22 2022-11-23"],
    ),
    (
        "Eight rounds after the first map, the guarantors met in Nur-Sultan on Syria. Ten rounds later the "
        "process has outlived its zones.",
        date(2019, 12, 12),
        ["astana 14 held None None"],
    ),
    (
        "A ninth session of the Syrian Constitutional Committee, planned for 25-29 July in Geneva, is no "
        "longer possible, the envoy said on Saturday.",
        date(2022, 7, 18),
        ["constitutional-committee 9 cancelled None None"],
    ),
    (
        "Putin will travel to Tehran on July 19 for a Syria summit in the Astana format, his spokesman said.",
        date(2022, 7, 12),
        ["summit 7 scheduled 2022-07-19 2022-07-19"],
    ),
    (
        "The Constitutional Committee itself, the United Nations has announced, will be convened in Geneva on"
        " 30 October, Syria's envoys among them.",
        date(2019, 10, 14),
        ["constitutional-committee 1 scheduled 2019-10-30 None"],
    ),
    (
        "Now that Syria's Constitutional Committee has been opened in Geneva on Wednesday, the caravan moves on.",
        date(2019, 10, 31),
        ["constitutional-committee 1 under-way 2019-10-30 None"],
    ),
    (
        "It is three months since Syria's Constitutional Committee last met in Geneva, from 30 May to 3 June.",
        date(2022, 8, 29),
        ["constitutional-committee 8 held 2022-05-30 2022-06-03"],
    ),
    (
        "A timeline of Syria's talks\nJune 30, 2012\nAn Action Group meets in Geneva.\nJanuary 29, 2016\nTalks "
        "resume in Geneva; they are paused five days later.",
        date(2018, 2, 10),
        ["geneva 1 held 2012-06-30 2012-06-30", "geneva 3 held 2016-01-29 2016-02-03"],
    ),
    (
        "The parties to the 22nd International Meeting on Syria in Astana agreed on Tuesday to hold the 23rd "
        "in the first half of 2025.",
        date(2024, 11, 12),
        ["astana 22 held 2024-11-12 2024-11-12", "astana 23 scheduled 2025-01-01 2025-06-30"],
    ),
    (
        "At Astana's eleventh, the envoy for Syria spoke of a missed opportunity.",
        date(2018, 12, 1),
        ["astana 11 held None None"],
    ),
    (
        "Syria's Constitutional Committee was to begin a second week-long session in Geneva on Monday.",
        date(2019, 11, 24),
        ["constitutional-committee 2 scheduled 2019-11-25 None"],
    ),
    (
        "The 10th meeting on Syria in the Astana format closed in the Black Sea city of Sochi in southern "
        "Russia on Tuesday after two days of talks.",
        date(2018, 7, 31),
        ["astana 10 held 2018-07-30 2018-07-31"],
    ),
    (
        "July 17 (Wire) - The United Nations on Saturday called off the ninth session of Syria's "
        "Constitutional Committee, which was to have been held in Geneva on July 25-29.",
        date(2022, 7, 17),
        ["constitutional-committee 9 cancelled None None"],
    ),
    (
        "Round four ended in Geneva last night with a paper on Syria.\nWhen next? De Mistura spoke of the end "
        "of this month, here in Geneva.",
        date(2017, 3, 4),
        ["geneva 4 held None 2017-03-03", "geneva 5 scheduled 2017-03-01 2017-03-31"],
    ),
    (
        "The ninth round of Syria talks is held in Vienna this week.\n\nReview: The last time was December.\n\n- "
        "The eighth, yes. Two weeks, and Geneva gave nothing.",
        date(2018, 1, 23),
        ["geneva 9 scheduled 2018-01-22 2018-01-28", "geneva 8 held 2017-12-01 2017-12-31"],
    ),
    (
        "The fifth round on Syria in Astana was poor.\n\nHFP: Will you go to the sixth Astana?\n\nThey have said "
        "the last week of August, in the same place.",
        date(2017, 7, 10),
        ["astana 5 held None None", "astana 6 scheduled 2017-08-01 2017-08-31"],
    ),
    (
        "The fourth round on Syria ended in Astana on Thursday.\n\n- When do you meet again?\n\n- The Kazakh "
        "minister said the middle of July, here.",
        date(2017, 5, 5),
        ["astana 4 held None 2017-05-04", "astana 5 scheduled 2017-07-01 2017-07-31"],
    ),
    (
        "The first session of Syria's Constitutional Committee closed on Friday. All will be back on 25 November.",
        date(2019, 11, 9),
        [
            "constitutional-committee 1 held None 2019-11-08",
            "constitutional-committee 2 scheduled 2019-11-25 2019-11-25",
        ],
    ),
    (
        "They held their fifteenth round on Syria in Astana. They will meet again in the middle of the year "
        "in Nur-Sultan.",
        date(2021, 2, 18),
        ["astana 15 held None None", "astana 16 scheduled 2021-01-01 2021-12-31"],
    ),
    (
        "Syrian negotiators will not return to Geneva before they have an answer, which leaves the second leg"
        " of the eighth round without one side.",
        date(2017, 12, 5),
        ["geneva 8 under-way None None"],
    ),
    (
        "The Astana talks on Syria ended on Tuesday. In Geneva the parties are expected on 8 February.",
        date(2017, 1, 25),
        ["astana 1 held None 2017-01-24", "geneva 4 scheduled 2017-02-08 2017-02-08"],
    ),
    (
        "Yemen's warring sides will hold another round of talks in Geneva, the envoy said; he ruled out the "
        "Syrian model. Syria waits.",
        date(2019, 3, 20),
        [],
    ),
    (
        "Nur-Sultan - The latest Syria talks failed to agree on the make-up of a constitutional committee as "
        "two days of meetings ended in the Kazakh capital on Friday. The next round is due in July.",
        date(2019, 4, 26),
        ["astana 12 held 2019-04-25 2019-04-26", "astana 13 scheduled 2019-07-01 2019-07-31"],
    ),
    (
        "The eighth round of Syria talks in Geneva, which opened on Tuesday, goes into a break today. It "
        "would resume on Tuesday next, the fifth, and run until the fifteenth of December.",
        date(2017, 12, 1),
        ["geneva 8 under-way 2017-11-28 2017-12-15"],
    ),
    (
        "The eighth round of Syria talks in Geneva began on Tuesday. Yesterday the envoy announced that the "
        "round, meant to end today, will be stretched to 15 December.",
        date(2017, 12, 1),
        ["geneva 8 under-way 2017-11-28 2017-12-15"],
    ),
    (
        "The first Astana meeting on Syria opened on Monday; it goes on tomorrow.",
        date(2017, 1, 23),
        ["astana 1 under-way 2017-01-23 2017-01-24"],
    ),
    (
        "Kazakhstan said on Thursday a new round of Syria talks that Astana was to have hosted on June 12 and"
        " 13 would not take place on those days.",
        date(2017, 6, 8),
        ["astana 5 postponed None None"],
    ),
    (
        "The eighth round will go on until 15 December, de Mistura said of Syria on Thursday.",
        date(2017, 11, 30),
        ["geneva 8 under-way None 2017-12-15"],
    ),
    (
        "A chronology of the Syria talks in 2017\n23-24 January: Astana I\n23 February-3 March: Geneva IV opens"
        " and closes with four baskets",
        date(2017, 12, 24),
        [
            "astana 8 held 2017-01-01 2017-12-31",
            "astana 1 held 2017-01-23 2017-01-24",
            "geneva 4 held 2017-02-23 2017-03-03",
        ],
    ),
    (
        "Syria's delegations come for the talks that resume in Geneva on Tuesday, the eighth since the process began.",
        date(2017, 11, 24),
        ["geneva 8 scheduled 2017-11-28 None"],
    ),
    (
        "The Constitutional Committee's week in Geneva, its eighth, ended on Friday: each Syrian delegation "
        "rewrote its own text.",
        date(2022, 6, 4),
        ["constitutional-committee 8 held None 2022-06-03"],
    ),
    (
        "Is Astana dead?\n\nWe are invited for March. It would be the fifteenth. But who talks of Syria?",
        date(2020, 2, 20),
        ["astana 15 scheduled 2020-03-01 2020-03-31"],
    ),
    (
        "The Astana guarantors on Syria reassemble in Nur-Sultan on 7 and 8 July for a sixteenth time.",
        date(2021, 6, 29),
        ["astana 16 scheduled 2021-07-07 2021-07-08"],
    ),
    (
        "The Istanbul summit on Syria of Russia, Germany, France and Turkey will be held on October 27.",
        date(2018, 10, 20),
        [],
    ),
    (
        "Nineteen times the three have met on Syria in Astana. Each time they rejected the same.",
        date(2022, 12, 1),
        [
            "astana 1 held None None",
            "astana 2 held None None",
            "astana 3 held None None",
            "astana 4 held None None",
            "astana 5 held None None",
            "astana 6 held None None",
            "astana 7 held None None",
            "astana 8 held None None",
            "astana 9 held None None",
            "astana 10 held None None",
            "astana 11 held None None",
            "astana 12 held None None",
            "astana 13 held None None",
            "astana 14 held None None",
            "astana 15 held None None",
            "astana 16 held None None",
            "astana 17 held None None",
            "astana 18 held None None",
            "astana 19 held None None",
        ],
    ),
    (
        "The envoy's office confirmed that the session of Syria's committee which was to start in Geneva next"
        " Monday has been called off.",
        date(2022, 7, 21),
        ["constitutional-committee 9 cancelled None None"],
    ),
    (
        "He expects a working group on Syria to meet in Iran on August 1 and 2 and a sixth round in Astana at"
        " the end of that month.",
        date(2017, 7, 11),
        ["astana 6 scheduled 2017-08-01 2017-08-31"],
    ),
    (
        "The ninth meeting on Syria in Astana is over. On its margins, on 15 May, the Working Group on "
        "detainees had its second sitting.",
        date(2018, 5, 16),
        ["astana 9 held None 2018-05-15"],
    ),
    (
        "Deputies will carry on Syria's talks in April, at the 12th meeting of the Astana series. It will be "
        "Turkey's turn to invite the leaders for their fifth summit.",
        date(2019, 2, 16),
        ["astana 12 scheduled 2019-04-01 2019-04-30", "summit 5 scheduled None None"],
    ),
    (
        "Before that there is the summit of the three presidents on Syria, the third, in Iran. We expect it "
        "in early September.",
        date(2018, 7, 31),
        ["summit 3 scheduled 2018-09-01 2018-09-30"],
    ),
]


@pytest.mark.parametrize(("text", "day", "facts"), WAYS)
def test_a_way_of_telling_gives_its_rounds(text: str, day: date, facts: list[str]) -> None:
    found = read(text, day, knowledge.lexicon("en"), knowledge.calendar(), language="en").rounds
    assert [f"{f.track} {f.number} {f.status} {f.start} {f.end}" for f in found] == facts


def test_the_sentence_that_has_the_days_is_the_evidence_and_the_headline_is_not() -> None:
    text = (
        "Sixth round of Astana talks on Syria opens on Thursday\n\n"
        "The sixth round of talks on Syria opens in Astana on Thursday, the Kazakh ministry said. Syria's sides are there."
    )
    found = read(text, date(2017, 9, 12), knowledge.lexicon("en"), knowledge.calendar(), language="en").rounds
    assert [text[s.start : s.end] for s in found[0].evidence] == [text.split("\n\n")[1].split(" Syria's")[0]]
