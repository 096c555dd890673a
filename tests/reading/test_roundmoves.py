"""Rounds put off from one day to another, and rounds that only move to another town."""

import pytest

from tests.reading.test_rounds import told

MOVES = [
    (
        "The sixth round of Syria talks in Astana has been put off once again, from September 20 to September 23.",
        "astana 6 postponed 2017-09-23 2017-09-23",
    ),
    (
        "The sixth round of Syria talks in Astana, which was to run from September 20 to 23, has been put off.",
        "astana 6 postponed None None",
    ),
    (
        "The sixth Astana round on Syria, moved to Geneva because the hotels were full, is due on September 14-15.",
        "astana 6 scheduled 2017-09-14 2017-09-15",
    ),
    (
        "The sixth Astana round on Syria has been moved to September 14-15.",
        "astana 6 postponed 2017-09-14 2017-09-15",
    ),
]


@pytest.mark.parametrize(("text", "fact"), MOVES)
def test_a_round_that_is_moved_has_its_new_days_alone(text: str, fact: str) -> None:
    assert told(text) == [fact]
