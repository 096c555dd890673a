"""The kinds of events, as rows out of events/data/kinds.yaml."""

from pathlib import Path

import yaml

from events.models import EventKind

FILE = Path(__file__).resolve().parent.parent / "data" / "kinds.yaml"


def load_kinds(file: Path = FILE) -> int:
    """Bring the table to what the file says: a kind's place on the timeline follows from the file alone."""
    rows = yaml.safe_load(file.read_text())
    defaults = {"acled": "", "sensitive": False}
    kinds = [EventKind(position=n, **(defaults | row)) for n, row in enumerate(rows, start=1)]
    columns = ["name", "says", "plover", "acled", "side", "manner", "sensitive", "position"]
    EventKind.objects.bulk_create(kinds, update_conflicts=True, unique_fields=["slug"], update_fields=columns)
    return len(kinds)
