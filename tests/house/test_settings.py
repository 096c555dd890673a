"""The settings: nonsense is refused with a sentence, secrets are the demo's own or given, all variables are listed."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config import demo, env
from config.embedded import BASE_DIR


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of its own process in this environment and nothing else of ours."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (env.flag, "maybe"),
        (lambda name: env.number(name, 1), "-1"),
        (lambda name: env.number(name, 1), "²"),
        (lambda name: env.number(name, 1, least=1), "0"),
        (lambda name: env.choice(name, ("plain", "json")), "xml"),
        (env.rate, "many"),
        (lambda name: env.site(name, "http://localhost"), "talks.example.org"),
        (lambda name: env.database(name, ""), "mysql://db/talks"),
        (lambda name: env.database(name, ""), "postgres://db"),
    ],
)
def test_nonsense_is_refused_by_name(read: object, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIVEN", value)
    with pytest.raises(ImproperlyConfigured, match="GIVEN"):
        read("GIVEN")  # type: ignore[operator]


def test_a_database_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIVEN", "postgres://us%40er:p%2Fw@db.example:6432/talks?sslmode=require")
    read = env.database("GIVEN", "")
    assert (read["NAME"], read["USER"], read["PASSWORD"], read["HOST"], read["PORT"]) == (
        "talks", "us@er", "p/w", "db.example", "6432",
    )  # fmt: skip
    assert read["OPTIONS"]["sslmode"] == "require"  # type: ignore[index]


def test_one_server_of_two_is_refused() -> None:
    assert "or neither" in manage("manage.py", "check", REDIS_URL="redis://redis").stderr


@pytest.mark.parametrize("given", [{"PROXIES": "some"}, {"TALKS_VAR": "/proc/nowhere"}])
def test_what_is_wrong_outside_is_one_line(given: dict[str, str]) -> None:
    told = manage("manage.py", "showmigrations", **given)
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert next(iter(given.values())) in told.stderr


def test_a_database_that_is_gone_is_told_without_a_traceback() -> None:
    gone = {"DATABASE_URL": "postgres://no@127.0.0.1:1/body", "REDIS_URL": "redis://127.0.0.1:1/0"}
    told = manage("manage.py", "showmigrations", **gone)
    assert told.returncode == 1
    assert told.stderr.endswith("The database does not serve: couldn't get a connection after 5.00 sec\n")
    assert "Traceback" not in told.stderr


def test_another_python_is_told_which_one_to_use() -> None:
    bare = manage("-S", "manage.py", "check").stderr
    assert bare == "Django is not there for this Python: run script/demo once, then .venv/bin/python manage.py.\n"


def test_without_a_key_nothing_is_served() -> None:
    assert "SECRET_KEY" in manage("-c", "import config.wsgi").stderr


def test_without_a_key_commands_work() -> None:
    assert manage("manage.py", "check").returncode == 0


def test_the_demo_serves_with_a_key_of_its_own(tmp_path: Path) -> None:
    assert manage("-c", "import config.wsgi", DEMO="true", TALKS_VAR=str(tmp_path)).returncode == 0
    assert len((tmp_path / "demo/secret-key").read_text()) > 50


@pytest.mark.parametrize(("demo", "asked"), [("true", "['sweep']"), ("false", "['poll', 'sweep']")])
def test_the_demo_asks_no_feed_on_its_own(demo: str, asked: str, tmp_path: Path) -> None:
    says = "from config import settings; print(sorted(settings.CELERY_BEAT_SCHEDULE))"
    assert manage("-c", says, DEMO=demo, TALKS_VAR=str(tmp_path)).stdout.strip() == asked


@pytest.mark.parametrize(
    ("given", "asked"), [({}, "True"), ({"DEMO": "true"}, "False"), ({"DEMO": "true", "SECOND_FACTOR": "yes"}, "True")]
)
def test_a_second_factor_is_asked_but_in_the_demo(given: dict[str, str], asked: str, tmp_path: Path) -> None:
    says = "from config import settings; print(settings.SECOND_FACTOR)"
    assert manage("-c", says, TALKS_VAR=str(tmp_path), **given).stdout.strip() == asked


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first, again = demo.admin_password(tmp_path), demo.admin_password(tmp_path)
    assert first == again
    assert stat.S_IMODE((tmp_path / "demo/admin-password").stat().st_mode) == 0o600


def test_the_policy_allows_nothing_inline(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def variables_read() -> set[str]:
    """Every variable that the program reads through config/env.py."""
    call = re.compile(r"\benv\.(?:text|flag|number|names|choice|rate|site|database)\(\s*\"([A-Z_]+)\"")
    sources = [path for folder in ("config", "talks", "events") for path in (BASE_DIR / folder).rglob("*.py")]
    inside = {"DATABASE_POOL"}  # read by env.database itself
    return inside | {name for path in sources for name in call.findall(path.read_text())}


def test_the_readme_lists_every_variable_that_is_read() -> None:
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", (BASE_DIR / "README.md").read_text(), flags=re.MULTILINE))
    elsewhere = {"CHROMIUM_PATH"}  # read by tests and script/test
    assert listed - elsewhere == variables_read()


def test_the_environment_is_read_in_one_place_only() -> None:
    sources = [path for folder in ("config", "talks", "events") for path in (BASE_DIR / folder).rglob("*.py")]
    readers = {
        str(path.relative_to(BASE_DIR))
        for path in sources
        if re.search(r"os\.environ(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")|os\.getenv", path.read_text())
    }
    # The embedded services follow the system's own variables, the parser's child is given them: no settings of ours.
    assert readers <= {"config/env.py", "config/embedded.py", "events/services/children.py"}
