"""Ways of speaking of rounds, each with what it tells."""

from datetime import date

import pytest

from events.reading import Calendar, Known, read
from tests.reading.record import lexicon

HELD = [
    ("astana", 1, date(2017, 1, 23), date(2017, 1, 24)),
    ("astana", 2, date(2017, 2, 15), date(2017, 2, 16)),
    ("astana", 3, date(2017, 3, 14), date(2017, 3, 15)),
    ("astana", 4, date(2017, 5, 3), date(2017, 5, 4)),
    ("astana", 5, date(2017, 7, 4), date(2017, 7, 5)),
    ("geneva", 6, date(2017, 5, 16), date(2017, 5, 19)),
    ("geneva", 7, date(2017, 7, 10), date(2017, 7, 14)),
    ("summit", 1, date(2017, 11, 22), date(2017, 11, 22)),
]
CALENDAR = Calendar([Known(*row, None) for row in HELD])
DAY = date(2017, 9, 2)

SAYINGS = [
    (
        "The sixth round of Astana talks on Syria will be held on September 14-15.",
        "astana 6 scheduled 2017-09-14 2017-09-15",
    ),
    ("Astana-6 on Syria is set for mid-September.", "astana 6 scheduled 2017-09-01 2017-09-30"),
    (
        "The VI International Meeting on Syria will open in Astana on September 14.",
        "astana 6 scheduled 2017-09-14 None",
    ),
    ("The next round of talks on Syria in Astana is due on September 14.", "astana 6 scheduled 2017-09-14 2017-09-14"),
    ("The last Astana meeting on Syria was held on July 4-5.", "astana 5 held 2017-07-04 2017-07-05"),
    ("The talks on Syria held in Astana on July 4 and 5, failed.", "astana 5 held 2017-07-04 2017-07-05"),
    ("Syria's sides will be back in Astana in mid-September.", "astana 6 scheduled 2017-09-01 2017-09-30"),
    ("The sixth Astana meeting on Syria has been postponed.", "astana 6 postponed None None"),
    (
        "In Geneva the seventh round of Syria talks ended on July 14 after five days.",
        "geneva 7 held 2017-07-10 2017-07-14",
    ),
]


def told(text: str) -> list[str]:
    facts = read(text + " Syria's war goes on in Syria.", DAY, lexicon(), CALENDAR, language="en").rounds
    return [f"{f.track} {f.number} {f.status} {f.start} {f.end}" for f in facts]


@pytest.mark.parametrize(("text", "fact"), SAYINGS)
def test_a_way_of_speaking_tells_its_round(text: str, fact: str) -> None:
    assert told(text) == [fact]


def test_a_count_tells_all_rounds_from_the_first() -> None:
    facts = told("Astana has hosted five rounds of talks on Syria since January.")
    assert [f.rsplit(" ", 2)[0] for f in facts] == [f"astana {n} held" for n in range(1, 6)]


NO_ROUNDS = [
    "The second meeting of the working group on Syria was held in Astana on June 1.",
    "The fifth round of Iran nuclear talks was held in Geneva; Syria was not discussed, Syria said.",
    "On the sixth day of the talks on Syria nothing happened.",
]


@pytest.mark.parametrize("text", NO_ROUNDS)
def test_what_is_no_round_tells_none(text: str) -> None:
    assert told(text) == []
