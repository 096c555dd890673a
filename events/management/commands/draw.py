"""Draws the timeline as a file of its own: OUT.html to look at, OUT.json to work with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils import timezone

from events.asked import asked
from events.charts import chart
from events.services import bringing
from talks.asked import BadAsk


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, help="file that ends in .html or .json")
        parser.add_argument("--from", dest="start", default="", help="first day, YYYY-MM-DD")
        parser.add_argument("--to", dest="end", default="", help="last day, YYYY-MM-DD")
        parser.add_argument("--as-of", default="", help="the record as it stood on this day")
        parser.add_argument("--dark", action="store_true", help="on dark ground")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        if out.suffix not in (".html", ".json"):
            raise CommandError(f"{out}: the name must end in .html or .json")
        today = timezone.now().date()
        try:
            day = bringing.day(options["as_of"]) if options["as_of"] else None
        except ValueError as error:
            raise CommandError(f"--as-of: {error}") from error
        try:
            given = QueryDict(mutable=True)
            given.update({"from": options["start"], "to": options["end"]})
            figure = chart(asked(given, day), today, dark=options["dark"])
        except BadAsk as error:
            raise CommandError(str(error)) from error
        # Plotly takes a second to import and is needed nowhere else.
        import plotly.graph_objects as go
        import plotly.io

        drawn = go.Figure(figure)
        try:
            if out.suffix == ".html":
                plotly.io.write_html(drawn, out, include_plotlyjs=True, config={"showSendToCloud": False})
            else:
                plotly.io.write_json(drawn, out)
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}") from error
        self.stdout.write(f"{out}: {len(drawn.data)} traces")
