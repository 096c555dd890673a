"""An ingest under kill -9 of the worker, an emptied Redis, a killed PostgreSQL: none lost, none twice, no help."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from config import embedded
from tests.house.holding import var_for_all

ROOT = embedded.BASE_DIR
COUNT = """
import json
from django.db.models import Count
from events.models import Article, Parcel
articles = Article.objects.annotate(n=Count("claims", distinct=True), t=Count("texts", distinct=True))
print(json.dumps({
    "parcels": dict(Parcel.objects.values_list("state").annotate(n=Count("pk")).order_by()),
    "articles": dict(Article.objects.values_list("state").annotate(n=Count("pk")).order_by()),
    "shapes": sorted(set(articles.values_list("n", "t"))),
}))
"""

DATA = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW data_directory")
    print(cursor.fetchone()[0])
"""


class House:
    """A whole installation of its own: servers, worker and beat, under one folder."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.env = {
            **os.environ,
            "TALKS_VAR": str(var),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "WORK_LEASE": "4",
            "SWEEP_EVERY": "2",
        }
        self.manage("migrate", "--verbosity", "0")
        self.worker = self.celery("worker", "--concurrency", "2")
        self.beat = self.celery("beat")

    def manage(self, *args: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *args], cwd=ROOT, env=self.env, capture_output=True, text=True, check=True
        )
        return done.stdout

    def celery(self, *args: str) -> "subprocess.Popen[bytes]":
        log = (self.var.parent / f"{args[0]}.log").open("ab")
        with log:
            return subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "config", *args, "--loglevel", "WARNING"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill_worker(self) -> None:
        """The worker with all its children, at once; then a new one, as a supervisor would."""
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()
        self.worker = self.celery("worker", "--concurrency", "2")

    def broker(self) -> "redis.Redis[Any]":
        folder = embedded.socket_folder(embedded.places(self.var))
        return redis.Redis(unix_socket_path=str(folder / "redis.sock"))

    def kill_redis(self) -> None:
        """Emptied first, so that what it kept on disk does not help."""
        with self.broker() as broker:
            broker.flushall()
            os.kill(broker.info("server")["process_id"], signal.SIGKILL)

    def kill_postgres(self) -> None:
        data = Path(self.manage("shell", "-v", "0", "-c", DATA).strip())
        os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def count(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.manage("shell", "-v", "0", "-c", COUNT))
        return found

    def until_quiet(self, seconds: float) -> dict[str, Any]:
        until = time.monotonic() + seconds
        while True:
            found = self.count()
            if set(found["parcels"]) == {"done"} and set(found["articles"]) == {"done"}:
                return found
            if time.monotonic() > until:
                pytest.fail(f"not done after {seconds:.0f} s: {found}")
            time.sleep(1)

    def close(self) -> None:
        for process in (self.worker, self.beat):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def house() -> Iterator[House]:
    with var_for_all() as var:
        made = House(var)
        yield made
        made.close()


def articles(folder: Path, number: int) -> str:
    """Texts that differ in one word, each with a claim on the sixth round."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:05}.txt").write_text(
            f"Talks on Syria, note {n}\n\nThe sixth round of the Astana talks on Syria will be held in Astana on 14 "
            f"and 15 September 2017, the Kazakh Foreign Ministry said on Friday in its note number {n}.\n"
        )
    return str(folder)


def check(found: dict[str, Any], number: int) -> None:
    assert (found["parcels"], found["articles"]) == ({"done": number}, {"done": number})
    assert len(found["shapes"]) == 1, "articles of one shape have other numbers of claims or texts"


def run(house: House, tmp_path: Path, number: int, kills: int) -> None:
    house.manage("ingest", articles(tmp_path / "articles", number), "--published", "2017-09-02")
    spread = random.Random(number)
    for _ in range(kills):
        time.sleep(spread.uniform(0.5, 3.0))
        house.kill_worker()
    check(house.until_quiet(120 + number / 4), number)


def test_worker_killed_again_and_again(house: House, tmp_path: Path) -> None:
    run(house, tmp_path, 40, 3)


@pytest.mark.full
def test_worker_killed_twenty_times_in_a_thousand(house: House, tmp_path: Path) -> None:
    run(house, tmp_path, 1000, 20)


def test_redis_killed_and_emptied(house: House, tmp_path: Path) -> None:
    house.manage("ingest", articles(tmp_path / "articles", 40), "--published", "2017-09-02")
    house.kill_redis()
    check(house.until_quiet(90), 40)


def test_postgres_killed(house: House, tmp_path: Path) -> None:
    house.manage("ingest", articles(tmp_path / "articles", 40), "--published", "2017-09-02")
    house.kill_postgres()
    check(house.until_quiet(90), 40)
