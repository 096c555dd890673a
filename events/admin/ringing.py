"""Bells that a person rings: where nobody carries them, the sweep finds the rows."""

import logging
from typing import Any

from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def ring(task: Any, rows: Any) -> None:
    """Called after commit. The row says what is to be done, so a dead broker costs only speed."""
    try:
        task.delay(rows)
    except OperationalError as error:
        log.warning("%s for %s waits for the sweep: %s", task.name, rows, error)
