"""Health: each thing that is wrong shows under its own name, and the others go on telling."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from events.models import Article
from talks.models import Source

pytestmark = pytest.mark.django_db


def article(due: datetime | None, added: datetime, state: str = Article.State.READ) -> None:
    source = Source.objects.create(url_key="seed.example/1", url="https://seed.example/1")
    Article.objects.create(id="a", source=source, state=state, due_at=due, added_at=added)


def test_the_process_is_up(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_all_is_well(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, set(answer.json().values())) == (200, {"ok"})


@pytest.mark.parametrize(
    ("due", "added", "state", "status"),
    [
        (None, timedelta(minutes=16), "read", 503),
        (None, timedelta(minutes=14), "read", 200),
        (timedelta(minutes=1), timedelta(days=1), "fetch", 200),
        (timedelta(hours=-1), timedelta(days=1), "fetch", 200),
        (None, timedelta(days=1), "done", 200),
    ],
)
def test_work_that_waits_too_long_is_told(
    client: Client, due: timedelta | None, added: timedelta, state: str, status: int
) -> None:
    now = timezone.now()
    article(now - due if due else None, now - added, state)
    assert client.get("/readyz").status_code == status


def test_a_database_that_takes_no_writes_is_told(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"], answer.json()["broker"]) == (503, "takes no writes", "ok")


def test_a_broker_that_is_away_is_told(client: Client, settings: object) -> None:
    settings.EMBEDDED, settings.CELERY_BROKER_URL = False, "redis://127.0.0.1:1/0"  # type: ignore[attr-defined]
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["broker"], answer.json()["database"]) == (503, "does not answer", "ok")


def test_metrics_count_articles_by_state(client: Client) -> None:
    article(None, datetime(2017, 9, 2, tzinfo=UTC), "parked")
    lines = client.get("/metrics").content.decode().splitlines()
    assert 'talks_articles{state="parked"} 1' in lines
    assert 'talks_signal_ok{signal="database"} 1' in lines
