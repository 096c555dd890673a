"""What stands around every page."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from talks.models import Track

pytestmark = pytest.mark.django_db


def frame(path: str, **context: object) -> str:
    return render_to_string("base.html", context, request=RequestFactory().get(path))


def test_the_word_of_the_page_is_marked() -> None:
    html = frame("/rounds/astana-6/")

    assert '<a href="/rounds/" aria-current="true">' in html


def test_links_stay_on_the_day_of_the_page() -> None:
    html = frame("/zones/", as_of=date(2017, 8, 25))

    assert 'href="/rounds/?as_of=2017-08-25"' in html


def test_the_band_leads_back_to_the_same_view_today() -> None:
    html = frame("/rounds/?track=astana&as_of=2017-08-25", as_of=date(2017, 8, 25))

    assert 'href="/rounds/?track=astana">Back to today' in html


def test_no_page_has_script_or_style_of_its_own() -> None:
    html = frame("/")

    assert [bad for bad in ("<style", "style=", "onclick", "<script>") if bad in html] == []


def test_a_track_brings_its_colour(client: Client) -> None:
    Track.objects.create(slug="vienna", name="Vienna", colour_light="#112233", colour_dark="#AABBCC")

    sheet = client.get("/tracks.css").content.decode()

    assert ".track-vienna { --track: light-dark(#112233, #AABBCC); }" in sheet


def test_a_page_is_sent_compressed(client: Client) -> None:
    answer = client.get("/codebook/", headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) * 3 < len(client.get("/codebook/").content)
