"""Which articles carry the same text: the first of them names the cluster. Exact by hash, near by MinHash."""

from django.db import connection

from events.models import Article, Print
from events.services import alike

MOST_CANDIDATES = 50


def cluster_of(article: Article, text: str) -> str:
    """The id of the first article with these words, this one's own where there is none; keeps this one's print."""
    values = alike.signature(text)
    if values is not None:
        made = Print(article=article, signature=alike.packed(values), bands=alike.bands(values))
        Print.objects.bulk_create(
            [made], update_conflicts=True, unique_fields=["article"], update_fields=["signature", "bands"]
        )
    same = Article.objects.filter(folded_hash=article.folded_hash).exclude(pk=article.pk).exclude(folded_hash="")
    first = same.order_by("added_at", "id").values_list("cluster", "id").first()
    if first is None and values is not None:
        first = nearest(article, values)
    return (first[0] or first[1]) if first else article.pk


def nearest(article: Article, values: list[int]) -> tuple[str, str] | None:
    """(cluster, id) of the article most like this one, when it is like it at all."""
    best, found = alike.ALIKE, None
    for pk, signature in candidates(alike.bands(values), article.pk):
        share = alike.likeness(values, alike.unpacked(signature))
        if share >= best:
            best, found = share, pk
    return Article.objects.values_list("cluster", "id").get(pk=found) if found else None


def candidates(bands: list[int], but: str) -> list[tuple[str, bytes]]:
    """Prints that share a band. Bands common to thousands tell nothing; the list is cut."""
    with connection.cursor() as cursor:
        # Key by key, and few of each: of many keys, or of all that have one, the planner expects a share of all prints
        # and reads every one of them.
        cursor.execute(
            "SELECT article_id, signature FROM events_print WHERE article_id IN ("
            " SELECT p.article_id FROM unnest(%s::bigint[]) AS key, LATERAL"
            " (SELECT article_id FROM events_print WHERE bands @> ARRAY[key] AND article_id <> %s LIMIT %s) AS p"
            ") ORDER BY article_id LIMIT %s",
            [bands, but, MOST_CANDIDATES, MOST_CANDIDATES],
        )
        return [(pk, bytes(signature)) for pk, signature in cursor.fetchall()]
