"""Whose word a round or an event is, in texts read as a whole."""

from datetime import date

import pytest

from events.reading import Calendar, Known, read
from tests.reading.record import lexicon

CALENDAR = Calendar([Known("astana", 5, date(2017, 7, 4), date(2017, 7, 5), "Astana")])
DAY = date(2017, 9, 2)
TALKS = "The Astana talks on Syria go on. "

ROUNDS = [
    ("The sixth meeting in Astana, which the Kazakh Foreign Ministry has announced for September 14, will last two days.", "kazakh-foreign-ministry"),
    ("For Idlib nothing is settled; it heads the list for the next Astana meeting, the sixth, which Kazakhstan expects in September.", "kazakhstan"),
    ("Russia and Turkey meet on September 14 for the sixth round in Astana; the Kazakh Foreign Ministry announced the dates.", "kazakh-foreign-ministry"),
    ("The dates of the sixth round in Astana, September 14-15, were announced by the Kazakh Foreign Ministry.", "kazakh-foreign-ministry"),
    ("Russia and Turkey meet on September 14 for the sixth round in Astana; the Kazakh Foreign Ministry repaired the roof.", None),
    ("The Kazakh Foreign Ministry announced on Friday that the sixth round in Astana will be on September 14.", "kazakh-foreign-ministry"),
    ("The sixth round in Astana will be on September 14. The sixth round, Sergei Lavrov said, will last two days.", "sergei-lavrov"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), ROUNDS)
def test_whose_word_a_coming_round_is(text: str, speaker: str | None) -> None:
    rounds = read(TALKS + text, DAY, lexicon(), CALENDAR).rounds
    assert [(r.number, r.status, r.attributed_to) for r in rounds if r.number == 6] == [(6, "scheduled", speaker)]


DAYS = [
    ("Sergei Lavrov spoke in Astana. The sixth round will be on September 14, he said.", None),
    ("Sergei Lavrov said on Friday that all was well. The sixth round in Astana will be on September 14, he said.", date(2017, 9, 1)),
    ("Sergei Lavrov said on Friday that all was well. The sixth round in Astana will be on September 14, Iran said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_when_it_was_said(text: str, day: date | None) -> None:
    rounds = read(TALKS + text, DAY, lexicon(), CALENDAR).rounds
    assert [r.said_on for r in rounds if r.number == 6] == [day]


OVER = [
    ("The fifth round of Astana talks on Syria was held on July 4-5, Sergei Lavrov said.", "sergei-lavrov"),
    ("Nothing was signed at the fifth round of Astana talks on Syria, held on July 4-5, Sergei Lavrov said.", None),
    ("Nothing was signed on the margins of the fifth round of Astana talks on Syria, held on July 4-5, Sergei Lavrov said.", None),
    ("While the fifth round of Astana talks on Syria sat on July 4-5, jets bombed Idlib, Sergei Lavrov said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), OVER)
def test_whose_word_a_round_is_that_is_over(text: str, speaker: str | None) -> None:
    rounds = read(text, DAY, lexicon(), CALENDAR).rounds
    assert [(r.number, r.status, r.attributed_to) for r in rounds] == [(5, "held", speaker)]


EVENTS = [
    ("Russian jets bombed Idlib in Syria on Friday, the Defense Ministry said.", "airstrike", "russian-defence-ministry"),
    ("Turkey bombed Idlib in Syria on Friday, the Defence Ministry said.", "airstrike", "turkey"),
    ("Bashar al-Jaafari used a news conference in Syria on Friday to accuse Turkey of bad faith.", "accusation", "bashar-al-jaafari"),
    ("Sergei Lavrov, who was in Syria, held Turkey responsible for it on Friday.", "accusation", "sergei-lavrov"),
    ("On Friday Turkey was held responsible for it in Syria.", "accusation", None),
    ("On Friday the Syrian army declared a ceasefire in Homs, Syria.", "agreement", "syrian-army"),
    ("In Syria a ceasefire which the Syrian army declared on Friday in Homs is kept.", "agreement", None),
    ("Jets bombed Idlib in Syria on Friday. Nine people died, according to the Observatory.", "airstrike", "sohr"),
    ("A bomb killed nine in Damascus, Syria, on Friday; the Syrian army said that it had planted it.", "bombing", "syrian-army"),
    ("A bomb killed nine in Damascus, Syria, on Friday; the Syrian army said that it had sent doctors.", "bombing", None),
    ("Shells hit Homs in Syria on Friday, and the Observatory said that they were fired from the east.", "shelling", "sohr"),
    ("A bomb claimed by Hay'at Tahrir al-Sham killed nine in Damascus, Syria, on Friday.", "bombing", "hts"),
    ("A bomb killed nine in Damascus, Syria, on Friday. Hay'at Tahrir al-Sham claimed responsibility.", "bombing", "hts"),
    ("A bomb killed nine near Homs, Syria, on Friday; the Observatory counted at least forty dead.", "bombing", "sohr"),
    ("A bomb went off near Homs, Syria, on Friday. The Observatory put the death toll at 29.", "bombing", "sohr"),
    ("A bomb went off near Homs, Syria, on Friday. The Observatory has an office in Coventry.", "bombing", None),
    ("The army began an assault on Homs in Syria on Friday. The Observatory put the death toll at 29.", "offensive", None),
    ("Sergei Lavrov spoke in Homs, Syria. Iran was right, he said on Friday, and held Turkey responsible for it.", "accusation", "sergei-lavrov"),
    ('Jets bombed Homs in Syria on Friday. "It was the worst raid in weeks," the Observatory said.', "airstrike", "sohr"),
    ("Jets bombed Homs in Syria on Friday. It was cold there, the Observatory said.", "airstrike", None),
    ("Sergei Lavrov said after talks with Staffan de Mistura in Moscow on Friday that Syria was calm.", "meeting", None),
    ("Sergei Lavrov said that he had met Staffan de Mistura in Moscow on Friday over Syria.", "meeting", "sergei-lavrov"),
    ("Syrian government forces shelled Homs on Friday, killing nine, a war monitor said.", "shelling", None),
    ("Syrian government forces shelled Homs on Friday, killing nine, an opposition monitoring group said.", "shelling", None),
    ("Rebels agreed to a ceasefire in Homs, Syria, on Friday. Nine people had died, the Observatory said.", "agreement", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "speaker"), EVENTS)
def test_whose_word_an_event_is(text: str, kind: str, speaker: str | None) -> None:
    events = read(text, DAY, lexicon(), CALENDAR).events
    assert [(e.kind, e.attributed_to) for e in events] == [(kind, speaker)]
