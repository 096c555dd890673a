"""The press on pages of the record: as the claims of the day tell it, and what was told as having happened alone."""

from datetime import date

import pytest

from events.services.kinds import load_kinds
from tests.events.readers import article, freed, read, sixth
from tests.pages.asking import queries, text

pytestmark = pytest.mark.django_db
ROUND, ZONE = "/rounds/astana-6/", "/zones/idlib/"
FIRST, LATER = date(2017, 9, 2), date(2017, 9, 18)


@pytest.fixture(autouse=True)
def kinds() -> None:
    load_kinds()


def told(published: date, **more: object) -> None:
    read(article(f"https://daily.example/{published}", published), freed(zone="idlib", **more))


def test_the_days_around_a_round_show_what_the_press_tells() -> None:
    told(FIRST, place="Qarat")

    assert "detainees, Qarat Not yet reviewed" in text(ROUND)


@pytest.mark.parametrize("page", [ROUND, ZONE])
def test_a_place_told_later_is_not_known_before(page: str) -> None:
    told(FIRST, place=None)
    told(LATER, place="Qarat")

    assert "Qarat" in text(page)
    assert "Qarat" not in text(f"{page}?as_of=2017-09-15")


@pytest.mark.parametrize("page", [ROUND, ZONE])
def test_what_was_denied_is_no_happening(page: str) -> None:
    told(FIRST, place="Qarat", modality="denied")

    assert "Qarat" not in text(page)


def test_what_two_articles_tell_alike_is_one_finding() -> None:
    for published in (FIRST, LATER):
        read(article(f"https://daily.example/{published}", published), sixth(status="held"))

    assert text(ROUND).count("Not yet reviewed") == 1
    assert "2 articles" in text(ROUND)


def test_a_round_page_takes_at_most_twenty_queries() -> None:
    told(FIRST)
    read(article("https://daily.example/plan", FIRST), sixth())

    assert queries(ROUND) <= 20


def test_what_was_found_names_who_said_it() -> None:
    read(article(), sixth(attributed_to="russia"), sixth())

    page = text(ROUND)
    assert "14–\u206015 September 2017 , says Russia Not yet reviewed" in page
    assert "14–\u206015 September 2017 Not yet reviewed" in page
