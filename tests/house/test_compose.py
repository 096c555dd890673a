"""docker-compose.yml: a valid file without secrets, and its commands on servers like its own."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml

from config.embedded import BASE_DIR
from tests.house import debian
from tests.house.holding import wait_until

COMPOSE: dict[str, Any] = yaml.safe_load((BASE_DIR / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
GIVEN = {
    "SECRET_KEY": "u7Vw2kQ9pXz4Lm8TnB3cRy6HsJ1dFg5AeK0iOvWqZxCbN-and-more",
    "POSTGRES_PASSWORD": debian.PASSWORD,
    "ALLOWED_HOSTS": "talks.example.org",
    "SITE_URL": "https://talks.example.org",
}
BIN = Path(sys.executable).parent


def filled(text: str) -> str:
    """What compose makes of ${NAME:?why} and ${NAME:-else}."""
    return re.sub(r"\$\{(\w+):([?-])([^}]*)\}", lambda m: GIVEN.get(m[1], m[3] if m[2] == "-" else ""), text)


def environment(service: str) -> dict[str, str]:
    base = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": os.environ.get("HOME", "/")}
    return base | {name: filled(str(value)) for name, value in SERVICES[service].get("environment", {}).items()}


def test_the_file_keeps_to_the_schema() -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    checked = subprocess.run(command, cwd=BASE_DIR, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_secrets_come_from_outside() -> None:
    secret = re.compile(r"(SECRET|PASSWORD|_URL$)")
    told = {name: str(value) for service in SERVICES.values() for name, value in service.get("environment", {}).items()}
    plain = {name for name, value in told.items() if secret.search(name) and not re.search(r"\$\{\w+:\?", value)}
    assert plain == {"REDIS_URL"}  # on a network of its own, without a password


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_fenced_in(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["user"].split(":")[0] not in ("0", "root")
    assert service["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "record"])
def test_every_service_that_stays_has_a_healthcheck(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_every_variable_is_one_that_the_program_reads() -> None:
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", (BASE_DIR / "README.md").read_text(), flags=re.MULTILINE))
    assert set(SERVICES["web"]["environment"]) <= listed


def test_the_check_for_deployments_is_clean() -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(command, cwd=BASE_DIR, env=environment("web"), capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


class Deployment:
    """The file's commands, run as they stand but for addresses, ports and the folder of what is kept."""

    def __init__(self, folder: Path, ports: tuple[int, int], stack: ExitStack) -> None:
        self.folder, self.stack, self.port = folder, stack, debian.free_port()
        self.swaps = {
            "db:5432": f"127.0.0.1:{ports[0]}",
            "redis:6379": f"127.0.0.1:{ports[1]}",
            "/var/lib/talks": str(folder / "var"),
            "0.0.0.0": "127.0.0.1",
            "8000": str(self.port),
            "$$": "$",
        }
        self.database = f"postgres://talks:{debian.PASSWORD}@127.0.0.1:{ports[0]}/talks"
        (folder / "var").mkdir()

    def seen(self) -> set[str]:
        """Who has left word of being at work."""
        with psycopg.connect(self.database) as at:
            return {name for (name,) in at.execute("SELECT name FROM events_pulse")}

    def swapped(self, text: str) -> str:
        for before, after in self.swaps.items():
            text = text.replace(before, after)
        return text

    def environment(self, service: str) -> dict[str, str]:
        return {name: self.swapped(value) for name, value in environment(service).items()}

    def run(self, service: str, command: list[str]) -> subprocess.CompletedProcess[str]:
        command = [self.swapped(part) for part in command]
        env = self.environment(service)
        return subprocess.run(command, cwd=BASE_DIR, env=env, capture_output=True, text=True, timeout=120)

    def start(self, service: str) -> None:
        log = self.stack.enter_context((self.folder / f"{service}.log").open("wb"))
        command = [self.swapped(part) for part in SERVICES[service]["command"]]
        command[0] = str(BIN / command[0])
        env = self.environment(service)
        process = subprocess.Popen(command, cwd=BASE_DIR, env=env, stdout=log, stderr=log)
        self.stack.callback(process.wait, 30)
        self.stack.callback(process.terminate)

    def await_health(self, service: str) -> None:
        kind, *test = SERVICES[service]["healthcheck"]["test"]
        for _ in range(20):
            checked = self.run(service, test if kind == "CMD" else ["sh", "-c", *test])
            if checked.returncode == 0:
                return
            time.sleep(1)
        log = (self.folder / f"{service}.log").read_text()[-3000:]
        pytest.fail(f"{service} is not healthy: {checked.stdout}{checked.stderr}\n{log}")


@pytest.fixture
def deployment() -> Iterator[Deployment]:
    with tempfile.TemporaryDirectory(prefix="talks-compose-") as name, ExitStack() as stack:
        folder = Path(name)
        (folder / "servers").mkdir()
        folder.chmod(0o755)
        ports = stack.enter_context(debian.servers(folder / "servers"))
        with psycopg.connect(
            f"postgres://talks:{debian.PASSWORD}@127.0.0.1:{ports[0]}/postgres", autocommit=True
        ) as at:
            at.execute("CREATE DATABASE talks")
        yield Deployment(folder, ports, stack)


def test_the_same_commands_on_debians_servers(deployment: Deployment) -> None:
    """From empty servers to an article read by the worker and pages served."""
    laid = deployment.run("record", SERVICES["record"]["command"])
    assert laid.returncode == 0, laid.stderr
    for service in ("web", "worker", "beat"):
        deployment.start(service)
    for service in ("web", "worker", "beat"):
        deployment.await_health(service)
    sample = str(next((BASE_DIR / "events/samples").glob("*.txt")))
    ingested = deployment.run("worker", [str(BIN / "python"), "manage.py", "ingest", sample, "--wait"])
    assert (ingested.returncode, "1 read" in ingested.stdout) == (0, True), ingested.stderr
    wait_until(lambda: deployment.seen() == {"beat", "worker"})
    headers = {"Host": GIVEN["ALLOWED_HOSTS"], "X-Forwarded-Proto": "https"}  # as the proxy before it says
    page = urllib.request.Request(f"http://127.0.0.1:{deployment.port}/api/v1/rounds/", headers=headers)
    with urllib.request.urlopen(page, timeout=20) as answer:
        assert json.load(answer)["count"] > 50
