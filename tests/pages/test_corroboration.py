"""Who says it and through how many origins it came: one figure a round, whichever door is asked."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
DAYS = ["", "?as_of=2017-08-25", "?as_of=2018-01-31", "?as_of=2020-02-01"]
TITLE = re.compile(r'class="origins"(?: title="([^"]*)")?.*?(\d+) origins?[,<]')


def api(client: Client, day: str) -> dict[str, tuple[int, int, int]]:
    """Said by, carried by, of a state at the table, for each round in the list."""
    found = {}
    address: str | None = f"/api/v1/rounds/{day}{'&' if day else '?'}page_size=100"
    while address:
        answer = client.get(address).json()
        for row in answer["results"]:
            found[row["slug"]] = counted(row["backing"]["time"])
        address = answer["next"]
    return found


def counted(field: dict[str, int]) -> tuple[int, int, int]:
    return field["said_by"], field["carried_by"], field["at_table"]


def shown(page: str) -> tuple[int, int, int]:
    """The first counter on a page or in a row of a table."""
    found = TITLE.search(page)
    assert found, page[:300]
    words = found[1] or ""
    said, table = (re.search(rf"{told}", words) for told in (r"said by (\d+)", r"(\d+) of them media"))
    return int(said[1]) if said else 0, int(found[2]), int(table[1]) if table else 0


@pytest.mark.parametrize("day", DAYS)
def test_page_table_and_api_tell_one_figure_of_each_round(client: Client, day: str) -> None:
    table = client.get(f"/rounds/{day}").content.decode()
    rows = {
        slug: shown(row)
        for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
        for slug in re.findall(r'href="/rounds/([a-z0-9-]+)/', row)
    }
    detail = {slug: counted(client.get(f"/api/v1/rounds/{slug}/{day}").json()["backing"]["time"]) for slug in rows}
    pages = {slug: on_page(client.get(f"/rounds/{slug}/{day}").content.decode()) for slug in rows}

    listed = api(client, day)

    assert listed == detail == pages == rows
    assert len(rows) > 4


def on_page(page: str) -> tuple[int, int, int]:
    """The counter under When; a round whose time nothing tells has none."""
    when = page.partition("<dt>When</dt>")[2].partition("<dt>Where</dt>")[0]
    return shown(when) if "origins" in when else (0, 0, 0)


ROWS = {
    "/actors/": r"<tbody>.*?</tbody>",
    "/venues/": r"<tbody>.*?</tbody>",
    "/documents/": r"<tbody>.*?</tbody>",
    "/commitments/": r"<tbody>.*?</tbody>",
    "/tracks/geneva/": r"<h2>Envoys</h2>.*?</section>",
    "/people/geir-pedersen/": r"<h2>Offices</h2>.*?</section>",
    "/actors/hts/": r"<h2>Names over time</h2>.*?</section>",
    "/venues/astana-city/": r"<h2>Names over time</h2>.*?</section>",
    "/topics/zone-maps/": r"<tbody>.*?</tbody>",
    "/zones/": r"<tbody>.*?</tbody>",
    "/people/": r"<tbody>.*?</tbody>",
    "/changes/": r'<dl class="diary.*?</dl>',
}


@pytest.mark.parametrize(("page", "rows"), ROWS.items())
def test_each_row_tells_how_many_origins_carry_it(client: Client, page: str, rows: str) -> None:
    found = re.search(rows, client.get(page).content.decode(), re.DOTALL)
    assert found

    each = re.findall(r'<tr[ >].*?</tr>|<li><span>.*?</span></li>|<li><a class="plain".*?</li>', found[0], re.DOTALL)

    assert len(each) > 2 - ("people" in page)
    assert [row for row in each if 'class="origins"' not in row] == []


@pytest.mark.parametrize("day", DAYS)
def test_the_last_change_of_each_round_is_carried_by_what_its_time_rests_on(client: Client, day: str) -> None:
    times, states = api(client, day), {}
    answer = client.get(f"/api/v1/changes/{day}{'&' if day else '?'}page_size=100&kind=round").json()
    for row in reversed(answer["results"]):
        states[row["slug"]] = counted(row["backing"])

    assert states == {slug: times[slug] for slug in states}
    assert len(states) > 4


@pytest.mark.parametrize("day", DAYS)
def test_changes_tell_one_figure_on_page_api_and_feed(client: Client, day: str) -> None:
    diary = client.get(f"/changes/{day}").content.decode().partition('<dl class="diary')[2].partition("</dl>")[0]
    page = [shown(row) for row in re.findall(r"<li>.*?</li>", diary, re.DOTALL)]
    answer = client.get(f"/api/v1/changes/{day}{'&' if day else '?'}page_size=60").json()
    listed = [counted(row["backing"]) for row in answer["results"]]
    feed = client.get(f"/feeds/changes.atom{day}").content.decode()
    carried = re.findall(r"; (?:said by \d+, )?carried by (\d+) origin", feed)

    assert page == listed
    assert [str(row[1]) for row in listed[:50]] == carried
    assert len(page) > 20


def test_one_office_told_by_person_and_track_is_one_row_with_the_sources_of_both(client: Client) -> None:
    page = client.get("/people/staffan-de-mistura/").content.decode()
    offices = page.partition("<h2>Offices</h2>")[2].partition("</section>")[0]

    assert offices.count("<li><span>") == 1
    assert ("UN Special Envoy for Syria" in offices, "/tracks/geneva/" in offices) == (True, True)
    assert shown(offices) == (0, 3, 0)
    assert {"un.org" in offices, "france24" in offices, "lbcgroup" in offices} == {True}


def test_a_list_counts_behind_the_seats_of_an_actor_what_its_page_counts_behind_each(client: Client) -> None:
    row = re.search(r"<tr>\s*<td><a href=\"/actors/egypt/.*?</tr>", client.get("/actors/").content.decode(), re.DOTALL)
    seats = client.get("/actors/egypt/").content.decode().partition("<h2>Seats")[2]

    assert row and shown(row[0]) == shown(seats) == (0, 2, 1)


def test_aliases_tell_what_their_entry_rests_on(client: Client) -> None:
    page = client.get("/actors/hts/").content.decode()

    assert shown(page.partition("Called so by sources")[2]) == (0, 2, 0)


def test_sources_of_one_publisher_are_told_apart(client: Client) -> None:
    page = client.get("/people/staffan-de-mistura/").content.decode()
    links = re.findall(
        r'<a href="[^"]*" rel="noopener noreferrer external">([^<]*)</a>', page.partition("<h2>Sources")[2]
    )

    assert len(links) == len(set(links)) > 4
