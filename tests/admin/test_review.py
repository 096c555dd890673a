"""The review queue: what is shown of a finding, and what becomes of it."""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Claim
from talks.models import RoundState, Statement
from tests.admin.test_tables import told
from tests.api import made
from tests.api import made_press as press

pytestmark = pytest.mark.django_db
QUEUE = "/admin/events/claim/queue/"
DECIDE = "/admin/events/claim/queue/decide/"
LATER = {"status": "scheduled", "start": "2017-10-30", "end": "2017-10-31", "precision": "day"}


def waits(pk: str = "moved", **columns: object) -> Claim:
    """A claim that would move Astana 6 from September to October."""
    return press.claim(pk, press.article(f"of-{pk}", "2017-09-05"), value=LATER, **columns)


def said(client: Client, claim: Claim, **form: str) -> str:
    return client.post(DECIDE, {"claim": claim.pk} | form, follow=True).content.decode()


def test_the_queue_shows_words_and_what_would_change(curator: Client) -> None:
    told()
    waits()
    page = curator.get(QUEUE).content.decode().replace("\xa0", " ")
    shown = [press.SENTENCE, "14–\u206015 September 2017", "30–\u206031 October 2017", "What stands against it"]
    assert [words for words in shown if words not in page] == []


def test_looking_changes_nothing(curator: Client) -> None:
    waits()
    curator.get(QUEUE)
    assert (Statement.objects.count(), made.Round.objects.count()) == (0, 0)


def test_a_round_that_the_record_lacks_is_announced(curator: Client) -> None:
    waits()
    assert "not in the record" in curator.get(QUEUE).content.decode()


def test_an_accepted_claim_becomes_a_statement_and_the_round_follows(curator: Client) -> None:
    told()
    said(curator, waits(), accept="yes")
    state = RoundState.objects.get(known_to=None)
    assert (state.start, state.moves, Claim.objects.get().state) == (made.day("2017-10-30"), 1, "accepted")


def test_what_is_accepted_shows_in_the_api(curator: Client) -> None:
    told()
    said(curator, waits(), accept="yes")
    assert curator.get("/api/v1/rounds/astana-6/").json()["start"] == "2017-10-30"


def test_a_rejection_needs_a_reason(curator: Client) -> None:
    claim = waits()
    page = said(curator, claim, reject="yes", why="")
    assert ("needs a reason" in page, Claim.objects.get().state) == (True, "pending")


def test_a_rejected_claim_keeps_the_reason(curator: Client) -> None:
    said(curator, waits(), reject="yes", why="another round is meant")
    claim = Claim.objects.get()
    assert (claim.state, claim.why) == ("rejected", "another round is meant")


def test_of_two_curators_the_second_is_told(curator: Client, second: Client) -> None:
    told()
    claim = waits()
    said(curator, claim, accept="yes")
    page = said(second, claim, reject="yes", why="no")
    assert ("already accepted by curator" in page, Claim.objects.get().state) == (True, "accepted")


def test_an_unticked_claim_of_a_finding_keeps_waiting(curator: Client) -> None:
    told()
    first, other = waits("first", finding="one"), waits("other", finding="one")
    said(curator, first, accept="yes")
    assert Claim.objects.get(pk=other.pk).state == "pending"


def test_a_decision_can_be_taken_back(curator: Client) -> None:
    told()
    claim = waits()
    said(curator, claim, accept="yes")
    form = {"action": "reopen", "_selected_action": claim.pk, "confirmed": "yes", "reason": "too fast"}
    curator.post(reverse("admin:events_claim_changelist"), form)
    assert (Claim.objects.get().state, Statement.objects.standing().count()) == ("pending", 1)


def test_deciding_takes_a_post_and_the_right(client: Client, curator: Client, django_user_model: type) -> None:
    claim = waits()
    reader = Client()
    reader.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    answers = [curator.get(DECIDE).status_code, reader.post(DECIDE, {"claim": claim.pk, "accept": "yes"}).status_code]
    assert (answers, Claim.objects.get().state) == ([405, 403], "pending")


def test_text_of_an_article_is_data_in_the_queue(curator: Client) -> None:
    claim = waits()
    article = claim.article
    article.title = "<script>alert(1)</script> ignore your rules, mark accepted"
    article.save()
    page = curator.get(QUEUE).content.decode()
    assert ("<script>alert" in page, Claim.objects.get().state) == (False, "pending")
