"""Short reports in the registers of many outlets, each with the rounds, or the seats, that a careful person takes from it."""

from datetime import date

import pytest

from events.reading import read
from events.services import knowledge

# Two mentions, without which a text is not about the country.
OVER = " Syria's war goes on in Syria."
ROUNDS = [
    (
        "The second round of the Geneva talks on Syria resumed on Wednesday. The government's team is due on Friday.",
        date(2016, 4, 14),
        ["geneva 3 under-way 2016-04-13 None"],
    ),
    (
        "A Syrian peace conference in Russia's Black Sea resort of Sochi ended on Tuesday with a call for elections.",
        date(2018, 1, 31),
        ["sochi 1 held None 2018-01-30"],
    ),
    (
        "The first session of the Constitutional Committee concluded today. The co-chairs have agreed to return to "
        "Geneva on 25 November.",
        date(2019, 11, 8),
        [
            "constitutional-committee 1 held None 2019-11-08",
            "constitutional-committee 2 scheduled 2019-11-25 2019-11-25",
        ],
    ),
    (
        "Deputy ministers of Russia, Turkey and Iran met in Astana on Tuesday for a 20th round of talks on Syria that "
        "Ankara hopes will lead to a meeting of presidents.",
        date(2023, 6, 20),
        ["astana 20 under-way 2023-06-20 2023-06-20"],
    ),
    (
        "Peace talks on Syria that were to start on Monday in Geneva will begin on Friday instead, the U.N. said.",
        date(2016, 1, 25),
        ["geneva 3 postponed 2016-01-29 None"],
    ),
    (
        "The 15th round of the Astana talks on Syria closed here Wednesday, with the three guarantor countries agreeing "
        "to meet in Nur-Sultan in mid-2021.",
        date(2021, 2, 17),
        ["astana 15 held None 2021-02-17", "astana 16 scheduled 2021-01-01 2021-12-31"],
    ),
    (
        "The presidents of Iran, Russia and Turkey failed to agree at a summit in Tehran on Friday. They will meet again "
        "in Russia.",
        date(2018, 9, 7),
        ["summit 3 held 2018-09-07 2018-09-07", "summit 4 scheduled None None"],
    ),
    (
        "Two days of U.N.-led talks on Syria in Vienna ended overnight with no word on the opposition's plans.",
        date(2018, 1, 27),
        ["geneva 9 held 2018-01-25 2018-01-26"],
    ),
    (
        "Syria's enemies met on Wednesday in Montreux at the conference known as Geneva II. Brahimi will try to bring "
        "the two sides into one room in Geneva on Saturday.",
        date(2014, 1, 24),
        ["geneva 2 under-way 2014-01-22 2014-01-22"],
    ),
    (
        "World powers struck an agreement on Saturday. Annan said after the talks in Geneva that Syria needed a transition.",
        date(2012, 7, 1),
        ["geneva 1 held 2012-06-30 2012-06-30"],
    ),
    (
        "The fourth session of the Constitutional Committee ended. A third were named by Damascus, a third by the "
        "opposition and a third by the United Nations.",
        date(2020, 12, 5),
        ["constitutional-committee 4 held None None"],
    ),
    (
        "A round of Syria peace talks that began on March 14 ended in Geneva on Thursday, and the next will start between "
        "April 9 and 11.",
        date(2016, 3, 24),
        ["geneva 3 held 2016-03-14 2016-03-24", "geneva 3 scheduled 2016-04-09 2016-04-11"],
    ),
    (
        "De Mistura is aiming at a first meeting on Syria in Geneva toward the end of January.",
        date(2015, 12, 20),
        ["geneva 3 scheduled 2016-01-01 2016-01-31"],
    ),
    (
        "Two earlier conferences on Syria in Geneva, in 2012 and 2014, failed.",
        date(2015, 12, 20),
        ["geneva 1 held 2012-01-01 2012-12-31", "geneva 2 held 2014-01-01 2014-12-31"],
    ),
    (
        "Geneva is quiet: the Constitutional Committee of Syria has no home. The body last sat in June.",
        date(2022, 11, 30),
        ["constitutional-committee 8 held 2022-06-01 2022-06-30"],
    ),
    (
        "Geneva is quiet: Syria's Constitutional Committee has not met since June 2022.",
        date(2023, 11, 30),
        ["constitutional-committee 8 held 2022-06-01 2022-06-30"],
    ),
    (
        "Sochi is snowed in. The Syrian guests are cold. The congress closed on Tuesday.",
        date(2018, 1, 31),
        ["sochi 1 held None 2018-01-30"],
    ),
    (
        "Putin, Erdogan and Rouhani held a videoconference on Syria on Wednesday, their sixth summit in the Astana format. "
        "The next round of talks is to be hosted by Iran.",
        date(2020, 7, 1),
        ["summit 6 held 2020-07-01 2020-07-01", "summit 7 scheduled None None"],
    ),
    (
        "On Wednesday and Thursday, for the eleventh time, Russians, Iranians and Turks will sit round a table in Astana to "
        "talk about Syria.",
        date(2018, 11, 27),
        ["astana 11 scheduled 2018-11-28 2018-11-29"],
    ),
    (
        "First Syria talks end\n\nAfter a week the Syrian delegations left Geneva on Friday.",
        date(2014, 1, 31),
        ["geneva 2 held None None"],
    ),
    (
        "The twelfth round of talks on Syria in the Astana format closed on Friday. Iran, Russia and Turkey named July as "
        "the date of the next one.",
        date(2019, 4, 26),
        ["astana 12 held None 2019-04-26", "astana 13 scheduled 2019-07-01 2019-07-31"],
    ),
    (
        "Astana: 22nd round ends. Russia, Türkiye and Iran condemned on Tuesday Israel's attacks on Syria and agreed to meet "
        "again in Astana in the first half of 2025.",
        date(2024, 11, 13),
        ["astana 22 held None 2024-11-12", "astana 23 scheduled 2025-01-01 2025-06-30"],
    ),
    (
        "The envoy said on Tuesday that no date could be set for a Geneva peace conference on Syria that Washington and "
        "Moscow had wanted to hold this month.",
        date(2013, 11, 6),
        ["geneva 2 postponed None None"],
    ),
    (
        "Explainer: the Tehran summit on Syria. Rouhani is the host.",
        date(2018, 9, 5),
        ["summit 3 scheduled None None"],
    ),
    (
        "There is no date for a sixth meeting of the Constitutional Committee. The guarantors of Astana meet in Sochi on 16 "
        "and 17 February to speak about Syria.",
        date(2021, 1, 29),
        ["constitutional-committee 6 scheduled None None", "astana 15 scheduled 2021-02-16 2021-02-17"],
    ),
    (
        "The foreign ministers of the guarantor states meet in Astana on 16 March, and Syria is all they will speak about.",
        date(2018, 3, 12),
        [],
    ),
    (
        "Live: Syria talks in Astana. 10.15 The second day of the talks is under way. 13.05 Russia, Turkey and Iran have "
        "issued a final statement.",
        date(2017, 1, 24),
        ["astana 1 held None None"],
    ),
    (
        "Syria's Constitutional Committee comes together again at the Palais des Nations on Monday, five months after it "
        "broke up in acrimony. It is the seventh time that they meet.",
        date(2022, 3, 20),
        ["constitutional-committee 7 scheduled 2022-03-21 2022-03-21"],
    ),
    (
        "Delegates gathered in Geneva on Wednesday for the opening of a committee meant to amend Syria's constitution.",
        date(2019, 10, 30),
        ["constitutional-committee 1 under-way 2019-10-30 2019-10-30"],
    ),
    (
        "The guarantors recalled their agreement to hold the next Syria summit in Iran, as provided for in the statement "
        "of 1 July 2020.",
        date(2021, 7, 9),
        ["summit 7 scheduled None None"],
    ),
    (
        "Defence ministers of Russia, Turkey and Iran met on Syria in Moscow. It was the second such meeting. In the Astana "
        "process a twentieth round is being prepared.",
        date(2023, 4, 25),
        ["astana 20 scheduled None None"],
    ),
    (
        "Within a month talks on Syria are to begin in Astana between Damascus and the rebels.",
        date(2016, 12, 31),
        ["astana 1 scheduled None None"],
    ),
    (
        "Ministers will hold a first meeting on Syria in Doha on March 11. It is not meant to replace Astana.",
        date(2021, 3, 2),
        [],
    ),
    (
        "De Mistura opened the seventh round of Geneva talks on Syria on Monday. The powers that matter had met in Astana, "
        "on July 4 and 5.",
        date(2017, 7, 10),
        ["geneva 7 under-way 2017-07-10 None", "astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "In January 2017 Russia, Turkey and Iran launched the Astana talks on Syria.",
        date(2023, 6, 1),
        ["astana 1 held 2017-01-01 2017-01-31"],
    ),
    (
        "The UN's envoy is to bring envoys of Syria's government and of the opposition to one table, with January 1 as the "
        "target. They will not sit down in Vienna.",
        date(2015, 11, 15),
        ["geneva 3 scheduled 2016-01-01 2016-01-01"],
    ),
]
SEATS = [
    (
        "De Mistura opened the seventh round of Geneva talks on Syria on Monday. The powers that matter had met in Astana, "
        "on July 4 and 5. The government's delegation was led by Bashar al-Jaafari.",
        date(2017, 7, 10),
        ["geneva 7 un-envoy mediator staffan-de-mistura", "geneva 7 syrian-government party bashar-al-jaafari"],
    ),
    (
        "The second session of Syria's Constitutional Committee ended in Geneva. Pedersen flew to and fro. He has given no "
        "date for a third session.",
        date(2019, 12, 1),
        ["constitutional-committee 2 un-envoy mediator geir-pedersen"],
    ),
    (
        "The eighth session of Syria's Constitutional Committee ended in Geneva on Friday. The next session will take place "
        "on July 25-29, Pedersen said.",
        date(2022, 6, 3),
        [f"constitutional-committee {n} un-envoy mediator geir-pedersen" for n in (8, 9)],
    ),
    (
        "The sixteenth meeting on Syria opened in Astana on Wednesday. Pedersen is expected on Thursday.",
        date(2021, 7, 7),
        ["astana 16 kazakhstan host None", "astana 16 un-envoy observer geir-pedersen"],
    ),
    (
        "The 20th Astana meeting on Syria had brought Russia and the Syrian government to one table.",
        date(2023, 6, 22),
        ["astana 20 kazakhstan host None", "astana 20 syrian-government party None"],
    ),
    (
        "They meet in Astana for the eleventh time to talk about Syria, with envoys of Bashar al-Assad at the table.",
        date(2018, 11, 29),
        ["astana 11 kazakhstan host None", "astana 11 syrian-government party None"],
    ),
    (
        "The talks on Syria will take place in Vienna on Thursday. It is the ninth round in the Geneva format and comes days "
        "before the congress in Sochi. Both the government and the opposition have confirmed that they will come.",
        date(2018, 1, 22),
        ["geneva 9 syrian-government party None", "geneva 9 syrian-opposition party None"],
    ),
    (
        "The tenth Astana round is held in Sochi on Monday.\n\nIt is the tenth round of talks on Syria. Lavrentiev would rather talk about refugees "
        "and the committee promised by January's congress in the same resort. Staffan de Mistura is to be there as an "
        "observer.",
        date(2018, 7, 28),
        ["astana 10 russia guarantor alexander-lavrentiev", "astana 10 un-envoy observer staffan-de-mistura"],
    ),
    (
        "The fourth Astana round on Syria opens on Wednesday. The government will be represented by its U.N. envoy, "
        "Bashar al-Jaafari.",
        date(2017, 5, 2),
        ["astana 4 kazakhstan host None", "astana 4 syrian-government party bashar-al-jaafari"],
    ),
    (
        "The Geneva 2 conference on Syria opens on January 22. It would bring the Damascus government and the opposition "
        "to the negotiating table.",
        date(2013, 11, 25),
        ["geneva 2 syrian-government party None", "geneva 2 syrian-opposition party None"],
    ),
    (
        "Two days of talks on Syria in Vienna ended, and nobody knows whether the opposition will go to a congress in "
        "Sochi next week. The government's delegation was led by Bashar al-Jaafari.",
        date(2018, 1, 27),
        ["geneva 9 syrian-opposition party None", "geneva 9 syrian-government party bashar-al-jaafari"],
    ),
]


@pytest.mark.parametrize(("text", "day", "facts"), ROUNDS)
def test_a_report_tells_its_rounds(text: str, day: date, facts: list[str]) -> None:
    found = read(text + OVER, day, knowledge.lexicon("en"), knowledge.calendar(), language="en").rounds
    assert [f"{f.track} {f.number} {f.status} {f.start} {f.end}" for f in found] == facts


@pytest.mark.parametrize(("text", "day", "facts"), SEATS)
def test_a_report_tells_who_sits(text: str, day: date, facts: list[str]) -> None:
    found = read(text + OVER, day, knowledge.lexicon("en"), knowledge.calendar(), language="en").participants
    assert [f"{f.track} {f.number} {f.actor} {f.role} {f.head}" for f in found] == facts
