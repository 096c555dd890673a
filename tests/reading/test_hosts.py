"""On whose soil a round sits, and who sits at a summit of presidents."""

from datetime import date

import pytest

from tests.reading.test_seats import TRIO, seats


def test_who_calls_the_congress_is_its_host() -> None:
    text = "Syrians were invited by Russia to the National Dialogue Congress in Sochi on Monday."
    assert seats(text, date(2018, 1, 29)) == ["sochi 1 russia host"]


SUMMITS = [
    (
        "The presidents of Russia, Iran and Turkey met on Syria at their summit in Sochi on November 22.",
        [*TRIO[:2], "russia host", TRIO[2]],
    ),
    (
        "The first summit of the three presidents on Syria was held in Sochi on November 22. Iran, Russia and Turkey agreed.",
        TRIO,
    ),
]


@pytest.mark.parametrize(("text", "told"), SUMMITS)
def test_the_presidents_of_a_summit_have_its_seats(text: str, told: list[str]) -> None:
    assert seats(text, date(2017, 11, 23)) == [f"summit 1 {seat}" for seat in told]


def test_the_state_of_the_town_is_the_host_where_it_is_named_beside_the_gathering() -> None:
    text = "Russia wants to bring some 1,500 Syrians to Sochi on January 29 for the Syrian National Dialogue Congress."
    assert "sochi 1 russia host" in seats(text, date(2018, 1, 27))
    text = "Some 1,500 Syrians are to come to Sochi on January 29 for the Syrian National Dialogue Congress."
    assert seats(text, date(2018, 1, 27)) == []


def test_who_receives_the_others_is_the_host_of_a_summit() -> None:
    text = "Russia received the presidents of Iran and Turkey in Sochi for their first summit on Syria."
    told = [seat for seat in seats(text, date(2017, 11, 23)) if "host" in seat]
    assert told == ["summit 1 russia host"]


def test_whoever_a_summit_is_hosted_by_is_its_host_whatever_city_is_named_before() -> None:
    text = (
        "The presidents' second summit on Syria, after Sochi, will be hosted by Turkey, Russia's Peskov said of Syria."
    )
    assert [seat for seat in seats(text, date(2017, 11, 23)) if "host" in seat] == ["summit 2 turkey host"]


def test_a_summit_that_will_be_in_a_guarantors_country_has_its_host() -> None:
    text = "The presidents' first summit on Syria is over, and their second summit on Syria will take place in Turkey."
    assert "summit 2 turkey host" in seats(text, date(2017, 11, 23))


def test_who_hosts_in_so_many_words_is_the_host_whatever_city_is_told_beside() -> None:
    text = "In Astana the envoys spoke of the second summit of the three presidents on Syria, which Ankara will host on April 4."
    assert "summit 2 turkey host" in seats(text, date(2018, 3, 20))
