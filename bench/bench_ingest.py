"""From HTML to stored claims against trafilatura alone, on the same pages: rate a core, with few and many in store,
with one worker and with two.

TALKS_VAR=bench/out/var python bench/bench_ingest.py [PAGES] [STORED], with a new TALKS_VAR: what was filled stays.
"""

import os
import resource
import subprocess
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
from django.utils import timezone

from bench.breakdown import Breakdown
from bench.filling import fill
from bench.pages import page
from config.celery import look_seldom
from events import tasks
from events.models import Article, Claim
from events.services import bringing, children
from events.services.kinds import load_kinds

TURNS = 3  # of one worker and two
_numbers = count(int(time.time() * 1000) * 1000 + os.getpid() % 1000 * 1_000_000)


def cpu() -> float:
    """CPU seconds of this process and of all it started, gone or still there."""
    own, gone = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    living = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in told]
    ticks = sum(int(part) for parts in living for part in parts)
    return own.ru_utime + own.ru_stime + gone.ru_utime + gone.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


def timed(do: Callable[[], None]) -> tuple[float, float]:
    """Wall and CPU seconds; the start of the parser's child falls on the first pages, as it does in a worker."""
    wall, busy = time.perf_counter(), cpu()
    do()
    return time.perf_counter() - wall, cpu() - busy


def alone(pages: list[bytes]) -> None:
    for raw in pages:
        trafilatura.bare_extraction(raw, fast=True, with_metadata=True, include_comments=False)


def ingest(pages: list[bytes]) -> None:
    """What `ingest` and one worker do, in one process."""
    some = [bringing.Brought(f"page {n}", raw) for n, raw in enumerate(pages)]
    for part in tasks.in_parts(bringing.store(some, uuid.uuid4(), timezone.now(), None, None)):
        tasks.open_parcels(part)


def made(pages: int) -> list[bytes]:
    return [page(next(_numbers)) for _ in range(pages)]


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def against_trafilatura(pages: int) -> float:
    """Both on the same pages, in turns of fifty, so that what else the machine does falls on both."""
    base_wall = base_cpu = wall = busy = 0.0
    parts, there = Breakdown(), Article.objects.count()
    children.close()
    for _ in range(0, pages, 50):
        raws = made(50)
        spent = timed(lambda: alone(raws))  # noqa: B023
        base_wall, base_cpu = base_wall + spent[0], base_cpu + spent[1]
        with parts:
            spent = timed(lambda: ingest(raws))  # noqa: B023
        wall, busy = wall + spent[0], busy + spent[1]
    print(
        f"{there:,} in store: trafilatura {pages / base_cpu:.1f}/s of CPU, ingest {pages / busy:.1f}/s of CPU "
        f"(ratio {base_cpu / busy:.2f}), wall {pages / base_wall:.1f}/s and {pages / wall:.1f}/s "
        f"(ratio {base_wall / wall:.2f}); database server not counted in CPU; {load()}"
    )
    print(*parts.lines(pages, busy), sep="\n", flush=True)
    return busy / base_cpu


def worker(pages: int) -> None:
    """One worker among several: ready, then at work once told to."""
    look_seldom()
    raws = made(pages)
    ingest(made(25))
    print("ready", flush=True)
    sys.stdin.readline()
    print(timed(lambda: ingest(raws))[1], flush=True)


def workers(number: int, pages: int) -> tuple[float, float]:
    """Wall and CPU seconds of so many workers with so many pages each."""
    order = [sys.executable, __file__, "worker", str(pages)]
    crew = [
        subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        for _ in range(number)
    ]
    for one in crew:
        assert one.stdout and one.stdout.readline() == "ready\n"
    begun = time.perf_counter()
    for one in crew:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    spent = sum(float(one.stdout.readline()) for one in crew if one.stdout)
    return time.perf_counter() - begun, spent


def main(pages: int, stored: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("load_record", verbosity=0)
    load_kinds()
    look_seldom()
    alone(made(20))
    ingest(made(25))
    costs = []
    for size in (1000, stored):
        print(f"filled in {fill(size, claims=True):.0f} s")
        costs.append(against_trafilatura(pages))
    print(f"the rate with many is {costs[0] / costs[1]:.2f} of that with few (asked for at least 0.8)")
    for _ in range(TURNS):
        one_wall, one_cpu = workers(1, pages)
        two_wall, two_cpu = workers(2, pages)
        print(
            f"two workers {2 * one_wall / two_wall:.2f} times one (asked for at least 1.8), "
            f"CPU an article {two_cpu / 2 / one_cpu:.2f} times; {load()}"
        )
    print(f"{Article.objects.count():,} articles, {Claim.objects.count():,} claims")


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        worker(int(sys.argv[2]))
    else:
        main(*(int(arg) for arg in (sys.argv[1:] + ["300", "500000"][len(sys.argv) - 1 :])))
