"""The browser of the tests against the live server: pages come with their files, under the policy."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_editor_logs_in_without_a_violation(page: Page, live_server: LiveServer) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    User.objects.create_superuser("editor", password="pass")
    page.goto(f"{live_server.url}/admin/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", "pass")
    page.click("[type=submit]")
    page.wait_for_selector("#user-tools")
    assert [line for line in complaints if "Content Security Policy" in line] == []
