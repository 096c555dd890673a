"""The data that a language brings: one folder of YAML tables for each language that can be read."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
RECORD = HERE / "record.yaml"


@cache
def tables(language: str | None) -> dict[str, Any] | None:
    """All tables of a language by file name, or null where there are none for it."""
    folder = HERE / language if language and language.isalpha() else None
    if folder is None or not folder.is_dir():
        return None
    return {file.stem: _load(file) for file in sorted(folder.glob("*.yaml"))}


def readable() -> list[str]:
    """Codes of the languages that have data."""
    return sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and any(folder.glob("*.yaml")))


def record() -> dict[str, list[str]]:
    """Words of the record's own language, by what they tell of an office."""
    found: dict[str, list[str]] = _load(RECORD)
    return found


def _load(file: Path) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text("utf-8"), Loader=loader)
