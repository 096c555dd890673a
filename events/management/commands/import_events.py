"""Brings violence data of UCDP or ACLED in as a layer of its own, under its own licence."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.services import layers


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV file as the data set is handed out")
        parser.add_argument("--format", choices=sorted(layers.FORMATS), required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = layers.import_layer(options["file"], options["format"], timezone.now())
        except layers.NotThisFormat as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        beside = f", {told.elsewhere} on other countries left out" if told.elsewhere else ""
        again = f", {told.again} left out that had the id of an earlier row" if told.again else ""
        self.stdout.write(f"{told.taken} events in the layer{beside}{again}")
        if told.bad:
            raise CommandError(f"{told.bad} rows could not be read; all others were taken")
