"""Ways of speaking of what a round has on its agenda, each with the topics that it tells."""

from datetime import date

import pytest

from events.reading import Calendar, Known, read
from tests.reading.record import lexicon

CALENDAR = Calendar(
    [
        Known("astana", 4, date(2017, 5, 3), date(2017, 5, 4), "Astana"),
        Known("astana", 5, date(2017, 7, 4), date(2017, 7, 5), "Astana"),
        Known("astana", 6, date(2017, 9, 14), date(2017, 9, 15), "Astana"),
        Known("astana", 11, date(2018, 11, 28), date(2018, 11, 29), "Astana"),
        Known("geneva", 7, date(2017, 7, 10), date(2017, 7, 14), "Geneva"),
        Known("sochi", 1, date(2018, 1, 29), date(2018, 1, 30), "Sochi"),
        Known("constitutional-committee", 1, date(2019, 10, 30), date(2019, 11, 8), "Geneva"),
        Known("summit", 4, date(2019, 2, 14), date(2019, 2, 14), "Sochi"),
    ]
)
SAYINGS = [
    (
        "The sixth Astana meeting on Syria ended. They also talked of the resolution adopted in 2015 and of prisoners.",
        "detainees",
    ),
    ("The sixth Astana meeting on Syria discussed the make-up of the constitutional committee.", "constitution"),
    ("The UN refugee agency and observers from Jordan were discussed at the sixth Astana meeting on Syria.", ""),
    ("The sixth Astana meeting on Syria discussed transitional justice.", ""),
    ("The sixth Astana meeting on Syria dealt with the launch of the committee.", "constitution"),
    ("The Turkish occupation was an issue at the sixth Astana meeting on Syria.", "sovereignty"),
    ("Who gets to patrol the zones was the issue of the sixth Astana meeting on Syria.", "control-forces"),
    ("The sixth Astana round on Syria will focus on prisoners and the clearance of mines.", "detainees demining"),
    ("Top of the agenda of the sixth Astana meeting on Syria is the return of refugees.", "refugees"),
    ("The sixth Astana meeting on Syria opened. Aid and hostages were raised by the delegations.", "aid detainees"),
    ("Delegates to the sixth Astana round on Syria agreed on the borders of the Idlib zone.", "zone-maps"),
    ("At the sixth Astana meeting on Syria nobody agreed who should police the zones.", "control-forces"),
    ("The sixth Astana round on Syria touched upon sanctions and Israel's air strikes.", "reconstruction sovereignty"),
    ("The sixth Astana round on Syria dealt with violations of the ceasefire.", "ceasefire"),
    ("The sixth Astana round on Syria turned to relief for all Syrians.", "aid"),
    ("The sixth Astana round on Syria is over. The clearing of mines was raised there, too.", "demining"),
    ("The sixth Astana round on Syria drew Idlib's borders.", "zone-maps"),
    (
        "The sixth Astana meeting on Syria ended. On a new constitution, long promised, the parties were close.",
        "constitution",
    ),
    (
        "The sixth Astana meeting on Syria ended with a statement. It is read out. They would like captives to go home.",
        "detainees",
    ),
    ("The sixth Astana round on Syria met. It sat late. Issues of aid were raised there too.", "aid"),
    (
        "The agenda of the sixth Astana round on Syria lists the Constitutional Committee and refugees.",
        "constitution refugees",
    ),
    ("The sixth Astana round on Syria will turn on who governs and on mine action.", "transition demining"),
    (
        "Five points stood first at the sixth Astana round on Syria, the whereabouts of the missing among them.",
        "detainees",
    ),
    ("The fate of detainees and a new constitution were on the table in the sixth Astana round on Syria.", "two"),
]
NAMES = {"aid": "humanitarian-access"}
EXPECTED = {"two": ["constitution", "detainees"]}


def topics(text: str, day: date = date(2017, 9, 15)) -> list[str]:
    facts = read(text + "\n\nSyria's war goes on in Syria.", day, lexicon(), CALENDAR, language="en").agenda
    return sorted(f"{f.track} {f.number} {f.topic}" for f in facts)


@pytest.mark.parametrize(("text", "told"), SAYINGS)
def test_a_way_of_speaking_tells_topics(text: str, told: str) -> None:
    wanted = EXPECTED.get(told) or [NAMES.get(t, t) for t in told.split()]
    assert topics(text) == [f"astana 6 {t}" for t in sorted(wanted)]


def test_a_list_of_bodies_before_their_round_belongs_to_it() -> None:
    text = "Putin and Erdogan discussed Idlib, the withdrawal of US forces and a constitution at the fourth guarantor summit on Syria."
    assert topics(text, date(2019, 2, 14)) == ["summit 4 constitution", "summit 4 sovereignty"]


def test_items_under_a_sentence_that_ends_in_a_colon_are_topics() -> None:
    text = "The agenda of the sixth Astana meeting on Syria comprises:\n- the ceasefire;\n- the release of hostages.\n\nRefugees wait."
    assert topics(text) == ["astana 6 ceasefire", "astana 6 detainees"]


def test_the_points_of_a_closing_paper_are_topics() -> None:
    text = (
        "JOINT STATEMENT\non the sixth meeting on Syria in the Astana format\n\n"
        "1. Examined the situation in the Idlib de-escalation area;\n\n2. Stressed the safe return of refugees."
    )
    assert topics(text) == ["astana 6 ceasefire", "astana 6 refugees"]


def test_answers_of_a_transcript_are_on_the_round() -> None:
    text = (
        "MODERATOR: Good evening.\n\nTHE ENVOY: The seventh round of the Geneva talks on Syria is over.\n\n"
        "We gave much of our time to counter-terrorism.\n\nMODERATOR: Thank you."
    )
    assert topics(text, date(2017, 7, 14)) == ["geneva 7 counter-terrorism"]


def test_a_question_for_the_agenda_is_answered_with_topics() -> None:
    text = "The sixth Astana meeting on Syria opens tomorrow.\n\nAnd on the agenda?\n\nRefugees. Then detainees."
    assert topics(text, date(2017, 9, 13)) == ["astana 6 detainees", "astana 6 refugees"]


def test_items_complete_a_sentence_that_breaks_off_before_them() -> None:
    text = (
        "The sixth Astana meeting on Syria adopted a joint statement. In it the guarantors\n"
        "- confirm the unity of Syria;\n- ask for the safe return of refugees."
    )
    assert topics(text) == ["astana 6 refugees", "astana 6 sovereignty"]


def test_a_paragraph_on_another_track_keeps_its_topics() -> None:
    text = (
        "The sixth Astana meeting on Syria was held here on September 14 and 15, and its guarantors were content.\n\n"
        "Late in the week the envoy said from New York that he was ready for the eighth round of the Geneva talks on Syria. "
        "He would speak about elections there."
    )
    assert topics(text) == ["geneva 8 elections"]


def test_a_round_that_is_itself_dealt_with_draws_no_topics_from_the_one_that_deals_with_it() -> None:
    text = (
        "The sixth Astana meeting on Syria was held here on September 14 and 15.\n\n"
        "Views were also exchanged on convening the eighth round of the Geneva talks, on the delivery of relief and on the "
        "return of refugees."
    )
    assert topics(text, date(2017, 9, 16)) == ["astana 6 humanitarian-access", "astana 6 refugees"]


def test_a_round_that_the_parties_speak_of_does_not_draw_the_next_sentence() -> None:
    text = (
        "The sixth Astana meeting on Syria was held here on September 14 and 15.\n\n"
        "The parties spoke in favour of an early eighth round of the Geneva talks. Account was taken of aid and of refugees."
    )
    assert topics(text, date(2017, 9, 16)) == ["astana 6 humanitarian-access", "astana 6 refugees"]


def test_a_sentence_goes_on_about_the_only_round_it_opens_with() -> None:
    text = (
        "The sixth Astana meeting on Syria was held here on September 14 and 15.\n\n"
        "The eighth round of the Geneva talks begins in November; the envoy intends to talk about elections then."
    )
    assert topics(text, date(2017, 9, 16)) == ["geneva 8 elections"]


def test_a_heading_tells_that_the_paragraphs_under_it_are_on_the_agenda() -> None:
    text = (
        "The sixth Astana meeting on Syria has closed.\n\nWhat was agreed\n\nThe captives on both lists go home.\n\n"
        "Elsewhere\n\nRefugees crossed the river."
    )
    assert topics(text) == ["astana 6 detainees"]


def test_a_heading_that_numbers_a_round_carries_to_the_lines_below_it() -> None:
    text = (
        "The sixth Astana meeting on Syria ended on Friday with a paper.\n\nThe sixth Astana meeting took stock.\n\n"
        "The fifth Astana meeting on Syria\n\nThe delegates spoke about the lists of captives.\n\nElsewhere\n\nThe war goes on."
    )
    assert topics(text) == ["astana 5 detainees"]


def test_every_session_told_by_itself_has_the_constitution_on_its_agenda() -> None:
    text = (
        "The guarantors' fourth summit on Syria was held in Sochi on February 14, and the presidents were content with it.\n\n"
        "The first session of the Constitutional Committee was held in Geneva. The second is due on November 25."
    )
    assert topics(text, date(2019, 11, 20)) == ["constitutional-committee 1 constitution"]


NO_TOPICS = [
    "The sixth Astana round on Syria ended. Jets were launched over the Golan Heights.",
    "The sixth Astana round on Syria ended. In two days the delegates did not discuss a constitution or aid.",
    "The sixth Astana round on Syria ended. Nobody has asked them to put sanctions on the agenda.",
    "The sixth Astana round on Syria was held on September 14-15. Refugees fled the shelling.",
    "The sixth Astana round on Syria ended. Turkey set up a post in the Idlib zone.",
    "At the eleventh Astana round on Syria delegates spoke of the congress in Sochi.",
]


@pytest.mark.parametrize("text", NO_TOPICS)
def test_what_is_only_told_beside_a_round_is_not_on_its_agenda(text: str) -> None:
    assert topics(text, date(2018, 11, 29)) == []


MENTIONS = [
    (
        "The sixth Astana meeting on Syria is over. A swap of prisoners, aid to the besieged and refugees: so it went.",
        3,
    ),
    ("The sixth Astana meeting on Syria is over.\n\nOn Monday jets bombed the refugees of Idlib.", 0),
    ("The sixth Astana meeting on Syria is over. The refugees fled on 2 September.", 0),
    ("The sixth Astana meeting on Syria is over.\n\nThey spoke of refugees, who fled on 2 September.", 1),
    ("Refugees wait as sixth Astana meeting on Syria ends\n\nThe sixth Astana meeting on Syria is over.", 0),
    ("The sixth Astana meeting on Syria is over.\n\nThe subject was mines.", 1),
    ("The sixth Astana meeting on Syria is over.\n\nRefugees and mines were on all lips.", 0),
    ("The sixth Astana meeting on Syria is over.\n\nRefugees and mines were discussed.", 2),
    ("The sixth Astana meeting on Syria is over. Some aid is already moving.", 0),
    ("The sixth Astana meeting on Syria is over. It was about aid.", 1),
    ("The sixth Astana meeting on Syria is over. Talks turned to mines. Prisoners came third.", 2),
    ("The sixth Astana meeting on Syria is over.\n\nThe envoy meets them in Moscow in May to talk about prisoners.", 0),
    ("The sixth Astana meeting on Syria is over.\n\nThey met again in Astana at night to talk about prisoners.", 1),
    ("The sixth Astana meeting on Syria is over.\n\nThe paper has nothing on prisoners, which Iran wanted raised.", 0),
    ("The sixth Astana meeting on Syria is over.\n\nThe delegates gave a day to prisoners.", 1),
    ("The sixth Astana meeting on Syria is over.\n\nThe parties dismissed any talk of elections.", 1),
    ("The sixth Astana meeting on Syria is over. The states guarantee Syria's truces, and the hotel was full.", 0),
    ("The sixth Astana meeting on Syria is over.\n\nRefugees were on all lips.", 0),
    ("The sixth Astana meeting on Syria is over. Is there anything on refugees?", 1),
    ("The sixth Astana meeting on Syria is over.\n\nIs there anything on refugees?", 0),
    ("The sixth Astana meeting on Syria is over.\n\nThe delegates' paper calls Israeli raids a crime.", 1),
]


@pytest.mark.parametrize(("text", "count"), MENTIONS)
def test_what_stands_beside_a_topic_weighs_for_it_or_against_it(text: str, count: int) -> None:
    assert len(topics(text)) == count


OVER = "The sixth Astana meeting on Syria was held here on September 14 and 15, and its guarantors were content.\n\n"
STANDS = [
    ("They call for an early eighth round of the Geneva talks, promise calm and welcome the release of captives.", "ceasefire detainees"),
    ("The presidents were in favour of a congress of national dialogue in Sochi. They also considered refugees.", "national-dialogue refugees"),
    ("The eighth round of the Geneva talks, for which the guarantors called, is to deal with elections.", ""),
    ("The guarantors discussed the national dialogue congress in Sochi, which is to deal with elections.", "national-dialogue"),
    ("On 5 July jets bombed a camp. The guarantors condemned the Israeli attacks of 6 September.", "sovereignty"),
    ("The three expressed satisfaction at the swap of prisoners carried out on 28 August.", "detainees"),
    ("Russia, Iran and Turkey noted the return of refugees since June.", "refugees"),
    ("A swap of prisoners was carried out on 28 August.", ""),
    ("Its participants opposed separatist agendas.", "sovereignty"),
    ("France said that sanctions and elections belong together.", ""),
    ("They said that sanctions and elections belong together.", "elections reconstruction"),
    ("Officials talked about a safe zone in Idlib.", ""),
    ("Officials talked about a safe zone along the border.", "sovereignty"),
    ("They agreed that Syrians decide by the ballot box.", "elections"),
    ("They had spent the day on prisoners.", "detainees"),
    ("On ties between Ankara and Damascus they note that efforts should go on.", "normalisation"),
    ("The guarantors promise to keep calm.", "ceasefire"),
    ("Nor were these calm times for the delegates who discussed it.", ""),
    ("The delegates discussed cross-border aid and the forces that would observe the zones.", "control-forces humanitarian-access"),
    ("The delegates would touch only one of them, terrorism. They want to talk about terrorists.", "counter-terrorism"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), STANDS)
def test_what_those_at_the_table_hold_is_on_the_agenda_of_their_round(text: str, told: str) -> None:
    found = [t.removeprefix("astana 6 ") for t in topics(OVER + text, date(2017, 9, 16)) if "astana 6" in t]
    assert found == told.split()


def test_a_round_long_past_draws_no_topics_from_afar() -> None:
    text = OVER + "A truce was discussed by refugees in the camps."
    assert topics(text, date(2017, 9, 16)) == ["astana 6 ceasefire", "astana 6 refugees"]
    assert topics(text, date(2018, 9, 16)) == []
