"""Who works in the admin."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.api.emptied import _emptied  # noqa: F401


@pytest.fixture(autouse=True)
def _from_nothing(_emptied: None) -> None:  # noqa: F811
    """Each test begins with an empty database."""


@pytest.fixture
def curator(client: Client, django_user_model: Any) -> Client:
    """A client that is logged in as a superuser."""
    client.force_login(django_user_model.objects.create_superuser("curator"))
    return client


@pytest.fixture
def second(django_user_model: Any) -> Client:
    """Another one, with a session of its own."""
    other = Client()
    other.force_login(django_user_model.objects.create_superuser("second"))
    return other


@pytest.fixture
def inside(page: Page, live_server: LiveServer, django_user_model: Any) -> Page:
    """A browser logged in by the form; whatever the console or the policy says is kept in `page.said`."""
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
