"""Reads articles again with the reader of today: decided claims stay, claims no longer found become obsolete."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from events import tasks
from events.management.bells import Bells
from events.models import Article
from events.services import bringing

AT_ONCE = 1000


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", help="only articles published on this day or later, YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Article.objects.filter(state="done", texts__isnull=False)
        if options["since"]:
            try:
                rows = rows.filter(published__gte=bringing.day(options["since"]))
            except ValueError as error:
                raise CommandError(f"--since: {error}") from error
        keys = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
        bells = Bells(self.stderr.write)
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            with transaction.atomic():
                Article.objects.filter(pk__in=some, state="done").update(state="read", attempts=0, due_at=None)
            for part in tasks.in_parts(some):
                bells.ring(tasks.read, part)
        self.stdout.write(f"{len(keys)} articles handed to the workers")
