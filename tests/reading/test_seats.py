"""Ways of speaking of who sits at a round, each with the seats that it tells."""

from datetime import date

import pytest

from events.reading import Calendar, Known, document_from_bytes, read
from tests.reading.record import lexicon

CALENDAR = Calendar(
    [
        Known("astana", 5, date(2017, 7, 4), date(2017, 7, 5), "Astana"),
        Known("astana", 6, date(2017, 9, 14), date(2017, 9, 15), "Astana"),
        Known("geneva", 7, date(2017, 7, 10), date(2017, 7, 14), "Geneva"),
        Known("summit", 1, date(2017, 11, 22), date(2017, 11, 22), "Sochi"),
        Known("sochi", 1, date(2018, 1, 29), date(2018, 1, 30), "Sochi"),
    ]
)
AWAY = {"present": "", "absent": ", absent", "left": ", left"}
TRIO = ["iran guarantor", "russia guarantor", "turkey guarantor"]
ALL = [*TRIO[:2], "syrian-government party", *TRIO[2:], "united-nations observer", "united-states observer"]
BOTH = ["armed-opposition party", "syrian-government party"]
SAYINGS = [
    ("Iran, Russia and Turkey, the guarantors, met at the sixth Astana round on Syria.", TRIO),
    (
        "Bashar al-Jaafari headed the Syrian government's delegation at the sixth Astana round on Syria.",
        ["syrian-government party bashar-al-jaafari"],
    ),
    (
        "The opposition's delegation at the sixth Astana round on Syria was led by Ahmad Toma.",
        ["armed-opposition party ahmad-toma"],
    ),
    (
        "Delegations of the Syrian government and the armed opposition arrived for the sixth Astana round on Syria.",
        ["armed-opposition party", "syrian-government party"],
    ),
    (
        "Jordan and the United States sent observers to the sixth Astana round on Syria.",
        ["jordan observer", "united-states observer"],
    ),
    ("Jordan observed the sixth Astana round on Syria. So did Iraq.", ["iraq observer", "jordan observer"]),
    ("Jordan observed the sixth Astana round on Syria. Iraq, Lebanon.", "iraq jordan lebanon"),
    ("Jordan observed the sixth Astana round on Syria. Iraq also sent a delegation.", "iraq jordan"),
    ("Jordan sent a delegation to the sixth Astana round on Syria.", ["jordan observer"]),
    (
        "Envoys of Russia, Iran, Turkey and Syria took part in the sixth Astana round on Syria.",
        ["iran guarantor", "russia guarantor", "syrian-government party", "turkey guarantor"],
    ),
    (
        "The sixth Astana round on Syria ended. Ahmed Tohme, who led the rebels' team, spoke of a million dead and missing.",
        ["armed-opposition party ahmad-toma"],
    ),
    (
        "The sixth Astana round on Syria opens. All will be there: Russia, Turkey, Iran, Syria, the UN and the United States.",
        ALL,
    ),
    (
        "Jordan's figures were told by a delegate. The sixth Astana round on Syria, some delegates said, is Jordan's only hope.",
        [],
    ),
    ("Hillary Clinton sat in the hall of the sixth Astana round on Syria.", ["united-states observer"]),
    ("The sixth Astana round on Syria brought the two Syrian sides and the hosts to one hall.", BOTH),
    (
        "The sixth Astana round on Syria was opened by Lavrentiev. Moscow's team was small.",
        ["russia guarantor alexander-lavrentiev"],
    ),
    (
        "The sixth Astana round on Syria is over. The Turkish delegation flew home.",
        ["turkey guarantor"],
    ),
    (
        "The sixth Astana round on Syria is over. Delegations came from Jordan and, for the first time, Iraq and Lebanon.",
        "iraq jordan lebanon",
    ),
    (
        "The sixth Astana round on Syria is over. The US and the UN were present in that capacity.",
        "united-nations united-states",
    ),
    (
        "Who will come to the sixth Astana round on Syria? The Syrian government has confirmed its presence.",
        ["syrian-government party"],
    ),
    ("The sixth Astana round on Syria is over. Russia, Iran and Turkey presented maps there.", TRIO),
    (
        "JOINT STATEMENT on the sixth Astana round on Syria\n\nThe texts reject the seizure of oil that belongs to the "
        "Syrian government under any pretext.",
        [],
    ),
    ("A group of the armed opposition flew to the sixth Astana round on Syria, led by Ahmad Toma, and flew back.", []),
    ("At the sixth Astana round on Syria the guarantors told of their opposition to the seizure of oil.", []),
]


def seats(text: str, day: date = date(2017, 9, 15)) -> list[str]:
    facts = read(text + "\n\nSyria's war goes on in Syria.", day, lexicon(), CALENDAR, language="en").participants
    told = [f"{f.track} {f.number} {f.actor} {f.role} {f.head or ''}".strip() + AWAY[f.presence] for f in facts]
    return sorted(t for t in told if not t.endswith("kazakhstan host"))


@pytest.mark.parametrize(("text", "told"), SAYINGS)
def test_a_way_of_speaking_tells_seats(text: str, told: list[str] | str) -> None:
    wanted = [f"{actor} observer" for actor in told.split()] if isinstance(told, str) else told
    assert seats(text) == [f"astana 6 {seat}" for seat in wanted]


def test_the_envoy_mediates_at_geneva() -> None:
    text = "Staffan de Mistura opened the seventh round of the Geneva talks on Syria."
    assert seats(text, date(2017, 7, 10)) == ["geneva 7 un-envoy mediator staffan-de-mistura"]


def test_the_opposition_is_its_committee_where_that_is_named() -> None:
    text = (
        "The opposition's delegation came to the seventh round of the Geneva talks on Syria. "
        "The High Negotiations Committee asked for food."
    )
    assert seats(text, date(2017, 7, 10)) == ["geneva 7 hnc party"]


def test_items_under_a_heading_that_asks_who_took_part_are_seats() -> None:
    text = (
        "The sixth Astana round on Syria ended on September 15.\n\nWHO TOOK PART\n\n> Russia, Turkey and Iran\n"
        "> Government of Syria\n> Observers: Jordan\n\nSyria's war goes on."
    )
    assert seats(text) == [
        f"astana 6 {s}" for s in [TRIO[0], "jordan observer", *TRIO[1:2], "syrian-government party", TRIO[2]]
    ]


def test_so_have_others_goes_on_with_who_comes() -> None:
    text = "Iran, Russia and Turkey named their delegations for the sixth Astana round on Syria. So has the Syrian government."
    assert seats(text) == [f"astana 6 {s}" for s in [*TRIO[:2], "syrian-government party", TRIO[2]]]


def test_envoys_of_a_capital_are_its_government() -> None:
    text = "Envoys of Damascus and of the armed opposition sit down at the sixth Astana meeting on Syria."
    assert seats(text) == ["astana 6 armed-opposition party", "astana 6 syrian-government party"]


def test_the_envoy_in_a_paragraph_on_his_own_talks_observes_no_others() -> None:
    text = (
        "The sixth Astana meeting on Syria opens on September 14. The armed opposition sends a delegation.\n\n"
        "The UN has hosted seven rounds of talks in Geneva. Staffan de Mistura, the UN envoy, would like one delegation."
    )
    assert not [seat for seat in seats(text) if "observer" in seat]


CONFERENCES = [
    "The Action Group on Syria meets in Geneva on Saturday. Invitations have gone out to Turkey and Iraq; Iran stays away.",
    "He said on Wednesday that he had invited the foreign ministers of Turkey and Iraq to meet at the Palais des Nations in "
    "Geneva on June 30 to talk about Syria.",
    "The Action Group on Syria will meet in Geneva on Saturday. The foreign ministers of Turkey and Iraq speak first.",
    "On June 30 Kofi Annan brought the foreign ministers of Turkey and Iraq to Geneva to talk about Syria.",
]


@pytest.mark.parametrize("text", CONFERENCES)
def test_states_whose_ministers_are_called_to_a_conference_take_part(text: str) -> None:
    calendar = Calendar([Known("geneva", 1, date(2012, 6, 30), date(2012, 6, 30), "Geneva")])
    found = read(text, date(2012, 6, 28), lexicon(), calendar, language="en").participants
    assert [f.actor for f in found if (f.role, f.presence) == ("participant", "present")] == ["iraq", "turkey"]


def test_the_envoy_told_beside_a_round_of_his_mediates_it() -> None:
    text = (
        "The sixth Astana round on Syria ended on September 15.\n\nStaffan de Mistura was not there. The seventh round of the "
        "Geneva talks on Syria was held in July."
    )
    assert "geneva 7 un-envoy mediator" in seats(text)


BACKGROUND = (
    "The army bombed the city of Daraa in the south of Syria for the ninth day in a row. The Observatory counted "
    "more than forty raids on the old town since the early morning.\n\nBy noon the army had taken two villages to the "
    "east of the city. Delegations of Russia, Iran and Turkey were in Geneva for two days last week.\n\nIn the evening "
    "shells fell again on the market of the old town. Nobody could say how many people had been in it at the time. "
    "A seventh Astana round on Syria is due in October."
)


def test_a_round_named_at_the_end_of_a_text_draws_nobody_to_it_from_elsewhere() -> None:
    assert seats(BACKGROUND, date(2017, 9, 30)) == []


NO_SEATS = [
    "The second round of the Geneva talks on Yemen opened; the Houthi delegation was led by its envoy. Syria, Syria.",
    "Delegations of Russia and the United States met in Geneva on Ukraine. A second round follows. Syria was not told of.",
    "The Syrian government's delegation at the Arab League was led by Bashar al-Jaafari.",
]


@pytest.mark.parametrize("text", NO_SEATS)
def test_where_no_round_is_told_nobody_sits(text: str) -> None:
    assert seats(text) == []


OPENING = "The seventh round of the Geneva talks on Syria is open.\n\n"
SIDES = [
    ("The armed opposition has long doubts, and the government none.", ["opposition", "government"]),
    ("The High Negotiations Committee wants a word with the envoy.", ["hnc"]),
    ("On 2 July the government had other cares.", []),
    ("The government captured a village.", []),
    ("The Syrian army has long doubts.", []),
    ("Damascus is hot at this time of the year.", []),
    ("Bashar al-Jaafari spoke of planes that bombed Raqqa.", ["government party bashar-al-jaafari"]),
    ("Bashar al-Jaafari spoke on 2 July of planes that bombed Raqqa.", []),
    ("The government spoke of planes that bombed Raqqa.", []),
    ("The sixth round of the Geneva talks saw the government happy.", []),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_the_sides_of_a_text_on_one_round_sit_at_it_unless_the_war_or_another_day_is_told(
    text: str, sides: list[str]
) -> None:
    found = [s.removeprefix("geneva 7 ").removeprefix("syrian-") for s in seats(OPENING + text, date(2017, 7, 12))]
    assert sorted(s.removesuffix(" party") for s in found) == sorted(sides)


def test_a_guarantor_told_before_the_others_has_its_seat() -> None:
    text = (
        "The sixth Astana round on Syria is over. The Russian delegation was led by Alexander Lavrentiev.\n\n"
        "Delegations of Iran and Turkey, the other guarantors, took part."
    )
    assert [s.split()[2] for s in seats(text) if "guarantor" in s] == ["iran", "russia", "turkey"]


def test_observers_are_asked_to_the_congress_too() -> None:
    text = "Russia calls the Syrian National Dialogue Congress to Sochi on January 29. Iraq and Jordan are invited as observers."
    found = seats(text, date(2018, 1, 20))
    assert [s for s in found if "observer" in s] == ["sochi 1 iraq observer", "sochi 1 jordan observer"]


def test_a_row_of_a_table_seats_at_its_own_round() -> None:
    text = (
        "<table><tr><th>No.</th><th>Who</th></tr><tr><td>VI</td><td>Talks in Geneva on Syria</td></tr>"
        "<tr><td>VII</td><td>Jaafari; High Negotiations Committee</td></tr></table>"
    )
    document = document_from_bytes(f"<html><body><p>The Geneva talks on Syria</p>{text}</body></html>".encode())
    facts = read(document, date(2017, 9, 15), lexicon(), CALENDAR, language="en").participants
    assert [f.number for f in facts if f.actor == "hnc"] == [7]


def test_guarantors_sit_at_the_round_told_before_them_and_not_at_one_told_after() -> None:
    before = (
        "The seventh round of the Geneva talks on Syria is open. Its mediator is content.\n\nThe sixth Astana round is "
        "due in September. I shall be there. I will tell the guarantors, Russia, Turkey and Iran, of Geneva."
    )
    assert [s for s in seats(before, date(2017, 7, 12)) if "guarantor" in s] == [f"astana 6 {s}" for s in TRIO]
    after = (
        "The sixth Astana round on Syria is open.\n\nThe guarantors, Russia, Turkey and Iran, had asked for the hall. "
        "The fifth round, in July, was a short one."
    )
    assert not [s for s in seats(after) if s.startswith("astana 5")]


@pytest.mark.parametrize("sat", ["took place", "was held"])
def test_who_sat_at_the_meeting_before_is_told_of_that_meeting(sat: str) -> None:
    text = (
        f"The sixth Astana round on Syria will be held on September 14.\n\nThe previous meeting {sat} in Astana on July "
        "4-5, with Jordan as an observer. The delegation of the Syrian government was headed by Bashar al-Jaafari."
    )
    assert seats(text, date(2017, 9, 1)) == [
        "astana 5 jordan observer",
        "astana 5 syrian-government party bashar-al-jaafari",
    ]
