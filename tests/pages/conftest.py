"""The record from the project's own files, loaded once for all tests of pages and taken back after them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from talks.services.loading import DATA, load


@pytest.fixture(scope="package", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Each test's own rows are rolled back to this point; the rows themselves when the last test is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(DATA, datetime(2026, 11, 22, 12, tzinfo=UTC))
        yield
        transaction.set_rollback(True)
