"""Health: each thing that is wrong shows under its own name, and the others go on telling."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from config import health
from config import pulses as house
from events.models import Article, Feed, Outlet, Parcel, Poll, Pulse
from events.services import pulses
from talks.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def all_at_work(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "STARTED", timezone.now() - timedelta(hours=1))
    for name in (pulses.BEAT, pulses.WORKER):
        pulses.note(name, timezone.now())


def told(client: Client) -> dict[str, str]:
    """The signals that are red."""
    answer = client.get("/readyz")
    red = {name: words for name, words in answer.json().items() if words != "ok"}
    assert (answer.status_code == 503) == bool(red)
    return red


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


def test_a_database_that_is_away_is_asked_once_and_turns_one_signal(client: Client) -> None:
    asked = []

    def away(*_: object) -> None:
        asked.append(1)
        raise OperationalError("couldn't get a connection after 5.00 sec")

    with connection.execute_wrapper(away):
        ready, counted = client.get("/readyz"), client.get("/metrics").content.decode()
    unknown = dict.fromkeys(("worker", "beat", "queue", "feeds"), "not known without the database")
    assert ready.json() == {"database": "does not answer", "broker": "ok", "disk": "ok"} | unknown
    assert (ready.status_code, len(asked)) == (503, 2)
    assert re.findall(r'ok{signal="(\w+)"} (\d)', counted) == [("database", "0"), ("broker", "1"), ("disk", "1")]


def test_a_broker_that_is_away_is_told(client: Client, settings: object) -> None:
    settings.EMBEDDED, settings.CELERY_BROKER_URL = False, "redis://127.0.0.1:1/0"  # type: ignore[attr-defined]
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["broker"], answer.json()["database"]) == (503, "does not answer", "ok")


def test_metrics_count_articles_by_state(client: Client) -> None:
    article(None, datetime(2017, 9, 2, tzinfo=UTC), "parked")
    lines = client.get("/metrics").content.decode().splitlines()
    assert 'talks_articles{state="parked"} 1' in lines
    assert 'talks_signal_ok{signal="database"} 1' in lines


def test_parcels_that_wait_too_long_are_told(client: Client) -> None:
    Parcel.objects.create(name="a.html", body=b"", brought_at=timezone.now() - timedelta(minutes=16))
    assert list(told(client)) == ["queue"]


@pytest.mark.parametrize(
    ("rung", "worked", "red"),
    [
        (timedelta(seconds=20), timedelta(seconds=30), []),
        (timedelta(seconds=5), timedelta(seconds=90), ["worker"]),
        (timedelta(seconds=5), None, ["worker"]),
        (timedelta(seconds=90), timedelta(seconds=89), ["beat"]),
        (timedelta(seconds=90), timedelta(seconds=100), ["beat"]),  # with nobody ringing, the worker may be well
        (None, timedelta(seconds=5), ["beat"]),
    ],
)
def test_a_deaf_worker_and_a_dead_beat_are_told_apart(
    client: Client, rung: timedelta | None, worked: timedelta | None, red: list[str]
) -> None:
    Pulse.objects.all().delete()
    for name, ago in ((pulses.BEAT, rung), (pulses.WORKER, worked)):
        if ago is not None:
            pulses.note(name, timezone.now() - ago)
    assert list(told(client)) == red


def test_after_a_start_of_the_whole_beat_and_worker_have_their_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Pulse.objects.update(at=timezone.now() - timedelta(days=1))
    assert list(told(client)) == ["beat"]
    monkeypatch.setattr(health, "STARTED", timezone.now())
    assert told(client) == {}
    Pulse.objects.all().delete()
    assert told(client) == {}
    monkeypatch.setattr(health, "STARTED", timezone.now() - timedelta(seconds=61))
    assert told(client) == {"beat": "never seen"}


def test_they_are_seen_at_work_and_seldom_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[str] = []
    monkeypatch.setattr(pulses, "note", lambda name, now: noted.append(name))
    monkeypatch.setattr(house, "_noted", 0.0)
    for _ in range(50):
        house.worked()
    house.rang()
    assert noted == [pulses.WORKER, pulses.BEAT]


def test_feeds_that_are_mute_are_told_by_name(client: Client) -> None:
    now = timezone.now()
    outlet = Outlet.objects.create(slug="o", name="O")
    ago = {"answered": timedelta(hours=23), "silent": timedelta(hours=25)}
    for slug in ("answered", "silent", "paused", "never-asked", "asked-in-vain", "off"):
        Feed.objects.create(
            slug=slug,
            outlet=outlet,
            url=f"https://seed.example/{slug}",
            last_success_at=now - ago[slug] if slug in ago else None,
            paused_at=now if slug == "paused" else None,
            active=slug != "off",
        )
    in_vain = Feed.objects.get(slug="asked-in-vain")
    Poll.objects.create(feed=in_vain, slot=now - timedelta(hours=25), started_at=now - timedelta(hours=25))
    assert told(client) == {"feeds": "paused: paused; silent for a day: asked-in-vain, silent"}


def test_a_disk_that_is_nearly_full_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _: Usage(100, 96, 4))
    assert told(client) == {"disk": "nearly full"}
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _: Usage(100, 94, 6))
    assert told(client) == {}


class Usage(NamedTuple):
    total: int
    used: int
    free: int
