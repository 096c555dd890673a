"""House manners that linters don't see: sizes, names, who sends tasks, who asks the clock, what stands in templates."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOORS = ("pages", "api", "syndication", "admin", "management")
CLOCKS = {"timezone.now", "timezone.localdate", "date.today", "datetime.now", "datetime.today", "datetime.utcnow"}
CLOCKS |= {"time.time", "time.localtime", "time.gmtime"}


def kept_files() -> list[Path]:
    """Every file that is, or is about to be, committed."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    said = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in sorted(set(said.split("\0"))) if name and (ROOT / name).is_file()]


FILES = kept_files()
PYTHON = [path for path in FILES if path.suffix == ".py" and "migrations" not in path.parts]
PROGRAM = [path for path in PYTHON if path.relative_to(ROOT).parts[0] in ("config", "events", "talks")]
TEMPLATES = [path for path in FILES if path.suffix in (".html", ".txt", ".xml") and "templates" in path.parts]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_door(path: Path) -> bool:
    """Pages, API, feeds, admin and commands of an app: they speak with the world, and may ask it."""
    app, *inside = path.relative_to(ROOT).parts
    return app == "config" or Path(inside[0]).stem in DOORS


def is_task(path: Path) -> bool:
    return path.relative_to(ROOT).parts[1].removesuffix(".py") == "tasks"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of each call in a file; only the last two parts of the name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            before = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield node.lineno, f"{before}.{node.func.attr}"


def test_files_stay_under_300_lines() -> None:
    ours = [
        path for path in FILES if {"templates", "static"} & set(path.parts) and path.suffix in (".js", ".css", ".html")
    ]
    long = {named(path): path.read_text().count("\n") for path in [*PYTHON, *ours]}
    assert {name: lines for name, lines in long.items() if lines >= 300} == {}


def test_functions_stay_under_40_lines() -> None:
    long = []
    for path in PYTHON:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                long += [f"{named(path)}:{node.lineno} {node.name}: {lines}"] if lines >= 40 else []
    assert long == []


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [
        named(path) for path in FILES if drawers & {part.split(".")[0] for part in path.relative_to(ROOT).parts}
    ] == []


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in PYTHON if path.read_text().strip() and not ast.get_docstring(tree(path))]
    assert [named(path) for path in silent] == []


def test_only_doors_and_tasks_send_tasks() -> None:
    sent = {"delay", "apply_async", "send_task"}
    senders = {
        named(path)
        for path in PROGRAM
        for _, name in calls(path)
        if name.split(".")[-1] in sent and not (is_door(path) or is_task(path))
    }
    assert senders == set()


def test_only_doors_and_tasks_ask_the_clock() -> None:
    askers = {
        f"{named(path)}:{line} {name}"
        for path in PROGRAM
        for line, name in calls(path)
        if name in CLOCKS and not (is_door(path) or is_task(path))
    }
    assert askers == set()


def test_doors_ask_in_the_words_of_the_querysets() -> None:
    askers = {
        f"{named(path)}:{line}"
        for path in PROGRAM
        if is_door(path) and path.relative_to(ROOT).parts[0] != "config"
        for line, name in calls(path)
        if name.endswith((".filter", ".exclude")) and path.relative_to(ROOT).parts[1].startswith(("pages", "api"))
        if path.name != "filters.py"  # the API's FilterSets: what a query string may ask is their whole work
    }
    assert askers == set()


def test_nothing_listens_to_signals() -> None:
    assert [
        named(path) for path in PROGRAM if re.search(r"django\.(db\.models\.signals|dispatch)", path.read_text())
    ] == []


INLINE = {
    "a script of its own": r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")",
    "a style element": r"<style\b",
    "a style attribute": r"<[^>{]*\sstyle\s*=",
    "a handler": r"<[^>{]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "a foreign address": r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"(?:https?:)?//",
}


@pytest.mark.parametrize("what", INLINE)
def test_templates_hold_nothing_that_the_policy_forbids(what: str) -> None:
    found = re.compile(INLINE[what], flags=re.IGNORECASE)
    assert [named(path) for path in TEMPLATES if found.search(path.read_text())] == []


def test_the_locks_name_no_address() -> None:
    locks = [path for path in FILES if path.name.startswith("requirements")]
    assert len(locks) == 3
    assert [named(path) for path in locks if "://" in path.read_text()] == []
