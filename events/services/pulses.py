"""Leave word that a part of the service is at work."""

from datetime import datetime

from events.models import Pulse

BEAT, WORKER = "beat", "worker"


def note(name: str, now: datetime) -> None:
    """This part was seen now: one row, one statement, however many note it at once."""
    Pulse.objects.bulk_create(
        [Pulse(name=name, at=now)], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )
