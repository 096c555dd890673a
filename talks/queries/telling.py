"""Statements with their sources as far as known on a day, and what stands behind a field. Three queries a call."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from talks.derive import Cited, Corroboration, Said, corroborate
from talks.derive.spans import as_day
from talks.models import Citation, Statement
from talks.models.statements import SUBJECTS
from talks.queries.shapes import Cite, Field, Speaker, Told

CITED = (
    *("statement_id", "source_id", "source__url", "source__publisher", "source__title", "source__published"),
    *("source__origin__slug", "source__origin__name", "source__origin__ownership", "source__origin__state__slug"),
    *("known_on", "known_basis", "quote"),
)


def told(as_of: date | None, *, origins: bool = True, **subject: Any) -> list[Told]:
    """Standing statements on a subject (any filter on Statement), in the order they were said."""
    statements = Statement.objects.visible(as_of).filter(**subject).select_related("claimant_actor", "claimant_person")
    rows = [(row, *_subject(row)) for row in statements]
    slugs = _slugs((kind, pk) for _, kind, pk in rows)
    cites = _cites([row.pk for row, _, _ in rows], as_of) if origins else {}
    found = [_told(row, kind, slugs[kind, pk], cites.get(row.pk, [])) for row, kind, pk in rows]
    return sorted(found, key=lambda one: (one.said, one.known_on, one.id))


def _subject(row: Statement) -> tuple[str, int]:
    return next((name, pk) for name in SUBJECTS if (pk := getattr(row, f"{name}_id")) is not None)


def _slugs(subjects: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Slugs by kind and key: one small query a kind, which costs less than joining all six to each statement."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, pk in subjects:
        ids[kind].add(pk)
    found = {}
    for kind, of_kind in ids.items():
        table: Any = Statement._meta.get_field(kind).related_model
        rows = table._default_manager.filter(pk__in=of_kind).order_by().values_list("pk", "slug")
        found.update({(kind, pk): slug for pk, slug in rows})
    return found


def _told(row: Statement, kind: str, slug: str, cites: list[Cite]) -> Told:
    return Told(
        id=row.pk,
        kind=kind,
        slug=slug,
        property=row.property,
        qualifier=row.qualifier,
        value=row.value,
        speaker=speaker(row),
        said=row.said_from or row.known_on,
        said_from=row.said_from,
        said_to=row.said_to,
        known_on=row.known_on,
        start=as_day(row.value.get("start")),
        end=as_day(row.value.get("end")),
        rank=row.rank,
        reason=row.reason,
        note=row.note,
        doubts=tuple(row.doubts),
        cites=tuple(cites),
    )


def speaker(row: Statement) -> Speaker:
    """Who said a statement; the source's own words for the speaker win as the name to show."""
    if row.claimant_actor:
        return Speaker(
            row.claimant_words or row.claimant_actor.name, "actor", row.claimant_actor.slug, row.claimant_words
        )
    if row.claimant_person:
        name = row.claimant_words or row.claimant_person.name
        return Speaker(name, "person", row.claimant_person.slug, row.claimant_words)
    return Speaker(row.claimant_words, words=row.claimant_words)


def _cites(statements: list[str], as_of: date | None) -> dict[str, list[Cite]]:
    """The citations of statements as plain values: a page has hundreds, and rows of four tables each cost more."""
    citations = Citation.objects.filter(statement__in=statements).order_by("known_on", "id")
    if as_of is not None:
        citations = citations.filter(known_on__lte=as_of)
    found: defaultdict[str, list[Cite]] = defaultdict(list)
    for row in citations.values_list(*CITED):
        statement, source, url, publisher, title, published, origin, name, ownership, state, known_on, basis, quote = (
            row
        )
        found[statement].append(
            Cite(
                source=source,
                url=url,
                publisher=publisher,
                origin=origin,
                origin_name=name or title,
                ownership=ownership or "unknown",
                owner=state if ownership == "state" else None,
                published=published,
                known_on=known_on,
                basis=basis,
                quote=quote,
            )
        )
    return found


def counts(statements: Iterable[Told], seated: frozenset[str] = frozenset()) -> Corroboration:
    """Said by, carried by, media of a state at the table."""
    statements = list(statements)
    owners = {cite.origin: cite.owner for one in statements for cite in one.cites if cite.origin}
    said = [
        Said(
            id=one.id,
            property=one.property,
            value=one.value,
            known_on=one.known_on,
            claimant=one.speaker.slug or one.speaker.words or None,
            cited=tuple(Cited(cite.known_on, cite.origin) for cite in one.cites),
        )
        for one in statements
    ]
    return corroborate(said, owners, seated)


def as_field(
    name: str,
    statements: Iterable[Told],
    value_of: Callable[[Told], Any],
    shown: Any,
    seated: frozenset[str] = frozenset(),
) -> Field:
    """The statements of one field in groups by value: those of the shown value, and each rival by itself."""
    groups: dict[Any, list[Told]] = {}
    for one in statements:
        value = value_of(one)
        if value is not None:
            groups.setdefault(value, []).append(one)
    backing = groups.pop(shown, [])
    rivals = [
        Field(name, tuple(group), (), counts(group, seated), value=value)
        for value, group in sorted(groups.items(), key=lambda pair: str(pair[0]))
    ]
    reason = next((one.reason for one in backing if one.reason), "")
    return Field(name, tuple(backing), tuple(rivals), counts(backing, seated), reason, shown)


def sources_of(statements: Iterable[Told]) -> tuple[Cite, ...]:
    """Every source once, in the order of their days."""
    found: dict[int, Cite] = {}
    for one in statements:
        for cite in one.cites:
            found.setdefault(cite.source, cite)
    return tuple(sorted(found.values(), key=lambda cite: (cite.known_on, cite.url)))
