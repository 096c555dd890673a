"""The queue's order, its pages and what narrows it; how many questions a page asks, and by which index."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Article, Claim
from events.queries import queue
from events.queries.queue import Place
from tests.admin.test_review import QUEUE, waits
from tests.admin.test_tables import told
from tests.api import made
from tests.api import made_press as press

PLAN = {"status": "scheduled", "start": "2017-10-01", "end": "2017-10-02", "precision": "day"}
pytestmark = pytest.mark.django_db


def many(number: int, **columns: object) -> list[Claim]:
    """Findings that wait, one a day."""
    first = made.day("2017-01-01")
    return [
        press.claim(f"{n:02}", press.article(f"a{n:02}", str(first + timedelta(days=n))), **columns)
        for n in range(number)
    ]


def keys(page: queue.Page) -> list[str]:
    return [head.pk for head in page.heads]


def test_pages_go_on_where_the_last_one_ended_and_back() -> None:
    many(5)
    first = queue.page({}, most=2)
    second = queue.page({}, after=Place.of(first.heads[-1]), most=2)
    last = queue.page({}, after=Place.of(second.heads[-1]), most=2)
    back = queue.page({}, before=Place.of(second.heads[0]), most=2)
    assert [keys(page) for page in (first, second, last, back)] == [["00", "01"], ["02", "03"], ["04"], ["00", "01"]]
    assert [(page.earlier, page.later) for page in (first, second, last, back)] == [
        (False, True),
        (True, True),
        (True, False),
        (False, True),
    ]


def test_a_finding_stands_where_its_first_claim_stands() -> None:
    many(3)
    Claim.objects.filter(pk__in=["00", "02"]).update(finding="one")
    assert keys(queue.page({})) == ["00", "01"]


def test_a_claim_without_a_day_comes_last() -> None:
    many(2)
    Claim.objects.filter(pk="00").update(known_on=None)
    page = queue.page({})
    assert (keys(page), keys(queue.page({}, after=Place.of(page.heads[0])))) == (["01", "00"], ["00"])


def test_a_finding_is_found_by_any_outlet_that_carries_it() -> None:
    many(2, finding="one")
    Article.objects.filter(pk="a01").update(outlet=press.outlet("other"))
    assert keys(queue.page(queue.narrowed({"outlet": "other"}))) == ["01"]
    assert keys(queue.page(queue.narrowed({"outlet": "none"}))) == []


def test_what_narrows_stays_in_every_address(curator: Client) -> None:
    told()
    many(queue.A_PAGE + 2)
    context = curator.get(QUEUE, {"kind": "schedule", "track": "astana", "outlet": "tass", "state": "pending"}).context
    addresses = [context[way] for way in ("following", "skip", "later")] + [line.address for line in context["lines"]]
    narrowed = "kind=schedule&track=astana&outlet=tass&state=pending"
    assert [address for address in addresses if narrowed not in address] == []
    assert curator.get(QUEUE + context["later"]).context["lines"][0].claim.pk == f"{queue.A_PAGE:02}"


def test_later_leaves_it_waiting_and_goes_on_behind_it(curator: Client) -> None:
    many(3)
    context = curator.get(QUEUE, {"finding": "finding-01"}).context
    behind = curator.get(QUEUE + context["skip"]).context
    assert ([line.claim.pk for line in behind["lines"]], Claim.objects.filter(state="pending").count()) == (["02"], 3)


def test_a_decided_finding_tells_what_became_of_it(curator: Client) -> None:
    many(1)
    Claim.objects.update(state="rejected", why="misread", decided_at=made.NOW)
    page = curator.get(QUEUE, {"finding": "finding-00"}).content.decode()
    assert "it was rejected, 1 January 2026, 00:00 UTC, because: misread" in page


def test_an_address_that_names_no_place_is_refused_in_words(curator: Client) -> None:
    many(1)
    answer = curator.get(QUEUE, {"after": "yesterday"})
    assert (answer.status_code, "names no place in the queue" in answer.content.decode()) == (400, True)


def test_a_finding_that_many_carry_is_shown_in_parts(curator: Client) -> None:
    many(queue.CARRIED + 3, finding="one")
    page = curator.get(QUEUE).content.decode()
    assert (page.count('name="claim"'), "More articles say the same" in page) == (queue.CARRIED, True)


def test_more_findings_than_are_counted_are_told_so(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "COUNTED", 2)
    many(3)
    assert "More than 2 findings wait." in curator.get(QUEUE).content.decode()


def asked(client: Client) -> int:
    with CaptureQueriesContext(connection) as questions:
        assert client.get(QUEUE).status_code == 200
    return len(questions)


def test_a_page_asks_the_same_however_much_waits(curator: Client) -> None:
    told()
    waits("first", finding="one")
    waits("rival", value=PLAN)
    one = asked(curator)
    many(queue.A_PAGE + 5)
    for n in range(5):
        waits(f"more-{n}", finding="one")
        made.statement(f"said-{n}", "2017-09-01", cited=(f"{n}.example",), round=made.Round.objects.get(), value=PLAN)
    Claim.objects.filter(pk__in=["20", "21"]).update(state="rejected", why="no", decided_at=made.NOW)
    assert (asked(curator), one < 45) == (one, True)


def test_the_queue_is_walked_by_its_index() -> None:
    """No sort and no whole table: as dear for a million claims as for a thousand."""
    many(3)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    page = queue.heads({}).select_related(None).filter(queue.behind(Place(made.day("2017-01-01"), "00")))
    plan = page.order_by(queue.QUEUED_ON, "pk")[:20].explain()
    assert ("claim_waiting" in plan, "Sort" in plan) == (True, False)


def test_one_opened_from_elsewhere_leads_into_the_list(curator: Client) -> None:
    many(queue.A_PAGE + 2)
    behind = f"finding-{queue.A_PAGE + 1}"
    context = curator.get(QUEUE, {"finding": behind}).context
    assert (context["found"].id, context["then"]) == (behind, "finding-00")
    assert "finding-00" in context["following"]


def zones(*told: str) -> None:
    """One claim an article, each naming a zone; those on one zone are one finding."""
    for n, (zone, pk) in enumerate((one.split("-")[0], one) for one in told):
        of = press.article(f"of-{pk}", str(made.day("2017-01-01") + timedelta(days=n)))
        press.claim(pk, of, property="zone", track="", number=None, finding=zone, value={"zone": zone}, qualifier=zone)


def test_zones_alone_stand_as_among_the_others() -> None:
    zones("idlib-1", "homs-1", "idlib-2", "ghouta-1", "homs-2")
    many(2)
    Claim.objects.filter(pk="idlib-1").update(state="second")
    Claim.objects.filter(pk="ghouta-1").update(state="rejected", why="no", decided_at=made.NOW)
    asked_for = ({"kind": "zone"}, {"kind": "zone", "state": "pending"}, {"kind": "zone", "state": "second"})
    found = [keys(queue.page(queue.narrowed(asked))) for asked in asked_for]
    assert found == [["idlib-1", "homs-1"], ["homs-1", "idlib-2"], ["idlib-1"]]
    first = queue.page(queue.narrowed({"kind": "zone"}), most=1)
    assert keys(queue.page(queue.narrowed({"kind": "zone"}), after=Place.of(first.heads[0]))) == ["homs-1"]
    assert queue.count(queue.narrowed({"kind": "zone"})) == 2


def test_zones_are_walked_from_finding_to_finding() -> None:
    """Each names few zones and is named by many: the claims between are passed by, however many there are."""
    zones(*(f"{zone}-{n}" for n in range(40) for zone in ("idlib", "homs", "ghouta")))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE events_claim")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    rows = queue.heads(queue.narrowed({"kind": "zone"})).select_related(None)
    plan = rows.explain(analyze=True)
    walked = [line for line in plan.splitlines() if "claim_zone_waiting" in line]
    passed = sum(float(n) * int(loops) for n, loops in re.findall(r"rows=([\d.]+) loops=(\d+)\)", "".join(walked)))
    assert (len(walked), round(passed)) == (2, 3)
