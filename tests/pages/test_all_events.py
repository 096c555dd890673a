"""From the timeline to the list of all events: what narrows the one narrows the other, and the list says so."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from events.models import Outlet
from events.services.kinds import load_kinds
from tests.events.readers import article, freed, read
from tests.pages.asking import text

pytestmark = pytest.mark.django_db
SEPTEMBER = "from=2017-09-01&to=2017-09-30"


@pytest.fixture(autouse=True)
def kinds() -> None:
    load_kinds()


def told(*facts: object, url: str = "https://daily.example/1", published: date = date(2017, 10, 6)) -> None:
    """An article of an outlet that tells of these events."""
    made = article(url, published)
    made.outlet, _ = Outlet.objects.get_or_create(slug="daily", defaults={"name": "The Daily", "ownership": "private"})
    made.save()
    read(made, *facts)  # type: ignore[arg-type]


def test_the_link_to_all_events_keeps_what_narrows_the_timeline(client: Client) -> None:
    many = [freed(place=f"Place {n}", actors=["hezbollah"]) for n in range(101)]
    other = freed(place="Homs", actors=["syrian-army"])
    later = freed(place="Idlib", actors=["hezbollah"], start=date(2017, 10, 5), end=date(2017, 10, 5))
    told(*many, other, later)

    page = client.get(f"/?{SEPTEMBER}&actor=hezbollah&outlet=daily&q=freed").content.decode()
    link = re.search(r'And 1 more event: <a href="([^"]+)">all events', page)
    assert link

    listed = text(html.unescape(link[1])).replace("\xa0", " ")
    assert "101 events, the newest first" in listed
    narrowed = "from 1 September 2017 to 30 September 2017, with Hezbollah, told by The Daily, with the words “freed”"
    assert f"Events {narrowed}. Show those left out" in listed


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (SEPTEMBER, "2 events"),
        ("from=2017-10-01", "1 event"),
        ("actor=syrian-army", "1 event"),
        ("actor=syrian-army,hezbollah", "3 events"),
        ("zone=idlib", "1 event"),
        ("kind=detainee-release,air-strike", "3 events"),
        ("outlet=weekly", "0 events"),
        ("q=nothing+of+this", "0 events"),
        ("q=homs", "1 event"),
    ],
)
def test_each_filter_of_the_timeline_narrows_the_list(asked: str, count: str) -> None:
    told(
        freed(place="Qarat", actors=["hezbollah"]),
        freed(place="Homs", actors=["syrian-army"]),
        freed(place="Idlib", actors=["hezbollah"], zone="idlib", start=date(2017, 10, 5), end=date(2017, 10, 5)),
    )

    assert f"{count}, the newest first" in text(f"/events/?{asked}")


def test_a_past_day_narrows_by_what_was_told_by_then() -> None:
    told(freed(), published=date(2017, 9, 2))
    told(freed(actors=["syrian-army"]), url="https://daily.example/2", published=date(2017, 9, 20))

    assert "1 event," in text("/events/?actor=syrian-army")
    assert "0 events," in text("/events/?actor=syrian-army&as_of=2017-09-05")


@pytest.mark.parametrize("asked", ["from=yesterday", "from=2017-10-01&to=2017-09-01", "to=1066-10-14"])
def test_days_that_make_no_sense_are_refused(client: Client, asked: str) -> None:
    assert client.get(f"/events/?{asked}").status_code == 400
