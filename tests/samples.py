"""The project's own sample articles, brought in and read by the real reader."""

from pathlib import Path
from uuid import uuid4

from events import tasks
from events.services import bringing, children
from events.services.outlets import load_outlets
from tests.events.readers import NOW

FOLDER = Path(tasks.__file__).parent / "samples"


def bring_samples() -> None:
    """Outlets, articles, claims and events of all samples."""
    load_outlets()
    tasks.open_parcels(bringing.store(list(bringing.bring(FOLDER)), uuid4(), NOW, None, None))
    children.close()
