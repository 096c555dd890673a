"""What became known, and how things stand."""

from typing import Any

from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from talks.api.paging import Pages
from talks.api.validators import as_the_record_changes
from talks.api.views import Asked
from talks.queries import changes, corroborated, rounds, state_of_play
from talks.queries.visible import version
from talks.serializers.changes import ChangeSerializer, NowSerializer

KINDS = ("round", "zone", "document")


@method_decorator(as_the_record_changes, name="dispatch")
class ChangesView(Asked, GenericAPIView[Any]):
    """What became known, newest first, in plain sentences."""

    serializer_class = ChangeSerializer
    pagination_class = Pages
    filter_backends = ()
    parameters = frozenset({"kind", "slug", "page", "page_size"})

    @extend_schema(
        parameters=[
            OpenApiParameter("kind", OpenApiTypes.STR, enum=list(KINDS)),
            OpenApiParameter("slug", OpenApiTypes.STR, description="of one round, zone or document"),
        ],
        responses=ChangeSerializer(many=True),
        operation_id="changes_list",
    )
    def get(self, request: Request) -> Response:
        kind = request.query_params.get("kind", "")
        if kind and kind not in KINDS:
            raise ValidationError({"kind": [f"{kind!r} is none of {', '.join(KINDS)}."]})
        found: Any = changes(self.day, kind=kind, slug=request.query_params.get("slug", ""))
        page = corroborated(self.paginate_queryset(found) or (), self.day)
        return self.get_paginated_response(ChangeSerializer(page, many=True).data)


@method_decorator(as_the_record_changes, name="dispatch")
class NowView(Asked):
    """The state of play: last held, next announced or none, last change."""

    @extend_schema(responses=NowSerializer)
    def get(self, request: Request) -> Response:
        play = state_of_play(rounds(self.day), self.day)
        last = corroborated([play.last_change] if play.last_change else [], self.day)
        number, changed_at = version(self.day)
        told = {
            "as_of": self.day,
            "version": number,
            "changed_at": changed_at,
            "last_held": play.last_held,
            "next_announced": play.next_announced,
            "last_change": next(iter(last), None),
        }
        return Response(NowSerializer(told).data)
