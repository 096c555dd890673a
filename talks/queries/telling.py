"""Statements with their sources as far as known on a day: at most three queries a call."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Value

from talks.derive.spans import as_day
from talks.models import Citation, Source, Statement
from talks.models.base import Noun
from talks.models.statements import SUBJECTS
from talks.queries.names import Called, called
from talks.queries.shapes import Cite, Speaker, Told

CITED = (
    *("statement_id", "source_id", "source__url", "source__publisher", "source__title", "source__published"),
    *("source__origin__slug", "source__origin__name", "source__origin__ownership", "source__origin__state__slug"),
    *("known_on", "known_basis", "quote"),
)

# The columns of a statement, and the names they go by here.
ASKED = {
    **{name: name for name in ("id", *(f"{kind}_id" for kind in SUBJECTS))},
    **{name: name for name in ("property", "qualifier", "value", "said_from", "said_to", "known_on", "rank")},
    **{name: name for name in ("reason", "note", "doubts")},
    "claimant_words": "words",
    **{f"claimant_{kind}__{column}": f"{kind}_{column}" for kind in ("actor", "person") for column in ("slug", "name")},
}
COLUMNS, NAMED = tuple(ASKED), tuple(ASKED.values())


def told(as_of: date | None, *conditions: Q, origins: bool = True, **subject: Any) -> list[Told]:
    """Standing statements on a subject (any filter on Statement), in the order they were said.

    Notes and reasons are editors' undated words and stand on today's answers only.
    """
    statements = Statement.objects.visible(as_of).filter(*conditions, **subject).order_by()
    rows = [dict(zip(NAMED, row, strict=True)) for row in statements.values_list(*COLUMNS)]
    for row in rows:
        row["kind"] = next(kind for kind in SUBJECTS if row[f"{kind}_id"] is not None)
        if as_of is not None:
            row["note"] = row["reason"] = ""
    slugs = _slugs(rows, subject)
    cites = _cites([row["id"] for row in rows], as_of) if origins else {}
    known = called(as_of)
    found = [_told(row, slugs[row["kind"], row[f"{row['kind']}_id"]], cites.get(row["id"], ()), known) for row in rows]
    return sorted(found, key=lambda one: (one.said, one.known_on, one.id))


def _slugs(rows: Iterable[dict[str, Any]], subject: dict[str, Any]) -> dict[tuple[str, int], str]:
    """Slugs by kind and key: of the nouns asked by, and one small query for all others, which costs less than
    joining six tables to each statement."""
    given = [noun for asked in subject.values() for noun in (asked if isinstance(asked, list) else [asked])]
    found = {(str(noun._meta.model_name), noun.pk): noun.slug for noun in given if isinstance(noun, Noun)}
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        key = (row["kind"], row[f"{row['kind']}_id"])
        if key not in found:
            ids[key[0]].add(key[1])
    if ids:
        first, *others = (_slugs_of(kind, keys) for kind, keys in ids.items())
        found.update({(kind, pk): slug for kind, pk, slug in first.union(*others, all=True)})
    return found


def _slugs_of(kind: str, keys: set[int]) -> QuerySet[Any, Any]:
    table: Any = Statement._meta.get_field(kind).related_model
    rows = table._default_manager.filter(pk__in=keys).order_by().annotate(of_kind=Value(kind))
    found: QuerySet[Any, Any] = rows.values_list("of_kind", "pk", "slug")
    return found


def _told(row: dict[str, Any], slug: str, cites: Iterable[Cite], called: Called) -> Told:
    return Told(
        id=row["id"],
        kind=row["kind"],
        slug=slug,
        property=row["property"],
        qualifier=row["qualifier"],
        value=row["value"],
        speaker=_speaker(row, called),
        said=row["said_from"] or row["known_on"],
        said_from=row["said_from"],
        said_to=row["said_to"],
        known_on=row["known_on"],
        start=as_day(row["value"].get("start")),
        end=as_day(row["value"].get("end")),
        rank=row["rank"],
        reason=row["reason"],
        note=row["note"],
        doubts=tuple(row["doubts"]),
        cites=tuple(cites),
    )


def _speaker(row: dict[str, Any], called: Called) -> Speaker:
    """Who said a statement; the source's own words for the speaker win as the name to show."""
    words = row["words"]
    if slug := row["actor_slug"]:
        return Speaker(words or called.at(slug, row["actor_name"], None), "actor", slug, words)
    if slug := row["person_slug"]:
        return Speaker(words or row["person_name"], "person", slug, words)
    return Speaker(words, words=words)


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
                title=title,
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


def cite_of(source: Source) -> Cite:
    """A source by itself, as a page lists it; its origin and the state behind that are asked for beforehand."""
    origin = source.origin
    return Cite(
        source=source.pk,
        url=source.url,
        publisher=source.publisher,
        title=source.title,
        origin=origin.slug if origin else None,
        origin_name=origin.name if origin else source.title,
        ownership=origin.ownership if origin else "unknown",
        owner=origin.state.slug if origin and origin.state and origin.ownership == "state" else None,
        published=source.published,
        known_on=source.published or date.min,
        basis=source.published_basis,
        quote="",
    )


def sources_of(statements: Iterable[Told]) -> tuple[Cite, ...]:
    """Every source once, in the order of their days."""
    found: dict[int, Cite] = {}
    for one in statements:
        for cite in one.cites:
            found.setdefault(cite.source, cite)
    return tuple(sorted(found.values(), key=lambda cite: (cite.known_on, cite.url)))
