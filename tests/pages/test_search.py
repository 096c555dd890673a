"""The search: names in every language, statements, on the day asked for."""

import pytest

from talks.models import Citation
from tests.pages.asking import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lavrov", "Sergei Lavrov"),
        ("LAVROV", "Sergei Lavrov"),
        ("Лавров", "Sergei Lavrov called Сергей Лавров"),
        ("روسيا", "Russia called روسيا"),
        ("cavusoglu", "Mevlüt Çavuşoğlu"),
        ("zone maps", "Zone maps topic"),
    ],
)
def test_a_name_is_found_however_it_is_written(words: str, found: str) -> None:
    assert found in text(f"/search/?q={words}")


def test_a_statement_is_found_by_its_words() -> None:
    assert "Boundaries of the Idlib area agreed, completing the set of four" in text("/search/?q=boundaries+Idlib")


def test_a_public_quote_is_found_by_its_words() -> None:
    citation = Citation.objects.filter(statement__round__slug="astana-6").order_by("pk")[0]
    Citation.objects.filter(pk=citation.pk).update(quote="The samovar stood between the delegations.")

    assert "1 statement" in text("/search/?q=samovar")


def test_a_past_day_finds_nothing_of_later() -> None:
    assert "No name holds these words." in text("/search/?q=pedersen&as_of=2017-08-25")


def test_aliases_carry_no_day_and_stay_out_of_the_past() -> None:
    assert "Kazakhstan" not in text("/search/?q=nur-sultan&as_of=2017-08-25")


def test_without_words_nothing_is_asked() -> None:
    assert "Names are found in every language" in text("/search/?q=%20")


@pytest.mark.parametrize("words", ["'", '"', "((", "a%20&%20|", "\\", "-", "%F0%9F%95%8A" * 90])
def test_any_words_are_answered(words: str) -> None:
    assert "Search the record" in text(f"/search/?q={words}")
