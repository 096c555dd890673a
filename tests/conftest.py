"""What all tests share: a real browser for those that need one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.chromium import launch


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the tests at the size that the issues name")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `full` run with --full alone; those that only scale ask the fixture `full`."""
    if config.getoption("--full"):
        return
    large = [item for item in items if item.get_closest_marker("full")]
    config.hook.pytest_deselected(items=large)
    items[:] = [item for item in items if item not in large]


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether to run at the size that the issues name."""
    return bool(request.config.getoption("--full"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take away the folder that tests/settings.py made."""
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)


def flushes(item: pytest.Item) -> bool:
    """Whether this test's rows are thrown away by TRUNCATE at its end, instead of rolled back."""
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marker and marker.kwargs.get("transaction")))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """The trail refuses TRUNCATE; for the moment in which Django empties the test database, it does not."""
    if not flushes(item):
        return (yield)
    guard_trail("DISABLE")
    try:
        return (yield)
    finally:
        if nextitem is not None:  # after the last test there is no database any more
            guard_trail("ENABLE")


def guard_trail(order: str) -> None:
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as door:
        door.execute(f"ALTER TABLE talks_trail {order} TRIGGER talks_trail_no_truncate")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """At the end send away whoever is left, a thread's connection lent from the pool: else the database can't go."""
    yield
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        connection.close()


def chromium() -> str:
    """The browser: CHROMIUM_PATH (script/test sets it to what it installed), else one on PATH."""
    found = os.environ.get("CHROMIUM_PATH") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found or not Path(found).exists():
        pytest.fail("No browser: run script/test, which installs one, or set CHROMIUM_PATH.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    with sync_playwright() as playwright:
        chromium_ = launch(playwright, chromium())
        yield chromium_
        chromium_.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a fresh profile, 1280 wide; goes well with pytest-django's live_server."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
