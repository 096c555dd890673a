"""The press for programs: what shows, what waits, what never shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Withholding
from tests.api import made
from tests.api import made_press as press
from tests.api.test_record import get

pytestmark = pytest.mark.django_db
LISTS = ["events", "articles", "claims", "outlets", "feeds", "outlets/coverage", "changes", "deleted"]


@pytest.mark.parametrize("path", [f"{name}/" for name in LISTS] + ["events/?as_of=2017-10-01", "timeline/", "now/"])
def test_three_rows_ask_as_many_queries_as_one(client: Client, path: str) -> None:
    made.one_of_each(1)
    press.one_of_each(1)
    with CaptureQueriesContext(connection) as one:
        get(client, path)
    for n in (2, 3):
        made.one_of_each(n)
        press.one_of_each(n)
    with CaptureQueriesContext(connection) as three:
        get(client, path)
    assert len(three) == len(one)


@pytest.mark.parametrize("name", LISTS)
def test_before_the_record_lists_are_empty_and_say_why(client: Client, name: str) -> None:
    press.one_of_each(1)
    answer = get(client, f"{name}/?as_of=2012-06-29")
    assert (answer["results"], "30 June 2012" in answer["note"]) == ([], True)


def events_shown(client: Client, ask: str = "") -> list[str]:
    return [row["claims"][0] for row in get(client, f"events/{ask}")["results"]]


def test_unreviewed_events_show_only_where_they_are_asked_for(client: Client) -> None:
    told = press.article("a")
    press.event(press.event_claim("waits", told))
    press.event(press.event_claim("stands", told, state="accepted"))
    assert (events_shown(client), sorted(events_shown(client, "?review=any"))) == (["stands"], ["stands", "waits"])


def test_an_accusation_never_shows_before_an_editor_accepted_it(client: Client) -> None:
    press.kind("accusation", sensitive=True)
    told = press.article("a")
    press.event(press.event_claim("blames", told, of_kind="accusation", sensitive=True), of_kind="accusation")
    shown = [get(client, path)["count"] for path in ("events/?review=any", "claims/")]
    assert (shown, get(client, "timeline/?review=any")["events"]) == ([0, 0], [])


@pytest.mark.parametrize("state", ["rejected", "obsolete"])
def test_rejected_and_obsolete_claims_show_nowhere(client: Client, state: str) -> None:
    told = press.article("a")
    press.event(press.event_claim("gone", told, state=state))
    answers = [client.get(f"/api/v1/{path}").content.decode() for path in ("claims/", "events/?review=any")]
    assert ["gone" in answer for answer in answers] == [False, False]


def test_a_claim_shows_its_exact_words_and_article(client: Client) -> None:
    press.claim("says", press.article("a"))
    row = get(client, "claims/says/")
    quote = {"start": 0, "end": len(press.SENTENCE), "quote": press.SENTENCE}
    assert (row["evidence"], row["article"]["outlet"]) == ([quote], "tass")


def test_a_text_that_is_not_public_shows_nothing_but_its_quotes(client: Client) -> None:
    press.claim("says", press.article("a"))
    paths = ["articles/", "articles/a/", "claims/", "claims/says/", "timeline/?review=any"]
    assert [path for path in paths if press.REST in client.get(f"/api/v1/{path}").content.decode()] == []


def test_a_public_text_shows_whole(client: Client) -> None:
    press.article("a", text_public=True)
    assert press.REST in get(client, "articles/a/")["text"]


def test_nothing_of_the_press_shows_before_it_was_published(client: Client) -> None:
    press.one_of_each(1)
    paths = ["articles", "claims", "events", "outlets/coverage", "outlets"]
    assert [get(client, f"{path}/?as_of=2017-09-01")["count"] for path in paths] == [0, 0, 0, 0, 0]


def test_an_event_is_on_a_past_day_what_was_told_of_it_by_then(client: Client) -> None:
    first, later = press.article("a", "2017-09-02"), press.article("b", "2017-09-10")
    vague = press.event_claim("vague", first, state="accepted")
    vague.value |= {"actors": [], "place": ""}
    vague.save()
    press.event(press.event_claim("exact", later, state="accepted"), vague, of_kind="meeting")
    press.Event.objects.update(known_on="2017-09-02")
    row = get(client, "events/?as_of=2017-09-05")["results"][0]
    assert (row["claims"], row["actors"], row["place"]) == (["vague"], [], "")


@pytest.mark.parametrize(("scope", "target"), [("article", "a"), ("quote", "says")])
def test_what_is_withheld_shows_nowhere_but_as_gone(client: Client, scope: str, target: str) -> None:
    press.claim("says", press.article("a"))
    Withholding.objects.create(scope=scope, target=target, reason="asked to", at=made.NOW)
    shown = [press.SENTENCE in client.get(f"/api/v1/{path}").content.decode() for path in ("claims/", "articles/a/")]
    gone = [(row["kind"], row["id"]) for row in get(client, "deleted/")["results"]]
    assert (shown, gone) == ([False, False], [("claim" if scope == "quote" else scope, target)])


def test_a_merged_event_leads_to_what_it_became(client: Client) -> None:
    told = press.article("a")
    whole = press.event(press.event_claim("one", told, state="accepted"))
    part = press.event(press.event_claim("two", told, state="accepted"), merged_into=whole)
    answer = client.get(f"/api/v1/events/{part.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/events/{whole.pk}/")


def test_events_beside_a_round(client: Client) -> None:
    made.astana_6()
    told = press.article("a")
    press.event(press.event_claim("near", told, on="2017-09-01", state="accepted"))
    press.event(press.event_claim("far", told, on="2017-06-01", state="accepted"))
    assert events_shown(client, "?round=astana-6") == ["near"]


def test_coverage_counts_articles_by_week(client: Client) -> None:
    for pk, day in (("a", "2017-09-04"), ("b", "2017-09-10"), ("c", "2017-09-11")):
        press.article(pk, day)
    rows = get(client, "outlets/coverage/")["results"]
    assert [(row["week"], row["articles"]) for row in rows] == [("2017-09-04", 2), ("2017-09-11", 1)]


def test_the_chart_has_rounds_and_events_of_the_window(client: Client) -> None:
    made.astana_6()
    press.event(press.event_claim("in", press.article("a"), state="accepted"))
    lanes = get(client, "timeline/?since=2017-08-31&until=2017-09-30&lanes=rounds,events")
    assert ([row["slug"] for row in lanes["rounds"]], len(lanes["events"])) == (["astana-6"], 1)


def test_the_chart_narrows_events_by_actor_and_keeps_their_other_actors(client: Client) -> None:
    row = press.event(press.event_claim("in", press.article("a"), state="accepted"))
    row.actors.add(made.actor("turkey"))
    assert get(client, "timeline/?actor=turkey")["events"][0]["actors"] == ["russia", "turkey"]


def test_a_lane_that_is_none_is_refused(client: Client) -> None:
    assert get(client, "timeline/?lanes=colours", 400)["lanes"][0].startswith("colours is none of rounds,")


def test_a_reading_ends_what_a_client_has(client: Client) -> None:
    told = press.article("a")
    tag = client.get("/api/v1/claims/")["ETag"]
    press.claim("new", told)
    assert client.get("/api/v1/claims/", headers={"If-None-Match": tag}).status_code == 200


def test_how_things_stood_on_a_day(client: Client) -> None:
    made.astana_6()
    now = get(client, "now/?as_of=2017-09-11")
    assert (now["last_held"], now["next_announced"]["slug"]) == (None, "astana-6")


def test_withdrawn_statements_are_told_to_copies(client: Client) -> None:
    made.statement("gone", "2017-01-01", actor=made.actor("russia"), withdrawn_at=made.NOW, why="misread")
    assert get(client, "deleted/")["results"][0] | {"at": ""} == {
        "at": "",
        "kind": "statement",
        "id": "gone",
        "now": None,
        "why": "misread",
    }


def test_a_withheld_name_shows_in_no_quote(client: Client) -> None:
    press.claim("says", press.article("a"))
    Withholding.objects.create(scope="name", target="Astana on September", reason="asked to", at=made.NOW)
    assert get(client, "claims/")["count"] == 0
