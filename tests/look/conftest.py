"""What the tests in a real browser share: the record, and what the browser complains of."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from talks.services.loading import DATA, load


@pytest.fixture
def record(transactional_db: None) -> None:
    """The record from the project's own files."""
    load(DATA, datetime(2026, 11, 22, 12, tzinfo=UTC))


@pytest.fixture
def said(page: Page, record: None, live_server: LiveServer) -> list[str]:
    """What console, policy and network complain of; a request elsewhere is named too."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda one: None if one.url.startswith(live_server.url) else said.append(one.url))
    return said
