"""Deals, truces and resolutions: whose they are, which day is theirs, and what only looks like one."""

from datetime import date

import pytest

from events.reading import Calendar, document_from_text, read
from events.services import knowledge
from tests.reading.test_events import told

TABLE = [
    ("2018-03-21", "The Security Council in resolution 2401 on 24 February asked for a truce in Syria.", "agreement happened 2018-02-24 2018-02-24 un-security-council united-nations"),
    ("2018-03-21", "The Security Council made a plan for Syria law in resolution 2254 on 18 December 2015.", "agreement happened 2015-12-18 2015-12-18 un-security-council united-nations"),
    ("2024-12-16", "On Saturday ministers met in Aqaba on Syria with Geir Pedersen and asked for a process under Resolution 2254.", ""),
    ("2018-02-14", "The UN had called on February 6 for a truce throughout Syria.", ""),
    ("2014-01-31", "The envoys of Syria left Geneva on Friday without one agreed line.", ""),
    ("2024-12-06", "Syria's Abu Mohammed al-Jolani signed with his real name on Friday.", ""),
    ("2018-07-10", "In the south of Syria the factions signed with the Russians on July 6.", "agreement happened 2018-07-06 2018-07-06 armed-opposition russia"),
    ("2017-05-11", "Russian aircraft bombed Hama in Syria last Saturday, after the memorandum had entered into force.", "agreement happened 2017-05-06 2017-05-06"),
    ("2016-02-27", "The truce in Syria that the United States and Russia agreed on Monday came into effect at midnight, Damascus time.", "agreement happened 2016-02-22 2016-02-22 united-states russia"),
    ("2017-11-23", "In Syria the truce in Homs, launched on 30 December 2016, has lowered violence.", "agreement happened 2016-12-30 2016-12-30"),
    ("2022-06-16", "For the next session on Syria the dates of 25-29 July have been announced by the envoy.", ""),
    ("2017-07-11", "On 5 July nothing had been settled for the zones in Syria.", ""),
    ("2018-07-31", "The sides on Syria:\n\n- Examined what was done since their meeting on 14 May 2018 and how violations of the ceasefire are to end;\n\n- Went on.", ""),
    ("2018-07-31", "The sides on Syria:\n\n- 14 May 2018: ceasefire in Homs, Syria;\n\n- Went on.", "agreement happened 2018-05-14 2018-05-14"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_an_agreement(published: str, text: str, expected: str) -> None:
    reading = read(document_from_text(text), date.fromisoformat(published), knowledge.lexicon(), Calendar([]))
    assert "; ".join(told(event) for event in reading.events if event.kind == "agreement") == expected
