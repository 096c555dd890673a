"""Who works in the admin."""

from typing import Any

import pytest
from django.test import Client

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
