"""Pages and the API show the same nouns on the same day, by one rule."""

import re

import pytest
from django.test import Client

from talks.queries import commitment_lines, visible
from talks.queries.visible import Day
from tests.api.made import day

pytestmark = pytest.mark.django_db
DAYS = ["", "2013-01-01", "2017-08-25", "2018-01-31", "2024-12-31"]
NOUNS = ["rounds", "zones", "tracks", "actors", "people", "venues", "documents", "guarantors", "topics"]


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("noun", NOUNS)
def test_a_page_lists_what_the_api_lists(client: Client, noun: str, on: str) -> None:
    asked = f"?as_of={on}" if on else ""
    page = client.get(f"/{noun}/{asked}").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]

    answer = client.get(f"/api/v1/{noun}/{asked}{'&' if asked else '?'}page_size=100").json()

    listed = {row["slug"] for row in answer["results"]}
    linked = set(re.findall(rf'href="/{noun}/([a-z0-9-]+)/', main)) - {"matrix"}
    assert listed <= linked if noun == "actors" else listed == linked
    assert answer["next"] is None


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("noun", NOUNS)
def test_each_that_is_listed_opens(client: Client, noun: str, on: str) -> None:
    asked = f"?as_of={on}" if on else ""
    rows = client.get(f"/api/v1/{noun}/{asked}{'&' if asked else '?'}page_size=100").json()["results"]

    shut = {row["slug"] for row in rows if client.get(f"/{noun}/{row['slug']}/{asked}").status_code != 200}

    assert shut == set()


@pytest.mark.parametrize("on", DAYS)
def test_both_doors_know_the_same_of_a_delivery(on: str) -> None:
    asked: Day = day(on) if on else None
    rows = visible.commitments(asked).values_list("document__slug", "n", "delivery_known")

    assert {(line.commitment.document.slug, line.commitment.n, line.delivery) for line in commitment_lines(asked)} == {
        *rows
    }


def test_the_api_tells_the_outlines_of_zones_as_known_on_the_day(client: Client) -> None:
    found = {}
    for on in ("2017-05-01", "2018-01-31"):
        rows = client.get(f"/api/v1/zones/?as_of={on}").json()["results"]
        found[on] = {
            row["slug"]: [(one["geometry"]["type"], one["approximate"]) for one in row["outlines"]] for row in rows
        }

    assert found["2018-01-31"]["idlib"] == [("Polygon", True)]
    assert not any(found["2017-05-01"].values())
