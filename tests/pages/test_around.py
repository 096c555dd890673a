"""The press on pages of the record: as the claims of the day tell it, and what was told as having happened alone."""

from datetime import date

import pytest

from events.services.kinds import load_kinds
from tests.events.readers import article, freed, read
from tests.pages.asking import text

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
