"""A store filled with generated rows, in SQL: articles with prints, and, where asked, with texts, claims and events."""

import time

from django.db import connection

# No foreign key or trigger is asked about rows that are made to fit; the search's index is built once all are there.
PRESS = """
INSERT INTO talks_source (url_key, url, title, publisher, published_basis)
SELECT 'bench:' || n, '', '', '', '' FROM generate_series(%(low)s::int, %(high)s::int) AS n;
INSERT INTO events_article (id, source_id, title, byline, published, published_inferred, language, text_public,
    added_at, state, attempts, error, reader, folded_hash, cluster, origin_basis)
SELECT md5(url_key), id, url_key, '', date '2012-01-01' + (substr(url_key, 7)::int %% 5300), false, 'en', false, now(),
    'done', 0, '', '1', md5(url_key || 'x'), md5(url_key), ''
FROM talks_source WHERE url_key IN (SELECT 'bench:' || n FROM generate_series(%(low)s::int, %(high)s::int) AS n);
INSERT INTO events_print (article_id, signature, bands)
SELECT md5('bench:' || n), decode(repeat('00', 512), 'hex'),
    (SELECT array_agg((random() * 9e18)::bigint) FROM generate_series(1, 32) WHERE n > 0 OR n = 0)
FROM generate_series(%(low)s::int, %(high)s::int) AS n;
"""
CLAIMS = """
INSERT INTO events_text (article_id, sha256, body, captured_at)
SELECT md5('bench:' || n), md5('' || n), 'Nine buses left the quarter. Number ' || n, now()
FROM generate_series(%(low)s::int, %(high)s::int) AS n;
INSERT INTO events_claim (id, article_id, property, track, number, qualifier, value, claimant_words, known_on, inferred,
    reader, position, finding, sensitive, state, why)
SELECT md5(kind || n), md5('bench:' || n), kind, CASE kind WHEN 'event' THEN '' ELSE 'astana' END,
    CASE kind WHEN 'event' THEN NULL ELSE 1 + n %% 22 END, '', '{"status": "scheduled"}'::jsonb, '',
    date '2012-01-01' + (n %% 5300), false, '1', 0, md5('finding' || kind || n %% 100000), false, 'pending', ''
FROM generate_series(%(low)s::int, %(high)s::int) AS n, unnest(ARRAY['schedule', 'event']) AS kind;
INSERT INTO events_evidence (claim_id, text_id, start, "end", quote)
SELECT claim.id, text.id, 0, 28, substr(text.body, 1, 28) FROM events_text AS text
JOIN events_claim AS claim ON claim.article_id = text.article_id
WHERE text.article_id IN (SELECT md5('bench:' || n) FROM generate_series(%(low)s::int, %(high)s::int) AS n);
INSERT INTO events_event (id, kind_id, modality, start, "end", precision, place, known_on, reviewed)
SELECT md5('event' || n)::uuid, (SELECT id FROM events_eventkind ORDER BY id OFFSET n %% (SELECT count(*) FROM
    events_eventkind) LIMIT 1), 'happened', date '2012-01-01' + (n %% 5300), date '2012-01-01' + (n %% 5300), 'day',
    'Place ' || n %% 500, date '2012-01-01' + (n %% 5300), false
FROM generate_series(%(low)s::int, %(high)s::int) AS n;
INSERT INTO events_eventclaim (claim_id, event_id)
SELECT md5('event' || n), md5('event' || n)::uuid FROM generate_series(%(low)s::int, %(high)s::int) AS n;
"""
INDEX = "CREATE INDEX IF NOT EXISTS print_by_band ON events_print USING gin (bands) WITH (fastupdate = off)"
AT_ONCE = 50_000


def fill(stored: int, *, claims: bool) -> float:
    """Bring the store to so many generated articles; returns the seconds it took."""
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM talks_source WHERE url_key LIKE 'bench:%'")
        there = cursor.fetchone()[0]
        if there >= stored:
            return 0.0
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("DROP INDEX IF EXISTS print_by_band")
        for low in range(there, stored, AT_ONCE):
            span = {"low": low, "high": min(low + AT_ONCE, stored) - 1}
            for order in (PRESS + (CLAIMS if claims else "")).split(";\n"):
                if order.strip():
                    cursor.execute(order, span)
        cursor.execute(INDEX)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")
    return time.perf_counter() - begun
