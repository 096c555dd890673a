"""The words of texts, as the search compares them and as its indexes hold them."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func
from django.db.models.functions import Left

LETTERS = 100_000


class Words(Func):
    """The words of a text, or of all texts in a JSON value, as PostgreSQL's `simple` configuration splits them."""

    function = "to_tsvector"
    template = "%(function)s('simple'::regconfig, %(expressions)s)"
    output_field: Any = SearchVectorField()


def asked(words: str) -> SearchQuery:
    """What somebody typed: all words, "in a row", or, -without."""
    return SearchQuery(words, config="simple", search_type="websearch")


def words_of(column: str) -> Words:
    """The words of a column as its index holds them: those of `value` out of JSON, those of a text up to a length that
    PostgreSQL never refuses."""
    return Words(column) if column == "value" else Words(Left(column, LETTERS))


def words_index(name: str, *columns: str) -> GinIndex:
    """An index over the words of columns, each asked by itself through `words_of`."""
    return GinIndex(*map(words_of, columns), name=name)
