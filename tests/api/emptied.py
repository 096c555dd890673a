"""An empty database for tests that make their own rows, whatever the tests before left in it."""

import pytest
from django.apps import apps
from django.db import connection

from talks.models import Track


@pytest.fixture
def _emptied(request: pytest.FixtureRequest) -> None:
    """Other folders load the record for the whole run; here it is taken away, and back when the test is over."""
    if request.node.get_closest_marker("django_db") is None or "loaded" in request.fixturenames:
        return
    request.getfixturevalue("db")
    if Track.objects.exists():
        models = [*apps.get_app_config("talks").get_models(), *apps.get_app_config("events").get_models()]
        tables = {model._meta.db_table for model in models} - {"talks_trail"}
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(sorted(tables))} CASCADE")
