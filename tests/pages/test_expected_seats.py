"""A seat in a round that never sat was taken by nobody: it is told as expected, and counted as no attendance."""

import pytest
from django.test import Client

from tests.pages.asking import text

pytestmark = pytest.mark.django_db
CALLED_OFF = "Constitutional Committee IX"


def test_the_page_of_the_round_marks_its_seats_as_told_for_it(client: Client) -> None:
    page = client.get("/rounds/constitutional-committee-9/").content.decode()

    assert '<li class="expected">' in page
    assert '<li class="present">' not in page
    assert "The round has not sat: these are the seats told for it." in page


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/people/ahmad-kuzbari/", f"{CALLED_OFF} no time told called off party expected Government of Syria"),
        ("/actors/snc/", f"{CALLED_OFF} no time told called off party expected Hadi al-Bahra"),
        ("/people/", "Ahmad Kuzbari 8 rounds"),
        ("/actors/", "Constitutional Committee civil society third 8 rounds Sat as party"),
    ],
)
def test_nobody_attended_it(page: str, words: str) -> None:
    assert words in text(page)


def test_the_matrix_tells_it_from_seats_that_were_taken(client: Client) -> None:
    page = client.get("/actors/matrix/?track=constitutional-committee").content.decode()

    assert f"Government of Syria at {CALLED_OFF}: party, expected" in page
    assert "Government of Syria at Constitutional Committee VIII: party, present" in page
