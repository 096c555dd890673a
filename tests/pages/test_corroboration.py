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
