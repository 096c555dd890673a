"""The search: names in every language, statements, on the day asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Evidence
from talks.models import Citation, Statement
from talks.models.words import asked, words_of
from talks.queries.searching import search
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


MANY = 40  # copies of each statement, so that reading them all costs more than an index


@pytest.fixture
def multiplied() -> None:
    """The record with its statements many times over, none of which holds the words that are asked."""
    kept = [name.column for name in Statement._meta.concrete_fields if name.column != "id"]
    columns = ", ".join(f'"{name}"' for name in kept)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO talks_statement (id, {columns}) SELECT md5(id || n), {columns} "
            f"FROM talks_statement, generate_series(1, {MANY}) AS n"
        )
        cursor.execute("ANALYZE talks_statement")


def plans(questions: CaptureQueriesContext) -> str:
    """How the database answers the questions that compare words."""
    told = []
    with connection.cursor() as cursor:
        for query in questions.captured_queries:
            if "websearch_to_tsquery" in query["sql"]:
                cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {query['sql']}")
                told.append("\n".join(row[0] for row in cursor.fetchall()))
    return "\n".join(told)


def test_a_search_reads_the_index_and_not_the_record(multiplied: None) -> None:
    with CaptureQueriesContext(connection) as questions:
        search("samovar")

    plan = plans(questions)

    assert "Bitmap Index Scan on statement_words" in plan
    assert "Seq Scan on talks_statement" not in plan


def without_reading_tables() -> None:
    """The tables of a test are so small that reading them whole would be cheaper: for this test it is not done."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")


def test_quotes_of_the_record_are_searched_by_their_index() -> None:
    with CaptureQueriesContext(connection) as questions:
        search("samovar")
    without_reading_tables()

    assert "Bitmap Index Scan on citation_words" in plans(questions)


def test_quotes_of_the_press_are_searched_by_their_index() -> None:
    without_reading_tables()

    plan = Evidence.objects.alias(words=words_of("quote")).filter(words=asked("samovar")).order_by().explain()

    assert "Bitmap Index Scan on evidence_words" in plan


def test_names_are_asked_without_what_is_told_of_them(multiplied: None) -> None:
    with CaptureQueriesContext(connection) as questions:
        search("samovar")

    assert len(questions) <= 13
    assert [query for query in questions.captured_queries if "schedule" in query["sql"]] == []
