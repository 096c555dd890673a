"""The admin and the API's page in a real browser: nothing breaks the policy, and a decision can be made by hand."""

from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from events.models import Claim
from tests.admin.test_review import waits
from tests.admin.test_tables import told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/admin/",
    "/admin/talks/statement/",
    "/admin/talks/round/add/",
    "/admin/events/claim/",
    "/admin/events/claim/queue/",
    "/admin/events/progress/",
    "/admin/events/feed/add/",
    "/api/v1/docs/",
]


@pytest.fixture
def inside(page: Page, live_server: LiveServer, django_user_model: Any) -> Page:
    """Logged in by the form; whatever the console or the policy says is kept in `page.said`."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.said = said  # type: ignore[attr-defined]
    django_user_model.objects.create_superuser("curator", password="a long enough password")
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", "curator")
    page.fill("#id_password", "a long enough password")
    page.click("input[type=submit]")
    return page


def test_no_page_breaks_the_policy(inside: Page, live_server: LiveServer) -> None:
    told()
    waits()
    for path in PAGES:
        inside.goto(live_server.url + path, wait_until="networkidle")
    assert [line for line in inside.said if "Content Security" in line or "Error" in line] == []  # type: ignore[attr-defined]


def test_the_apis_page_lists_its_addresses(inside: Page, live_server: LiveServer) -> None:
    inside.goto(f"{live_server.url}/api/v1/docs/")
    inside.wait_for_selector("#operations-rounds-rounds_list")
    assert inside.locator(".opblock").count() > 30


def test_a_claim_is_accepted_by_hand(inside: Page, live_server: LiveServer) -> None:
    told()
    waits()
    inside.goto(f"{live_server.url}/admin/events/claim/queue/")
    inside.click("input[name=accept]")
    inside.wait_for_selector(".success")
    assert Claim.objects.get().state == "accepted"
