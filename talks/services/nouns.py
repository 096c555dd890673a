"""Nouns of the data files brought into their tables. What a person changed by hand since the last load stays."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from talks.folding import folded
from talks.models import (
    Actor,
    Alias,
    Commitment,
    Document,
    Origin,
    Person,
    Round,
    Topic,
    Track,
    Venue,
    Zone,
)
from talks.services.files.shapes import NounDraft

TABLES: dict[str, type[models.Model]] = {
    "topic": Topic,
    "actor": Actor,
    "origin": Origin,
    "person": Person,
    "track": Track,
    "venue": Venue,
    "round": Round,
    "document": Document,
    "zone": Zone,
}


@dataclass
class Changes:
    """What a load did, in words: slugs and the like by kind."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


class Keys:
    """Primary keys by kind and slug; sources by their short key."""

    def __init__(self, sources: dict[str, int]) -> None:
        self._found: dict[str, dict[str, int]] = {"source": sources}

    def of(self, kind: str) -> dict[str, int]:
        if kind not in self._found:
            self.read(kind)
        return self._found[kind]

    def read(self, kind: str) -> None:
        self._found[kind] = dict(TABLES[kind]._default_manager.values_list("slug", "pk"))


def load_nouns(drafts: list[NounDraft], keys: Keys, changes: Changes) -> None:
    """Make the rows, then set what refers to other rows, then the lists."""
    by_kind: defaultdict[str, list[NounDraft]] = defaultdict(list)
    for draft in drafts:
        by_kind[draft.kind].append(draft)
    loaded: dict[tuple[str, str], dict[str, Any]] = {}
    for kind in TABLES:
        _rows(kind, by_kind[kind], keys, changes, loaded)
        keys.read(kind)
    for kind in TABLES:
        _links(kind, by_kind[kind], keys, loaded)
        _aliases(kind, by_kind[kind], keys)


def _rows(
    kind: str,
    drafts: list[NounDraft],
    keys: Keys,
    changes: Changes,
    loaded: dict[tuple[str, str], dict[str, Any]],
) -> None:
    """Plain columns, and references to kinds that are there already."""
    table = TABLES[kind]
    standing = table._default_manager.in_bulk(field_name="slug")
    new = []
    for draft in drafts:
        told = draft.columns | {
            f"{name}_id": keys.of(of).get(slug) if slug else None
            for name, (of, slug) in draft.refs.items()
            if of != kind
        }
        row: Any = standing.get(draft.slug)
        if row is None:
            row = table(slug=draft.slug, **told)
            row.loaded = {name: _plain(value) for name, value in told.items()}
            new.append(row)
            changes.new.append(f"{kind} {draft.slug}")
        else:
            _merge(row, told, f"{kind} {draft.slug}", changes)
        loaded[kind, draft.slug] = row.loaded
    table._default_manager.bulk_create(new, batch_size=1000)


def _merge(row: Any, told: dict[str, Any], name: str, changes: Changes) -> None:
    """A column that nobody touched follows the files; one that a person changed stays."""
    before, touched = dict(row.loaded), False
    for column, value in told.items():
        standing, last = _plain(getattr(row, column)), before.get(column)
        if standing == _plain(value) or _plain(value) == last:
            row.loaded[column] = _plain(value)
        elif column in before and standing != last:
            changes.kept.append(f"{name} {column}")
        else:
            setattr(row, column, value)
            row.loaded[column] = _plain(value)
            touched = True
    if touched:
        changes.changed.append(name)
    if touched or before != row.loaded:
        row.save()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _links(kind: str, drafts: list[NounDraft], keys: Keys, loaded: dict[tuple[str, str], dict[str, Any]]) -> None:
    """References among rows of one kind, and the lists of other rows, where the files tell them anew."""
    table: Any = TABLES[kind]
    rows = {row.slug: row for row in table._default_manager.all()}
    lists: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for draft in drafts:
        row = rows[draft.slug]
        for name, (of, slug) in draft.refs.items():
            target = keys.of(of).get(slug) if slug else None
            if of == kind and getattr(row, f"{name}_id") != target and row.loaded.get(f"{name}_id") != target:
                setattr(row, f"{name}_id", target)
                row.loaded[f"{name}_id"] = target
                row.save()
        for name, (of, slugs) in draft.lists.items():
            lists[name].update((row.pk, keys.of(of)[slug]) for slug in slugs)
    for name, pairs in lists.items():
        _list(table, name, pairs, {rows[draft.slug].pk for draft in drafts})


def _list(table: Any, name: str, pairs: set[tuple[int, int]], rows: set[int]) -> None:
    through = getattr(table, name).through
    mine, theirs = (
        f"{getattr(table, name).field.m2m_field_name()}_id",
        f"{getattr(table, name).field.m2m_reverse_field_name()}_id",
    )
    standing = {(left, right): pk for pk, left, right in through.objects.values_list("pk", mine, theirs)}
    stale = [pk for (left, right), pk in standing.items() if left in rows and (left, right) not in pairs]
    through.objects.filter(pk__in=stale).delete()
    new = sorted(pairs - standing.keys())
    through.objects.bulk_create([through(**{mine: left, theirs: right}) for left, right in new], batch_size=1000)


def _aliases(kind: str, drafts: list[NounDraft], keys: Keys) -> None:
    """Names are added and never taken away here: people add their own."""
    named = [(draft, language, text) for draft in drafts for language, text in draft.aliases]
    rows = [
        Alias(**{f"{kind}_id": keys.of(kind)[draft.slug]}, language=language, text=text, folded=folded(text))
        for draft, language, text in named
    ]
    Alias.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def load_commitments(told: list[dict[str, Any]], keys: Keys, changes: Changes) -> None:
    """Obligations by document and number; those that left the files go."""
    standing = {(row.document_id, row.n): row for row in Commitment.objects.all()}
    for one in told:
        key = (keys.of("document")[one["document"]], one["n"])
        row = standing.pop(key, None) or Commitment(document_id=key[0], n=key[1])
        columns = {
            "text": one["text"],
            "topic_id": keys.of("topic").get(one["topic"]),
            "due": one["due"],
            "due_words": one["due_words"],
        }
        name = f"commitment {one['document']}/{one['n']}"
        if row.pk is None or any(getattr(row, column) != value for column, value in columns.items()):
            (changes.new if row.pk is None else changes.changed).append(name)
            for column, value in columns.items():
                setattr(row, column, value)
            row.save()
        row.owner.set([keys.of("actor")[slug] for slug in one["owners"]])
        row.zones.set([keys.of("zone")[slug] for slug in one["zones"]])
        row.sources.set([keys.of("source")[key] for key in one["sources"]])
    for row in standing.values():
        changes.gone.append(f"commitment {row}")
        row.delete()
