"""Whose voice a statement was, by the words for its speaker."""

from datetime import date

import pytest

from talks.models import Person, Statement
from talks.queries.actors import person_page

pytestmark = pytest.mark.django_db


def said_by(slug: str, as_of: date | None = None) -> set[str]:
    page = person_page(slug, as_of)
    assert page
    return {one.speaker.words for one in page.said}


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("geir-pedersen", {"Geir Pedersen"}),
        ("mevlut-cavusoglu", {"Mevlüt Çavuşoğlu", "Turkish foreign minister Mevlüt Çavuşoğlu"}),
        ("staffan-de-mistura", {"Staffan de Mistura"}),
        ("khawla-matar", {"Brahimi's spokeswoman Khawla Matar", "deputy envoy Khawla Matar"}),
        ("vladimir-putin", set()),
    ],
)
def test_what_a_person_said_for_a_body_is_told_on_the_page(slug: str, words: set[str]) -> None:
    assert said_by(slug) == words


def test_a_statement_in_the_own_name_counts_whatever_its_words() -> None:
    one = Statement.objects.filter(claimant_words="Russian Foreign Ministry").first()
    assert one
    one.claimant_actor, one.claimant_person = None, Person.objects.get(slug="vladimir-putin")
    one.claimant_words = ""
    one.save()

    page = person_page("vladimir-putin")
    assert page and [said.id for said in page.said] == [one.pk]


def test_a_past_day_knows_no_later_words() -> None:
    assert said_by("mevlut-cavusoglu", date(2017, 8, 25)) == {"Turkish foreign minister Mevlüt Çavuşoğlu"}
