"""No word of a language decides a reading from within the code: words stand in the tables under languages/."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from events.reading import languages, tables

CODE = Path(languages.__file__).parents[1]
ROOT = CODE.parents[1]
MODULES = sorted(path for path in CODE.rglob("*.py") if path.parent != CODE / "languages")
WORD = re.compile(r"[a-z]{3,}")
# Escapes, groups and flags are letters of the expression's own tongue.
OWN = re.compile(r"\\[xu][0-9a-f]+|\\[a-zA-Z]|\(\?P<\w+>|\(\?P=\w+\)|\(\?[a-z]+[:)]|%\w+%")
# Names by which the code calls what stands in a text, and methods that look for a text within it.
OF_THE_TEXT = {"low", "word", "words", "raw", "lowered", "folded", "text", "surface", "sign", "helpers", "phrase"}
OF_THE_TEXT |= {"before", "behind", "after", "following", "between", "around", "close", "tail", "governor"}
NO_TEXT = {"anchor", "slug"}  # codes, though a text is looked for in them
LOOKS_FOR = {"startswith", "endswith", "removeprefix", "removesuffix", "index", "find", "rfind", "count", "isdisjoint"}
# Of the formats that carry a text, of the program itself, and of names that are written alike in all languages.
NO_LANGUAGE = {
    "__init__": "names of the package",
    "decoding": "names of encodings",
    "pagehead": "properties of a page's head",
    "pagelayout": "elements and classes of a page",
    "exchange": "keys of the exchange format",
    "scoring": "keys of a case and of its result",
}
ALLOWED = {
    "al-": "the Arabic article, as the record spells it",
    "trafilatura": "a logger",
    "python": "the format in which an extractor hands out a text",
    "utf-8": "an encoding",
    "replace": "an error handler of encodings",
    "of_": "what the names of the methods of a class begin with",
    "frozenset": "an annotation as written",
}


@cache
def parsed(module: Path) -> tuple[ast.Module, dict[ast.AST, ast.AST]]:
    """A module and the parent of each of its nodes."""
    tree = ast.parse(module.read_text("utf-8"))
    return tree, {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def texts(module: Path) -> Iterator[ast.Constant]:
    """The texts in a module that are data: no docstrings, keys of mappings, types or messages of errors."""
    tree, parents = parsed(module)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            above = parents[node]
            line = list(_above(node, parents))
            key = isinstance(above, ast.Subscript) and above.slice is node
            got = isinstance(above, ast.Call) and _called(above) in {"get", "getattr"} and above.args[0] is node
            typed = any(isinstance(one, ast.Subscript) and _name(one.value) == "Literal" for one in line)
            notes = (
                one.returns if isinstance(one, ast.FunctionDef) else getattr(one, "annotation", None) for one in line
            )
            noted = any(note in (*line, node) for note in notes if note is not None)
            if not (isinstance(above, ast.Expr) or key or got or typed or noted or _is_message(line)):
                yield node


def _above(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parents:
        node = parents[node]
        yield node


def _is_message(line: list[ast.AST]) -> bool:
    return any(isinstance(one, ast.Raise) for one in line)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else _name(call.func)


def _name(node: ast.AST) -> str:
    """What an expression is called: the last name in it, whatever part of it is taken."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Call):
        return _name(node.func.value) if isinstance(node.func, ast.Attribute) else _called(node)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


@cache
def codes() -> frozenset[str]:
    """What the code may call things by: types, fields, categories of tables, slugs of the record and the vocabulary."""
    found: set[str] = set()
    for module in MODULES:
        for node in ast.walk(parsed(module)[0]):
            if isinstance(node, ast.Subscript) and _name(node.value) == "Literal":
                found |= {one.value for one in ast.walk(node.slice) if isinstance(one, ast.Constant)}
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    found |= languages.record().keys()
    for file in (languages.HERE / "en").glob("*.yaml"):
        found |= set(re.findall(r"%(\w+)%", file.read_text("utf-8")))
    for data in (tables("en") or {}).values():
        found |= set(_categories(data))
    for file in (ROOT / "talks" / "data").glob("*.yaml"):
        found |= set(_slugs(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)))
    return frozenset(found | {"-" + one.split("-", 1)[1] for one in found if "-" in one})


def _categories(data: Any) -> Iterator[str]:
    """Names of lists and tables, and forms of rules; not the keys of tables that give single words a meaning."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "form":
                yield value
            elif key == "needs":
                yield from value
            elif isinstance(value, str) and re.search(r"\W", value):
                yield str(key)
            elif isinstance(value, list | dict) and not (isinstance(value, list) and isinstance(value[:1], int)):
                yield str(key)
                yield from _categories(value)
    elif isinstance(data, list):
        for value in data:
            yield from _categories(value) if isinstance(value, dict) else ()


def _slugs(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from map(str, data)
        for value in data.values():
            yield from _slugs(value)
    elif isinstance(data, list):
        for value in data:
            yield from _slugs(value)
    elif isinstance(data, str) and re.fullmatch(r"[a-z0-9-]+", data):
        yield data


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.stem not in NO_LANGUAGE], ids=lambda m: str(m.relative_to(CODE))
)
def test_no_text_of_the_code_is_a_word(module: Path) -> None:
    known = codes() | ALLOWED.keys()
    found = [(node.lineno, node.value) for node in texts(module) if node.value not in known]
    assert [(line, text) for line, text in found if WORD.search(OWN.sub("", text))] == []


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.stem not in NO_LANGUAGE], ids=lambda m: str(m.relative_to(CODE))
)
def test_no_word_of_a_text_is_compared_with_one_of_the_code(module: Path) -> None:
    """A word that is a code too ("day", "left") is one of the language's where words of the text are asked for it."""
    parents = parsed(module)[1]
    found = []
    for node in texts(module):
        if not re.search(r"[a-z]", OWN.sub("", node.value)) or node.value in ALLOWED:
            continue
        part: ast.AST = node
        while isinstance(parents[part], ast.Tuple | ast.List | ast.Set):
            part = parents[part]
        asked = parents[part]
        if isinstance(asked, ast.Compare):
            sides = {_name(side) for side in (asked.left, *asked.comparators) if side is not part}
            found += [(node.lineno, node.value)] if sides & OF_THE_TEXT else []
        elif isinstance(asked, ast.Call) and _called(asked) in LOOKS_FOR and _name(asked) not in NO_TEXT:
            found.append((node.lineno, node.value))
    assert found == []
