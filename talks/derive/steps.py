"""Step functions over the days on which something became known."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from talks.derive.shapes import Cited, Said

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Arrival = tuple[Said, str | None]


def visible(statements: Iterable[Said]) -> list[Said]:
    """The statements that take part at all."""
    return [said for said in statements if said.rank != "deprecated"]


def arrivals(statements: Iterable[Said]) -> Iterator[tuple[date, list[Arrival]]]:
    """Each day on which a statement, or another origin for it, became known, in order, with what came that day.

    A statement comes on its own day, even where all its citations are later, and then once for each later citation.
    """
    days: defaultdict[date, list[Arrival]] = defaultdict(list)
    for said in visible(statements):
        own_day = [cited for cited in said.cited if cited.known_on <= said.known_on] or [Cited(said.known_on)]
        for cited in own_day:
            days[said.known_on].append((said, cited.origin))
        for cited in said.cited:
            if cited.known_on > said.known_on:
                days[cited.known_on].append((said, cited.origin))
    for day in sorted(days):
        yield day, sorted(days[day], key=lambda one: (one[0].id, one[1] or ""))


def until(spans: Iterable[tuple[date, Value]]) -> list[tuple[date, date | None, Value]]:
    """Values by the day they hold from, equal neighbours made one: (from, to or None, value)."""
    kept: list[tuple[date, Value]] = []
    for day, value in spans:
        if not kept or kept[-1][1] != value:
            kept.append((day, value))
    ends: list[date | None] = [day for day, _ in kept[1:]]
    return [(day, end, value) for (day, value), end in zip(kept, [*ends, None], strict=False)]


def by_key(statements: Iterable[Said], key: Callable[[Said], Key]) -> dict[Key, list[Said]]:
    """Statements in groups; the groups in the order of their keys."""
    groups: defaultdict[Key, list[Said]] = defaultdict(list)
    for said in statements:
        groups[key(said)].append(said)
    return {name: groups[name] for name in sorted(groups, key=str)}


def tracked(
    days: Iterable[tuple[date, dict[Key, Value]]],
) -> list[tuple[date, date | None, Value]]:
    """Spans of many values side by side: each opens on the day its key first has it, and closes when that ends."""
    open_since: dict[Key, tuple[date, Value]] = {}
    closed: list[tuple[date, date | None, Value]] = []
    for day, now in days:
        for key, (since, value) in list(open_since.items()):
            if now.get(key) != value:
                closed.append((since, day, value))
                del open_since[key]
        for key, value in now.items():
            open_since.setdefault(key, (day, value))
    closed.extend((since, None, value) for since, value in open_since.values())
    return sorted(closed, key=lambda span: span[0])


class Ordered(list[Said]):
    """Statements in the order in which they were said."""

    def put(self, said: Said) -> None:
        insort(self, said, key=said_order)


def said_day(said: Said) -> date:
    """The first day it may have been said, else the day it became known."""
    return said.said_from or said.known_on


def said_order(said: Said) -> tuple[date, date, str]:
    return said_day(said), said.known_on, said.id
