"""No text makes the reader raise, every span holds, and a language without data gives empty lists."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.reading import Calendar, Known, read, to_json, to_plain
from tests.reading.record import lexicon

PIECES = [
    *("Astana", "Geneva", "the sixth round", "next round", "September 14-15", "on Friday", "Iran, Russia and Turkey"),
    *("guarantors", "will be held", "de Mistura", "said", "Idlib", "de-escalation zones", "prisoners", "observers"),
    *("\u200f", "\u202e", "\ud800", "\x00", "“", "”", "(", "\n", ".", ";", "Сочи", "جنيف", "İ", "ß"),
    *("Astana-12", "XII", "five rounds", "Syria", "the Syrian government", "2017", "the 99th meeting", "Geneva II"),
    *("on 31 February", "14.9.", "Assad attended", "Eid al-Adha prayers", "condemned", "attacks on Syria"),
]
CALENDAR = Calendar([Known("astana", n, date(2017, n, 14), date(2017, n, 15), "Astana") for n in range(1, 7)])
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
DAYS = st.one_of(st.none(), st.dates(date(2012, 1, 1), date(2024, 12, 31)))


@settings(max_examples=150, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=300)), DAYS)
def test_no_text_raises_and_every_span_holds(text: str, published: date | None) -> None:
    plain = to_plain(read(text, published, lexicon(), CALENDAR, language="en"))
    held = plain["article"]["text"]
    rows = [row for kind in ("rounds", "participants", "agenda", "zones", "events") for row in plain[kind]]
    assert all(row["evidence"] for row in rows)
    assert all(held[e["start"] : e["end"]] == e["quote"] for row in rows for e in row["evidence"])


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_alike(text: str) -> None:
    first, second = (to_json(read(text, date(2017, 9, 2), lexicon(), CALENDAR, language="en")) for _ in range(2))
    assert first == second


CUT_OFF = (
    "The talks on Syria in Astana ended on Thursday 14.9.",
    "The talks on Syria in Astana ended. In Syria, Assad attended:\n\nthe prayers.",
)


@pytest.mark.parametrize("text", CUT_OFF)
def test_what_a_sentence_cuts_off_is_not_looked_for_behind_it(text: str) -> None:
    assert to_plain(read(text, date(2017, 9, 20), lexicon(), CALENDAR, language="en"))["article"]["text"] == text


def test_a_language_without_data_gives_its_code_and_nothing_else() -> None:
    reading = read(
        "Шестой раунд переговоров по Сирии пройдет в Астане 14 сентября.", date(2017, 9, 2), lexicon(), CALENDAR
    )
    assert (reading.language, reading.rounds, reading.events) == ("ru", [], [])
