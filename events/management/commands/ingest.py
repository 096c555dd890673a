"""Brings files, folders, archives and addresses in, through the workers, and tells what became of each."""

import sys
import time
import uuid
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from events import tasks
from events.management.bells import Bells
from events.models import Article, Claim, Outlet, Parcel
from events.queries import watch
from events.services import bringing, fetching, pulses
from events.services.kinds import load_kinds
from events.services.outlets import load_outlets
from talks.addresses import NoAddress

AT_ONCE = 100
LOOK_EVERY = 0.2
RING_AGAIN_AFTER = 10.0
GIVE_UP_AFTER = 120.0
WORKING = ("open", "fetch", "read", "gather")
NO_OUTLET = "there is no outlet {!r}; /outlets/ lists them"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="+", help="file, folder, .zip, .warc.gz, .csv, .jsonl or http(s) address")
        parser.add_argument("--published", help="day of publication of all of them, YYYY-MM-DD")
        parser.add_argument("--outlet", help="slug of the outlet of all of them")
        parser.add_argument("--wait", action="store_true", help="until all are read, or failed")

    def handle(self, *args: Any, **options: Any) -> None:
        load_kinds()
        load_outlets()
        self.bells = Bells(self.stderr.write)
        published, outlet = self.day_of(options["published"]), self.outlet_of(options["outlet"])
        batch, bad = uuid.uuid4(), Counter[str]()
        if not all(options["what"]):
            raise CommandError("an empty name stands among what is to be taken in")
        links = [what for what in options["what"] if "://" in what]
        files = [Path(what) for what in options["what"] if "://" not in what]
        pages = self.ask_for(links, outlet, published, bad)
        taken = self.bring_in(files, batch, outlet, published, bad)
        if options["wait"]:
            Waiting(self, batch, pages, taken + len(pages)).until_done(bad)
        else:
            done = "handed to" if self.bells.carried else "kept for"
            self.stdout.write(f"{taken + len(pages)} {done} the workers")
        if bad:
            raise CommandError(f"{bad.total()} could not be taken in; all others were")

    def day_of(self, value: str | None) -> date | None:
        try:
            day = None if value is None else bringing.day(value)
        except ValueError as error:
            raise CommandError(f"--published: {error}") from error
        if day and day > timezone.now().date():
            raise CommandError(f"--published: {day} lies in the future")
        return day

    def outlet_of(self, slug: str | None) -> Outlet | None:
        outlet = None if slug is None else Outlet.objects.filter(slug=slug).first()
        if slug is not None and outlet is None:
            raise CommandError(f"--outlet: {NO_OUTLET.format(slug)}")
        return outlet

    def tell_bad(self, name: str, why: str, bad: Counter[str]) -> None:
        # A name comes from outside: it may hold new lines, or orders to the terminal.
        plain = "".join(letter if letter.isprintable() else "?" for letter in name)
        self.stderr.write(f"{plain}: {why}")
        bad[name] += 1

    def ask_for(self, links: list[str], outlet: Outlet | None, published: date | None, bad: Counter[str]) -> list[str]:
        """Articles for addresses, to be fetched; their ids."""
        pages = []
        for link in links:
            try:
                article, _ = fetching.want(link, timezone.now(), outlet=outlet, published=published, again=True)
            except NoAddress as error:
                self.tell_bad(link, str(error), bad)
                continue
            self.bells.ring(tasks.fetch, article.pk)
            pages.append(article.pk)
        return pages

    def bring_in(
        self, files: list[Path], batch: uuid.UUID, outlet: Outlet | None, published: date | None, bad: Counter[str]
    ) -> int:
        """Parcels for files, a hundred in one transaction; how many there are."""
        found = self.good(files, bad)
        taken = 0
        while some := list(islice(found, AT_ONCE)):
            with transaction.atomic():
                keys = bringing.store(some, batch, timezone.now(), outlet, published)
            for part in tasks.in_parts(keys):
                self.bells.ring(tasks.open_parcels, part)
            taken += len(keys)
        return taken

    def good(self, files: Iterable[Path], bad: Counter[str]) -> Iterator[bringing.Brought]:
        outlets = set(Outlet.objects.values_list("slug", flat=True))
        for path in files:
            for one in bringing.bring(path):
                if one.bad:
                    self.tell_bad(one.name, one.bad, bad)
                elif one.outlet and one.outlet not in outlets:
                    self.tell_bad(one.name, NO_OUTLET.format(one.outlet), bad)
                else:
                    yield one


class Waiting:
    """Watches a batch until nothing of it is to be done, with a bar where somebody looks."""

    def __init__(self, command: Command, batch: uuid.UUID, pages: list[str], whole: int) -> None:
        self.command = command
        self.batch = batch
        self.parcels = Parcel.objects.filter(batch=batch)
        self.pages = pages
        self.whole = whole

    def articles(self, *states: str) -> list[QuerySet[Article]]:
        """Those out of parcels, and those asked for by address."""
        rows = Article.objects.filter(state__in=states)
        return [rows.filter(parcels__batch=self.batch).distinct(), rows.filter(pk__in=self.pages)]

    def open(self) -> list[QuerySet[Any]]:
        """What of it is to be done."""
        return [self.parcels.filter(state="open"), *self.articles(*WORKING)]

    def left(self) -> int:
        return sum(rows.count() for rows in self.open())

    def until_done(self, bad: Counter[str]) -> None:
        before, moved, rung = self.left(), time.monotonic(), time.monotonic()
        while left := self.left():
            self.draw(self.whole - left)
            now = time.monotonic()
            if left != before:
                before, moved = left, now
            if now - moved > GIVE_UP_AFTER:
                self.close_bar()
                self.ask_why(left, timezone.now())
                moved = now
            if now - max(moved, rung) > RING_AGAIN_AFTER:
                self.command.bells.ring(tasks.sweep)
                rung = now
            time.sleep(LOOK_EVERY)
        self.draw(self.whole)
        self.close_bar()
        self.tell(bad)

    def ask_why(self, left: int, now: datetime) -> None:
        """Nothing of it moved for long: say why where a worker does other work first, else raise."""
        worked = watch.seen().get(pulses.WORKER)
        if worked is None or now - worked > timedelta(seconds=GIVE_UP_AFTER):
            raise CommandError(
                f"{left} wait, and nothing moved for {GIVE_UP_AFTER:.0f} s. Is a worker running "
                "(celery -A config worker)? They are kept, and done once one is."
            )
        put_off = [row for rows in self.open() for row in rows.filter(due_at__gt=now).values_list("due_at", "error")]
        if len(put_off) >= left:
            due, error = min(put_off)
            raise CommandError(f"{left} put off, to be tried again from {due:%H:%M} UTC on: {error}")
        self.command.stderr.write(f"{left} wait behind other work, which a worker does.")

    def draw(self, done: int) -> None:
        if sys.stderr.isatty() and self.whole > 1:
            full = int(40 * done / self.whole)
            sys.stderr.write(f"\r[{'#' * full}{'.' * (40 - full)}] {done}/{self.whole}")
            sys.stderr.flush()

    def close_bar(self) -> None:
        if sys.stderr.isatty() and self.whole > 1:
            sys.stderr.write("\n")

    def tell(self, bad: Counter[str]) -> None:
        for name, error in self.parcels.filter(state__in=("failed", "parked")).values_list("name", "error"):
            self.command.tell_bad(name, error, bad)
        for rows in self.articles("failed", "parked"):
            for url, pk, error in rows.values_list("source__url", "pk", "error"):
                self.command.tell_bad(url or pk, error, bad)
        read = sum(rows.count() for rows in self.articles("done"))
        claims = sum(Claim.objects.filter(article__in=rows).count() for rows in self.articles("done"))
        self.command.stdout.write(f"{read} read, {claims} claims")
