"""Who sat at a table: those who met, and not those who were only spoken of there."""

import pytest

from tests.reading.test_events import events, told

# All told on a Wednesday; sentence; kind, modality, first and last day, parties.
DAY = "2018-03-21"
TABLE = [
    ("Putin and Erdogan met in Sochi on Monday to discuss Iran's role.", "meeting happened 2018-03-19 2018-03-19 russia turkey"),
    ("Sergei Lavrov spoke with Rex Tillerson on Monday about Turkey.", "meeting happened 2018-03-19 2018-03-19 russia united-states"),
    ("Rex Tillerson discussed Iran with Sergei Lavrov by telephone on Monday.", "meeting happened 2018-03-19 2018-03-19 united-states russia"),
    ("Erdogan flew to Moscow on Monday to press his case on Iran.", "meeting happened 2018-03-19 2018-03-19 turkey russia"),
    ("Lavrov met Kerry on Monday before flying to Tehran to see Zarif.", "meeting happened 2018-03-19 2018-03-19 russia united-states"),
    ("Putin telephoned Trump on Tuesday, a day after hosting Assad in Sochi.", "meeting happened 2018-03-20 2018-03-20 russia united-states; meeting happened 2018-03-19 2018-03-19 russia syrian-government"),
    # What stands behind "on" is a day, and whoever asked for a sitting took part in it.
    ("Putin spoke on Monday with Erdogan.", "meeting happened 2018-03-19 2018-03-19 russia turkey"),
    ("The Security Council met on Idlib on Monday at the request of France.", "meeting happened 2018-03-19 2018-03-19 un-security-council united-nations france"),
    ("Lavrov flew to Tehran on Monday to see Zarif.", "meeting happened 2018-03-19 2018-03-19 russia iran"),
    # Whoever speaks after a meeting was there; one that was put off was not held.
    ("Turkey's foreign minister said on Monday after talks with his Russian counterpart that the truce would hold.", "meeting happened 2018-03-19 2018-03-19 turkey russia"),
    ("Putin says after talks with Erdogan in Sochi that both back the zones.", "meeting happened 2018-03-21 2018-03-21 russia turkey"),
    ("A meeting between Lavrov and Tillerson planned for Thursday has been cancelled.", ""),
    ("A meeting between Lavrov and Tillerson is planned for Thursday.", "meeting planned 2018-03-22 2018-03-22 russia united-states"),
    ("Lavrov and Cavusoglu are meeting in Moscow for a second day.", "meeting happened 2018-03-21 2018-03-21 russia turkey"),
    ("Whoever meets Assad will regret it, the opposition says.", ""),
    ("The ministers of Russia and Turkey met in Moscow on Monday without agreeing on anything.", "meeting happened 2018-03-19 2018-03-19 russia turkey"),
    ("A Russian conference on refugees ended in Damascus on Monday.", "meeting happened 2018-03-19 2018-03-19 russia"),
    ("A Russian conference on refugees was called off on Monday.", ""),
]  # fmt: skip
OFFICES = [
    ("Staffan de Mistura told reporters on Monday that he would leave his post at the end of April.", "appointment planned 2018-04-01 2018-04-30 un-envoy"),
    ("Hillary Clinton is widely expected to take over as envoy.", "appointment planned None None united-states"),
    ("Sergei Lavrov is expected in Ankara.", ""),
    ("The Arab League voted on Monday to strip Syria of its seat.", "sanction happened 2018-03-19 2018-03-19 arab-league"),
    ("France expelled Syrian diplomats on Monday. Turkey followed suit on Tuesday.", "sanction happened 2018-03-19 2018-03-19 france; sanction happened 2018-03-20 2018-03-20 turkey"),
    ("Turkey followed suit on Tuesday.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TABLE, *OFFICES])
def test_who_was_there(text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(DAY, text)) == expected
