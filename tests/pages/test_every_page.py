"""What holds for every page of nouns: it answers, keeps the day, leaks nothing, has no style or script of its own."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import resolve

from events.models import Event
from events.services.kinds import load_kinds
from events.services.outlets import load_outlets
from tests.events.readers import article, freed, read
from tests.pages.addresses import ALL, EXAMPLES, filled, patterns
from tests.pages.asking import text

pytestmark = pytest.mark.django_db

LISTS = [page for page in ALL if page.count("/") == 2]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What a text of before the day had already set for later: Astana VI, and the end of the zones' six months.
PLANNED = {"September 2017", "November 2017"}


@pytest.fixture
def page(request: pytest.FixtureRequest) -> str:
    """The address, with an article and an event of August 2017 behind it where it speaks of them."""
    address: str = request.param
    if "{" not in address and "/outlets/" not in address:
        return address
    load_kinds()
    load_outlets()
    made = read(
        article("https://a.example/1", date(2017, 8, 20)), freed(start=date(2017, 8, 15), end=date(2017, 8, 15))
    )
    return filled(address, {"article": made.pk, "event": str(Event.objects.get().pk)})


def test_every_pattern_has_an_address_that_asks_it() -> None:
    keys = {"article": "a", "event": "7d444840-9dc0-11d1-b245-5ffdce74fad2"}
    asked = {
        name: {resolve(filled(one.partition("?")[0], keys)).url_name for one in EXAMPLES[name]} for name in EXAMPLES
    }

    assert asked == {name: {name} for name in patterns()}


def on(page: str, day: str) -> str:
    return f"{page}{'&' if '?' in page else '?'}as_of={day}"


@pytest.mark.parametrize("page", ALL, indirect=True)
def test_it_answers(client: Client, page: str) -> None:
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", ALL, indirect=True)
def test_what_is_no_date_is_refused_with_a_sentence(client: Client, page: str) -> None:
    answer = client.get(on(page, "2017-13-01"))

    assert answer.status_code == 400
    assert "is no date" in answer.content.decode()


@pytest.mark.parametrize("page", ALL, indirect=True)
def test_a_past_day_tells_nothing_of_later(page: str) -> None:
    asked = on(page, "2017-08-25")
    # A sheet bears the address that was asked for, with the reader's own days.
    told = re.sub(r"[\xa0]", " ", text(asked)).replace(f"http://testserver{asked}", "")

    months = set(re.findall(rf"(?:{MONTHS}) 20\d\d", told))
    later = {one for one in months if _first_day(one) > date(2017, 8, 25)} - PLANNED
    years = {int(year) for year in re.findall(r"\b20\d\d\b", told)}

    assert (later, max(years, default=2017)) == (set(), 2017)


def _first_day(month: str) -> date:
    name, year = month.split()
    return date(int(year), MONTHS.split("|").index(name) + 1, 1)


@pytest.mark.parametrize("page", ALL, indirect=True)
def test_links_to_the_record_stay_on_the_day(client: Client, page: str) -> None:
    content = client.get(on(page, "2017-08-25")).content.decode()
    body = content.partition("<main")[2].partition("</main>")[0] or content

    nouns = re.findall(r'href="(/(?:rounds|actors|people|venues|documents|topics|tracks|zones)/[^"]*)"', body)

    assert [link for link in nouns if "as_of=2017-08-25" not in link] == []


@pytest.mark.parametrize("page", LISTS)
def test_before_the_record_a_list_says_so(page: str) -> None:
    assert "The record begins on 30 June 2012." in text(on(page, "2011-03-15"))


@pytest.mark.parametrize("page", ALL, indirect=True)
def test_nothing_stands_inline(client: Client, page: str) -> None:
    content = client.get(page).content.decode()

    assert [bad for bad in ("<style", " style=", " onclick=", "<script>") if bad in content] == []


@pytest.mark.parametrize(
    "page",
    ["/actors/nobody/", "/people/nobody/", "/venues/none/", "/documents/none/", "/tracks/none/", "/topics/none/"],
)
def test_what_is_not_there_is_not_found(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    "page", ["/people/geir-pedersen/", "/documents/sochi-memorandum-2018/", "/venues/astana-city/"]
)
def test_what_was_not_known_yet_is_not_found(client: Client, page: str) -> None:
    assert client.get(on(page, "2017-08-25")).status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days(client: Client, day: str) -> None:
    assert client.get(on("/tracks/", day)).status_code == 200
