"""What is turned away at the door, whichever page was meant."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/?kind=%00",
        "/?actor=ir%00an",
        "/search/?q=%00",
        "/articles/?outlet=%00",
        "/events/?zone=%00",
        "/rounds/astana%00/",
        "/admin/login/?next=%00",
    ],
)
def test_a_nul_in_an_address_is_refused_in_a_sentence(address: str) -> None:
    answer = Client().get(address)

    assert answer.status_code == 400
    assert "NUL character" in answer.content.decode()


def test_the_api_refuses_it_in_its_own_form() -> None:
    answer = Client().get("/api/v1/timeline/?track=%00")

    assert answer.status_code == 400
    assert "NUL character" in answer.json()["detail"]
