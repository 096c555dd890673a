"""The admin and the API's page in a real browser: nothing breaks the policy."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

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
