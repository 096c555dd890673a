"""The data that a language brings: one folder of YAML tables for each language that can be read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
RECORD = HERE / "record.yaml"
# Has every table, so that it tells what another language leaves out.
MODEL = "en"
# Tables within tables in which the code asks for each key; the keys of all others are words or slugs.
ASKED = {
    "clauses": ("one", "rows", "runs"),
    "events": ("one", "words"),
    "names": ("beside",),
    "rounds": ("calls", "shapes", "tracks", "words"),
    "seats": ("roles",),
    "speech": ("one",),
}
# Finds nothing as an expression, and is no word.
NEVER = "(?!)"


@cache
def tables(language: str | None) -> dict[str, Any] | None:
    """All tables of a language by file name, or null where there are none for it; what it leaves out is empty."""
    folder = HERE / language if language and language.isalpha() else None
    if folder is None or not folder.is_dir():
        return None
    found = {file.stem: _load(file) for file in sorted(folder.glob("*.yaml"))}
    return found if language == MODEL else _completed(found, tables(MODEL) or {})


def readable() -> list[str]:
    """Codes of the languages that have data."""
    return sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and any(folder.glob("*.yaml")))


def record() -> dict[str, list[str]]:
    """Words of the record's own language, by what they tell of an office."""
    found: dict[str, list[str]] = _load(RECORD)
    return found


def _completed(found: Mapping[str, Any], model: Mapping[str, Any]) -> dict[str, Any]:
    whole: dict[str, Any] = dict(found)
    for name, table in model.items():
        own = whole[name] = {**_empty(table), **(found.get(name) or {})}
        for key in ASKED.get(name, ()):
            own[key] = {**_empty(table[key]), **own[key]}
    return whole


def _empty(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: NEVER if isinstance(value, str) else type(value)() for key, value in table.items() if value is not None
    }


def _load(file: Path) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text("utf-8"), Loader=loader)
