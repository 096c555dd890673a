"""Ways of speaking of who stayed away from a round, left it, or is only spoken for."""

from datetime import date

import pytest

from events.reading import Calendar, Known, read
from tests.reading.record import lexicon
from tests.reading.test_seats import seats

SAYINGS = [
    (
        "Jordan observed the sixth Astana round on Syria; the United States stayed away.",
        ["jordan observer", "united-states observer, absent"],
    ),
    (
        "The United States and Iraq, which had been invited, sent nobody to the sixth Astana round on Syria.",
        ["iraq observer, absent", "united-states observer, absent"],
    ),
    (
        "The sixth Astana round on Syria ended. Missing from the room was Iraq.",
        ["iraq observer, absent"],
    ),
    ("The armed opposition threatened to boycott the sixth Astana round on Syria.", []),
    ("The armed opposition would stay away if Jordan came to the sixth Astana round on Syria.", []),
    ("The armed opposition has walked out of the sixth Astana round on Syria.", ["armed-opposition party, left"]),
    ("The armed opposition boycotted the sixth Astana round on Syria.", ["armed-opposition party, absent"]),
    ("Missing from the sixth Astana round on Syria were the Southern Front's men.", []),
]


@pytest.mark.parametrize(("text", "told"), SAYINGS)
def test_a_way_of_speaking_tells_who_is_away(text: str, told: list[str]) -> None:
    assert seats(text) == [f"astana 6 {seat}" for seat in told]


def test_whom_a_mediator_speaks_for_has_no_seat_by_that() -> None:
    calendar = Calendar([Known("geneva", 1, date(2012, 6, 30), date(2012, 6, 30), "Geneva")])
    text = "The mediator of the United Nations and of Iraq opened the first Geneva conference on Syria, and delegations came."
    found = read(text, date(2012, 7, 1), lexicon(), calendar, language="en").participants
    assert [f.actor for f in found if f.actor == "iraq"] == []
