"""Who logs in, and by what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.api.emptied import _emptied  # noqa: F401

PASSWORD = "a long enough password"
LogIn = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _from_nothing(_emptied: None) -> None:  # noqa: F811
    """Each test begins with an empty database."""


@pytest.fixture
def editor(django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("editor", password=PASSWORD)


@pytest.fixture
def asked(settings: Any) -> None:
    """A house that asks everybody for a second factor."""
    settings.SECOND_FACTOR = True


def log_in(client: Client, password: str = PASSWORD, name: str = "editor", **headers: Any) -> Any:
    return client.post("/admin/login/", {"username": name, "password": password}, **headers)


def is_in(client: Client) -> bool:
    """Whether the admin lets this client in."""
    return client.get("/admin/").status_code == 200
