"""What is turned away at the door, whichever page was meant, and what is said where none could be made."""

from typing import Any

import pytest
from django.db import OperationalError, connection
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


@pytest.mark.parametrize("address", ["/rounds/", "/api/v1/rounds/", "/rounds/astana-6/changes.atom"])
@pytest.mark.parametrize(("fault", "status", "wait"), [(OperationalError, 503, "60"), (ValueError, 500, None)])
def test_an_answer_that_could_not_be_made_says_so(
    address: str, fault: type[Exception], status: int, wait: str | None
) -> None:
    def fails(*_: Any) -> None:
        raise fault("couldn't get a connection after 5.00 sec")

    with connection.execute_wrapper(fails):
        answer = Client(raise_request_exception=False).get(address)

    assert (answer.status_code, answer.headers.get("Retry-After")) == (status, wait)
    assert "Nothing is lost" in answer.content.decode()
