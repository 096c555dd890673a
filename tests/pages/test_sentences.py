"""Statements in plain words, and who says them."""

import pytest

from talks.sentences import says, sentence

NAMES = {"actor:russia": "Russia", "person:lavrov": "Sergei Lavrov", "venue:palais": "Palais des Nations"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", ""),
        ("Kazakh Foreign Ministry", "says the Kazakh Foreign Ministry"),
        ("Kazakh deputy foreign minister", "says the Kazakh deputy foreign minister"),
        ("Kazakh foreign minister Kairat Abdrakhmanov", "says Kazakh foreign minister Kairat Abdrakhmanov"),
        ("guarantors' joint statement (Astana V)", "says the guarantors' joint statement (Astana V)"),
        ("John Kerry and Sergei Lavrov", "say John Kerry and Sergei Lavrov"),
        ("UN", "says the UN"),
        ("Saudi Press Agency", "says the Saudi Press Agency"),
        ("Office of the Special Envoy", "says the Office of the Special Envoy"),
        ("fifth summit statement", "says the fifth summit statement"),
        ("Russia", "says Russia"),
    ],
)
def test_who_says_it(words: str, told: str) -> None:
    assert says(words) == told


@pytest.mark.parametrize(
    ("property", "qualifier", "value", "told"),
    [
        ("schedule", "", {"status": "scheduled"}, "Astana VI to be held; no time told"),
        ("schedule", "", {"status": "postponed"}, "Astana VI put off; no new time told"),
        ("schedule", "", {"status": "cancelled"}, "Astana VI called off"),
        (
            "schedule",
            "sitting-2",
            {"status": "under-way", "start": "2017-09-14"},
            "Astana VI, part 2, began on 14 September 2017",
        ),
        (
            "schedule",
            "",
            {"status": "scheduled", "start": "2017-08-01", "end": "2017-08-31", "precision": "month", "city": "Astana"},
            "Astana VI to sit in August 2017, in Astana",
        ),
        (
            "seat",
            "russia/guarantor",
            {"actor": "russia", "role": "guarantor", "presence": "left", "head": "lavrov"},
            "Russia at Astana VI as guarantor, led by Sergei Lavrov; it left before the end",
        ),
        (
            "schedule",
            "",
            {"status": "under-way", "start": "2020-08-27", "end": "2020-08-29"},
            "Astana VI began on 27 August 2020",
        ),
        ("schedule", "", {"status": "under-way"}, "Astana VI began"),
        ("seat", "russia/", {"actor": "russia", "presence": "absent"}, "Russia stayed away from Astana VI"),
        ("place", "", {"city": "Geneva", "venue": "palais"}, "Astana VI in Palais des Nations, Geneva"),
        (
            "delivery",
            "2",
            {"delivery": "late", "date": "2017-09-15"},
            "Commitment 2 of Astana VI: delivered after its day, 15 September 2017",
        ),
        ("something-new", "", {}, "Astana VI: something new"),
    ],
)
def test_what_a_statement_says(property: str, qualifier: str, value: dict[str, str], told: str) -> None:
    assert sentence(property, qualifier, value, "Astana VI", NAMES).replace("\xa0", " ") == told
