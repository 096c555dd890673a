"""Hashes all captures again and compares all quotes with their texts; names what changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.models import Capture, Evidence
from events.services import checking
from talks.services import trail


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [*checking.changed_captures(), *checking.missing_captures(), *checking.wrong_quotes()]
        faults += [f"trail row {pk}: the seal does not fit" for pk in trail.broken()]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} things are not as they were kept")
        self.stdout.write(f"{Capture.objects.count()} captures and {Evidence.objects.count()} quotes are as they came")
