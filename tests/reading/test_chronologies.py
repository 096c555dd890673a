"""Chronologies whose days stand as terms of a list: every entry tells of its own day and its own round."""

from datetime import date

import pytest

from events.reading import document_from_bytes, read
from events.reading.shapes import Block, Reading, Sentence
from events.reading.times.finding import find_times
from tests.reading.record import lexicon
from tests.reading.test_seats import CALENDAR

HEAD = "<p>The UN's envoy gathers the Syrian government and its opponents in Geneva tomorrow. What came before.</p>"
ENTRIES = [
    ("4&ndash;5 July 2017", "<b>Astana V.</b> In Kazakhstan's capital they talked. Mohammad Alloush led the rebels."),
    ("10 &ndash; 14 July 2017", "<b>Geneva VII.</b> The envoy shuttled between Hariri and Jaafari. Both stayed."),
    ("8 December 2016", "<b>Riyadh.</b> The opposition came together. On 11 December the delegates parted."),
]


def reading(entries: list[tuple[str, str]]) -> Reading:
    terms = "".join(f"<dt>{day}</dt><dd>{told}</dd>" for day, told in entries)
    page = f"<html><body><article><h1>A calendar of talks on Syria</h1>{HEAD}<dl>{terms}</dl></article></body></html>"
    return read(document_from_bytes(page.encode()), date(2018, 1, 24), lexicon(), CALENDAR)


def test_the_term_of_an_entry_is_evidence_of_the_days_of_its_round() -> None:
    rounds = {(r.track, r.number): r for r in reading(ENTRIES).rounds}
    seventh = rounds["geneva", 7]
    assert (seventh.start, seventh.end) == (date(2017, 7, 10), date(2017, 7, 14))
    text = reading(ENTRIES).text
    assert [text[s.start : s.end] for s in seventh.evidence] == ["10 – 14 July 2017", "Geneva VII."]


def test_whoever_is_told_in_an_entry_sits_at_its_round_and_elsewhere_at_none() -> None:
    seats = {(s.track, s.number, s.actor, s.role) for s in reading(ENTRIES).participants}
    assert ("astana", 5, "armed-opposition", "party") in seats
    assert ("geneva", 7, "un-envoy", "mediator") in seats
    alone = reading(ENTRIES[2:]).participants
    assert {(s.track, s.actor) for s in alone if s.role == "party"} == {("geneva", "syrian-government")}


@pytest.mark.parametrize(("block", "years"), [("item", [2016, 2016]), ("paragraph", [2016, 2017])])
def test_a_day_without_a_year_in_an_entry_is_of_the_year_of_its_term(block: Block, years: list[int]) -> None:
    day, entry = "8 December 2016", "On 11 December the delegates parted."
    sentences = [
        Sentence(0, 15, day, 0, 0, block),
        Sentence(16, 16 + len(entry), entry, 2 - (block == "item"), 1, block),
    ]
    assert [when.start and when.start.year for when in find_times(sentences, date(2018, 1, 24))] == years


YEARS = [
    ("2016", "2016-05-27"),
    ("2016: the siege", "2016-05-27"),
    ("2016-2017: the siege", "None"),
    ("The siege of 2016", "None"),
]


@pytest.mark.parametrize(("heading", "day"), YEARS)
def test_a_heading_tells_the_year_of_the_days_under_it(heading: str, day: str) -> None:
    page = (
        f"<html><body><article><h1>The war in Syria by days</h1><p>What came before the talks in Geneva.</p>"
        f"<h2>{heading}</h2><dl><dt>27 May</dt><dd>Shells hit the market of Daraya in the evening hours.</dd>"
        f"<dt>29 May</dt><dd>Jets bombed the same town again before the sun was up.</dd></dl></article></body></html>"
    )
    found = read(document_from_bytes(page.encode()), date(2018, 1, 24), lexicon(), CALENDAR)
    assert str(found.events[0].start) == day
