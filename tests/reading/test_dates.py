"""English news time, one table: the day of the article, what it says, the times it tells."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from events.reading.shapes import Sentence, Span, When
from events.reading.times.finding import find_times

TABLE = yaml.safe_load((Path(__file__).parent / "dates.yaml").read_text())


def sentences(text: str) -> list[Sentence]:
    found = re.finditer(r"\S.*?(?<!Sept)(?<!Aug)(?<!Feb)(?<!Oct)(?<!Jan)(?<!Dec)(?<!U\.S)[.!?\"](?=\s+[A-Z]|$)", text)
    return [Sentence(m.start(), m.end(), m.group(), 0, i) for i, m in enumerate(found)]


def told(text: str, when: When) -> str:
    words = text[when.span.start : when.span.end]
    if when.start is None and when.end is None:
        return f"{words} = {when.anchor if when.anchor.startswith('opening') else '?'}"
    mark = {"day": "", "month": "~", "year": "≈"}[when.precision]
    days = str(when.start) if when.start == when.end else f"{when.start or ''}..{when.end or ''}"
    return f"{words} = {mark}{days}"


@pytest.mark.parametrize(("published", "text", "times"), TABLE)
def test_times(published: str, text: str, times: str) -> None:
    day = date.fromisoformat(published) if published else None
    assert " | ".join(told(text, when) for when in find_times(sentences(text), day)) == times


def test_a_dateline_is_the_anchor() -> None:
    line, body = "ASTANA, September 15", "The round closed on Thursday."
    text = f"{line}\n{body}"
    cut = [Sentence(0, len(line), line, 0, 0, "dateline"), Sentence(len(line) + 1, len(text), body, 1, 1)]
    assert [w.start for w in find_times(cut, date(2017, 9, 18))] == [date(2017, 9, 15), date(2017, 9, 14)]


def test_a_year_that_heads_a_chronology_is_that_of_its_entries() -> None:
    lines = ["2016", "Dec. 30: A truce begins.", "2017:", "May 3-4: They sign.", "It lapses on May 11."]
    last = "The envoy will speak on Jan. 20."
    cut, at = [], 0
    for n, line in enumerate([*lines, last]):
        cut.append(Sentence(at, at + len(line), line, n - (n == 4), n))
        at += len(line) + 1
    found = [(when.start, when.end) for when in find_times(cut, date(2018, 11, 27)) if when.precision == "day"]
    assert found == [
        (date(2016, 12, 30), date(2016, 12, 30)),
        (date(2017, 5, 3), date(2017, 5, 4)),
        (date(2017, 5, 11), date(2017, 5, 11)),
        (date(2019, 1, 20), date(2019, 1, 20)),
    ]


def test_a_reasoned_year_is_marked() -> None:
    (when,) = find_times(sentences("It opens on 14-15 September."), None, year=2017)
    assert (when.start, when.end, when.inferred) == (date(2017, 9, 14), date(2017, 9, 15), True)


def test_skipped_numbers_are_no_days() -> None:
    text = "They met in May for the 21st time."
    assert [told(text, w) for w in find_times(sentences(text), date(2023, 6, 1), skip=[Span(24, 28)])] == [
        "May = ~2023-05-01..2023-05-31"
    ]


def test_a_sentence_may_end_on_to() -> None:
    text = "On Friday they did not want to"
    assert len(find_times([Sentence(0, len(text), text, 0, 0)], date(2017, 9, 2))) == 1


def test_a_line_of_days_is_read_in_linear_time() -> None:
    text = "On 14 September and " * 5000 + "then."
    assert len(find_times([Sentence(0, len(text), text, 0, 0)], date(2017, 9, 2))) == 5000
