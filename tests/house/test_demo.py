"""The demo as its user has it: first start, later starts, its files, and what is left when parts of it are killed."""

import errno
import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest
from django.db import OperationalError
from psycopg.errors import DiskFull

from config.embedded import BASE_DIR, FULL, NotServed
from config.engines import run_to_end
from config.management.commands import demo as demo_command
from tests.house.debian import free_port
from tests.house.holding import processes_of, var_for_all, wait_until


class Demo:
    """manage.py demo in a var/ of its own, all its words in one text once it has ended."""

    def __init__(self, var: Path, port: int | None = None) -> None:
        self.var, self.port = var, port or free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-u", "manage.py", "demo", "--port", str(self.port)],
            cwd=BASE_DIR,
            env={"PATH": os.environ["PATH"], "HOME": str(var.parent), "DEMO": "true", "TALKS_VAR": str(var)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""

    def ready(self) -> "Demo":
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if line.startswith("Admin: "):
                return self
        pytest.fail(f"the demo ended with {self.ended()}: {self.said}")

    def ended(self) -> int:
        assert self.process.stdout
        self.said += self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(60)

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.ended()

    def get(self, path: str, **headers: str) -> "tuple[int, dict[str, str], bytes]":
        wanted = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        try:
            with urllib.request.urlopen(wanted, timeout=20) as answer:
                return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, {name.lower(): value for name, value in answer.headers.items()}, answer.read()

    def children(self, parent: int | None = None) -> list[int]:
        asked = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent or self.process.pid)], capture_output=True)
        return [int(pid) for pid in asked.stdout.split()]


def taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def kept() -> Iterator[Path]:
    """The var/ of a demo that was started once and ended by Ctrl-C; its first words beside it."""
    with var_for_all() as var:
        demo = Demo(var).ready()
        assert demo.interrupt() == 0, demo.said
        (var.parent / "said").write_text(demo.said)
        yield var


@pytest.fixture(scope="module")
def demos(kept: Path) -> Iterator[list[Demo]]:
    started: list[Demo] = []
    yield started
    for one in started:
        if one.process.poll() is None:
            one.interrupt()


@pytest.fixture
def demo(kept: Path, demos: list[Demo]) -> Demo:
    """A running demo of what was kept: the one of the last test, while it is well."""
    if not demos or demos[-1].process.poll() is not None:
        demos.append(Demo(kept).ready())
    return demos[-1]


def test_the_first_start_says_its_steps_and_reads_the_samples(kept: Path) -> None:
    said = (kept.parent / "said").read_text()
    steps = [
        "PostgreSQL and Redis",
        "the record",
        "static files",
        "the sample articles",
        "the reader's accuracy",
        "ready",
        "stopped",
    ]
    for step in [*(f"· {step}" for step in steps), "new: ", "12 read"]:
        assert step in said
    assert re.search(r"user admin, password \S+ \(shown once", said)


def test_a_later_start_serves_what_was_kept(kept: Path, demo: Demo) -> None:
    collected = (kept / "staticfiles" / "staticfiles.json").stat().st_mtime_ns
    assert collected < (kept.parent / "said").stat().st_mtime_ns
    assert ("Nothing changed." in demo.said, "sample" in demo.said) == (True, False)
    assert json.loads(demo.get("/api/v1/rounds/")[2])["count"] > 50
    assert "astana-6" in demo.get("/rounds/")[2].decode()
    assert "English" in demo.get("/accuracy/")[2].decode()


def test_the_admin_opens_to_the_password_that_was_told(kept: Path, demo: Demo) -> None:
    told = re.search(r"password (\S+) \(shown once", (kept.parent / "said").read_text())
    assert told
    where = f"http://127.0.0.1:{demo.port}/admin/login/?next=/admin/"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    with opener.open(where, timeout=20) as page:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    fields = {"username": "admin", "password": told[1], "csrfmiddlewaretoken": token[1], "next": "/admin/"}
    with opener.open(where, urllib.parse.urlencode(fields).encode(), timeout=20) as page:
        assert page.url == f"http://127.0.0.1:{demo.port}/admin/"


def test_files_come_compressed_and_may_be_kept_for_good(demo: Demo) -> None:
    page = demo.get("/")[2].decode()
    bundle = re.search(r"/static/vendor/plotly/plotly-basic[^\"]+\.js", page)
    assert bundle
    status, told, body = demo.get(bundle[0], Accept_Encoding="br")
    assert (status, told["content-encoding"], told["vary"]) == (200, "br", "Accept-Encoding")
    assert "immutable" in told["cache-control"]
    assert int(re.findall(r"max-age=(\d+)", told["cache-control"])[0]) >= 365 * 24 * 3600
    plain = demo.get(bundle[0])[2]
    assert (len(body) < 335_000, brotli.decompress(body) == plain) == (True, True)
    assert demo.get(bundle[0], If_None_Match=told["etag"])[0] == 304
    assert demo.get("/static/vendor/plotly/plotly-basic.min.js")[0] == 404  # only names with the hash are kept


def test_a_second_demo_of_a_checkout_is_refused(kept: Path, demo: Demo) -> None:
    second = Demo(kept)
    assert (second.ended(), "running already" in second.said) == (1, True)
    third = Demo(kept, demo.port)
    assert (third.ended(), f"port {demo.port} can't be had" in third.said) == (1, True)


def test_a_killed_worker_and_beat_come_back(demo: Demo) -> None:
    web, *others = demo.children()
    wait_until(lambda: all("celery" in words_of(pid) for pid in others))
    for pid in others:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: len(set(demo.children()) - {web, *others}) == 2)
    assert demo.get("/")[0] == 200


def test_a_killed_page_server_comes_back(demo: Demo) -> None:
    web = demo.children()[0]
    before = demo.children(web)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: len(set(demo.children(web)) - set(before)) == len(before) and taken(demo.port))
    assert demo.get("/")[0] == 200


def test_nothing_is_left_of_a_killed_demo(kept: Path, demo: Demo) -> None:
    demo.process.kill()
    demo.ended()
    wait_until(lambda: processes_of(kept) == [] and not taken(demo.port))
    again = Demo(kept, demo.port).ready()
    assert again.get("/")[0] == 200
    assert (again.interrupt(), "· stopped" in again.said) == (0, True)


def test_the_end_of_the_web_server_ends_the_demo(kept: Path, demo: Demo) -> None:
    os.kill(demo.children()[0], signal.SIGKILL)
    assert (demo.ended(), "the web server ended" in demo.said) == (1, True)
    wait_until(lambda: processes_of(kept) == [] and not taken(demo.port))


def test_an_early_ctrl_c_is_no_success(kept: Path) -> None:
    demo = Demo(kept)
    assert demo.process.stdout
    demo.said = demo.process.stdout.readline()
    assert demo.said == "· PostgreSQL and Redis\n"
    assert (demo.interrupt(), demo.said.splitlines()[-1]) == (1, "CommandError: interrupted; run it again to go on.")


UNHEARD = """
import os, signal
from config import interrupts
interrupts.listen()
class Ending:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        list(map(str, range(99)))
Ending()
print("not heard", flush=True)
interrupts.heed()
print("not heeded")
"""


@pytest.mark.parametrize("before", [signal.SIG_DFL, signal.SIG_IGN], ids=["in a terminal", "in the background"])
def test_a_ctrl_c_that_fell_into_a_destructor_is_heeded(before: signal.Handlers) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", UNHEARD],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, before),
    )
    assert (ran.returncode, ran.stdout) == (-signal.SIGINT, "not heard\n"), ran.stderr


def test_a_full_disk_is_told_however_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    full, room = FULL, 10**9
    refused = OperationalError("no room")
    refused.__cause__ = DiskFull()
    gone = OperationalError("couldn't get a connection after 5.00 sec\nand more")
    monkeypatch.setattr(demo_command.shutil, "disk_usage", lambda _: Usage(room))
    assert [demo_command.what_failed(error, b"") for error in (OSError(errno.ENOSPC, "no"), refused)] == [full, full]
    assert "couldn't get a connection after 5.00 sec. See " in demo_command.what_failed(gone, b"")
    assert demo_command.what_failed(gone, b"FATAL: could not write: No space left on device") == full
    assert demo_command.what_failed(NotServed("No PostgreSQL to embed."), b"") == "No PostgreSQL to embed."
    monkeypatch.setattr(demo_command.shutil, "disk_usage", lambda _: Usage(10**6))
    assert demo_command.what_failed(gone, b"") == full


def test_a_full_disk_is_told_by_what_lays_the_database_too() -> None:
    said = "FATAL:  could not extend file: No space left on device\nPANIC\nAborted\nexit code 134\nremoving data"
    with pytest.raises(NotServed, match="the disk is full"):
        run_to_end(["/bin/sh", "-c", f"printf '{said}' >&2; exit 1"], None)


class Usage(NamedTuple):
    free: int


def words_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text()
