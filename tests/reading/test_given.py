"""The given cases: the reader must reach what it promises on them, and every quote must hold."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from events.reading import document_from_bytes, read, to_json, to_plain
from events.reading.scoring import score_case, summarise
from events.services import knowledge

HERE = Path(__file__).parent
GIVEN = sorted(p.parent for p in (HERE / "given").glob("*/key.yaml"))
OPEN = sorted(p.parent for p in (HERE / "cases" / "open").glob("*/key.yaml"))


def reading_of(case: Path) -> Any:
    meta = yaml.safe_load((case / "meta.yaml").read_text("utf-8"))
    article = next(case / n for n in ("article.txt", "article.html") if (case / n).exists())
    document = document_from_bytes(article.read_bytes(), url=meta.get("url"))
    return read(document, meta.get("published"), knowledge.lexicon("en"), knowledge.calendar(), language="en")


@cache
def result_of(cases: tuple[Path, ...]) -> dict[str, Any]:
    keys = [yaml.safe_load((case / "key.yaml").read_text("utf-8")) for case in cases]
    return summarise([score_case(c.name, k, to_plain(reading_of(c))) for c, k in zip(cases, keys, strict=True)])


@pytest.mark.parametrize(("cases", "least"), [(tuple(GIVEN), 0.90), (tuple(OPEN), 0.88)])
def test_the_cases_reach_the_measure(cases: tuple[Path, ...], least: float) -> None:
    assert result_of(cases)["all"]["f1"] >= least


def test_of_the_first_article_nothing_is_missed() -> None:
    case = HERE / "given" / "000-sixth-round-announced"
    key = yaml.safe_load((case / "key.yaml").read_text("utf-8"))
    lists = score_case(case.name, key, to_plain(reading_of(case))).lists
    assert {kind: tally.missing for kind, tally in lists.items() if tally.missing} == {}


@pytest.mark.parametrize("kind", ["rounds", "schedule", "participants", "agenda", "zones", "events"])
def test_no_list_falls_behind(kind: str) -> None:
    assert result_of(tuple(GIVEN))["lists"][kind]["f1"] >= 0.82


def test_two_events_that_differ_in_their_place_alone_are_two() -> None:
    raid = {"kind": "airstrike", "start": "2017-09-04", "end": "2017-09-04", "actors": ["russia"]}
    raids = [raid | {"place": town} for town in ("Idlib", "Saraqib")]
    tally = score_case("raids", {"events": raids}, {"events": raids}).lists["events"]
    assert (len(tally.right), tally.wrong, tally.missing) == (2, [], [])


@pytest.mark.parametrize("case", [*GIVEN, *OPEN], ids=lambda c: c.name)
def test_every_quote_is_in_the_text(case: Path) -> None:
    plain = to_plain(reading_of(case))
    text = plain["article"]["text"]
    rows = [row for kind in ("rounds", "participants", "agenda", "zones", "events") for row in plain[kind]]
    assert [
        e for r in rows for e in r["evidence"] if text[e["start"] : e["end"]] != e["quote"] or len(e["quote"]) > 500
    ] == []


def test_the_same_text_gives_the_same_bytes() -> None:
    assert to_json(reading_of(GIVEN[0])) == to_json(reading_of(GIVEN[0]))


@pytest.mark.parametrize("name", ["003-ukraine-summit-in-astana", "013-playoff-in-sydney", "018-yemen-talks-in-geneva"])
def test_other_talks_and_football_tell_nothing(name: str) -> None:
    plain = to_plain(reading_of(HERE / "given" / name))
    assert [plain[kind] for kind in ("rounds", "participants", "agenda", "zones", "events")] == [[], [], [], [], []]
