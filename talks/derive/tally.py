"""Rivals for one field: which of several told values shows, and whether the others contradict it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from talks.derive.shapes import Said

Value = TypeVar("Value", bound=Hashable)


@dataclass(slots=True)
class Backing:
    """Who stands behind one value, as far as known on a day."""

    preferred: bool = False
    origins: set[str] = field(default_factory=set)
    latest: date = date.min


class Tally(Generic[Value]):
    """Values of one field with their backing, filled day by day."""

    def __init__(
        self,
        fineness: Callable[[Value], int] = lambda value: 0,
        agree: Callable[[Value, Value], bool] = lambda one, other: one == other,
    ) -> None:
        self._backing: dict[Value, Backing] = {}
        self._fineness = fineness
        self._agree = agree

    def add(self, value: Value, said: Said, origin: str | None, day: date) -> None:
        backing = self._backing.setdefault(value, Backing())
        backing.preferred = backing.preferred or said.rank == "preferred"
        backing.latest = max(backing.latest, said.known_on)
        if origin is not None:
            backing.origins.add(origin)

    def best(self) -> Value | None:
        """Preferred, then finer, then more origins, then later known; the value itself breaks what ties are left."""
        if not self._backing:
            return None
        return max(self._backing, key=self._weight)

    def _weight(self, value: Value) -> tuple[bool, int, int, date, str]:
        backing = self._backing[value]
        return backing.preferred, self._fineness(value), len(backing.origins), backing.latest, str(value)

    def disputed(self) -> bool:
        """Whether a value is told that does not agree with the one that shows."""
        best = self.best()
        return best is not None and any(not self._agree(best, other) for other in self._backing)
