"""Which articles carry the same text: the first of them names the cluster. Exact by hash, near by MinHash."""

from collections.abc import Sequence

from django.db import connection

from events.models import Article, Print
from events.services import alike

MOST_CANDIDATES = 50
Signed = tuple[Article, list[int] | None]


def clusters_of(signed: Sequence[Signed]) -> dict[str, str]:
    """For each article, in order, the cluster of the first one with its words, its own id where there is none.

    Keeps the articles' prints. One worker at a time, until its transaction ends: of two copies read at once neither
    could see the other.
    """
    lock()
    new = [article.pk for article, _ in signed]
    same = first_with_hashes([article.folded_hash for article, _ in signed], new)
    keys = {article.pk: alike.bands(values) for article, values in signed if values is not None}
    near = candidates(keys, new)
    found: dict[str, str] = {}
    earlier: dict[str, list[int]] = {}
    for article, values in signed:
        cluster = same.get(article.folded_hash)
        if cluster is None and values is not None:
            others = near.get(article.pk, []) + [(found[pk], pk, other) for pk, other in earlier.items()]
            cluster = nearest(values, others)
        found[article.pk] = cluster or article.pk
        if article.folded_hash:
            same.setdefault(article.folded_hash, found[article.pk])
        if values is not None:
            earlier[article.pk] = values
    keep_prints(earlier, keys)
    return found


def lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('events.likeness'))")


def first_with_hashes(hashes: Sequence[str], but: Sequence[str]) -> dict[str, str]:
    """By hash, the cluster of the first article with exactly these words."""
    rows = Article.objects.filter(folded_hash__in=[one for one in hashes if one]).exclude(pk__in=but)
    rows = rows.order_by("folded_hash", "added_at", "id").distinct("folded_hash")
    return {hash_: cluster or pk for hash_, cluster, pk in rows.values_list("folded_hash", "cluster", "id")}


def nearest(values: list[int], others: Sequence[tuple[str, str, list[int]]]) -> str | None:
    """The cluster of the print most like this one, when it is like it at all; others are (cluster, id, signature)."""
    best, found = alike.ALIKE, None
    for cluster, pk, signature in others:
        share = alike.likeness(values, signature)
        if share >= best:
            best, found = share, cluster or pk
    return found


def candidates(keys: dict[str, list[int]], but: Sequence[str]) -> dict[str, list[tuple[str, str, list[int]]]]:
    """For each text the prints that share a band with it, as (cluster, id, signature) in the order of ids."""
    met = met_in_bands(keys, but)
    pks = sorted({pk for some in met.values() for pk in some})
    rows = Print.objects.filter(article__in=pks).values_list("article_id", "article__cluster", "signature")
    prints = {pk: (cluster, pk, alike.unpacked(bytes(signature))) for pk, cluster, signature in rows}
    return {asker: [prints[pk] for pk in some] for asker, some in met.items()}


def met_in_bands(keys: dict[str, list[int]], but: Sequence[str]) -> dict[str, list[str]]:
    """For each text the ids of those that share a band. Bands common to thousands tell nothing; the list is cut."""
    askers = list(keys)
    if not askers:
        return {}
    with connection.cursor() as cursor:
        # Key by key, and few of each: of many keys, or of all that have one, the planner expects a share of all prints
        # and reads every one of them. For the same reason the prints themselves are asked for by their ids.
        cursor.execute(
            "SELECT place, (array_agg(pk ORDER BY pk))[:%s] FROM (SELECT DISTINCT (asked.n - 1) / %s, met.article_id"
            " FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked(key, n),"
            " LATERAL (SELECT article_id FROM events_print WHERE bands @> ARRAY[asked.key] LIMIT %s) AS met"
            " WHERE met.article_id <> ALL(%s)) AS found(place, pk) GROUP BY place",
            [
                MOST_CANDIDATES,
                alike.BANDS,
                array([band for asker in askers for band in keys[asker]]),
                MOST_CANDIDATES,
                list(but),
            ],
        )
        return {askers[place]: pks for place, pks in cursor.fetchall()}


def keep_prints(signatures: dict[str, list[int]], keys: dict[str, list[int]]) -> None:
    """In one statement, keys as whole arrays: value by value the ORM takes longer over them than the search does."""
    rows = [(pk, alike.packed(values), array(keys[pk])) for pk, values in signatures.items()]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO events_print (article_id, signature, bands) SELECT pk, signature, bands::bigint[]"
            " FROM unnest(%s::text[], %s::bytea[], %s::text[]) AS given(pk, signature, bands)"
            " ON CONFLICT (article_id) DO UPDATE SET signature = excluded.signature, bands = excluded.bands",
            [list(column) for column in zip(*rows, strict=True)],
        )


def array(numbers: Sequence[int]) -> str:
    """Numbers as PostgreSQL writes an array."""
    return f"{{{','.join(map(str, numbers))}}}"
