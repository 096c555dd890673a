"""A poll of 200 feeds on local servers, nothing new: how long, and that no body is sent.

DEBUG=true TALKS_VAR=bench/out/var python bench/bench_poll.py [FEEDS]
"""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from events.models import Feed, Host, Outlet
from events.services.outlets import load_outlets
from tests.faults.server import playing


def main(feeds: int) -> None:
    call_command("migrate", verbosity=0)
    load_outlets()  # as the command does; their feeds are real ones, and a benchmark asks this machine only
    Feed.objects.all().update(active=False)
    outlet, _ = Outlet.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    Feed.objects.filter(outlet=outlet).delete()
    # Each feed has a host of its own, as feeds have: the machine's loopback network has millions of addresses.
    with playing("0.0.0.0") as server:
        settings.FETCH_LOOPBACK_PORTS = [server.port]
        hosts = [f"127.{n // 250}.{n % 250}.7" for n in range(1, feeds + 1)]
        Feed.objects.bulk_create(
            Feed(slug=f"bench-{n}", outlet=outlet, url=f"http://{host}:{server.port}/conditional")
            for n, host in enumerate(hosts)
        )
        for what in ("first", "nothing new"):
            Host.objects.update(next_at=None)
            Feed.objects.filter(outlet=outlet).update(due_at=timezone.now() - timedelta(minutes=2))
            before = time.perf_counter()
            call_command("poll", verbosity=0)
            print(f"{what}: {feeds} feeds in {time.perf_counter() - before:.1f} s (asked for under 10)")
        unchanged = Feed.objects.filter(outlet=outlet, polls__outcome="unchanged").count()
        print(f"{unchanged} of {feeds} answered 304 without a body")
    Feed.objects.filter(outlet=outlet).delete()


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["200"])[0]))
