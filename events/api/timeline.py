"""The chart's rows, and what copies should drop."""

from datetime import date
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from events.api.views import REVIEW, asks_unreviewed
from events.queries.gone import gone
from events.queries.lanes import LANES, Chosen
from events.serializers.timeline import TimelineSerializer
from events.validators import as_the_press_changes
from talks.api.paging import Pages
from talks.api.views import Asked
from talks.asked import note_for
from talks.serializers.changes import DeletedSerializer

NARROWS = {"track": "tracks", "actor": "actors", "zone": "zones", "kind": "kinds"}
LIST = [
    OpenApiParameter(name, OpenApiTypes.STR, description="one or more, with commas") for name in (*NARROWS, "lanes")
]
WINDOW = [OpenApiParameter(name, OpenApiTypes.DATE) for name in ("since", "until")]


@method_decorator(as_the_press_changes, name="dispatch")
class TimelineView(Asked):
    """The rows of the chart: rounds, sittings, zones, documents, commitments, events, all on one axis."""

    parameters = frozenset({*NARROWS, "lanes", "since", "until", "q", "review"})

    @extend_schema(
        parameters=[*LIST, *WINDOW, OpenApiParameter("q", OpenApiTypes.STR), REVIEW], responses=TimelineSerializer
    )
    def get(self, request: Request) -> HttpResponse:
        chosen = self.chosen(request)
        lanes = {name: list(rows(chosen)) for name, rows in LANES.items() if not chosen.lanes or name in chosen.lanes}
        around = {"as_of": self.day, "note": note_for(self.day)}
        return HttpResponse(orjson.dumps(around | lanes), content_type="application/json")

    def chosen(self, request: Request) -> Chosen:
        given = request.query_params
        narrowed: dict[str, Any] = {field: _names(given.get(name)) for name, field in NARROWS.items()}
        lanes = _names(given.get("lanes"))
        if unknown := lanes - set(LANES):
            raise ValidationError({"lanes": [f"{', '.join(sorted(unknown))} is none of {', '.join(LANES)}."]})
        return Chosen(
            day=self.day,
            since=_day("since", given.get("since")),
            until=_day("until", given.get("until")),
            words=given.get("q", "").strip(),
            unreviewed=asks_unreviewed(request),
            lanes=lanes,
            **narrowed,
        )


def _names(given: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (given or "").split(",") if name.strip())


def _day(parameter: str, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise ValidationError({parameter: [f"{given!r} is no date: write YYYY-MM-DD."]}) from None


@method_decorator(as_the_press_changes, name="dispatch")
class DeletedView(Asked, GenericAPIView[Any]):
    """What copies should drop: withdrawn statements, withheld articles and claims, merged events, former slugs."""

    serializer_class = DeletedSerializer
    pagination_class = Pages
    filter_backends = ()
    parameters = frozenset({"page", "page_size"})

    @extend_schema(responses=DeletedSerializer(many=True), operation_id="deleted_list")
    def get(self, request: Request) -> Response:
        rows: Any = gone(self.day)
        return self.get_paginated_response(DeletedSerializer(self.paginate_queryset(rows), many=True).data)
