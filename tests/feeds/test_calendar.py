"""Rounds as a calendar."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from talks.ics import escaped, folded
from talks.models import AgendaItem, Sitting, Topic
from tests.api import made


def entries(client: Client, path: str) -> list[dict[str, str]]:
    """The events of a calendar by property, parameters left out."""
    text = client.get(path).content.decode().replace("\r\n ", "")
    parts = re.findall(r"BEGIN:VEVENT\r\n(.*?)\r\nEND:VEVENT", text, re.DOTALL)
    return [dict(re.split(r"(?:;[^:]*)?:", line, maxsplit=1) for line in part.split("\r\n")) for part in parts]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "status", "first", "after", "sequence"),
    [
        ("2017-08-01", "TENTATIVE", "20170801", "20170901", "0"),
        ("2017-09-11", "CONFIRMED", "20170914", "20170916", "1"),
        ("2017-09-20", "CONFIRMED", "20170914", "20170916", "1"),
    ],
)
def test_a_round_on_its_way(client: Client, on: str, status: str, first: str, after: str, sequence: str) -> None:
    made.astana_6()
    row = entries(client, f"/feeds/rounds.ics?as_of={on}")[0]
    assert (row["STATUS"], row["DTSTART"], row["DTEND"], row["SEQUENCE"]) == (status, first, after, sequence)


@pytest.mark.django_db
def test_the_uid_stays_when_the_round_moves(client: Client) -> None:
    made.astana_6()
    uids = [entries(client, f"/feeds/rounds.ics?as_of={on}")[0]["UID"] for on in ("2017-08-01", "2017-09-20")]
    assert uids == ["astana-6@syria-talks-record"] * 2


@pytest.mark.django_db
def test_a_cancelled_round_is_struck_out_at_the_time_it_had(client: Client) -> None:
    former = {"former_start": made.day("2022-07-25"), "former_end": made.day("2022-07-29")}
    made.round_(9, {"known_from": made.day("2022-07-16"), "status": "cancelled", "moves": 0, **former})
    row = entries(client, "/feeds/rounds.ics")[0]
    assert (row["STATUS"], row["DTSTART"]) == ("CANCELLED", "20220725")


@pytest.mark.django_db
def test_a_round_without_a_time_is_in_no_calendar(client: Client) -> None:
    made.round_(9, {"known_from": made.day("2022-07-16"), "status": "postponed", "moves": 1})
    assert entries(client, "/feeds/rounds.ics") == []


def sat_in_two(number: int = 8) -> None:
    """Geneva VIII: announced whole, sat in two parts."""
    day = made.day
    plan = {"known_from": day("2017-07-14"), "status": "scheduled", "start": day("2017-11-28"), "precision": "day"}
    held = {"known_from": day("2017-12-14"), "status": "held", "start": day("2017-11-28"), "precision": "day"}
    row = made.round_(number, plan, held | {"end": day("2017-12-14")}, of="geneva")
    for n, start, end in ((1, "2017-11-28", "2017-12-01"), (2, "2017-12-05", "2017-12-14")):
        told = {"status": "held", "start": day(start), "end": day(end), "precision": "day", "known_from": day(end)}
        Sitting.objects.create(round=row, n=n, city="Geneva", **told)


@pytest.mark.django_db
def test_a_round_that_sat_in_parts_has_an_entry_for_each(client: Client) -> None:
    sat_in_two()
    rows = [(row["UID"], row["DTSTART"], row["DTEND"]) for row in entries(client, "/feeds/rounds.ics")]
    assert rows == [
        ("geneva-8@syria-talks-record", "20171128", "20171202"),
        ("geneva-8.2@syria-talks-record", "20171205", "20171215"),
    ]


@pytest.mark.django_db
def test_before_it_parted_it_had_one_entry_of_the_same_uid(client: Client) -> None:
    sat_in_two()
    uids = [row["UID"] for row in entries(client, "/feeds/rounds.ics?as_of=2017-11-01")]
    assert uids == ["geneva-8@syria-talks-record"]


@pytest.mark.django_db
def test_calendars_keep_to_rfc_5545(client: Client) -> None:
    """Sections 3.1 (folding), 3.6.1 (what an event must have, an end after the start) and 3.8.4.7 (UIDs)."""
    made.astana_6()
    sat_in_two()
    raw = client.get("/feeds/rounds.ics").content
    rows = entries(client, "/feeds/rounds.ics")

    assert raw.count(b"\n") == raw.count(b"\r\n") == len(raw.split(b"\r\n")) - 1
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert all({"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= row.keys() for row in rows)
    assert all(row["DTSTART"] < row["DTEND"] for row in rows)
    assert len({row["UID"] for row in rows}) == len(rows) == 3


@pytest.mark.django_db
def test_calendars_of_a_track_a_round_and_a_zone(client: Client) -> None:
    row = made.astana_6()
    made.round_(
        7, {"known_from": made.day("2017-06-01"), "status": "held", "start": made.day("2017-07-10")}, of="geneva"
    )
    zone, topic = made.zone(1), Topic.objects.create(slug="zone-maps", name="Zone maps")
    made.ZoneState.objects.create(
        zone=zone, mark="paper", status="agreed", start=made.day("2017-05-04"), known_from=made.day("2017-05-04")
    )
    AgendaItem.objects.create(round=row, topic=topic, zones=["zone-1"], known_from=made.day("2017-09-01"))
    paths = ["/tracks/geneva/rounds.ics", "/rounds/astana-6/rounds.ics", "/zones/zone-1/rounds.ics"]
    uids = [[entry["UID"].split("@")[0] for entry in entries(client, path)] for path in paths]
    assert uids == [["geneva-7"], ["astana-6"], ["astana-6"]]


@pytest.mark.django_db
def test_the_calendar_is_whole_and_typed(client: Client) -> None:
    made.astana_6()
    answer = client.get("/feeds/rounds.ics")
    text = answer.content.decode()
    ends = text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), text.endswith("END:VCALENDAR\r\n")
    assert (answer["Content-Type"], ends) == ("text/calendar; charset=utf-8", (True, True))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_folding_keeps_the_text_and_the_limit(text: str) -> None:
    lines = folded(text).split("\r\n")
    assert (folded(text).replace("\r\n ", ""), all(len(line.encode()) <= 75 for line in lines)) == (text, True)


def test_signs_with_a_meaning_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne") == r"a\,b\;c\\d\ne"
