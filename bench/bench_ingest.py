"""From HTML to stored claims against trafilatura alone, on the same pages: rate a core, with few and many in store.

TALKS_VAR=bench/out/var python bench/bench_ingest.py [PAGES] [STORED]
"""

import os
import resource
import sys
import time
import uuid
from collections.abc import Callable
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

import trafilatura
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.pages import page
from events import tasks
from events.models import Article, Claim
from events.services import bringing, children

FILL = """
WITH new AS (
    INSERT INTO talks_source (url_key, url, title, publisher, published_basis)
    SELECT 'bench:' || n, '', '', '', '' FROM generate_series(%(low)s::int, %(high)s::int) AS n
    RETURNING id, url_key
), made AS (
    INSERT INTO events_article (id, source_id, title, byline, published, published_inferred, language, text_public,
        added_at, state, attempts, error, reader, folded_hash, cluster)
    SELECT md5(url_key), id, url_key, '', '2017-09-02', false, 'en', false, now(), 'done', 0, '', '1',
        md5(url_key || 'x'), md5(url_key) FROM new
    RETURNING id
)
INSERT INTO events_print (article_id, signature, bands)
SELECT id, decode(repeat('00', 512), 'hex'),
    ARRAY(SELECT (('x' || substr(md5(id || band), 1, 16))::bit(64)::bigint) & 9223372036854775807
          FROM generate_series(1, 32) AS band)
FROM made
"""
INDEX = "CREATE INDEX IF NOT EXISTS print_by_band ON events_print USING gin (bands) WITH (fastupdate = off)"
_numbers = count(int(time.time()) * 1000)


def cpu() -> float:
    own, gone = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + gone.ru_utime + gone.ru_stime


def timed(do: Callable[[], None]) -> tuple[float, float]:
    """Wall and CPU seconds; the parser's child is ended, so that its time counts."""
    wall, busy = time.perf_counter(), cpu()
    do()
    children.close()
    return time.perf_counter() - wall, cpu() - busy


def alone(pages: list[bytes]) -> None:
    for raw in pages:
        trafilatura.bare_extraction(raw, fast=True, with_metadata=True, include_comments=False)


def ingest(pages: list[bytes]) -> None:
    """What `ingest` and one worker do, in one process."""
    some = [bringing.Brought(f"page {n}", raw) for n, raw in enumerate(pages)]
    for part in tasks.in_parts(bringing.store(some, uuid.uuid4(), timezone.now(), None, None)):
        tasks.open_parcels(part)


def fill(stored: int) -> None:
    """Bring the store to so many articles, with prints; rows with short texts serve for the figure."""
    there = Article.objects.count()
    with connection.cursor() as cursor:
        if there < stored:
            cursor.execute("DROP INDEX IF EXISTS print_by_band")
        for low in range(there, stored, 20_000):
            cursor.execute(FILL, {"low": low, "high": min(low + 20_000, stored) - 1})
        cursor.execute(INDEX)
        cursor.execute("ANALYZE")


def main(pages: int, stored: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("load_record", verbosity=0)
    raws = [page(next(_numbers)) for _ in range(pages)]
    alone(raws[:20])
    ingest([page(next(_numbers)) for _ in range(20)])
    for size in (1000, stored):
        fill(size)
        raws = [page(next(_numbers)) for _ in range(pages)]
        base_wall, base_cpu = timed(lambda: alone(raws))  # noqa: B023
        wall, busy = timed(lambda: ingest(raws))  # noqa: B023
        print(
            f"{size:,} in store: trafilatura {pages / base_cpu:.1f}/s of CPU, ingest {pages / busy:.1f}/s of CPU "
            f"(ratio {base_cpu / busy:.2f}), wall {pages / base_wall:.1f}/s and {pages / wall:.1f}/s "
            f"(ratio {base_wall / wall:.2f}); database server not counted in CPU"
        )
    print(f"{Article.objects.count():,} articles, {Claim.objects.count():,} claims")


if __name__ == "__main__":
    main(*(int(arg) for arg in (sys.argv[1:] + ["150", "500000"][len(sys.argv) - 1 :])))
