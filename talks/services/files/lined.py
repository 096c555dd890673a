"""YAML that remembers its lines, so that a fault can be shown where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, and where."""

    file: str
    line: int
    entry: str
    field: str
    message: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.entry, self.field) if part)
        return f"{self.file}:{self.line}: {place + ': ' if place else ''}{self.message}"


class Lined(dict[str, Any]):
    """A mapping that knows its own line and the line of each of its keys."""

    line: int
    lines: dict[str, int]

    def only(self, names: Iterable[str]) -> "Lined":
        """The same with these keys alone, as far as it has them."""
        kept = Lined({name: self[name] for name in names if name in self})
        kept.line, kept.lines = self.line, self.lines
        return kept


def parts(entry: Lined, name: str) -> list[Lined]:
    """The parts of an entry under a name; what is no part is told of where forms are checked."""
    found = entry.get(name)
    return [part for part in found if isinstance(part, Lined)] if isinstance(found, list) else []


class _Keeper(Loader):
    """Builds `Lined` mappings and refuses a key written twice."""


def _mapping(loader: _Keeper, node: yaml.MappingNode) -> Lined:
    built = Lined()
    built.line = node.start_mark.line + 1
    built.lines = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in built:
            raise yaml.constructor.ConstructorError(None, None, f"{key} is written twice", key_node.start_mark)
        built[key] = loader.construct_object(value_node, deep=True)
        built.lines[key] = key_node.start_mark.line + 1
    return built


def _timestamp(loader: _Keeper, node: yaml.ScalarNode) -> Any:
    """A day that no calendar has stays the text that it is: the check of its field tells of it, in its line."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Keeper.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Keeper.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def read(path: Path, name: str) -> tuple[Any, list[Fault]]:
    """The content of one file; what cannot be read at all is one fault."""
    try:
        return yaml.load(path.read_bytes(), Loader=_Keeper), []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [Fault(name, line, "", "", f"no YAML: {error.problem}")]
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        return None, [Fault(name, 1, "", "", f"no YAML: {error}".splitlines()[0])]
