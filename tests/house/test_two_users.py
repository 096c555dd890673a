"""The embedded services of root and of ordinary users, one after the other on one machine."""

import os
import pwd
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from config.embedded import Places
from tests.house.holding import Holder, count, kill, processes_of, quiet, wait_until

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")
NOBODY = pwd.getpwnam("nobody").pw_uid


def test_root_then_an_ordinary_user_elsewhere(var: Path, holders: Callable[..., Holder]) -> None:
    assert count(holders(var).folder()) == 1
    others = var.parent / "theirs"
    others.mkdir()
    os.chown(others, NOBODY, NOBODY)
    assert count(holders(others, user=NOBODY).folder()) == 1


def test_an_ordinary_user_then_root_then_the_user(var: Path, holders: Callable[..., Holder]) -> None:
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


def test_an_ordinary_user_in_roots_folder_is_told(var: Path, holders: Callable[..., Holder]) -> None:
    assert holders(var).folder().startswith("/")
    assert "belongs to root" in holders(var, user=NOBODY).folder()


def test_out_of_reach_data_go_to_var_lib_and_no_folder_is_opened(var: Path, holders: Callable[..., Holder]) -> None:
    var.parent.chmod(0o700)
    apart = Path(f"/var/lib/talks-{Places(var.resolve()).mark}")
    try:
        assert count(holders(var).folder()) == 1
        assert ((apart / "postgresql-18").exists(), var.parent.stat().st_mode & 0o777) == (True, 0o700)
    finally:
        kill(var, "config.keeper")
        wait_until(lambda: quiet(var))
        subprocess.run(["rm", "-rf", str(apart)], check=True)
