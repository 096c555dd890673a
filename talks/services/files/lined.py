"""YAML that remembers its lines, so that a fault can be shown where it stands."""

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


_Keeper.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(path: Path, name: str) -> tuple[Any, list[Fault]]:
    """The content of one file; what cannot be read at all is one fault."""
    try:
        return yaml.load(path.read_bytes(), Loader=_Keeper), []
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [Fault(name, line, "", "", f"no YAML: {error.problem}")]
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        return None, [Fault(name, 1, "", "", f"no YAML: {error}".splitlines()[0])]
