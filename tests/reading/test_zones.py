"""Ways of speaking of the de-escalation zones, each with the zones that it tells."""

from datetime import date

import pytest

from events.reading import Calendar, read
from events.services import knowledge

SAYINGS = [
    (
        "Four de-escalation zones are set up in Idlib, north of Homs, in Eastern Ghouta and along the Jordanian border.",
        ["idlib", "northern-homs", "eastern-ghouta", "southern"],
    ),
    ("Military police came to the third de-escalation zone, around Rastan and Talbiseh.", ["northern-homs"]),
    ("Turkey set up an observation post in the Idlib de-escalation zone.", ["idlib"]),
    ("A de-escalation area in south-west Syria comes into force.", ["southern"]),
    ("Jets bombed Douma; the Ghouta is one of the four de-escalation zones.", ["eastern-ghouta"]),
    ("The de-escalation zones were not discussed. Buses took the fighters from Dumayr to Idlib.", []),
    ("Troops entered Idlib.", []),
    ("The de-escalation zones were four.\n\nWill Idlib be next?", ["idlib"]),
    ("The de-escalation zones were four.\n\nClashes broke out in Idlib and people were killed.", []),
    ("The de-escalation zones were four.\n\nThe ceasefire in the south-west holds.", ["southern"]),
    ("A village in the south of Syria's Hama province lies near a de-escalation zone.", []),
    ("The zone in the south of the country is a de-escalation zone.", ["southern"]),
    ("The army went into the south of the Idlib de-escalation zone.", ["idlib"]),
    ("They looked at the situation in Idlib.", ["idlib"]),
    ("The last zone is in the country's southwest, and it is a de-escalation zone.", ["southern"]),
    ("Air strikes hit three villages in Idlib, where the truce has worn thin.", ["idlib"]),
    ("In the south another zone has ceased to be, and the de-escalation zones are three.", ["southern"]),
    ("The zone of silence in Homs was a park.", []),
]


def zones(text: str, day: date | None = date(2018, 2, 25)) -> list[str]:
    told = text + "\n\nSyria's war goes on in Syria."
    return [z.zone for z in read(told, day, knowledge.lexicon("en"), Calendar(()), language="en").zones]


@pytest.mark.parametrize(("text", "told"), SAYINGS)
def test_a_way_of_speaking_tells_zones(text: str, told: list[str]) -> None:
    assert zones(text) == told


def test_before_the_memorandum_there_were_none() -> None:
    assert zones("Safe zones in Idlib and in Eastern Ghouta were asked for.", date(2016, 5, 1)) == []
