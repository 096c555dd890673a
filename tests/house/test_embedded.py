"""The embedded services under everything that happens to processes: races, kill -9, odd paths, other environments."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from config import embedded
from config.embedded import Places
from tests.house.holding import Holder, count, kill, processes_of, push, wait_until


def test_nothing_runs_before_the_first_use(var: Path) -> None:
    command = [sys.executable, "manage.py", "check"]
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL")}
    subprocess.run(command, cwd=embedded.BASE_DIR, env={**environment, "TALKS_VAR": str(var)}, check=True)
    assert not var.exists()


def test_with_servers_of_our_own_nothing_embedded_starts(var: Path) -> None:
    own = {"DATABASE_URL": "postgres://talks@127.0.0.1:1/talks", "REDIS_URL": "redis://127.0.0.1:1/0"}
    command = [sys.executable, "manage.py", "showmigrations"]
    asked = subprocess.run(
        command, cwd=embedded.BASE_DIR, env={**os.environ, **own, "TALKS_VAR": str(var)}, check=False
    )
    assert (asked.returncode != 0, var.exists()) == (True, False)


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
    wait_until(lambda: processes_of(var) == [])


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
