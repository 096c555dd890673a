"""script/browser.sh: which Chromium the tests take, where those on PATH do not start."""

import shutil
import subprocess
from pathlib import Path

import pytest

from config.embedded import BASE_DIR

SNAP = "echo \"Command '$0' requires the chromium snap to be installed.\" >&2; exit 1"
# The real trial draws a page with Playwright; here a program starts when it ends well.
BY_STATUS = 'find_driver() { :; }; starts() { [ -n "$1" ] && "$1" >>"$log" 2>&1; }'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(BASE_DIR / "script", tmp_path / "script")
    (tmp_path / "bin").mkdir()
    return tmp_path


def program(tree: Path, name: str, does: str = "exit 0") -> str:
    path = tree / "bin" / name
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return str(path)


def found(tree: Path, *given: str) -> str:
    """The browser that is taken, or what is said where none is to be had."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):  # the machine's own stay out
        if not (tree / "bin" / name).exists():
            program(tree, name, "exit 1")
    lines = [". script/setup.sh", ". script/browser.sh", BY_STATUS, *given, "find_browser", 'echo "$CHROMIUM_PATH"']
    code = f"set -euo pipefail; PATH={tree}/bin:$PATH; unset CHROMIUM_PATH; {'; '.join(lines)}"
    done = subprocess.run(["bash", "-c", code], cwd=tree, capture_output=True, text=True, timeout=60)
    return (done.stdout if done.returncode == 0 else done.stderr).splitlines()[-1]


def test_one_that_starts_is_taken_behind_those_that_ask_for_a_snap(tree: Path) -> None:
    program(tree, "chromium", SNAP)
    program(tree, "chromium-browser", SNAP)
    chrome = program(tree, "google-chrome")
    assert found(tree, "as_root() { false; }") == chrome
    assert (tree / "var/tools/browser").read_text() == f"{chrome}\n"


def test_one_that_asks_for_a_snap_even_once_installed_gives_way_to_the_registrys(tree: Path) -> None:
    own = tree / "var/tools/chromium/chromium"
    brings = f"from_npm() {{ mkdir -p {own.parent}; cp {program(tree, 'good')} {own}; }}"
    asks = 'as_root() { :; }; debian() { echo "$@" >asked; cp bin/snap bin/chromium; }'
    program(tree, "snap", SNAP)
    assert found(tree, asks, brings) == str(own)
    assert (tree / "asked").read_text() == "chromium\n"


def test_where_none_is_to_be_had_it_is_said_what_to_do(tree: Path) -> None:
    nothing = "as_root() { false; }; from_npm() { false; }; from_playwright() { false; }"
    assert "Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one" in found(tree, nothing)


def test_one_that_served_last_time_and_is_gone_is_not_missed(tree: Path) -> None:
    kept = tree / "var/tools/browser"
    kept.parent.mkdir(parents=True)
    kept.write_text("/nowhere/chromium\n")
    chromium = program(tree, "chromium")
    assert (found(tree), kept.read_text()) == (chromium, f"{chromium}\n")
