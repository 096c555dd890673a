"""Names as each body bore them at the time: on pages, in sentences and in the API of a past day."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from talks.models import Statement
from tests.pages import addresses
from tests.pages.asking import text

pytestmark = pytest.mark.django_db
BORNE = [
    ("", "Hay'at Tahrir al-Sham"),
    ("?as_of=2017-01-27", "Jabhat Fateh al-Sham"),
    ("?as_of=2017-01-28", "Hay'at Tahrir al-Sham"),
    ("?as_of=2016-07-28", "Jabhat Fateh al-Sham"),
    ("?as_of=2016-07-27", "Jabhat al-Nusra"),
]


@pytest.mark.parametrize(("day", "name"), BORNE)
def test_a_body_goes_by_the_name_of_the_day(client: Client, day: str, name: str) -> None:
    page = client.get(f"/actors/hts/{day}").content.decode()
    told = client.get(f"/api/v1/actors/hts/{day}").json()

    head = re.search(r"<h1[^>]*>(.*?)</h1>", page)
    assert head
    assert (head[1].replace("&#x27;", "'"), told["name"]) == (name, name)
    assert name in text(f"/actors/{day}").replace("&#x27;", "'")


@pytest.mark.parametrize("page", ["/actors/", "/actors/hts/", "/zones/", "/search/?q=sham", "/people/", "/events/"])
def test_a_name_to_come_shows_nowhere(page: str) -> None:
    told = text(f"{page}{'&' if '?' in page else '?'}as_of=2016-10-01")

    assert "Tahrir al-Sham" not in told


def test_names_over_time_tell_languages_and_what_they_rest_on() -> None:
    told = text("/actors/hts/").replace("\xa0", " ")

    assert "Jabhat al-Nusra 2 origins" in told
    assert "جبهة النصرة in Arabic" in told
    assert "January 2012 – 27 July 2016" in told


def test_the_api_tells_every_name_with_its_statements(client: Client) -> None:
    names = client.get("/api/v1/actors/hts/?as_of=2016-10-01").json()["names"]

    english = [(one["name"], one["end"], len(one["statements"])) for one in names if one["language"] == "en"]
    assert english == [("Jabhat al-Nusra", "2016-07-27", 1), ("Jabhat Fateh al-Sham", None, 1)]


ASKED = [address for address in addresses.ALL if "{" not in address]
API = ["/api/v1/rounds/astana-6/", "/api/v1/timeline/", "/api/v1/actors/", "/api/v1/guarantors/", "/feeds/changes.atom"]


@pytest.mark.parametrize("address", [*ASKED, *API])
def test_a_past_day_asks_once_what_actors_were_called(client: Client, address: str) -> None:
    """Every actor that said something goes by its name here, as where its source has no other words for it."""
    Statement.objects.filter(claimant_actor__isnull=False).update(claimant_words="")
    day = f"{address}{'&' if '?' in address else '?'}as_of=2018-10-01"

    with CaptureQueriesContext(connection) as asked:
        client.get(day)

    assert len([one for one in asked if """"talks_actorname"."language" = 'en'""" in one["sql"]]) <= 1
