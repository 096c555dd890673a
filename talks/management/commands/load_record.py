"""manage.py load_record [DIR]: bring the data files into the record."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from talks.services.loading import DATA, Faulty, load


class Command(BaseCommand):
    requires_system_checks = ()  # they would load all pages, the API and the admin first
    help = "Load the record from its data files; says what is new, changed and gone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=DATA, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changes = load(options["folder"], timezone.now())
        except Faulty as faulty:
            for fault in faulty.faults:
                self.stderr.write(str(fault))
            number = len(faulty.faults)
            raise CommandError(f"{number} fault{'s' if number > 1 else ''}, nothing loaded.") from faulty
        told = {"new": changes.new, "changed": changes.changed, "gone": changes.gone}
        if not changes:
            self.stdout.write("Nothing changed.")
        for word, names in told.items():
            if names:
                self.stdout.write(f"{word}: {_counted(names)}")
            if options["verbosity"] > 1:
                for name in names:
                    self.stdout.write(f"  {name}")
        for name in changes.kept:
            self.stdout.write(f"kept as a person left it: {name}")


def _counted(names: list[str]) -> str:
    """How many of each kind, as in `53 round, 1423 statement`."""
    kinds = [name.split()[0] for name in names]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
