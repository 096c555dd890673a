"""What a worker holds while it takes in thousands of short pages: its memory after each thousand.

TALKS_VAR=bench/out/var python bench/bench_memory.py [PAGES]
"""

import os
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import reset_queries
from django.utils import timezone

from bench.pages import page
from config.celery import look_seldom
from events import tasks
from events.services import bringing, children

STEP = 1000
WARM = 2000  # what libraries and the reader's tables take is taken by then


def held() -> int:
    """Megabytes in this process's own memory, PSS; a Celery child holds the same and what Celery is."""
    rollup = Path("/proc/self/smaps_rollup").read_text()
    return int(rollup.split("Pss:")[1].split()[0]) // 1024


def main(pages: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("load_record", verbosity=0)
    look_seldom()
    begun, first = time.time() * 1000, 0
    for done in range(0, pages, STEP):
        for start in range(done, done + STEP, tasks.AT_ONCE):
            some = [
                bringing.Brought("page", page(int(begun) + n, short=True)) for n in range(start, start + tasks.AT_ONCE)
            ]
            tasks.open_parcels(bringing.store(some, uuid.uuid4(), timezone.now(), None, None))
        reset_queries()
        first = held() if done + STEP == WARM else first
        print(f"after {done + STEP:,} pages {held()} MB", flush=True)
    children.close()
    print(f"from {WARM:,} to {pages:,} pages: {held() / first:.3f} times (asked for within 1.1)")


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["20000"])[0]))
