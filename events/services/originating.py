"""Which agency or outlet each article goes back to, so that corroboration counts origins and not addresses.

A byline or dateline of its own that names an agency tells it; without one, the same text elsewhere does; else it is the
outlet's own. What the machine finds is kept on the article. The source, which citations rest on, follows it for as long
as it holds what the machine gave it: an origin that a person or a data file told stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from events.models import Article, Outlet
from events.services import wire
from events.services.wire import Carried
from talks.models import Statement
from talks.services.deriving import rebuild

TOLD = ("byline", "dateline", "line", "agency")  # what outweighs an outlet that merely carries the text


@dataclass(frozen=True, slots=True)
class Agencies:
    """The outlets' origins and marks as they stand now; one question."""

    marks: dict[str, int]
    own: dict[int, Carried]

    def of(self, outlet: int | None) -> Carried | None:
        return self.own.get(outlet) if outlet is not None else None


def agencies() -> Agencies:
    rows = list(Outlet.objects.filter(origin__isnull=False).values_list("pk", "marks", "origin_id"))
    own = {pk: Carried(origin, "agency" if marks else "outlet") for pk, marks, origin in rows}
    return Agencies(wire.marks((marks, origin) for _, marks, origin in rows), own)


def origins_of(
    found: Sequence[tuple[Article, Carried | None]], clusters: dict[str, str], known: Agencies
) -> dict[str, Carried | None]:
    """The origin of each article, in order. Others with its text follow where it is the first to tell one."""
    leaders = {
        pk: Carried(origin, basis)
        for pk, origin, basis in Article.objects.filter(pk__in=set(clusters.values())).values_list(
            "pk", "origin_id", "origin_basis"
        )
        if origin is not None
    }
    told: dict[str, Carried | None] = {}
    for article, carried in found:
        leader = clusters[article.pk]
        own = carried or known.of(article.outlet_id)
        first = None if leader == article.pk else leaders.get(leader)
        if first and carried is None and (first.basis in TOLD or own is None or own.basis not in TOLD):
            told[article.pk] = Carried(first.origin, "copy")
            continue
        told[article.pk] = own
        if own and not (first and first.basis in TOLD):
            leaders[leader] = own
            if leader != article.pk:
                follow(leader, own)
                same = [pk for pk in told if clusters[pk] == leader and pk != article.pk]
                told |= {pk: own if pk == leader else Carried(own.origin, "copy") for pk in same}
    return told


def follow(leader: str, own: Carried) -> None:
    """The other articles with a leader's text go back to what one of them now told; the leader keeps what told it."""
    others = Article.objects.filter(cluster=leader)
    move([(row.pk, own) for row in others])
    others.update(origin=own.origin, origin_basis="copy")
    Article.objects.filter(pk=leader).update(origin_basis=own.basis)


def move(found: Iterable[tuple[str, Carried | None]]) -> None:
    """Let the sources follow, and the record where it cites one of them."""
    rows = [(pk, carried.origin if carried else None) for pk, carried in found]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE talks_source AS source SET origin_id = given.origin FROM events_article AS article"
            " JOIN unnest(%s::text[], %s::bigint[]) AS given(pk, origin) ON article.id = given.pk"
            " WHERE source.id = article.source_id AND source.origin_id IS NOT DISTINCT FROM article.origin_id"
            " AND source.origin_id IS DISTINCT FROM given.origin RETURNING source.id",
            [list(column) for column in zip(*rows, strict=True)],
        )
        moved = [pk for (pk,) in cursor.fetchall()]
    if moved:
        cited: Any = Statement.objects.filter(citations__source__in=moved, round__isnull=False)
        if rounds := list(cited.values_list("round", flat=True).distinct()):
            rebuild("round", rounds)
