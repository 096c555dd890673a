"""What the pages of nouns tell, from the project's own record."""

import re

import pytest
from django.test import Client

from talks.models import FormerSlug
from tests.pages.asking import queries, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/actors/", "Syrian armed opposition delegation (Astana) 21 rounds and 2 missed Sat as party"),
        ("/actors/russia/", "Astana XX 20–\u206021 June 2023 guarantor Mikhail Bogdanov sources differ"),
        ("/actors/kazakh-foreign-ministry/", "part of Kazakhstan"),
        ("/guarantors/", "Alexander Lavrentiev 21 rounds"),
        ("/guarantors/iran/", "Hossein Jaberi Ansari 11 rounds"),
        ("/people/alexander-lavrentiev/", "Astana VI 14–\u206015 September 2017 guarantor Russia"),
        ("/people/staffan-de-mistura/", "UN Special Envoy for Syria"),
        ("/venues/rixos-president-astana/", "Nur-Sultan city 3 origins, 1 of a state at the table"),
        ("/data/", "53 rounds, 400 seats (19 of them stayed empty)"),
        (
            "/rounds/summit-7/?as_of=2022-06-01",
            "Planned for February–\u2060March 2022. No report yet that it was held.",
        ),
        ("/venues/", "Montreux Palace (Fairmont Le Montreux Palace) 1 round 6 origins, 1 of a state at the table"),
        ("/venues/montreux-palace/", "Geneva II 22 January – 15 February 2014 Held"),
        ("/documents/de-escalation-memorandum-2017/", "delivered after its day, 15 September 2017"),
        ("/documents/de-escalation-memorandum-2017/?as_of=2017-08-25", "not delivered, 5 July 2017"),
        ("/documents/de-escalation-memorandum-2017/", "Sources differ: deadline for the joint working group"),
        ("/documents/unscr-2254/", "Known elsewhere as S/RES/2254, United Nations"),
        ("/documents/sochi-memorandum-2018/", "Known elsewhere as 2169, PA-X Peace Agreements Database"),
        ("/commitments/?owner=russia&delivery=not-delivered", "Avoid military operations and attacks on Idlib"),
        ("/tracks/", "Constitutional Committee 8 rounds of 9 announced"),
        (
            "/tracks/",
            "First: Vienna talks (first ministerial), 30 October 2015 Last: Astana foreign ministers' meeting",
        ),
        ("/actors/", "Israel no round"),
        ("/people/", "Ahmed al-Sharaa no round"),
        ("/commitments/", "Remove from the strip all groups that the text calls radical"),
        ("/guarantors/", "Fifth summit to sit on 11 September 2019, says Mevlüt Çavuşoğlu"),
        ("/tracks/astana/", "22 held"),
        ("/topics/zone-maps/", "Astana VI: Boundaries of the Idlib area agreed, completing the set of four"),
        ("/changes/?kind=round&page=3", "Astana VI moved from August 2017 to September 2017"),
        ("/codebook/", "no-public-evidence this record knows of no public evidence either way"),
        (
            "/rounds/astana-2/",
            "15–\u206016 February 2017 sources differ also told: 16 February 2017 (1 origin). Why not shown",
        ),
        ("/rounds/summit-6/", "By video link 3 origins, 2 of a state at the table"),
        ("/rounds/summit-6/", "1 Jul 2020 Held"),
        ("/rounds/astana-6/", "5 July 2017, 71 days before by the guarantors' joint statement (Astana V)"),
        ("/rounds/astana-6/", "Days fixed on 11 September 2017, by the Kazakh Foreign Ministry"),
        ("/zones/idlib/", "Idlib de-escalation area Ended 1 origin De-escalation area 1"),
        ("/commitments/", "In Idlib, Northern Homs, Eastern Ghouta, Southern"),
        (
            "/zones/southern/",
            "Sources differ: day of “offensive” 18 June 2018 shown 2 origins, 1 of a state at the table",
        ),
        ("/zones/southern/", "19 June 2018 1 origin Two sources give 18 June, one gives 19 June."),
        ("/zones/southern/", "Offensive sources differ government offensive opens"),
        ("/actors/russia/", "Astana XXII to sit in October–\u2060December 2024, says the Russian Foreign Ministry"),
        ("/actors/ahrar-al-sham/", "The record holds no statement made by Ahrar al-Sham or a body of it."),
        ("/people/geir-pedersen/", "Constitutional Committee IX called off, says Geir Pedersen"),
        ("/people/vladimir-putin/", "The record holds no statement made by Vladimir Putin."),
        ("/?from=2018-01-01&to=2018-12-31", "offensive 15 April – 2 May 2018"),
        ("/rounds/", "1 July 2020 Held By video link"),
        ("/rounds/astana-20/", "Seat of Russia Mikhail Bogdanov shown 7 origins, 5 of a state at the table"),
        ("/rounds/astana-20/", "Bogdanov led Russia in the four-way talks and is named as head by two agencies"),
        ("/rounds/sochi-1/", "Number of delegates 1392 1 origin"),
        ("/embed/rounds/astana-6/", "Rixos President Hotel Astana"),
    ],
)
def test_a_page_tells(page: str, words: str) -> None:
    told = text(page).replace("\xa0", " ")

    assert words in re.sub(r" (?=[,.;])", "", told)


def test_a_change_says_who_told_it() -> None:
    assert "says the Kazakh Foreign Ministry" in text("/changes/")


def test_the_matrix_marks_who_stayed_away(client: Client) -> None:
    page = client.get("/actors/matrix/?track=astana").content.decode()

    assert "Syrian armed opposition delegation (Astana) at Astana III: party, absent" in page


def test_the_matrix_of_all_tracks_tells_their_colours() -> None:
    key = "An empty cell: no seat. Geneva Constitutional Committee Astana Summits Sochi congress Other meetings"
    assert key in text("/actors/matrix/?track=all")
    assert "An empty cell: no seat. Geneva" not in text("/actors/matrix/?track=astana")


def test_an_unknown_track_of_the_matrix_is_refused(client: Client) -> None:
    assert client.get("/actors/matrix/?track=lausanne").status_code == 400


def test_no_public_evidence_is_not_drawn_as_a_failing(client: Client) -> None:
    page = client.get("/commitments/?delivery=no-public-evidence").content.decode()

    assert 'class="delivery no-public-evidence"' in page and 'class="delivery not-delivered"' not in page


def test_filters_that_nothing_meets_say_how_to_go_on() -> None:
    assert "No commitment matches these filters. Remove them to see 23." in text("/commitments/?owner=nobody")


def test_a_former_slug_leads_to_the_new_one(client: Client) -> None:
    FormerSlug.objects.create(kind="actor", old="turkiye", slug="turkey")

    answer = client.get("/actors/turkiye/?as_of=2017-08-25")

    assert (answer.status_code, answer["Location"]) == (301, "/actors/turkey/?as_of=2017-08-25")


def test_a_card_may_be_framed_and_a_page_may_not(client: Client) -> None:
    card, page = client.get("/embed/rounds/astana-6/"), client.get("/tracks/")

    assert "frame-ancestors *" in card["Content-Security-Policy"] and "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"] and page["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("one", "three"),
    [
        ("/actors/jordan/", "/actors/russia/"),
        ("/people/ahmad-berri/", "/people/alexander-lavrentiev/"),
        ("/documents/astana-06-joint-statement/", "/documents/sochi-memorandum-2018/"),
        ("/tracks/sochi/", "/tracks/astana/"),
        ("/actors/matrix/?track=sochi", "/actors/matrix/?track=all"),
        ("/search/?q=jobar", "/search/?q=idlib"),
    ],
)
def test_more_rows_take_no_more_queries(one: str, three: str) -> None:
    """The spare few are prefetches of what the smaller page has none of."""
    assert queries(three) - queries(one) <= 7


@pytest.mark.parametrize("page", ["/actors/", "/people/", "/documents/", "/tracks/", "/venues/"])
def test_a_list_takes_few_queries(page: str) -> None:
    assert queries(page) <= 8


@pytest.mark.parametrize(
    ("page", "most"), [("/rounds/", 8), ("/changes/", 15), ("/rounds/astana-6/", 20), ("/actors/russia/", 29)]
)
def test_a_page_keeps_to_the_queries_promised(page: str, most: int) -> None:
    assert queries(page) <= most


def test_what_a_zone_had_reached_before_is_told_as_no_step() -> None:
    changes = text("/changes/?kind=zone").replace("\xa0", " ")
    assert "After the end of the Southern de-escalation area: southern factions take Daraa again" in changes

    steps = text("/zones/southern/")
    assert ("Ended before" in steps, "After its end" in steps) == (False, True)
    assert text("/zones/idlib/").count("Later text") == 2


def test_a_zone_tells_where_it_lies_and_its_outlines_with_what_carries_them() -> None:
    told = text("/zones/idlib/").replace("\xa0", " ")
    assert "Outlines over time as of" in told
    assert "Lies in" in told


@pytest.mark.parametrize(
    ("page", "time"),
    [
        ("/rounds/astana-21/?as_of=2024-01-18", "the second half of 2023"),
        ("/rounds/astana-12/", "20 April 2019"),
        ("/rounds/astana-18/", "March–\u2060May 2022"),
        ("/rounds/geneva-2/", "June 2013"),
    ],
)
def test_a_former_time_is_told_as_coarsely_as_it_was(page: str, time: str) -> None:
    assert f"Earlier announced for {time}" in text(page).replace("\xa0", " ")


@pytest.mark.parametrize("day", ["2011-03-15", "2012-06-28"])
@pytest.mark.parametrize("noun", ["rounds", "actors", "people", "statements", "sources", "documents"])
def test_before_its_first_day_the_record_is_empty(client: Client, noun: str, day: str) -> None:
    assert client.get(f"/api/v1/{noun}/?as_of={day}").json()["count"] == 0


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/actors/", "0 actors by kind"),
        ("/people/", "0 people who acted"),
        ("/changes/", "0 changes of rounds"),
        ("/search/?q=annan", "No statement holds these words."),
    ],
)
def test_before_its_first_day_pages_tell_of_nothing(page: str, words: str) -> None:
    told = text(f"{page}{'&' if '?' in page else '?'}as_of=2012-06-28")
    assert words in told and "The record begins on 30 June 2012." in told


def test_an_area_without_events_says_what_that_may_mean() -> None:
    assert "No event in this area is on record. That may mean that nothing was read" in text("/zones/southern/")


def test_a_point_of_the_agenda_on_two_topics_stands_once(client: Client) -> None:
    page = client.get("/rounds/astana-20/").content.decode()
    table = page.partition('class="agenda"')[2].partition('class="side"')[0]

    assert table.count("Aid and returns") == 1
    assert "/topics/humanitarian-access/" in table and "/topics/refugees/" in table


def test_where_sources_differ_each_value_names_its_sources(client: Client) -> None:
    page = client.get("/rounds/astana-20/").content.decode()
    rival = page.partition('id="differ"')[2].partition("Alexander Lavrentiev")[2].partition("</li>")[0]

    assert rival.count('rel="noopener noreferrer external"') == 1


def test_each_source_of_a_disputed_time_is_named_once(client: Client) -> None:
    page = client.get("/rounds/sochi-1/").content.decode()
    shown = page.partition('id="differ"')[2].partition("</li>")[0]

    links = re.findall(r'href="([^"]+)"', shown)
    assert len(links) == len(set(links)) > 1


def test_each_source_behind_a_time_of_several_sittings_is_named_once(client: Client) -> None:
    card = client.get("/rounds/geneva-3/").content.decode().partition('class="card small"')[2].partition("</ul>")[0]

    links = re.findall(r'href="([^"]+)"', card)
    assert len(links) == len(set(links)) == 11


@pytest.mark.parametrize(("slug", "sittings"), [("geneva-3", 3), ("geneva-8", 2), ("geneva-4", 1)])
def test_what_came_about_draws_each_sitting(client: Client, slug: str, sittings: int) -> None:
    page = client.get(f"/rounds/{slug}/").content.decode()

    assert page.count('<rect class="solid"') == sittings
