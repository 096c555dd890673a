"""What is withheld shows in no question of the press, and asking for it costs no query of its own."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Article, Withholding
from events.queries import visible
from events.services.kinds import load_kinds
from tests.events.readers import article, freed, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Article:
    """An article whose one claim is quoted as: Prisoners were freed in Qarat on 1 September."""
    load_kinds()
    made = article()
    Article.objects.filter(pk=made.pk).update(title="100% of them freed")
    return read(made, freed())


def withhold(scope: str, target: str, **more: object) -> None:
    Withholding.objects.create(scope=scope, target=target, reason="endangers", at=timezone.now(), **more)


@pytest.mark.parametrize(("name", "left"), [("qarat", 0), ("Q_rat", 1), ("Q%t", 1), ("Homs", 1)])
def test_a_withheld_name_takes_its_claims_and_nothing_else(told: Article, name: str, left: int) -> None:
    withhold("name", name)
    assert (visible.claims(None).count(), visible.events(None).count()) == (left, left)


@pytest.mark.parametrize(("name", "left"), [("100%", 0), ("1%0", 1), ("Qarat", 1)])
def test_a_withheld_name_takes_the_titles_that_hold_it(told: Article, name: str, left: int) -> None:
    withhold("name", name)
    assert visible.articles(None).count() == left


def test_what_was_lifted_shows_again(told: Article) -> None:
    withhold("name", "Qarat", lifted_at=timezone.now())
    assert visible.claims(None).count() == 1


def test_a_withheld_article_takes_all_it_tells(told: Article) -> None:
    withhold("article", told.pk)
    assert (visible.articles(None).count(), visible.claims(None).count()) == (0, 0)


def test_the_rule_is_part_of_the_question(told: Article, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        list(visible.events(None).prefetch_related(None))
