"""Which of the times beside a round are its own."""

from datetime import date

import pytest

from tests.reading.test_rounds import DAY, told

TIMES = [
    (
        "The three guarantor countries concluded their fifth meeting on the settlement of the war in Syria in the Kazakh "
        "capital on Wednesday. Iraq followed the two days of talks.",
        date(2017, 7, 6),
        ["astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "The third round of the Geneva talks on Syria goes on. The second sitting started yesterday and is to run until "
        "March 24. A third one will follow in April.",
        date(2016, 3, 15),
        [
            "geneva 3 under-way None None",
            "geneva 3 under-way 2016-03-14 2016-03-24",
            "geneva 3 scheduled 2016-04-01 2016-04-30",
        ],
    ),
    (
        "On Friday, Lavrov said that the sixth round of Astana talks on Syria would be held.",
        DAY,
        ["astana 6 scheduled None None"],
    ),
    (
        "A working group on Syria is to meet in Iran on September 11 and 12, and the next round in Astana is planned for late September.",
        DAY,
        ["astana 6 scheduled 2017-09-01 2017-09-30"],
    ),
    (
        "The fifth round of Syria talks in Astana ended on Wednesday. Kazakhstan was this week the host of the fifth round.",
        date(2017, 7, 6),
        ["astana 5 held None 2017-07-05"],
    ),
    (
        "The sides welcomed the exchange made on August 28 and agreed to hold the next round of Syria talks in Astana in October.",
        DAY,
        ["astana 6 scheduled 2017-10-01 2017-10-31"],
    ),
    (
        "The fifth round of Syria talks in Astana drew to its close on Wednesday.",
        date(2017, 7, 6),
        ["astana 5 held None 2017-07-05"],
    ),
    (
        "The International Meeting on Syria in Astana, called by two presidents and backed by a third, goes on until July 5.",
        date(2017, 7, 4),
        ["astana 5 under-way None 2017-07-05"],
    ),
    (
        "The fourth round of Syria talks in Astana filled the first days of May, from the 3rd to the 4th, while the conference hotel was empty.",
        DAY,
        ["astana 4 held 2017-05-03 2017-05-04"],
    ),
    (
        "The envoy came from the closing meeting of the fifth round of Syria talks in Astana. It began on Tuesday.",
        date(2017, 7, 5),
        ["astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "The present round of the Geneva talks on Syria opened on April 13 and goes on until April 27. "
        "The previous sitting of the Geneva talks, of March 14 to 24, ended with a paper.",
        date(2016, 4, 22),
        ["geneva 3 under-way 2016-04-13 2016-04-27"],
    ),
    (
        "The fifth round of Syria talks in Astana is over. They sat at one table, and then apart, on July 4 and 5.",
        DAY,
        ["astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "The sixth meeting on Syria in Astana will not take place until ministers have met.",
        DAY,
        ["astana 6 postponed None None"],
    ),
    (
        "He said a working group would sit in Tehran on September 11 and 12 and that the next round of Syria talks in "
        "Astana was set for the last week of that month.",
        DAY,
        ["astana 6 scheduled 2017-09-01 2017-09-30"],
    ),
    (
        "The sixth round of Syria talks will open in Astana on September 14. A convoy reached the town; "
        "the one before this one had come by August 20.",
        DAY,
        ["astana 6 scheduled 2017-09-14 None"],
    ),
    (
        "The sixth Astana meeting on Syria was to have met in the last week of August. The minister said on Tuesday that "
        "it had been moved, provisionally to the middle of September.",
        date(2017, 8, 24),
        ["astana 6 postponed 2017-09-01 2017-09-30"],
    ),
    (
        "The sixth Astana meeting on Syria will not be held this month. It is now expected in October, says the minister.",
        DAY,
        ["astana 6 postponed 2017-10-01 2017-10-31"],
    ),
    (
        "Geneva III, the talks on Syria, has not failed. Their first sitting, which started on Jan. 29, is over; the second "
        "would begin on Feb. 25.",
        date(2016, 2, 4),
        [
            "geneva 3 under-way None None",
            "geneva 3 held 2016-01-29 None",
            "geneva 3 scheduled 2016-02-25 None",
        ],
    ),
    (
        "The guarantors want a sixth meeting on Syria in Astana, and I expect to be there, as in July at the fifth.",
        DAY,
        ["astana 5 held 2017-07-01 2017-07-31", "astana 6 scheduled None None"],
    ),
    (
        "The envoy, whose seventh round of Syria talks in Geneva ended on 14 July, spoke of October for the eighth round.",
        DAY,
        ["geneva 7 held None 2017-07-14", "geneva 8 scheduled 2017-10-01 2017-10-31"],
    ),
    (
        "The seventh round of Syria talks in Geneva has ended. He spoke of the end of the month. Before that comes another "
        "Astana, the sixth, which is put down for the 14th and 15th of September.",
        DAY,
        ["geneva 7 held None None", "astana 6 scheduled 2017-09-14 2017-09-15"],
    ),
    (
        "The fifth meeting on Syria in Astana was held on July 4-5. The army killed the last gatherings of fighters on Friday.",
        DAY,
        ["astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "The fifth meeting on Syria in Astana was held on July 4-5. I asked for two further sessions this month.",
        DAY,
        ["astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "The fifth meeting on Syria in Astana was held on July 4-5. On the morning of September 1 the working group on "
        "captives will hold its session.",
        DAY,
        ["astana 5 held 2017-07-04 2017-07-05"],
    ),
    (
        "The first session of the constitutional committee ended on November 8, and it was agreed that the second be held "
        "from 25 to 29 November. Geneva waits. Law No. 2 on Syria was signed on May 30.",
        date(2019, 11, 15),
        [
            "constitutional-committee 1 held None 2019-11-08",
            "constitutional-committee 2 scheduled 2019-11-25 2019-11-29",
        ],
    ),
    (
        "The constitutional committee has been idle since its first session. The second, planned for March in Geneva, was "
        "called off.",
        date(2020, 4, 22),
        [
            "constitutional-committee 1 held None None",
            "constitutional-committee 2 cancelled None None",
        ],
    ),
    (
        "New round of Syria talks opens in Astana\n\nThe fifth meeting on Syria began in Astana on Tuesday. He is here for "
        "the two-day event.",
        date(2017, 7, 4),
        ["astana 5 under-way 2017-07-04 2017-07-05"],
    ),
    (
        "The fifth meeting on Syria in Astana was held. Will you go to the sixth Astana?",
        DAY,
        ["astana 5 held None None", "astana 6 scheduled None None"],
    ),
    (
        "The fifth meeting on Syria ended in Astana on July 5. The United States, an observer at earlier rounds, stayed away.",
        DAY,
        ["astana 5 held None 2017-07-05"],
    ),
    (
        "The previous summit on Syria, the first of the presidents, took place in Sochi. The next is set to be held in Tehran.",
        date(2018, 3, 1),
        ["summit 1 held None None", "summit 2 scheduled None None"],
    ),
    (
        "The sixth round of Syria talks in Astana is planned for the new year.",
        date(2017, 12, 14),
        ["astana 6 scheduled 2018-01-01 2018-12-31"],
    ),
    (
        "He suspended the Syria talks in Geneva. The first sitting of the year, which began on January 29, left nothing.",
        date(2016, 4, 19),
        ["geneva 3 under-way None None", "geneva 3 held 2016-01-29 None"],
    ),
    (
        "The fourth meeting on Syria was held in Astana.\n\nWhen the fifth Astana round closed, its statement dwelt on Gaza.",
        date(2017, 7, 20),
        ["astana 4 held None None", "astana 5 held None None"],
    ),
    (
        "The first summit on Syria in the Astana format was held on November 22, 2017. The committee on Syria is planned at "
        "the congress that took place in Sochi on January 30.",
        date(2018, 2, 1),
        ["summit 1 held 2017-11-22 2017-11-22", "sochi 1 held 2018-01-30 2018-01-30"],
    ),
    (
        "The seventh round of Syria talks in Geneva is over. Some of your colleagues will be in Astana. It is the sixth "
        "meeting there, on September 14 and 15.",
        DAY,
        ["geneva 7 held None None", "astana 6 scheduled 2017-09-14 2017-09-15"],
    ),
    (
        "The fifth meeting on Syria in Astana was held. The guarantors would hold the next consultations with the envoy in "
        "Geneva in October.",
        date(2017, 7, 20),
        ["astana 5 held None None"],
    ),
    (
        "The Astana meetings on Syria\n\n22 November 2017\n\nThe first summit of the three guarantor states is held.",
        date(2018, 2, 1),
        ["summit 1 held 2017-11-22 2017-11-22"],
    ),
    (
        "The fifth meeting on Syria has closed in Astana. The meeting, the first of the series to be held in rain, had three "
        "guarantors, who will hold consultations on it in Geneva in September.",
        date(2017, 7, 6),
        ["astana 5 held None None"],
    ),
    (
        "The seventh round of Syria talks in Geneva pauses today; it resumes on Tuesday next, the fifth.",
        date(2017, 7, 11),
        ["geneva 7 under-way 2017-07-11 2017-07-11"],
    ),
    (
        "The Astana meetings on Syria one by one: what became of the two before the third meeting in Astana.\n\n"
        "* 1st: Jan 23-24, 2017. It opened.\n* 2nd: Feb 15-16, 2017. It closed.",
        date(2017, 3, 13),
        [
            "astana 3 scheduled None None",
            "astana 1 held 2017-01-23 2017-01-24",
            "astana 2 held 2017-02-15 2017-02-16",
        ],
    ),
    (
        "They want to hold a fifth round of Syria talks in Astana soon, keep the north quiet and welcome the release on 10 June.",
        date(2017, 6, 20),
        ["astana 5 scheduled None None"],
    ),
    (
        "The fifth meeting on Syria, which was to be held in Astana on July 4-5, has been put back by one day and will take "
        "place on July 5.",
        date(2017, 7, 4),
        ["astana 5 postponed 2017-07-05 2017-07-05"],
    ),
    (
        "The seventh round of Syria talks in Geneva goes on. The talks, which he wants to keep alive until Friday, are stuck.",
        date(2017, 7, 11),
        ["geneva 7 under-way None 2017-07-14"],
    ),
    (
        "It took five meetings on Syria in Astana, from the first in January to the fifth this July, to settle the names.",
        date(2017, 7, 20),
        [
            "astana 1 held 2017-01-01 2017-01-31",
            *(f"astana {n} held None None" for n in (2, 3, 4)),
            "astana 5 held None None",
        ],
    ),
    (
        "On Syria: Astana I, 23-24 January, rebels and government in one hall. Astana II: 15-16 February, in the shadow of Gaza.",
        date(2024, 11, 13),
        ["astana 1 held 2017-01-23 2017-01-24", "astana 2 held 2017-02-15 2017-02-16"],
    ),
    (
        "29 January 2016 - Geneva III on Syria starts, and stops, and starts. The last sitting ends on 27 April.",
        date(2017, 11, 13),
        ["geneva 3 held 2016-01-29 2016-04-27"],
    ),
    (
        "The minister opens the fifth meeting on Syria in Astana.",
        date(2017, 7, 4),
        ["astana 5 under-way 2017-07-04 None"],
    ),
    (
        "The talks on Syria in Geneva, the third of their kind, would open on Friday, 29 January. The first sitting is to last "
        "two weeks.",
        date(2016, 1, 26),
        ["geneva 3 scheduled 2016-01-29 None"],
    ),
]


@pytest.mark.parametrize(("text", "day", "facts"), TIMES)
def test_a_round_has_the_times_that_are_its_own(text: str, day: date, facts: list[str]) -> None:
    assert told(text, day) == facts
