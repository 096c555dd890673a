#!/usr/bin/env python
"""The record's speed: loading, rebuilding, pages, and pages again with the statements multiplied.

    python bench/bench_record.py [--times 1000]

Runs in a database of its own, which it takes away again. Copies of all statements and one citation each are made in SQL
and hang on rounds of a track that has no states, as the record of many other talks would: what a page shows stays the
same, what it has to be found among grows.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection, connections
from django.test import Client
from django.test.runner import DiscoverRunner
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from talks import queries
from talks.models import Citation, Statement
from talks.services.deriving import rebuild
from talks.services.loading import DATA, load

ASKED: dict[str, Callable[[], object]] = {
    "rounds": queries.rounds,
    "round astana-6": lambda: queries.round_page("astana-6"),
    "timeline": queries.timeline,
    "zone idlib": lambda: queries.zone_page("idlib"),
    "changes": queries.changes,
}
PAGES = ["/", "/rounds/", "/rounds/astana-6/", "/zones/", "/zones/idlib/", "/actors/russia/", "/changes/"]
PROMISES = {"load": 10.0, "load unchanged": 1.0, "rebuild": 5.0, "/rounds/": 0.040, "/rounds/astana-6/": 0.060}


def timed(name: str, act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return told(name, time.perf_counter() - begun)


def told(name: str, seconds: float, more: str = "") -> float:
    promised = PROMISES.get(name)
    verdict = "" if promised is None else f"  promised {promised:g} s: {'kept' if seconds <= promised else 'BROKEN'}"
    print(f"{name:28} {seconds * 1000:10.1f} ms{more}{verdict}", flush=True)
    return seconds


def median(act: Callable[[], object], runs: int = 15) -> float:
    act()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def page(client: Client, address: str) -> Callable[[], object]:
    """A page served whole, never from a cache."""
    return lambda: client.get(address, headers={"Cache-Control": "no-cache"})


def measure() -> dict[str, float]:
    """Times of all questions and of the pages there are."""
    found = {}
    for name, ask in ASKED.items():
        with CaptureQueriesContext(connection) as asked:
            ask()
        count = len(asked)  # before the log is emptied
        found[name] = told(name, median(ask), f"  {count:3} queries")
    client = Client(HTTP_HOST="127.0.0.1", raise_request_exception=False)
    for address in PAGES:
        status = client.get(address).status_code
        if status != 200:
            print(f"{address:28} no page ({status})")
            continue
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        count = len(asked)
        found[address] = told(address, median(page(client, address)), f"  {count:3} queries")
    return found


# Foreign keys of the copies are sound by the way they are made, and checking them takes minutes.
MULTIPLY = """
SET session_replication_role = replica;
INSERT INTO talks_track (slug, name, loaded, position, convener, colour_light, colour_dark, numbered, description,
    numbering, notes) VALUES ('bench', 'Bench', '{}', 99, '', '', '', true, '', '', '{}');
INSERT INTO talks_round (slug, name, loaded, number, notes, track_id)
    SELECT 'bench-' || n, 'Bench ' || n, '{}', n, '', (SELECT id FROM talks_track WHERE slug = 'bench')
    FROM generate_series(1, %(copies)s) n;
INSERT INTO talks_statement (id, round_id, property, qualifier, value, claimant_actor_id, claimant_person_id, said_from,
    said_to, known_on, rank, reason, note, claimant_words, doubts, entered_by, entered_at, why, decided_by)
    SELECT md5(s.id || r.id), r.id, s.property, s.qualifier, s.value, s.claimant_actor_id, s.claimant_person_id,
        s.said_from, s.said_to, s.known_on, s.rank, s.reason, s.note, s.claimant_words, s.doubts, 'bench', s.entered_at,
        s.why, s.decided_by
    FROM talks_statement s CROSS JOIN talks_round r WHERE r.slug LIKE 'bench-%%';
INSERT INTO talks_citation (statement_id, source_id, quote, quote_hash, known_on, known_basis, from_files)
    SELECT s.id, (SELECT min(id) FROM talks_source), '', '', s.known_on, '', false
    FROM talks_statement s WHERE s.entered_by = 'bench';
SET session_replication_role = DEFAULT;
"""


def multiply(times: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MULTIPLY, {"copies": times - 1})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(f"{Statement.objects.count():,} statements, {Citation.objects.count():,} citations")


def run(times: int) -> int:
    now = timezone.now()
    timed("load", lambda: load(DATA, now))
    timed("load unchanged", lambda: load(DATA, now))
    timed("rebuild", rebuild)
    before = measure()
    if times < 2:
        return 0
    timed(f"multiply by {times}", lambda: multiply(times))
    after = measure()
    grown = {name: after[name] / before[name] for name in before}
    for name, factor in grown.items():
        print(f"{name:28} {factor:10.2f} times{'' if factor < 1.5 else '  promised under 1.5: BROKEN'}")
    return int(any(factor >= 1.5 for factor in grown.values()))


def main() -> int:
    parser = argparse.ArgumentParser(description="The record's speed.")
    parser.add_argument("--times", type=int, default=1000, help="multiply the statements; 1 leaves them")
    times = parser.parse_args().times
    runner = DiscoverRunner(verbosity=0, interactive=False)
    made = runner.setup_databases()
    try:
        return run(times)
    finally:
        connections.close_all()
        runner.teardown_databases(made)


if __name__ == "__main__":
    sys.exit(main())
