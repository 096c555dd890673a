"""The seam between grammar and language: words stand in the tables of a language and not in the code."""

import ast
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from events.reading import Calendar, Known, languages, read, tables
from events.reading.clausecuts import clauses_of
from events.reading.lexicon import build
from events.reading.lines import line_of
from events.reading.shapes import Sentence
from tests.reading.record import ACTORS, PEOPLE

ENGLISH = languages.HERE / "en"
CODE = Path(languages.__file__).parents[1]
MODULES = [
    *sorted(CODE.glob("round*.py")),
    *(CODE / f"{name}.py" for name in ("agenda", "presence", "seats", "folding", "zones", "lexicon", "labels")),
]
CALENDAR = Calendar([Known("astana", n, date(2017, n, 14), date(2017, n, 15), "Astana") for n in range(1, 6)])
TEXT = "The sixth round of Astana talks on Syria will be held on September 14-15. Syria's war goes on in Syria."
# Escapes, groups' names and flags are letters of the expression's own tongue.
OWN = re.compile(r"\\\w|\?P?<\w+>|\?[a-z]+:|\(\?[a-z]+\)")


def expressions(module: Path) -> Iterator[str]:
    """Every text that a call of the module `re` is given in the code."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        of = called.value if isinstance(called, ast.Attribute) else None
        if isinstance(node, ast.Call) and isinstance(of, ast.Name) and of.id == "re":
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.stem)
def test_no_expression_in_the_code_holds_words(module: Path) -> None:
    assert [e for e in expressions(module) if re.search(r"[a-z]{3}", OWN.sub("", e))] == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of languages; the English tables are kept from before, for the tests behind."""
    tables("en")
    monkeypatch.setattr(languages, "HERE", tmp_path)
    return tmp_path


def openings(text: str) -> list[str]:
    """First word of each clause of a sentence in the language qab."""
    line = line_of(Sentence(0, len(text), text, 0, 0), text, [], [], False)
    return [line.low[a] for a, _ in clauses_of(line, frozenset({"advanced", "shelled", "bombed"}), "qab")]


def test_clauses_are_cut_by_the_words_of_the_tables(folder: Path) -> None:
    shutil.copytree(ENGLISH, folder / "qab")
    words = folder / "qab" / "clauses.yaml"
    written = re.sub(r"\band\b(?!:)", "und", re.sub(r"\bafter\b", "nach", words.read_text("utf-8")))
    words.write_text(written, "utf-8")
    assert openings("Troops advanced on Homs und rebels shelled Hama nach the truce und jets bombed Idlib.") == [
        "troops",
        "und",
        "nach",
        "und",
    ]
    assert openings("Troops advanced on Homs and rebels shelled Hama after the truce.") == ["troops"]


def test_another_folder_of_tables_is_another_language(folder: Path) -> None:
    shutil.copytree(ENGLISH, folder / "qaa")
    words = folder / "qaa" / "rounds.yaml"
    words.write_text(words.read_text("utf-8").replace("  round: [round, ", "  round: [rundo, "), "utf-8")
    lexicon = build(ACTORS, PEOPLE, [], [], tables("qaa") or {}, "en")
    for text, found in ((TEXT, 0), (TEXT.replace("round", "rundo"), 6)):
        facts = read(text, date(2017, 9, 2), lexicon, CALENDAR, language="qaa").rounds
        assert [f.number for f in facts if not f.inferred] == ([found] if found else [])
