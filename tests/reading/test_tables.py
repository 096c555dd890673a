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
    ("France expelled Syrian diplomats on Monday. Turkey followed suit on Tuesday.", "sanction happened 2018-03-19 2018-03-19 france syrian-government; sanction happened 2018-03-20 2018-03-20 turkey"),
    ("Turkey followed suit on Tuesday.", ""),
]  # fmt: skip
TIMES = [
    ("Staffan de Mistura was in Moscow last week and saw Sergei Lavrov on Thursday.", "meeting happened 2018-03-15 2018-03-15 un-envoy russia"),
    ("On Friday, four days before Putin and Erdogan met in Sochi, a deal fell through.", "meeting happened 2018-03-20 2018-03-20 russia turkey; breakdown happened 2018-03-16 2018-03-16"),
    ("Putin and Erdogan met in Sochi on Monday. Three days before they met, Staffan de Mistura resigned.", "meeting happened 2018-03-19 2018-03-19 russia turkey; appointment happened 2018-03-16 2018-03-16 un-envoy"),
    ("The talks have been put off until after a meeting of the ministers of Russia and Turkey, Moscow said on Monday.", ""),
    ("Russia and Turkey have had a meeting of ministers on Monday.", "meeting happened 2018-03-19 2018-03-19 russia turkey"),
    ("The truce, which was due to expire on Thursday, has been extended by 72 hours.", "agreement happened 2018-03-21 2018-03-21"),
    ("The truce, which the army had declared on Saturday, was extended on Monday.", "agreement happened 2018-03-19 2018-03-19 syrian-army"),
    ("The United States extended its sanctions against Syria until June 2019 on Monday.", "sanction happened 2018-03-19 2018-03-19 united-states"),
    ("Donald Trump ordered new sanctions on Monday.", "sanction happened 2018-03-19 2018-03-19 united-states"),
    ("The Security Council passed the resolution on Monday. Russia and the United States had struck the deal that morning.", "agreement happened 2018-03-19 2018-03-19 un-security-council united-nations; agreement happened 2018-03-19 2018-03-19 russia united-states"),
    ("The General Assembly voted 122-13 on Friday to demand an end to the fighting.", "agreement happened 2018-03-16 2018-03-16 united-nations"),
    ("The army declared the truce over on Monday, accusing rebels of breaches.", "breakdown happened 2018-03-19 2018-03-19 syrian-army armed-opposition; accusation happened 2018-03-19 2018-03-19 syrian-army armed-opposition"),
    ("Russia and Turkey met on Friday. They reached an agreement on a truce in Idlib, to start at noon on Sunday.", "meeting happened 2018-03-16 2018-03-16 russia turkey; agreement happened 2018-03-16 2018-03-16 russia turkey; agreement planned 2018-03-25 2018-03-25 russia turkey"),
    ("Kofi Annan met Assad for an hour on Monday and said he would see opposition leaders in Istanbul next week.", "meeting happened 2018-03-19 2018-03-19 un-envoy syrian-government; meeting planned 2018-03-26 2018-04-01 un-envoy syrian-opposition"),
    ("The ministers of Russia, Turkey, Syria and Iran sat down together in Moscow on Monday.", "meeting happened 2018-03-19 2018-03-19 russia turkey syrian-government iran"),
    ("Assad swore in a new cabinet on Monday.", "appointment happened 2018-03-19 2018-03-19 syrian-government"),
    ("Mevlut Cavusoglu met his Syrian counterpart in Moscow on Monday.", "meeting happened 2018-03-19 2018-03-19 turkey syrian-government"),
    ("Mevlut Cavusoglu met the Syrian opposition in Moscow on Monday.", "meeting happened 2018-03-19 2018-03-19 turkey syrian-opposition"),
    ("The opposition turned the plan down on Monday.", "rejection happened 2018-03-19 2018-03-19 syrian-opposition"),
    ("The opposition turned the radio down on Monday.", ""),
    # What two states settle beside the war.
    ("Russia and Turkey agreed on Monday to restore diplomatic ties.", ""),
    ("Russia and Turkey signed a trade deal on Monday.", ""),
    ("Russia and Turkey signed a deal on Idlib on Monday.", "agreement happened 2018-03-19 2018-03-19 russia turkey"),
    ("A ceasefire deal between the government and rebels collapsed on Monday.", "breakdown happened 2018-03-19 2018-03-19 syrian-government armed-opposition"),
    ("Sergei Lavrov said on Monday that Washington was protecting the Nusra Front.", "accusation happened 2018-03-19 2018-03-19 russia united-states hts"),
    ("Sergei Lavrov said on Monday that rebels whom Turkey supports had taken the town from Islamic State.", "territory-change happened 2018-03-19 2018-03-19 turkey isis"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TABLE, *OFFICES, *TIMES])
def test_who_was_there(text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(DAY, text)) == expected
