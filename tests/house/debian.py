"""Debian's PostgreSQL and Redis over TCP, as a deployment has them, for the time of a test."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.embedded import Owner
from config.server import as_user
from tests.house.holding import wait_until

PASSWORD = "in-this-test-alone"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def programs() -> tuple[Path, str]:
    """Where PostgreSQL's programs lie, and Redis; a machine without them runs no such test, and says so at the end."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    redis = shutil.which("redis-server")
    if not found or int(found[-1].parts[4]) < 15 or not redis:
        not_run("compose's commands on Debian's servers (PostgreSQL 15 or newer, or redis-server, is not installed)")
    return found[-1].parent, str(redis)


def not_run(what: str) -> None:
    """Skip, and leave a word for the last line of script/test."""
    if os.environ.get("NOT_RUN"):
        with Path(os.environ["NOT_RUN"]).open("a") as file:
            file.write(what + "\n")
    pytest.skip(f"not run: {what}")


@contextmanager
def servers(folder: Path) -> Iterator[tuple[int, int]]:
    """Both servers up; their ports. PostgreSQL asks for a password, as it does in a deployment."""
    postgres, redis = programs()
    nobody = Owner(65534, 65534) if os.geteuid() == 0 else None
    data, word = folder / "data", folder / "password"
    data.mkdir()
    word.write_text(PASSWORD)
    if nobody:
        for path in (folder, data, word):
            os.chown(path, nobody.uid, nobody.gid)
    initdb = [str(postgres / "initdb"), "-D", str(data), "-U", "talks", "-A", "scram-sha-256", f"--pwfile={word}"]
    made = subprocess.run([*initdb, "-E", "UTF8", "--locale=C.UTF-8"], cwd="/", capture_output=True, **as_user(nobody))
    assert made.returncode == 0, made.stderr
    ports = free_port(), free_port()
    serve = [str(postgres / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(ports[0]), "-k", str(folder)]
    carry = [redis, "--port", str(ports[1]), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    running = [
        subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_user(nobody))
        for command in (serve, carry)
    ]
    try:
        ready = [str(postgres / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(ports[0])]
        wait_until(lambda: subprocess.run(ready).returncode == 0 and answers(ports[1]))
        yield ports
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(30)
