"""What people do to the record, and what follows at once."""

from datetime import date

import pytest

from talks.models import Citation, Round, RoundState, Source, Statement, Trail, Version
from talks.services import statements, trail
from talks.services.statements import Telling
from tests.talks.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Source:
    return Source.objects.create(url_key="article", url="https://example.org/a", published=date(2017, 9, 2))


def telling(**more: object) -> Telling:
    value = {"status": "scheduled", "start": "2017-09-14", "end": "2017-09-15", "precision": "day"}
    return Telling(
        subject=Round.objects.get(slug="astana-6"),
        property="schedule",
        value=value,
        claimant="kazakh-foreign-ministry",
        said_from=date(2017, 9, 1),
        said_to=date(2017, 9, 1),
        **more,  # type: ignore[arg-type]
    )


def made(article: Source) -> Statement:
    return statements.make(telling(), article, quote="on September 14", by="an editor", now=NOW).statement


def state(on: str) -> RoundState:
    return RoundState.objects.as_of(date.fromisoformat(on)).get(round__slug="astana-6")


def test_making_it_twice_is_once(article: Source) -> None:
    made(article)
    before = (Statement.objects.count(), Citation.objects.count(), Trail.objects.count(), Version.objects.get().number)
    made(article)
    after = (Statement.objects.count(), Citation.objects.count(), Trail.objects.count(), Version.objects.get().number)
    assert after == before


def test_the_id_is_known_before_it_is_made(article: Source) -> None:
    assert statements.would_be_id(telling()) == made(article).pk


def test_an_earlier_source_makes_it_known_earlier(article: Source) -> None:
    made(article)
    earlier = Source.objects.create(url_key="earlier", url="https://example.org/b", published=date(2017, 9, 1))
    statements.make(telling(), earlier, by="an editor", now=NOW)
    assert state("2017-09-01").status == "scheduled"


def test_a_withdrawn_statement_takes_no_part_and_stays_listed(article: Source) -> None:
    row = made(article)
    statements.withdraw(row, "a misreading", by="an editor", now=NOW)
    assert (state("2017-09-02").status, Statement.objects.get(pk=row.pk).why) == ("postponed", "a misreading")


def test_a_withdrawal_needs_a_reason(article: Source) -> None:
    with pytest.raises(ValueError, match="reason"):
        statements.withdraw(made(article), " ", by="an editor", now=NOW)


def test_a_deprecated_statement_takes_no_part(article: Source) -> None:
    statements.rank(made(article), "deprecated", "the source erred", by="an editor", now=NOW)
    assert state("2017-09-02").status == "postponed"


def test_the_last_citation_taken_back_withdraws(article: Source) -> None:
    row = made(article)
    statements.uncite(row.citations.get(), "the article was a forgery", by="an editor", now=NOW)
    row.refresh_from_db()
    assert (row.withdrawn_at, state("2017-09-02").status) == (NOW, "postponed")


def test_a_citation_taken_back_leaves_the_others_day(article: Source) -> None:
    row = made(article)
    later = Source.objects.create(url_key="later", url="https://example.org/c", published=date(2017, 9, 5))
    statements.make(telling(), later, by="an editor", now=NOW)
    statements.uncite(row.citations.get(source=article), "withheld", by="an editor", now=NOW)
    row.refresh_from_db()
    assert row.known_on == date(2017, 9, 5)


def test_every_act_leaves_a_sealed_trace(article: Source) -> None:
    row = made(article)
    statements.rank(row, "preferred", "the host's word", by="an editor", now=NOW)
    statements.withdraw(row, "an error", by="an editor", now=NOW)
    verbs = list(Trail.objects.order_by("id").values_list("verb", flat=True))
    assert (verbs, trail.broken()) == (["made", "ranked preferred", "withdrawn"], [])
