"""The names that topics go by, and the ways of dealing with one: a row for each."""

from datetime import date

import pytest

from events.reading import Calendar, Known, read
from tests.reading.record import lexicon

CALENDAR = Calendar(
    [
        Known("astana", 6, date(2017, 9, 14), date(2017, 9, 15), "Astana"),
        Known("astana", 7, date(2017, 10, 30), date(2017, 10, 31), "Astana"),
    ]
)
DAY = date(2017, 9, 15)
MET = "The sixth Astana meeting on Syria was held this week.\n\nRussia's envoy spoke to reporters in the hotel.\n\n"


def topics(text: str) -> list[str]:
    facts = read(MET + text, DAY, lexicon(), CALENDAR, language="en").agenda
    return sorted({f.topic for f in facts if f.number == 6})


NAMES = {
    "ceasefire": ["a freeze in the fighting in Aleppo", "an end to the shelling", "the regime of calm", "a no-fly zone", "stabilisation in Idlib", "how to keep Idlib quiet"],
    "control-forces": ["observation posts around Idlib", "patrols in the south", "the deployment of observers", "monitoring centres", "foreign monitors"],
    "zone-maps": ["the extension of the zones", "the size of the Idlib zone", "the setting up of the fourth zone"],
    "detainees": ["forced disappearances", "women in jail", "an amnesty", "the jailed", "arbitrary arrests", "prison lists", "releasing those held"],
    "demining": ["minefields", "mine removal", "unexploded shells"],
    "humanitarian-access": ["medical evacuations", "aid convoys", "hard-to-reach areas", "the Rukban camp", "help for people in need", "the border crossings", "people trapped in Homs"],
    "refugees": ["migrants", "Syrians who fled", "housing, land and property rights", "the return of people to Homs", "their dignified return"],
    "constitution": ["the make-up of the committee", "the names on the third list", "the work of the drafting body", "the rules of procedure of the committee"],
    "elections": ["a ballot within two years", "presidential elections", "the electoral law"],
    "transition": ["regime change", "Resolution 2254", "political reforms", "who will rule Syria", "ways to end the conflict", "a post-Assad order"],
    "counter-terrorism": ["the Nusra Front", "extremists in Idlib", "the elimination of ISIS", "ridding Idlib of gunmen", "foreign fighters"],
    "reconstruction": ["the economy", "the economic crisis", "restoring power", "investment", "the restoration of social infrastructure"],
    "national-dialogue": ["the congress in Sochi", "a people's congress", "a dialogue conference"],
    "sovereignty": ["the Kurdish question", "the withdrawal of Turkish troops", "the looting of Syrian oil", "American bases", "strikes by Israel", "the YPG", "federalism"],
    "normalisation": ["the restoration of ties", "an Erdogan-Assad meeting", "a quadrilateral meeting"],
}  # fmt: skip


@pytest.mark.parametrize(("topic", "name"), [(topic, name) for topic, names in NAMES.items() for name in names])
def test_a_topic_goes_by_many_names(topic: str, name: str) -> None:
    assert topics(f"The delegations discussed {name}, diplomats said.") == [topic]


DEALT_WITH = [
    "There was no progress on prisoners.",
    "The sides remain divided over prisoners.",
    "The sides were at odds over prisoners.",
    "The stumbling block was the prisoners.",
    "Special attention was paid to prisoners.",
    "The emphasis was on prisoners.",
    "They spoke at length about prisoners.",
    "The afternoon was spent on prisoners.",
    "The opposition pressed for news of prisoners.",
    "The prisoners came up, too.",
    "Prisoners loomed large.",
    "Then came the prisoners.",
    "The delegations outlined their positions on prisoners.",
    "The UN presented a report on prisoners.",
    "The sides traded accusations over prisoners.",
    "The sides are still arguing about prisoners.",
    "The sides underscored the importance of freeing prisoners.",
    "The ministers voiced support for prisoners.",
    "When it comes to prisoners, nothing moved.",
    "On prisoners the sides were far apart.",
    "What about prisoners? They were raised on both days.",
    "The delegates took up the fate of prisoners on 14 September.",
    "They considered the bodies of captives killed in raids.",
    "They would not talk about anything but prisoners.",
    "The opposition asked for the release of prisoners.",
    "UN-brokered talks on Syria discussed prisoners.",
]


@pytest.mark.parametrize("text", DEALT_WITH)
def test_a_matter_is_dealt_with_in_many_ways(text: str) -> None:
    assert topics(text) == ["detainees"]


OF_ELSEWHERE = [
    "The economy is in ruins.",
    "Extremists hold the town.",
    "The YPG took a hill.",
    "The delegates left. The army raised its flag over the prison, where hostages had been kept.",
    "Answering a question about captives, he left.",
    "Moscow is about to fly captives home.",
    "The delegates took up the fate of prisoners on 2 September.",
    "No hostages were discussed.",
    "The paper makes no mention of hostages.",
    "None of this was on the table, nor were the hostages.",
    "They talked for two days. It does not cover hostages.",
    "The captives, of whom there are thousands, are not on the agenda.",
    "They had not asked for captives.",
    "The paper has not a word on hostages or captives.",
    "He denied that captives had been discussed.",
    "Captives were killed in raids, it is said.",
    "Concern was felt at the humanitarian tragedy in Gaza, they said.",
]


@pytest.mark.parametrize("text", OF_ELSEWHERE)
def test_the_words_of_the_war_are_no_topics_where_nobody_deals_with_them(text: str) -> None:
    assert topics(text) == []


def test_what_is_put_off_to_the_next_round_is_of_that_one_and_so_is_what_was_too() -> None:
    text = (
        "The captives, on whom Turkey and the rebels had pinned hopes, were put off to the next round. So was demining."
    )
    facts = read(MET + text, DAY, lexicon(), CALENDAR, language="en").agenda
    assert sorted((f.number, f.topic) for f in facts) == [(7, "demining"), (7, "detainees")]


def test_a_round_that_only_marks_how_things_were_draws_nothing_that_comes_after() -> None:
    text = (
        "The seventh Astana meeting on Syria opens on Monday, and the guarantors have big hopes for it.\n\nThe stage is "
        "not what it was in September, when the sixth Astana meeting was held. The subject is captives."
    )
    facts = read(text, date(2017, 10, 27), lexicon(), CALENDAR, language="en").agenda
    assert [(f.number, f.topic) for f in facts] == [(7, "detainees")]


def summit(text: str) -> list[tuple[str, int, str]]:
    calendar = Calendar([Known("summit", 1, date(2017, 11, 22), date(2017, 11, 22), "Sochi")])
    facts = read(text, date(2017, 11, 22), lexicon(), calendar, language="en").agenda
    return [(f.track, f.number, f.topic) for f in facts]


def test_what_leaders_say_at_their_summit_is_its_business() -> None:
    text = "The presidents of Russia, Iran and Turkey met in Sochi for a summit on Syria.\n\n"
    assert summit(text + "Sergei Lavrov said that the fight against terrorism went on.") == [
        ("summit", 1, "counter-terrorism")
    ]
    assert summit(text + "Staffan de Mistura said that the fight against terrorism went on.") == []
    assert summit(text + "The fight against terrorism went on.") == []


def test_those_who_only_look_to_a_round_of_another_track_go_on_with_their_own() -> None:
    text = (
        "The presidents of Russia, Iran and Turkey met in Sochi. At their summit on Syria the three men backed a plan to "
        "hold the congress of national dialogue in Sochi. Putin said the congress would look at elections. "
    )
    look = [("summit", 1, "national-dialogue"), ("sochi", 1, "elections")]
    assert summit(text + "They also discussed captives.") == [*look, ("summit", 1, "detainees")]
    assert summit(text + "It will also discuss captives.") == [*look, ("sochi", 1, "detainees")]
