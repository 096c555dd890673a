"""The words of the record: the vocabulary's lists, and the tables with their columns as the schema has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.apps import apps
from django.db.models import Field

FILE = Path(__file__).resolve().parent.parent / "data" / "vocabulary.yaml"
# Lists that have a table of their own, and are told from there.
TOLD_ELSEWHERE = ("event_kinds",)
HEADS = {"round_status": "Status of a round", "zone_status": "Status of a zone", "roles": "Seats"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the vocabulary: the code, its name where it has one, what it says."""

    code: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class WordList:
    """One list of the vocabulary."""

    slug: str
    head: str
    entries: tuple[Entry, ...]


@cache
def vocabulary() -> tuple[WordList, ...]:
    """The lists in the order of the file. The file is part of the program, so it is read once."""
    lists: Mapping[str, Mapping[str, object]] = yaml.safe_load(FILE.read_text())
    return tuple(
        WordList(
            slug,
            HEADS.get(slug, slug.replace("_", " ").capitalize()),
            tuple(_entry(code, told) for code, told in entries.items()),
        )
        for slug, entries in lists.items()
        if slug not in TOLD_ELSEWHERE
    )


def _entry(code: str, told: object) -> Entry:
    if isinstance(told, Mapping):
        return Entry(code, str(told.get("name") or ""), str(told.get("says") or ""))
    return Entry(code, "", str(told))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what kind of value, whether it may be unknown, what it says."""

    name: str
    kind: str
    optional: bool
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the record with what one row of it is."""

    name: str
    says: str
    columns: tuple[Column, ...]


@cache
def tables(app: str) -> tuple[Table, ...]:
    """The tables of a part of the program, by name."""
    models = [model for model in apps.get_app_config(app).get_models() if not model._meta.proxy]
    found = [
        Table(model.__name__, _first_line(model.__doc__), tuple(map(_column, _own(model._meta.get_fields()))))
        for model in models
    ]
    return tuple(sorted(found, key=lambda table: table.name))


def _own(fields: Iterable[object]) -> list[Field]:  # type: ignore[type-arg]
    return [field for field in fields if isinstance(field, Field) and not field.auto_created and field.editable]


def _column(field: Field) -> Column:  # type: ignore[type-arg]
    if field.related_model and not isinstance(field.related_model, str):
        kind = ("many of " if field.many_to_many else "") + field.related_model.__name__
    else:
        kind = field.get_internal_type().removesuffix("Field").removeprefix("Positive")
    return Column(field.name, kind, bool(field.null or field.blank), str(field.help_text))


def _first_line(text: str | None) -> str:
    """The first sentence of a docstring; a model without one has its columns listed there, which say nothing here."""
    said = (text or "").strip().split("\n\n")[0]
    return "" if "(" in said.split(" ")[0] else " ".join(said.split())
