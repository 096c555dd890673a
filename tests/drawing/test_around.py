"""The days around a round: words stand beside marks where they find room."""

from datetime import date, timedelta
from itertools import pairwise

from events.drawing.around import LETTER, Happening, labels

FIRST, LAST = date(2017, 8, 15), date(2017, 10, 15)


def happening(day: int, title: str, side: str = "conflict", manner: str = "deeds") -> Happening:
    return Happening(FIRST + timedelta(days=day), side, manner, False, title)


def test_words_never_touch_and_deeds_go_before_words() -> None:
    rows = [happening(day, f"Something of day {day}", manner="words") for day in range(61)]
    told = labels([*rows, happening(30, "Fighting, Jobar")], FIRST, LAST)

    assert "Fighting, Jobar" in [label.text for label in told]
    spans = sorted(
        (label.y, label.x - wide if label.anchor == "end" else label.x, wide)
        for label in told
        for wide in [len(label.text) * LETTER]
    )
    for (y, left, wide), (other, right, _) in pairwise(spans):
        assert y != other or left + wide < right
    assert all(left >= 0 and left + wide <= 100 for _, left, wide in spans)
    assert len(told) > 5


def test_conflict_is_told_above_and_cooperation_below_and_the_same_words_once() -> None:
    rows = [happening(3, "Air strike"), happening(40, "Air strike"), happening(20, "Meeting, Ankara", "cooperation")]
    air, meeting = labels(rows, FIRST, LAST)

    assert (air.text, meeting.text) == ("Air strike", "Meeting, Ankara")
    assert air.y < meeting.y
