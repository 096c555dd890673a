"""Values of statements part by part, in words."""

from typing import Any

import pytest

from talks.values import parts

NAMES = {"actor:russia": "Russia", "actor:iran": "Iran", "person:head": "A Person", "zone:idlib": "Idlib area"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {"end": "2017-09-15", "city": "Astana", "start": "2017-09-14", "status": "scheduled", "precision": "day"},
            [("status", "announced"), ("time", "14–15 September 2017"), ("city", "Astana")],
        ),
        ({"start": "2017-08-01", "end": "2017-08-31", "precision": "month"}, [("time", "August 2017")]),
        ({"start": "1991-01-01", "precision": "year"}, [("time", "from 1991")]),
        ({"end": "2019-03-20", "precision": "day"}, [("time", "until 20 March 2019")]),
        ({"former_start": "2017-06-12", "former_end": "2017-06-13"}, [("time before", "12–13 June 2017")]),
        (
            {"head": "head", "actor": "russia", "role": "guarantor", "presence": "present"},
            [("actor", "Russia"), ("role", "guarantor"), ("presence", "present"), ("led by", "A Person")],
        ),
        ({"actors": ["iran", "russia", "other"]}, [("with", "Iran, Russia, other")]),
        ({"kind": "aircraft-downed", "zone": "idlib"}, [("kind", "aircraft downed"), ("zone", "Idlib area")]),
        (
            {"date": "2017-05-04", "zones": [], "city": None, "is_city": True},
            [("date", "4 May 2017"), ("is city", "yes")],
        ),
        ({"points": [[36.0, 35.0], [36.1, 35.1]]}, [("points", "2 entries")]),
    ],
)
def test_a_value_is_told_part_by_part(value: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    told = [(name, words.replace("\xa0", " ").replace("\u2060", "")) for name, words in parts(value, NAMES)]
    assert told == expected
