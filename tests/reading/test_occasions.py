"""Meetings that are only the occasion of what a sentence tells: whom they brought together, and when."""

from datetime import date

import pytest

from events.reading.shapes import RoundFact, Span
from tests.reading.test_events import events, told

# All told on a Wednesday; sentence; kind, modality, first and last day, parties.
DAY = "2018-03-21"
TABLE = [
    ("After six hours of talks in the Kremlin, the Russian and Turkish presidents said on Monday that they had made up.", "meeting happened 2018-03-19 2018-03-19 russia turkey"),
    ("Lavrov and Kerry announced their plan on Monday after more than 13 hours of talks in Geneva.", "meeting happened 2018-03-19 2018-03-19 russia united-states"),
    ("Speaking after a meeting with Sergei Lavrov in Moscow on Tuesday, John Kerry was in good spirits.", "meeting happened 2018-03-20 2018-03-20 united-states russia"),
    ("Javad Zarif told reporters on Monday following talks in Moscow with his Russian and Turkish counterparts.", "meeting happened 2018-03-19 2018-03-19 iran russia turkey"),
    ("The leaders of Turkey, Russia and France called for calm after a four-way summit in Istanbul on Monday.", "meeting happened 2018-03-19 2018-03-19 turkey russia france"),
    ("At a tense meeting on the sidelines of a forum on Monday, Obama and Putin failed to bridge their differences.", "meeting happened 2018-03-19 2018-03-19 united-states russia"),
    ("Russian and Turkish delegations ended two days of talks in Moscow on Tuesday without a word.", "meeting happened 2018-03-20 2018-03-20 russia turkey"),
    ("Meeting in Moscow on Tuesday, the foreign ministers of Russia, Iran and Turkey promised more.", "meeting happened 2018-03-20 2018-03-20 russia iran turkey"),
    ("Officials from Iran, Russia and Turkey meeting with Staffan de Mistura on Tuesday said little.", "meeting happened 2018-03-20 2018-03-20 iran russia turkey un-envoy"),
    ("World powers meeting in Munich on Monday kept silent about it.", "meeting happened 2018-03-19 2018-03-19"),
    ("After more than four hours of bargaining in Ankara, Donald Trump and Recep Tayyip Erdogan announced a pause on Monday.", "meeting happened 2018-03-19 2018-03-19 united-states turkey; agreement happened 2018-03-19 2018-03-19 united-states turkey"),
    ("Vladimir Putin has invited Recep Tayyip Erdogan to consultations in Moscow on Friday.", "meeting planned 2018-03-23 2018-03-23 russia turkey"),
    ("The six-point plan was accepted by Damascus on Monday.", "agreement happened 2018-03-19 2018-03-19 syrian-government"),
    ("Lavrov and Cavusoglu will speak of it on Thursday after talks in Ankara.", "meeting planned 2018-03-22 2018-03-22 russia turkey"),
    ("Russia and Turkey put it off on Monday until after a meeting of experts.", ""),
    ("Russia and Turkey spoke of peace on Monday after failed talks.", ""),
    ("Russia and Turkey were pleased on Monday after the seventh meeting.", ""),
    ("Delegations meeting in Astana on Tuesday were tired.", ""),
    ("Their meeting in Moscow kept Russia and Turkey busy on Tuesday.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_the_occasion_of_what_is_told(text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(DAY, text)) == expected


TOLD_BEFORE = [
    ("After a four-way summit in Istanbul on Monday Merkel, Macron, Putin and Erdogan were content. The weather was fine. Before the summit Erdogan held separate talks with Putin.", "meeting happened 2018-03-19 2018-03-19 france russia turkey germany; meeting happened 2018-03-19 2018-03-19 turkey russia"),
    ("Erdogan and Putin reached a deal in Sochi on Monday. It has ten points. Putin and Assad spoke by telephone after the talks, the Kremlin said.", "agreement happened 2018-03-19 2018-03-19 turkey russia; meeting happened 2018-03-19 2018-03-19 russia syrian-government"),
    ("Erdogan and Putin reached a deal in Sochi on Monday. It has ten points. Putin and Assad spoke by telephone about it many times.", "agreement happened 2018-03-19 2018-03-19 turkey russia"),
    ("The United States and Russia agreed a ceasefire for the south on Sunday. It will start at noon on Friday.", "agreement happened 2018-03-18 2018-03-18 united-states russia; agreement planned 2018-03-23 2018-03-23 united-states"),
    ("Vladimir Putin ordered a pause in Eastern Ghouta, to begin on Thursday.", "agreement planned 2018-03-22 2018-03-22 russia"),
    ("Jaysh al-Islam agreed on Monday to leave within two days.", "agreement happened 2018-03-19 2018-03-19 jaysh-al-islam; withdrawal planned None None jaysh-al-islam"),
    ("The foreign ministers of Iran, Russia and Turkey, who last met in Astana on Friday, gathered in Moscow on Monday.", "meeting happened 2018-03-16 2018-03-16 iran russia turkey; meeting happened 2018-03-19 2018-03-19 iran russia turkey"),
    ("The Security Council renewed the mandate on Monday.", "agreement happened 2018-03-19 2018-03-19 un-security-council united-nations"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD_BEFORE)
def test_what_leans_on_the_day_told_before(text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(DAY, text)) == expected


BY_WORD = [
    ("The US Treasury said on Monday that it had eased sanctions on Syria.", "sanction happened 2018-03-19 2018-03-19 united-states"),
    ("The European Union imposed a travel ban on Bashar al-Assad on Monday.", "sanction happened 2018-03-19 2018-03-19 european-union syrian-government"),
    ("EU ministers agreed sanctions against Syria's central bank on Monday.", "sanction happened 2018-03-19 2018-03-19 european-union"),
    ("The opposition refused to leave the airport on Monday.", "rejection happened 2018-03-19 2018-03-19 syrian-opposition"),
    ("Washington said on Monday it was suspending talks with Moscow on a ceasefire.", "rejection happened 2018-03-19 2018-03-19 united-states russia"),
    ("Vladimir Putin brushed aside Erdogan's appeal on Monday.", "rejection happened 2018-03-19 2018-03-19 russia turkey"),
    ("Bashar al-Assad issued a decree on Monday appointing Faisal Mekdad as foreign minister.", "appointment happened 2018-03-19 2018-03-19 syrian-government"),
    ("Russia called an emergency meeting of the Security Council on Monday.", "meeting happened 2018-03-19 2018-03-19 russia un-security-council united-nations"),
    ("Ankara denied reports that Erdogan would meet Assad on Friday.", ""),
    ("Erdogan said on Monday he had told his foreign minister to meet his Syrian counterpart.", ""),
    ("Moscow bears a share of the blame for it, Rex Tillerson said on Monday.", "accusation happened 2018-03-19 2018-03-19 united-states russia"),
    ("Foreign ministers of the anti-ISIS coalition, meeting in Rome on Monday, said little.", "meeting happened 2018-03-19 2018-03-19"),
    ("Bashar al-Assad ordered Faisal Mekdad on Monday to form a new government.", "appointment happened 2018-03-19 2018-03-19 syrian-government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BY_WORD)
def test_what_is_done_by_a_word(text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(DAY, text)) == expected


def test_two_who_meet_on_the_sidelines_of_a_round_hold_a_meeting_of_their_own() -> None:
    text = "On the sidelines of the 21st round of Astana talks Alexander Lavrentiev met Ayman Sousan on Monday."
    monday = date(2018, 3, 19)
    held = RoundFact("astana", 21, "under-way", [Span(0, len(text))], start=monday, end=monday)
    assert [told(event) for event in events(DAY, text, (held,))] == [
        "meeting happened 2018-03-19 2018-03-19 russia syrian-government"
    ]
    assert events(DAY, text.removeprefix("On the sidelines of the "), (held,)) == []
