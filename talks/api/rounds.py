"""Rounds, their seats, their history."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from talks.api import filters
from talks.api.views import RecordView
from talks.models import Round, RoundState, Seat, Statement
from talks.queries import visible
from talks.queries.rounds import lines_of, round_page
from talks.serializers import rounds as shapes

SLUG = OpenApiParameter("slug", OpenApiTypes.STR, OpenApiParameter.PATH, description="the round: astana-6")


class RoundView(RecordView):
    """Rounds as known on a day: time, place, status, who said it first and who fixed the days."""

    queryset = RoundState.objects.none()
    shows = visible.rounds
    serializer_class = shapes.RoundSerializer
    details = shapes.RoundDetailSerializer
    filterset_class = filters.RoundFilters
    former_kind = "round"
    lookup_field = "round__slug"
    lookup_url_kwarg = "slug"
    ordering = ("round__track__position", "round__number")
    orderings = {
        "track": "round__track__position",
        "number": "round__number",
        "start": "start",
        "status": "status",
        "moves": "moves",
        "known_from": "known_from",
    }

    def get_object(self) -> Any:
        found = round_page(self.kwargs["slug"], self.day)
        if found is None:
            raise Http404
        return found

    def get_serializer_context(self) -> dict[str, Any]:
        return super().get_serializer_context() | {"statements": self._statements}

    def _statements(self, row: Round) -> QuerySet[Statement]:
        """All that is told of a round, with its sources."""
        return visible.statements_on(row, self.day)

    def paginate_queryset(self, queryset: Any) -> list[Any]:
        rows: list[Any] = super().paginate_queryset(queryset) or []
        if self.action == "list":
            for line in lines_of(rows, self.day):
                line.state.backing = {"time": line.time}  # type: ignore[attr-defined]
        return rows

    @extend_schema(parameters=[SLUG], responses=shapes.KnownRoundSerializer(many=True))
    @action(detail=True, filterset_class=None, orderings={}, ordering=("known_from",))
    def states(self, request: Request, slug: str) -> Response:
        """What was known of one round from which day on, oldest first."""
        rows = visible.states_of(slug, self.day)
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(
            shapes.KnownRoundSerializer(page, many=True, context=self.get_serializer_context()).data
        )


class SeatView(RecordView):
    """Who had which part in which round."""

    queryset = Seat.objects.none()
    shows = visible.seats
    serializer_class = shapes.SeatSerializer
    filterset_class = filters.SeatFilters
    ordering = ("round__track__position", "round__number", "role", "actor__slug")
    orderings = {"round": "round__slug", "actor": "actor__slug", "role": "role"}
