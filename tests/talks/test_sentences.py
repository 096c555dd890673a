"""Changes in plain sentences."""

from datetime import date

import pytest

from talks.derive.sentences import Step, round_sentence, zone_sentence
from talks.sentences import sentence

AUGUST = ("2017-08-01", "2017-08-31", "month")
DAYS = ("2017-09-14", "2017-09-15", "day")


def step(
    status: str, time: tuple[str | None, str | None, str] = (None, None, "day"), moves: int = 0, city: str = ""
) -> Step:
    start, end = (date.fromisoformat(day) if day else None for day in time[:2])
    return Step(status, start, end, time[2], moves, city)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, step("scheduled", AUGUST), "Astana VI was announced for August 2017"),
        (None, step("scheduled"), "Astana VI was announced, without a time"),
        (step("scheduled", AUGUST), step("postponed", moves=1), "Astana VI was put off, without a new time"),
        (
            step("scheduled", AUGUST),
            step("scheduled", DAYS, moves=1),
            "Astana VI moved from August 2017 to 14–\u206015 September 2017",
        ),
        (
            step("postponed", moves=1),
            step("scheduled", DAYS, moves=1),
            "Astana VI was set for 14–\u206015 September 2017",
        ),
        (
            step("postponed", moves=1),
            step("scheduled", ("2017-09-14", None, "day"), moves=1),
            "Astana VI was set for 14 September 2017",
        ),
        (step("scheduled", DAYS), step("cancelled"), "Astana VI was called off"),
        (step("cancelled"), step("scheduled", DAYS), "Astana VI was announced again, for 14–\u206015 September 2017"),
        (step("scheduled", DAYS), step("under-way", DAYS, city="Astana"), "Astana VI opened in Astana"),
        (step("under-way", DAYS), step("held", DAYS), "Astana VI closed, 14–\u206015 September 2017"),
        (step("held", DAYS), step("held", DAYS), ""),
        (
            step("scheduled", DAYS, city="Geneva"),
            step("scheduled", DAYS, city="Vienna"),
            "Astana VI moved from Geneva to Vienna",
        ),
    ],
)
def test_rounds(before: Step | None, after: Step, expected: str) -> None:
    assert round_sentence("Astana VI", before, after).replace("\u00a0", " ") == expected


def test_zones() -> None:
    told = zone_sentence("Idlib de-escalation area", "mapped", "borders agreed at Astana VI")
    assert told == "The Idlib de-escalation area had its boundary stated: borders agreed at Astana VI"


@pytest.mark.parametrize(
    ("status", "note", "told"),
    [
        ("proposed", "no borders yet", "The Idlib area was spoken of again as an area to be: no borders yet"),
        ("in-force", "sixth post set up", "The Idlib area was told again to be in force: sixth post set up"),
        ("dissolved", "Daraa taken again", "After the end of the Idlib area: Daraa taken again"),
        ("dissolved", "", "The Idlib area was told again to have ended"),
    ],
)
def test_zones_that_had_got_there_before(status: str, note: str, told: str) -> None:
    assert zone_sentence("Idlib area", status, note, again=True) == told


@pytest.mark.parametrize(
    ("status", "start", "end", "expected"),
    [
        ("held", "2017-09-14", "2017-09-15", "Astana VI sat on 14\u2013\u206015 September 2017"),
        ("held", "2017-09-14", None, "Astana VI sat from 14 September 2017"),
        ("held", None, "2017-09-15", "Astana VI ended on 15 September 2017"),
        ("held", None, None, "Astana VI sat"),
        ("under-way", "2017-09-14", None, "Astana VI began on 14 September 2017"),
        ("under-way", None, "2017-09-15", "Astana VI under way until 15 September 2017"),
        ("under-way", None, None, "Astana VI began"),
    ],
)
def test_a_report_says_of_a_round_no_more_than_was_told(
    status: str, start: str | None, end: str | None, expected: str
) -> None:
    told = {"status": status, "start": start, "end": end, "precision": "day"}
    assert sentence("schedule", "", told, "Astana VI", {}).replace("\xa0", " ") == expected
