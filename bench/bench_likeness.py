"""Near-duplicates: the cost of a signature, and of a search among many articles.

TALKS_VAR=bench/out/var python bench/bench_likeness.py [STORED]
"""

import os
import random
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.core.management import call_command

from bench.filling import fill
from events.models import Article
from events.services import alike
from events.services.likeness import candidates


def main(stored: int) -> None:
    call_command("migrate", verbosity=0)
    print(f"filled in {fill(stored, claims=False):.0f} s")
    told = random.Random(1)
    text = " ".join(f"word{told.randint(0, 3000)}" for _ in range(650))
    times, asked = [], []
    for n in range(200):
        before = time.perf_counter()
        values = alike.signature(f"{text} {n}")
        times.append(time.perf_counter() - before)
        assert values is not None
        keys = alike.bands(values)
        before = time.perf_counter()
        candidates({"": keys}, [])
        asked.append(time.perf_counter() - before)
    asked.sort()
    load, cores = os.getloadavg()[0], os.cpu_count()
    print(f"a signature of 650 words: {median(times) * 1000:.2f} ms (asked for about 1)")
    told = (("least", asked[0]), ("median", median(asked)), ("95 of 100 within", asked[189]))
    print(f"a search among {Article.objects.count():,} (asked for under 10 ms; load {load:.1f} on {cores} cores):")
    print(", ".join(f"{name} {seconds * 1000:.2f} ms" for name, seconds in told))


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["1000000"])[0]))
