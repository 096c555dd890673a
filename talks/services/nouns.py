"""Nouns of the data files brought into their tables. What a person changed by hand since the last load stays."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

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
from talks.services.merging import merge, merged

Key = TypeVar("Key", bound=Hashable)
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
    """Make the rows, then set what refers to other rows, then the lists and the aliases."""
    by_kind: defaultdict[str, list[NounDraft]] = defaultdict(list)
    for draft in drafts:
        by_kind[draft.kind].append(draft)
    touched: set[str] = set()
    for kind in TABLES:
        touched |= _rows(kind, by_kind[kind], keys, changes)
        keys.read(kind)
    for kind in TABLES:
        touched |= _links(kind, by_kind[kind], keys, changes)
    changes.changed += sorted(touched - set(changes.new))


def _rows(kind: str, drafts: list[NounDraft], keys: Keys, changes: Changes) -> set[str]:
    """Plain columns, and references to kinds that are there already."""
    table = TABLES[kind]
    standing = table._default_manager.in_bulk(field_name="slug")
    new, touched = [], set()
    for draft in drafts:
        told = draft.columns | _refs(draft, keys, own=False)
        row: Any = standing.get(draft.slug)
        if row is None:
            row = table(slug=draft.slug)
            merge(row, told)
            new.append(row)
            changes.new.append(f"{kind} {draft.slug}")
        elif _bring(row, told, f"{kind} {draft.slug}", changes):
            touched.add(f"{kind} {draft.slug}")
    table._default_manager.bulk_create(new, batch_size=1000)
    return touched


def _refs(draft: NounDraft, keys: Keys, *, own: bool) -> dict[str, int | None]:
    """References by column, to rows of the same kind or to those of others."""
    return {
        f"{name}_id": keys.of(of).get(slug) if slug else None
        for name, (of, slug) in draft.refs.items()
        if (of == draft.kind) == own
    }


def _bring(row: Any, told: dict[str, Any], name: str, changes: Changes) -> bool:
    """Bring a standing row's columns up to the files, and save what came of it."""
    before = dict(row.loaded)
    touched, kept = merge(row, told)
    changes.kept += [f"{name} {column}" for column in kept]
    if touched or before != row.loaded:
        row.save()
    return touched


def _links(kind: str, drafts: list[NounDraft], keys: Keys, changes: Changes) -> set[str]:
    """References among rows of one kind, the lists of other rows, and the names."""
    table: Any = TABLES[kind]
    rows = table._default_manager.in_bulk([draft.slug for draft in drafts], field_name="slug")
    before = {slug: dict(row.loaded) for slug, row in rows.items()}
    touched = set()
    for draft in drafts:
        if own := _refs(draft, keys, own=True):
            touched |= {draft.slug} if _bring(rows[draft.slug], own, f"{kind} {draft.slug}", changes) else set()
    for name in drafts[0].lists if drafts else ():
        told = {draft.slug: [keys.of(of)[slug] for of, slug in _listed(draft, name)] for draft in drafts}
        touched |= fill(table, name, rows, told)
    touched |= _aliases(kind, drafts, rows)
    table._default_manager.bulk_update(
        [row for slug, row in rows.items() if row.loaded != before[slug]], ["loaded"], batch_size=500
    )
    return {f"{kind} {slug}" for slug in touched}


def _listed(draft: NounDraft, name: str) -> list[tuple[str, str]]:
    of, slugs = draft.lists[name]
    return [(of, slug) for slug in slugs]


def fill(table: Any, name: str, rows: Mapping[Key, Any], told: Mapping[Key, Iterable[int]]) -> set[Key]:
    """Bring a list of rows up to the files, by the keys of `rows`; returns those of the rows whose list changed."""
    field = table._meta.get_field(name)
    through, mine, theirs = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
    standing: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for pk, left, right in through.objects.values_list("pk", mine, theirs):
        standing[left][right] = pk
    stale, new, touched = [], [], set()
    for key, values in told.items():
        there = standing[rows[key].pk]
        wanted = merged(rows[key], name, values, there)
        stale += [there[pk] for pk in there.keys() - wanted]
        new += [through(**{mine: rows[key].pk, theirs: pk}) for pk in sorted(wanted - there.keys())]
        touched |= {key} if wanted != there.keys() else set()
    through.objects.filter(pk__in=stale).delete()
    through.objects.bulk_create(new, batch_size=1000)
    return touched


def _aliases(kind: str, drafts: list[NounDraft], rows: dict[str, Any]) -> set[str]:
    """Names by language. Of a row that remembers none, all that stand stay."""
    named = [draft for draft in drafts if draft.aliases or rows[draft.slug].loaded.get("aliases")]
    standing: defaultdict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    found = Alias.objects.filter(**{f"{kind}__in": [rows[draft.slug].pk for draft in named]}) if named else ()
    for alias in found:
        standing[getattr(alias, f"{kind}_id")][alias.language, alias.text] = alias.pk
    stale, new, touched = [], [], set()
    for draft in named:
        row = rows[draft.slug]
        there = standing[row.pk]
        wanted = merged(row, "aliases", draft.aliases, there, first=there)
        stale += [there[name] for name in there.keys() - wanted]
        new += [
            Alias(**{f"{kind}_id": row.pk}, language=language, text=text, folded=folded(text))
            for language, text in sorted(wanted - there.keys())
        ]
        touched |= {draft.slug} if wanted != there.keys() else set()
    Alias.objects.filter(pk__in=stale).delete()
    Alias.objects.bulk_create(new, batch_size=1000)
    return touched


def load_commitments(told: list[dict[str, Any]], keys: Keys, changes: Changes) -> None:
    """Obligations by document and number. Those that left the files go, unless a person had a hand in them."""
    standing = {(row.document_id, row.n): row for row in Commitment.objects.all()}
    rows: dict[tuple[int, int], Any] = {}
    lists: dict[str, dict[tuple[int, int], list[int]]] = {"owner": {}, "zones": {}, "sources": {}}
    named = {}
    for one in told:
        key = (keys.of("document")[one["document"]], one["n"])
        named[key] = f"commitment {one['document']}/{one['n']}"
        columns = {
            "text": one["text"],
            "topic_id": keys.of("topic").get(one["topic"]),
            "due": one["due"],
            "due_words": one["due_words"],
        }
        row = standing.pop(key, None)
        if row is None:
            row = Commitment(document_id=key[0], n=key[1])
            merge(row, columns)
            row.save()
            changes.new.append(named[key])
        elif _bring(row, columns, named[key], changes):
            changes.changed.append(named[key])
        rows[key] = row
        lists["owner"][key] = [keys.of("actor")[slug] for slug in one["owners"]]
        lists["zones"][key] = [keys.of("zone")[slug] for slug in one["zones"]]
        lists["sources"][key] = [keys.of("source")[source] for source in one["sources"]]
    touched = {named[key] for name, values in lists.items() for key in fill(Commitment, name, rows, values)}
    changes.changed += sorted(touched - {*changes.new, *changes.changed})
    Commitment.objects.bulk_update(rows.values(), ["loaded"], batch_size=500)
