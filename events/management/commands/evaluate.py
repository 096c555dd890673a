"""Measures the reader on folders of cases, prints what it found and missed, and keeps the result for /accuracy/."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.services.evaluating import Measured, find_cases, keep, measure


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path, help="case folders, or folders of them")
        parser.add_argument("--quiet", action="store_true", help="the figures only, not what was wrong or missed")
        parser.add_argument("--dry-run", action="store_true", help="keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        cases = list(find_cases(options["folders"]))
        if not cases:
            raise CommandError("no case found", returncode=2)
        for measured in measure(cases):
            if not options["quiet"]:
                self._show(measured)
            self._figures(measured)
            if not options["dry_run"]:
                keep(measured, now=timezone.now())

    def _show(self, measured: Measured) -> None:
        for score in measured.scores:
            for kind, tally in score.lists.items():
                for word, rows in (("wrong", tally.wrong), ("missing", tally.missing)):
                    for row in rows:
                        self.stdout.write(f"{score.name}  {word:8}{kind:13}{' '.join(str(v) for v in row)}")

    def _figures(self, measured: Measured) -> None:
        result = measured.result
        self.stdout.write(f"{measured.language}: {result['cases']} cases")
        for kind, f in [*result["lists"].items(), ("all", result["all"])]:
            counts = f"{f['right']:6}{f['wrong']:7}{f['missing']:9}"
            self.stdout.write(f"{kind:14}{counts}{f['precision']:9.3f}{f['recall']:8.3f}{f['f1']:8.3f}")
        self.stdout.write(f"macro F1 {result['macro_f1']}  speakers {result['speakers']}")
