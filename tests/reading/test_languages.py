"""The seam between grammar and language: words stand in the tables of a language and not in the code."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from events.reading import Calendar, Known, languages, read, tables
from events.reading.clausecuts import clauses_of
from events.reading.lines import line_of
from events.reading.shapes import Sentence
from events.reading.words.lexicon import build
from tests.reading.record import ACTORS, PEOPLE

ENGLISH = languages.HERE / "en"
CALENDAR = Calendar([Known("astana", n, date(2017, n, 14), date(2017, n, 15), "Astana") for n in range(1, 6)])
TEXT = "The sixth round of Astana talks on Syria will be held on September 14-15. Syria's war goes on in Syria."


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


# A whole language: what a folder leaves out is found nowhere.
LITTLE = {
    "relevance": {"syria": ["sirio"], "strong": ["batalhalto"], "talks": ["rondo"], "anchors": ["astanaj"]},
    "numbers": {"ordinals": ["unua", "dua", "tria", "kvara", "kvina", "sesa"]},
    "status": {"scheduled": ["okazos"], "held": ["okazis"]},
    "dates": {
        "months": {"januaro": 1, "julio": 7, "septembro": 9},
        "weekdays": {"lundo": 0, "merkredo": 2},
        "article": ["la"],
        "of": ["de"],
        "day_ends": ["an"],
        "pair_words": ["kaj"],
        "future": ["okazos"],
        "past": ["okazis"],
    },
    "rounds": {
        "heads": {"round": ["rondo"]},
        "tracks": {"astana": ["astanaj"]},
        "shapes": {
            "sign_of_number": r"\d",
            "order": "%ordinal%",
            "numbered": r"(?P<a>%order%)(?P<list>)(?P<join>)(?P<b>)\s+$",
        },
    },
}
SIXTH = "La sesa rondo de la astanaj interparoloj pri Sirio {}. La batalhalto en Sirio restas."
TOLD = [
    ("okazos la 14an kaj 15an de septembro", "scheduled", date(2017, 9, 14), date(2017, 9, 15)),
    ("okazos merkredo", "scheduled", date(2017, 9, 6), date(2017, 9, 6)),
    ("okazis la 4an de julio", "held", date(2017, 7, 4), date(2017, 7, 4)),
    ("okazos la 14an de Marto", "scheduled", None, None),
]


@pytest.mark.parametrize(("told", "status", "start", "end"), TOLD)
def test_a_second_language_is_a_second_set_of_data(
    folder: Path, told: str, status: str, start: date | None, end: date | None
) -> None:
    (folder / "qac").mkdir()
    for name, table in LITTLE.items():
        (folder / "qac" / f"{name}.yaml").write_text(yaml.safe_dump(table), "utf-8")
    lexicon = build(ACTORS, PEOPLE, [], [], tables("qac") or {}, "en")
    facts = read(SIXTH.format(told), date(2017, 9, 2), lexicon, CALENDAR, language="qac").rounds
    assert [(f.track, f.number, f.status, f.start, f.end) for f in facts] == [("astana", 6, status, start, end)]
