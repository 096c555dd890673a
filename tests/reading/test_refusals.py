"""Refusals and blame: announced and so made, on the days of a round, by whoever "he", "it" and "the committee" are."""

from datetime import date

import pytest

from events.reading import Calendar, Known, document_from_text, read
from events.services import knowledge
from tests.reading.test_events import told

CALENDAR = Calendar([Known("astana", 5, date(2017, 7, 4), date(2017, 7, 5), "Astana"), Known("geneva", 7, date(2017, 7, 10), date(2017, 7, 14), "Geneva")])  # fmt: skip
FAR_DOWN = "The war in Syria goes on. Nobody knows for how long. People wait for bread. The winter is cold. "
TABLE = [
    ("2016-04-20", "The HNC told Staffan de Mistura on Monday that it was suspending its part in the talks on Syria, and on Tuesday he called it a pity.", "rejection happened 2016-04-18 2016-04-18 hnc"),
    ("2018-02-03", "The Syrian opposition announced on January 27 that it would not go, fresh from two days of talks on January 25 and 26.", "rejection happened 2018-01-27 2018-01-27 syrian-opposition"),
    ("2017-08-04", "Russia speaks of a truce in Syria. The committee of the town said in a statement last night that it rejects the Cairo agreement.", "rejection happened 2017-08-03 2017-08-03"),
    ("2016-04-19", "The HNC stands for Syria's opposition. The committee had told Staffan de Mistura on Monday that it was suspending its part in the talks.", "rejection happened 2016-04-18 2016-04-18 hnc"),
    ("2017-07-06", "The fifth Astana meeting on Syria was held on July 4-5. Russia and Iran were there. The Southern Front boycotted the gathering.", "rejection happened 2017-07-04 2017-07-05 southern-front"),
    ("2017-12-14", "Bashar al-Jaafari left Geneva, where Syria's sides talk, on 2 December in anger at the Riyadh statement.", "rejection happened 2017-12-02 2017-12-02 syrian-government"),
    ("2017-12-14", "Bashar al-Jaafari spoke in Geneva on Syria. Today the delegation turned down a suggestion of the UN.", "rejection happened 2017-12-14 2017-12-14 syrian-government united-nations"),
    ("2017-07-06", "The Turkish side refused all documents on Syria on Tuesday.", "rejection happened 2017-07-04 2017-07-04 turkey"),
    ("2022-12-09", "On 23 November the SDF stated in Syria that it was suspending joint operations with the coalition.", "rejection happened 2022-11-23 2022-11-23 sdf united-states"),
    ("2017-12-14", FAR_DOWN + "Ankara blames Damascus for it.", "accusation happened None None turkey syrian-government"),
    ("2017-12-14", FAR_DOWN + "Bashar al-Jaafari blames Ankara for it.", "accusation happened 2017-12-14 2017-12-14 syrian-government turkey"),
    ("2017-07-06", "The fifth Astana meeting on Syria was held on July 4-5. Bashar al-Jaafari held Turkey responsible for it.", "accusation happened 2017-07-05 2017-07-05 syrian-government turkey"),
    ("2018-07-06", "The fifth Astana meeting on Syria was held on July 4-5, 2017. Bashar al-Jaafari held Turkey responsible for it.", "accusation happened 2017-07-04 2017-07-05 syrian-government turkey"),
]  # fmt: skip
MEETINGS = [
    ("2016-01-12", "Staffan de Mistura prepares talks on Syria. On 9 January he was told by Walid al-Muallem to wait. On 10 January he called on the Iranians in Tehran.", "meeting happened 2016-01-09 2016-01-09 un-envoy syrian-government; meeting happened 2016-01-10 2016-01-10 un-envoy iran"),
    ("2017-05-03", "Iran, Vladimir Putin said, is for the truce in Syria, and so is Donald Trump, with whom he spoke by telephone on Tuesday.", "meeting happened 2017-05-02 2017-05-02 russia united-states"),
    ("2017-12-01", "Staffan de Mistura, who saw Russian diplomats on Syria in Geneva on Wednesday, is silent.", "meeting happened 2017-11-29 2017-11-29 un-envoy russia"),
    ("2017-12-01", "Staffan de Mistura saw Russian jets over Syria on Wednesday.", ""),
    ("2016-01-26", "John Kerry and Sergei Lavrov went over the list for Syria in Zurich last Wednesday.", "meeting happened 2016-01-20 2016-01-20 united-states russia"),
    ("2022-06-15", "The delegation of the Syrian government came on Tuesday. The delegation met the Iranian delegation today.", "meeting happened 2022-06-15 2022-06-15 syrian-government iran"),
    ("2017-07-12", "The seventh round of Geneva talks on Syria began on July 10. The fifth Astana meeting was held on July 4-5. On the eve of the opening Lavrov met Zarif.", "meeting happened 2017-07-09 2017-07-09 russia iran"),
    ("2018-03-12", "The seventh round of Geneva talks on Syria opened on July 10, 2017 and the fifth Astana meeting on July 4, 2017. On the eve of the opening Lavrov met Zarif.", "meeting happened 2017-07-09 2017-07-09 russia iran"),
]  # fmt: skip
OFFICES = [
    ("2022-07-18", "In Syria's matter the co-chair nominated by the government told him to wait.", ""),
    ("2022-03-21", "Geir Pedersen met yesterday with Ahmad Kuzbari, nominated by the government of Syria.", ""),
    ("2017-07-10", "I know what would end the war in Syria: the departure of Assad.", ""),
    ("2017-07-10", "Syria has a new minister: Faisal Mekdad was appointed by the president on Friday.", "appointment happened 2017-07-07 2017-07-07 syrian-government"),
]  # fmt: skip


def found(published: str, text: str, *kinds: str) -> str:
    reading = read(document_from_text(text), date.fromisoformat(published), knowledge.lexicon(), CALENDAR)
    return "; ".join(told(event) for event in reading.events if event.kind in kinds)


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_refusal_or_blame(published: str, text: str, expected: str) -> None:
    assert found(published, text, "rejection", "accusation") == expected


@pytest.mark.parametrize(("published", "text", "expected"), MEETINGS)
def test_a_meeting(published: str, text: str, expected: str) -> None:
    assert found(published, text, "meeting") == expected


@pytest.mark.parametrize(("published", "text", "expected"), OFFICES)
def test_an_office(published: str, text: str, expected: str) -> None:
    assert found(published, text, "appointment") == expected
