"""The data files and a person's hand on one row. A row remembers what the files last gave it (`loaded`): what nobody
touched since follows the files, what a person changed stays as the person left it."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

Item = TypeVar("Item", bound=Hashable)


def merge(row: Any, told: Mapping[str, Any]) -> tuple[bool, list[str]]:
    """Bring columns up to the files. Returns whether any changed, and the names of those that a person keeps."""
    touched, kept = False, []
    for column, value in told.items():
        standing, last = _plain(getattr(row, column)), row.loaded.get(column)
        if standing == _plain(value) or (column in row.loaded and _plain(value) == last):
            row.loaded[column] = _plain(value)
        elif column in row.loaded and standing != last:
            kept.append(column)
        else:
            setattr(row, column, value)
            row.loaded[column] = _plain(value)
            touched = True
    return touched, kept


def merged(
    row: Any, name: str, told: Iterable[Item], standing: Iterable[Item], first: Iterable[Item] = ()
) -> set[Item]:
    """What a list should hold: new in the files arrives, gone from them goes; what a person added stays, what a person
    took out stays out. `first` is what stays beside the files' own where the row remembers nothing yet."""
    now, there = set(told), set(standing)
    last = _items(row.loaded[name]) if name in row.loaded else None
    remembered: list[Any] = [list(one) if isinstance(one, tuple) else one for one in now]
    row.loaded[name] = sorted(remembered)
    return now | set(first) if last is None else (there | (now - last)) - (last - now)


def untouched(row: Any) -> bool:
    """Whether a row stands as the files last gave it, its lists and names too."""
    lists = {field.name for field in row._meta.many_to_many}
    for name, last in row.loaded.items():
        if name in lists:
            standing: Any = set(getattr(row, name).values_list("pk", flat=True))
        elif name == "aliases":
            standing = set(row.aliases.values_list("language", "text"))
        else:
            standing = _plain(getattr(row, name))
        if standing != (_items(last) if isinstance(standing, set) else last):
            return False
    return True


def _items(remembered: list[Any]) -> set[Any]:
    return {tuple(one) if isinstance(one, list) else one for one in remembered}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
