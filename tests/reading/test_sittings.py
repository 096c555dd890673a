"""Which meetings are rounds and so no events, who sits on the sidelines, and for whom those speak who say "I"."""

from datetime import date

import pytest

from events.reading import Calendar, Known, document_from_text, read
from events.services import knowledge
from tests.reading.test_events import told

CALENDAR = Calendar([Known("summit", 1, date(2017, 11, 22), date(2017, 11, 22), "Sochi"), Known("astana", 7, date(2017, 10, 30), date(2017, 10, 31), "Astana")])  # fmt: skip
# Day of the article; text; its meetings and accusations: kind, modality, first and last day, parties.
TABLE = [
    ("2018-02-25", "In Syria it was quiet. The Kremlin said Putin and Erdogan discussed the war by phone on Monday.", "meeting happened 2018-02-19 2018-02-19 russia turkey"),
    ("2017-12-16", "Syria's war goes on, Sergei Lavrov told a news conference in Moscow on Friday.", ""),
    ("2017-12-16", "Syria's war goes on. Bashar al-Assad turned up unannounced in Moscow on Friday to thank Vladimir Putin.", "meeting happened 2017-12-15 2017-12-15 syrian-government russia"),
    ("2017-12-16", "Syria's war goes on. The foreign ministers of Russia and Turkey began their meeting in Doha on Friday.", "meeting happened 2017-12-15 2017-12-15 russia turkey"),
    ("2017-02-17", "In Syria the truce holds. Experts of Russia, Turkey and Jordan had gone over the draft in Astana on February 6.", "meeting happened 2017-02-06 2017-02-06 russia turkey jordan"),
    ("2017-02-17", "In Syria the truce holds. Experts from Jordan went over the draft on February 6.", ""),
    ("2017-11-24", "Vladimir Putin received Hassan Rouhani and Recep Tayyip Erdogan in Sochi on Wednesday for the first summit of the three guarantor states of Syria's truce.", ""),
    ("2017-11-24", "The first summit of the guarantor states on Syria was held in Sochi on Wednesday. Vladimir Putin met Hassan Rouhani in Sochi on Wednesday.", "meeting happened 2017-11-22 2017-11-22 russia iran"),
    ("2017-11-24", "The first summit of the guarantor states on Syria was held in Sochi on Wednesday. The ministers of Russia, Turkey, Iran and Lebanon conferred in Sochi on Wednesday.", "meeting happened 2017-11-22 2017-11-22 russia turkey iran lebanon"),
    ("2017-11-01", "The seventh Astana meeting on Syria was held on October 30-31. On Tuesday Wendy Sherman sat with the mediator for two hours.", "meeting happened 2017-10-31 2017-10-31 united-states un-envoy"),
    ("2017-11-01", "In Syria fighting goes on. On Tuesday Wendy Sherman sat with the envoy of Turkey for two hours.", "meeting happened 2017-10-31 2017-10-31 united-states turkey"),
    ("2017-11-01", "Donor countries for Syria meet in London on Friday.", "meeting planned 2017-11-03 2017-11-03"),
    ("2017-11-01", "\"Before that I brief the Security Council on Syria, on Friday, in New York,\" Staffan de Mistura said.", "meeting planned 2017-11-03 2017-11-03 un-envoy un-security-council united-nations"),
    ("2017-11-01", "\"We have not been able to call a meeting on Syria,\" Staffan de Mistura said on Tuesday.", ""),
    ("2017-11-01", "In Syria the truce holds, and Russia blamed nobody for the shots of Tuesday.", ""),
    ("2017-11-01", "The war in Syria goes on. Jordan condemned the attack of Tuesday.", ""),
    ("2017-11-20", "Nasr al-Hariri met Sergei Lavrov on Syria in Moscow on Friday.", "meeting happened 2017-11-17 2017-11-17 hnc russia"),
    ("2018-01-24", "Nasr al-Hariri met Sergei Lavrov on Syria in Moscow on Monday.", "meeting happened 2018-01-22 2018-01-22 syrian-opposition russia"),
    ("2018-01-24", "The High Negotiations Committee of Syria met Sergei Lavrov in Moscow on Monday.", "meeting happened 2018-01-22 2018-01-22 hnc russia"),
    ("2024-12-16", "On December 7 the foreign ministers of Russia, Iran and Turkey sat down in a hotel in Doha over Syria.", "meeting happened 2024-12-07 2024-12-07 russia iran turkey"),
    ("2018-01-24", "On Syria the Security Council is due to sit in New York on Thursday.", "meeting planned 2018-01-25 2018-01-25 un-security-council united-nations"),
    ("2018-01-24", "On Monday Annan sat the ministers of Turkey and Iran, and of the Security Council, down to talk of Syria.", ""),
    ("2017-11-22", "The first summit of the guarantor states on Syria was held in Sochi on Wednesday. The Security Council met on Wednesday at the request of France.", "meeting happened 2017-11-22 2017-11-22 un-security-council united-nations france"),
    ("2017-07-05", "A working group of experts on Syria will take up the matter in Tehran on August 1-2.", "meeting planned 2017-08-01 2017-08-02"),
    ("2018-07-31", "A fourth session of the working group on Syria's detainees was held on the sidelines on Monday.", "meeting happened 2018-07-30 2018-07-30"),
    ("2018-01-24", "The Syrian opposition gathered in Riyadh on Monday.", "meeting happened 2018-01-22 2018-01-22 syrian-opposition"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_meeting(published: str, text: str, expected: str) -> None:
    reading = read(document_from_text(text), date.fromisoformat(published), knowledge.lexicon(), CALENDAR)
    found = [told(event) for event in reading.events if event.kind in ("meeting", "accusation")]
    assert "; ".join(found) == expected
