"""Changes as Atom."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from talks.models import FormerSlug, Version
from tests.api import made

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client, path: str) -> ElementTree.Element:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def titles(client: Client, path: str) -> list[str]:
    return [
        (entry.findtext(f"{ATOM}title") or "").replace("\xa0", " ") for entry in feed(client, path).iter(f"{ATOM}entry")
    ]


def test_changes_are_told_in_sentences_newest_first(client: Client) -> None:
    made.astana_6()
    told = titles(client, "/feeds/changes.atom")
    assert [title.split(" in ")[0] for title in told] == [
        "Astana 6 closed",
        "Astana 6 moved from August 2017 to 14–\u206015 September 2017",
        "Astana 6 was announced for August 2017, says Russia",
    ]


def test_a_past_day_tells_nothing_later(client: Client) -> None:
    made.astana_6()
    assert len(titles(client, "/rounds/astana-6/changes.atom?as_of=2017-08-25")) == 1


@pytest.mark.parametrize(("path", "number"), [("/tracks/astana", 3), ("/tracks/geneva", 1), ("/rounds/astana-6", 3)])
def test_feeds_of_a_track_and_a_round(client: Client, path: str, number: int) -> None:
    made.astana_6()
    made.round_(
        7, {"known_from": made.day("2017-06-01"), "status": "held", "start": made.day("2017-07-10")}, of="geneva"
    )
    assert len(titles(client, f"{path}/changes.atom")) == number


def test_a_feed_has_all_that_atom_asks_for(client: Client) -> None:
    made.astana_6()
    root = feed(client, "/feeds/changes.atom")
    entries = list(root.iter(f"{ATOM}entry"))
    lacking = [name for one in (root, *entries) for name in ("id", "title", "updated") if not one.findtext(ATOM + name)]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert (lacking, len(set(ids)), root.findtext(f"{ATOM}author/{ATOM}name")) == ([], 3, "Syria Talks Record")


def test_an_empty_feed_was_not_changed_today(client: Client) -> None:
    assert feed(client, "/feeds/changes.atom").findtext(f"{ATOM}updated") == "2012-06-30T00:00:00+00:00"


def test_a_day_that_is_none_is_refused_with_a_sentence(client: Client) -> None:
    answer = client.get("/feeds/changes.atom?as_of=soon")
    assert (answer.status_code, answer.content.decode()[:20]) == (400, "'soon' is no date: w")


def test_what_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/zones/nowhere/changes.atom").status_code == 404


def test_a_former_slug_leads_on(client: Client) -> None:
    made.astana_6()
    FormerSlug.objects.create(kind="round", old="astana-vi", slug="astana-6")
    assert client.get("/rounds/astana-vi/changes.atom")["Location"] == "/rounds/astana-6/changes.atom"


def test_a_reader_that_has_it_gets_nothing_again(client: Client) -> None:
    Version.objects.create(id=1, number=1)
    tag = client.get("/feeds/changes.atom")["ETag"]
    again = client.get("/feeds/changes.atom", headers={"If-None-Match": tag})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
