"""Short reports of who left, came, was freed, what was brought: what leans on the sentences before."""

import pytest

from tests.reading.test_events import events, told

# Day of the article; text; kind, modality, first and last day, parties of each event of it.
TABLE = [
    # A number alone is the subject.
    ("2018-07-29", "About 1,200 refugees returned home from Arsal on Saturday. Some 800 had gone back on July 23.", "displacement happened 2018-07-28 2018-07-28; displacement happened 2018-07-23 2018-07-23"),
    # "The troops" are those named before.
    ("2018-12-19", "The president declared victory over the Islamic State group on Wednesday and ordered all 2,000 U.S. troops out. Officials said that the troops would leave.", "withdrawal planned 2018-12-19 2018-12-19 united-states"),
    ("2019-10-14", "The first Russian soldiers came on Sunday. The Syrian army was near, and the troops left on Monday.", "withdrawal happened 2019-10-14 2019-10-14 russia"),
    # Exchanges counted up.
    ("2019-03-22", "A total of 42 people were exchanged between the opposition and the regime on Friday. It was the third release. The first two took place on Nov. 24, 2018 and Feb. 12, 2019, respectively.", "detainee-release happened 2019-03-22 2019-03-22 armed-opposition syrian-government; detainee-release happened 2018-11-24 2018-11-24; detainee-release happened 2019-02-12 2019-02-12"),
    ("2018-11-26", "Each side freed ten detainees on Saturday. A further exchange is being prepared.", "detainee-release happened 2018-11-24 2018-11-24; detainee-release planned None None"),
    ("2018-11-26", "The sides spoke for an hour. The first two took place on November 2.", ""),
    # What "the operation" is, and by when it is to end.
    ("2017-05-20", "The last rebels left al-Waer on Saturday. About 15,000 people have gone since the operation started.", "withdrawal happened 2017-05-20 2017-05-20 armed-opposition"),
    ("2019-10-27", "The SDF has begun pulling out. The deadline for the withdrawal expires on Tuesday.", "withdrawal happened None None sdf; withdrawal planned 2019-10-29 2019-10-29"),
    # Two convoys of different days, and one of which the goal is told too.
    ("2018-05-18", "Fighters were bused to Idlib between May 7 and May 17. Fighters left Yalda between May 3 and May 10.", "withdrawal happened 2018-05-07 2018-05-17 armed-opposition; withdrawal happened 2018-05-03 2018-05-10 armed-opposition"),
    ("2018-03-24", "A second convoy of fighters left Arbin early on Saturday. Some 700 fighters boarded 47 buses bound for Idlib.", "withdrawal happened 2018-03-24 2018-03-24 armed-opposition"),
    # What was told before does not lean further than it fits; a denial that names what it denies.
    ("2017-08-28", "Hundreds of fighters and their families left the border on Monday. They are heading for Abu Kamal.", "withdrawal happened 2017-08-28 2017-08-28 armed-opposition"),
    ("2012-05-25", "Twelve pilgrims seized on Tuesday in Aleppo were freed on Friday. The FSA denied any role in the kidnapping.", "detention happened 2012-05-22 2012-05-22; detainee-release happened 2012-05-25 2012-05-25; detention denied 2012-05-22 2012-05-22 fsa"),
    # Whose convoy it is.
    ("2022-10-26", "Lebanon sent home some 500 refugees on Wednesday. A second convoy is to go next week.", "displacement happened 2022-10-26 2022-10-26; displacement planned 2022-10-31 2022-11-06"),
    ("2018-05-08", "Fighters left Yalda on Thursday. A second convoy left on Friday.", "withdrawal happened 2018-05-03 2018-05-03 armed-opposition; withdrawal happened 2018-05-04 2018-05-04"),
    ("2016-01-15", "Aid reached Madaya on Monday. A second convoy left on Thursday.", "aid-delivery happened 2016-01-11 2016-01-11; aid-delivery happened 2016-01-14 2016-01-14"),
    # Further counts: of another day, and of all the days.
    ("2014-02-10", "On Friday 83 people were taken out. On Sunday 611 followed.", "withdrawal happened 2014-02-07 2014-02-07; withdrawal happened 2014-02-09 2014-02-09"),
    ("2023-02-20", "Six trucks with aid crossed at Bab al-Hawa on 9 February. Between 9 and 19 February 197 trucks with aid entered.", "aid-delivery happened 2023-02-09 2023-02-09; aid-delivery happened 2023-02-09 2023-02-19"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_report(published: str, text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(published, text)) == expected


def test_the_way_is_told_by_what_is_left_and_by_where_aid_goes() -> None:
    left = events("2018-03-24", "Fighters were bused to Idlib on Friday.")
    came = events("2017-09-09", "A convoy of 40 trucks from Damascus with food arrived in Deir al-Zor on Friday.")
    assert [event.place for event in left] == [None]
    assert [event.place for event in came] == ["Deir al-Zor"]
