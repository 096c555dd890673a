"""Asks feeds what is new, now: all that are due, or one by name."""

import sys
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from events import tasks
from events.management.bells import Bells
from events.models import Feed
from events.services import children, polling
from events.services.kinds import load_kinds
from events.services.outlets import load_outlets

AT_ONCE = 6


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--feed", help="slug of one feed, due or not, paused or not")

    def handle(self, *args: Any, **options: Any) -> None:
        load_kinds()
        load_outlets()
        self.bells = Bells(self.stderr.write)
        slug = options["feed"]
        feeds = Feed.objects.filter(slug=slug) if slug else polling.due(timezone.now())
        keys = list(feeds.values_list("pk", flat=True))
        if slug and not keys:
            raise CommandError(f"--feed: there is no feed {slug!r}; /outlets/ lists them")
        told: Counter[str] = Counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for n, (name, says) in enumerate(pool.map(lambda pk: self.ask(pk, bool(slug)), keys), start=1):
                told[says] += 1
                self.draw(n, len(keys))
                if slug or says == "failed":
                    self.stdout.write(f"{name}: {Feed.objects.get(slug=name).last_error or says}")
            list(pool.map(lambda _: children.close(), range(AT_ONCE)))
        self.stdout.write(f"{len(keys)} asked: " + (", ".join(f"{n} {says}" for says, n in told.items()) or "none due"))

    def ask(self, pk: int, anyhow: bool) -> tuple[str, str]:
        """One feed, in a thread with a connection of its own."""
        try:
            feed = polling.take(pk, timezone.now(), anyhow=anyhow)
            if feed is None:
                return Feed.objects.get(pk=pk).slug, "being asked already"
            new = polling.poll(feed, timezone.now)
            for article in new:
                self.bells.ring(tasks.fetch, article)
            after = Feed.objects.get(pk=pk)
            return after.slug, "failed" if after.last_error else "with news" if new else "without news"
        finally:
            connection.close()

    def draw(self, done: int, whole: int) -> None:
        if sys.stderr.isatty() and whole > 1:
            sys.stderr.write(f"\r{done}/{whole} feeds" + ("\n" if done == whole else ""))
            sys.stderr.flush()
