"""Hunts through every address there is: for the future, for closed texts, for what is withheld."""

import re
from datetime import date
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Article
from events.services import withholding
from talks.models import Actor, Citation, Document, Person, RoundState, Seat, Statement
from talks.queries import told
from tests.pages import canaries
from tests.pages.every import addresses, contents, patterns

pytestmark = pytest.mark.django_db
DAY = date(2017, 8, 25)


def hunt(client: Client, asked: list[str], game: set[str]) -> dict[str, list[str]]:
    """Which of the strings each address shows, beside those that it was asked with."""
    found: dict[str, list[str]] = {}
    for address in asked:
        hunted = {one for one in game if one not in unquote(address)}
        shown = [one for page in contents(client, address) for one in hunted if one in page]
        if shown:
            found[address] = sorted(set(shown))[:5]
    return found


def later() -> set[str]:
    """Words of the record and of the press that nobody could have read by the day."""
    known = RoundState.objects.filter(known_from__lte=DAY).values("round")
    rounds = RoundState.objects.exclude(round__in=known).values_list("round__name", flat=True).distinct()
    statements = Statement.objects.filter(known_on__gt=DAY)
    outcomes = {one["text"] for one in statements.filter(property="outcome").values_list("value", flat=True)}
    texts = Document.objects.filter(dated__gt=DAY).values_list("name", flat=True)
    earlier = Citation.objects.filter(known_on__lte=DAY).values("source")
    urls = Citation.objects.exclude(source__in=earlier).exclude(source__url="").values_list("source__url", flat=True)
    return {*(f">{name}<" for name in rounds), *statements.values_list("pk", flat=True), *outcomes, *texts, *urls}


def planned() -> set[date]:
    """Days to come that had been told by then."""
    days = {day for one in told(DAY, property="schedule") for day in (one.start, one.end) if day}
    # The end of the memorandum's six months; what the earlier article announces; the way to the next day; the end of
    # the year that is drawn.
    return days | {date(2017, 11, 5), date(2017, 9, 14), date(2017, 8, 26), date(2017, 12, 31)}


def days_after(text: str) -> set[str]:
    told_days = {date.fromisoformat(found) for found in re.findall(r"\b20\d\d-[01]\d-[0-3]\d\b", text)}
    return {day.isoformat() for day in told_days if day > DAY}


def as_of(address: str) -> str:
    return f"{address}{'' if address.endswith('?') else '&'}as_of={DAY}"


def test_every_address_is_hunted_through() -> None:
    forms = {form for form, names in patterns()}

    assert len(forms) > 80 and {"rounds/{slug}/", "api/v1/claims/{pk}/", "feeds/rounds.ics", "articles/{pk}/"} <= forms


def test_nothing_of_later_shows_at_any_address(client: Client) -> None:
    canaries.articles()
    words = {"canary-later", "Canary later headline", "Canarylaterville", "canarylater"}

    found = hunt(client, [as_of(one) for one in addresses(words="Canarylaterville")], later() | words)

    assert found == {}


def test_no_day_of_later_shows_at_any_address(client: Client) -> None:
    canaries.articles()
    allowed = {day.isoformat() for day in planned()}
    leaks = {}
    for address in map(as_of, addresses()):
        days = {day for page in contents(client, address) for day in days_after(page)} - allowed
        if days:
            leaks[address] = sorted(days)[:5]

    assert leaks == {}


def test_the_hunt_sees_what_today_shows(client: Client) -> None:
    canaries.articles()

    assert len(hunt(client, ["/rounds/astana-6/?", "/articles/?"], later() | {"Canary later headline"})) == 2


def test_a_closed_text_shows_only_the_words_of_its_claims(client: Client) -> None:
    canaries.articles()
    asked = [one.replace("{words}", quote(canaries.CLOSED)) for one in addresses(words=quote("xylophone sentence"))]

    found = hunt(client, asked, {"upon this xylophone"})

    assert found == {}


def test_an_open_text_would_be_found(client: Client) -> None:
    canaries.articles()
    Article.objects.filter(pk="canary-earlier").update(text_public=True)

    assert "/articles/canary-earlier/?" in hunt(client, ["/articles/canary-earlier/?"], {"upon this xylophone"})


def test_a_withheld_name_shows_at_no_address(client: Client) -> None:
    canaries.naming()
    shown = hunt(client, ["/rounds/astana-6/?", "/articles/?", "/api/v1/claims/?", "/changes/?"], {canaries.NAME})
    assert len(shown) >= 3
    withholding.withhold("name", canaries.NAME, "asked for", user=None, now=timezone.now())

    asked = addresses(words=quote(canaries.NAME))
    game = {canaries.NAME, canaries.ADDRESS}
    found = hunt(client, [one for one in asked if not one.startswith("/search/")], game)

    assert found == {}


def test_a_search_for_a_withheld_name_tells_the_asker_nothing(client: Client) -> None:
    canaries.naming()
    withholding.withhold("name", canaries.NAME, "asked for", user=None, now=timezone.now())

    pages = [unquote(client.get(f"/search/?q={words}").content.decode()) for words in (canaries.NAME, "Nobody Atall")]

    assert pages[0].replace(canaries.NAME, "Nobody Atall") == pages[1]


@pytest.mark.parametrize("slug", ["staffan-de-mistura", "alexander-lavrentiev"])
def test_a_withheld_name_that_the_record_bears_shows_at_no_address(client: Client, slug: str) -> None:
    person = Person.objects.get(slug=slug)
    game = {person.name, slug, *person.aliases.values_list("text", flat=True)}
    seats = Seat.objects.filter(known_to=None).count()
    shown = hunt(client, ["/people/?", "/rounds/geneva-8/?", "/rounds/astana-6/?", "/api/v1/statements/?"], game)
    assert len(shown) >= 2
    row = withholding.withhold("name", person.name, "asked for", user=None, now=timezone.now())

    asked = [one for one in addresses(words=quote(person.name)) if not one.startswith("/search/")]
    found = hunt(client, [*asked, f"/people/{slug}/?", f"/api/v1/people/{slug}/?"], game)

    assert found == {}
    assert Seat.objects.filter(known_to=None).count() == seats
    assert client.get(f"/people/{slug}/").status_code == client.get(f"/api/v1/people/{slug}/").status_code == 404
    withholding.lift(row, user=None, now=timezone.now())
    assert len(hunt(client, list(shown), game)) == len(shown)


def test_role_notes_that_hold_a_withheld_name_go_with_it(client: Client) -> None:
    actor, name = Actor.objects.get(slug="fsa"), "Ahmad Berri"
    asked = [f"/actors/{actor.slug}/?", f"/api/v1/actors/{actor.slug}/?"]
    assert len(hunt(client, asked, {name})) == 2
    row = withholding.withhold("name", name, "asked for", user=None, now=timezone.now())
    assert hunt(client, asked, {name}) == {}
    withholding.lift(row, user=None, now=timezone.now())
    assert len(hunt(client, asked, {name})) == 2
