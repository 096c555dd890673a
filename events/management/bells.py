"""The bells that a command rings: where nobody carries them, the sweep finds the rows."""

from collections.abc import Callable
from typing import Any

from kombu.exceptions import OperationalError

UNCARRIED = "the broker does not answer: what was taken in is kept, and done once it does"


class Bells:
    """Once nobody carries them the others stay silent: each would wait for its time-out."""

    def __init__(self, tell: Callable[[str], Any]) -> None:
        self.tell = tell
        self.carried = True

    def ring(self, task: Any, *rows: Any) -> None:
        if not self.carried:
            return
        try:
            task.delay(*rows)
        except OperationalError:
            self.carried = False
            self.tell(UNCARRIED)
