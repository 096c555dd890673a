"""manage.py rebuild: derive every table of states again from the statements."""

from typing import Any

from django.core.management.base import BaseCommand

from talks.services.deriving import rebuild


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Rebuild the derived tables from all statements."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = rebuild()
        self.stdout.write(f"{changed} rows changed." if changed else "Nothing changed.")
