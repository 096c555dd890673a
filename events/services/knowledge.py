"""What the reader knows beforehand: names and the calendar of rounds, from the record's data files; no database."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from events.reading.calendar import Calendar
from events.reading.languages import tables
from events.reading.shapes import Known
from events.reading.words.lexicon import Lexicon, build

DATA = Path(__file__).resolve().parents[2] / "talks" / "data"


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Names of the record with those of a language; for a language without data those of the record alone."""
    rows = {name: _load(DATA / f"{name}.yaml") for name in ("actors", "people", "zones", "venues")}
    return build(
        rows["actors"], rows["people"], rows["zones"], rows["venues"]["venues"], tables(language) or {}, language
    )


@cache
def calendar() -> Calendar:
    """The rounds of all tracks that a reading names, with their days where the record has them."""
    found = []
    for file in sorted((DATA / "rounds").glob("*.yaml")):
        for row in _load(file):
            city = (row.get("place") or {}).get("city")
            found.append(Known(file.stem, row["number"], row.get("start"), row.get("end"), city))
    return Calendar(k for k in found if k.track != "other")


def _load(file: Path) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text("utf-8"), Loader=loader)
