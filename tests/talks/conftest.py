"""The record from the project's own files, loaded once for all tests that only read it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django import DjangoDbBlocker

from talks.services.loading import DATA, load

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every test database begins with the record."""
    with django_db_blocker.unblock():
        load(DATA, NOW)
    yield
