"""People decide on claims: the record follows, the second to decide is told, a decision can be taken back."""

from datetime import date
from typing import Any

import pytest

from events.models import Claim, Event
from events.services import reviewing
from talks.models import Round, RoundState, Statement, Trail
from tests.events.readers import NOW, article, freed, read, sixth
from tests.talks.conftest import django_db_setup  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_user_model: Any) -> reviewing.By:
    return reviewing.by(django_user_model.objects.create(username="editor"), NOW)


def test_accepted_claim_changes_the_record_from_its_day(editor: reviewing.By) -> None:
    read(article(), sixth(attributed_to="kazakh-foreign-ministry", said_on=date(2017, 9, 1)))
    reviewing.accept(Claim.objects.get(), editor)
    state = RoundState.objects.as_of(date(2017, 9, 2)).get(round__slug="astana-6")
    assert (state.status, state.start, state.end) == ("scheduled", date(2017, 9, 14), date(2017, 9, 15))


def test_claim_of_a_round_that_the_record_lacks_makes_it(editor: reviewing.By) -> None:
    read(article(), sixth(number=23))
    reviewing.accept(Claim.objects.get(), editor)
    assert Round.objects.get(slug="astana-23").name == "Astana XXIII"


def test_finding_is_the_statement_it_becomes(editor: reviewing.By) -> None:
    read(article(), sixth())
    claim = Claim.objects.get()
    citation = reviewing.accept(claim, editor)
    assert citation is not None
    assert citation.statement_id == claim.finding


def test_two_articles_of_one_finding_are_one_statement(editor: reviewing.By) -> None:
    read(article("https://a.example/1"), sixth())
    read(article("https://b.example/2"), sixth())
    finding = Claim.objects.values_list("finding", flat=True)[0]
    assert reviewing.accept_finding(finding, editor) == 2
    assert Statement.objects.get(pk=finding).citations.count() == 2


def test_gathered_claims_that_say_the_same_are_one_finding(editor: reviewing.By) -> None:
    read(article("https://a.example/1"), freed())
    read(article("https://b.example/2"), freed())
    (finding,) = set(Claim.objects.values_list("finding", flat=True))
    assert reviewing.accept_finding(finding, editor) == 2
    assert [(event.reviewed, event.event_claims.count()) for event in Event.objects.all()] == [(True, 2)]


def test_gathered_claims_that_say_more_are_findings_of_their_own(editor: reviewing.By) -> None:
    read(article("https://a.example/1"), freed())
    read(article("https://b.example/2"), freed(actors=["syrian-army"]))
    first, second = Claim.objects.order_by("article__source__url")
    assert reviewing.accept_finding(first.finding, editor) == 1
    second.refresh_from_db()
    assert (Event.objects.count(), first.finding == second.finding, second.state) == (1, False, "pending")


def test_second_to_decide_is_told(editor: reviewing.By) -> None:
    read(article(), sixth())
    claim = Claim.objects.get()
    reviewing.reject(claim, "wrong", editor)
    with pytest.raises(reviewing.AlreadyDecided, match="by editor"):
        reviewing.accept(claim, editor)


def test_rejection_needs_a_reason(editor: reviewing.By) -> None:
    read(article(), sixth())
    with pytest.raises(reviewing.NotPossible):
        reviewing.reject(Claim.objects.get(), " ", editor)


def test_decision_taken_back_leaves_no_statement_standing(editor: reviewing.By) -> None:
    read(article(), sixth())
    claim = Claim.objects.get()
    reviewing.accept(claim, editor)
    reviewing.reopen(claim, "a slip", editor)
    assert (Claim.objects.get().state, Statement.objects.standing().filter(pk=claim.finding).exists()) == (
        "pending",
        False,
    )


def test_accepted_event_is_reviewed_and_makes_no_statement(editor: reviewing.By) -> None:
    read(article(), freed())
    assert reviewing.accept(Claim.objects.get(), editor) is None
    assert Event.objects.get().reviewed


def test_rejected_event_goes_and_comes_back(editor: reviewing.By) -> None:
    read(article(), freed())
    claim = Claim.objects.get()
    reviewing.reject(claim, "wrong", editor)
    gone = Event.objects.count()
    reviewing.reopen(claim, "a slip", editor)
    assert (gone, Event.objects.count()) == (0, 1)


def test_decisions_stand_in_the_trail(editor: reviewing.By) -> None:
    read(article(), freed())
    reviewing.reject(Claim.objects.get(), "wrong", editor)
    assert Trail.objects.filter(verb="rejected a claim", by_name="editor").exists()
