"""Statements: sourced assertions, the ground that everything else stands on."""

from talks.api.filters import StatementFilters
from talks.api.views import RecordView
from talks.models import Statement
from talks.queries import visible
from talks.serializers.statements import StatementSerializer


class StatementView(RecordView):
    """Who said what of which thing, with the sources that carry it."""

    queryset = Statement.objects.none()
    shows = visible.all_statements
    serializer_class = StatementSerializer
    filterset_class = StatementFilters
    ordering = ("known_on",)
    orderings = {"known_on": "known_on", "said": "said_from", "property": "property"}
