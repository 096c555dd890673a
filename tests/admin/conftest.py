"""Who works in the admin."""

from typing import Any

import pytest
from django.test import Client


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
