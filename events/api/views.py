"""Articles, claims, events, outlets with their coverage, feeds."""

import uuid

from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import filters
from events.models import Article, Claim, Event, Feed, Outlet
from events.queries import listed
from events.serializers import claims as claim_shapes
from events.serializers import press as press_shapes
from events.validators import as_the_press_changes
from talks.api.validators import open_to_all
from talks.api.views import RowsView

REVIEW = OpenApiParameter(
    "review", OpenApiTypes.STR, enum=["accepted", "any"], description="any: unreviewed ones too, marked as such"
)


def asks_unreviewed(request: Request) -> bool:
    """Whether `review=any` is asked; refuses what is neither that nor `accepted`."""
    asked = request.query_params.get("review", "accepted")
    if asked not in ("accepted", "any"):
        raise ValidationError({"review": [f"{asked!r} is neither accepted nor any."]})
    return asked == "any"


@method_decorator(as_the_press_changes, name="dispatch")
class PressView(RowsView):
    """Rows of the press, which change with each reading."""


class ArticleView(PressView):
    """Articles that were read. Their text shows only where it may."""

    queryset = Article.objects.none()
    shows = listed.articles
    serializer_class = press_shapes.ArticleSerializer
    details = press_shapes.ArticleDetailSerializer
    filterset_class = filters.ArticleFilters
    ordering = ("-published",)
    orderings = {"published": "published", "claims": "claim_count"}


class ClaimView(PressView):
    """What articles say, each with the exact words. Most wait for review: `state` tells."""

    queryset = Claim.objects.none()
    shows = listed.claims
    serializer_class = claim_shapes.ClaimSerializer
    filterset_class = filters.ClaimFilters
    ordering = ("-known_on", "article_id", "position")
    orderings = {"known_on": "known_on", "said_on": "said_on", "property": "property"}


@extend_schema_view(list=extend_schema(parameters=[REVIEW]), retrieve=extend_schema(parameters=[REVIEW]))
class EventView(PressView):
    """Happenings beside the rounds: those that an editor accepted, with `review=any` those that wait too."""

    queryset = Event.objects.none()
    serializer_class = claim_shapes.EventSerializer
    filterset_class = filters.EventFilters
    parameters = frozenset({"review"})
    lookup_value_regex = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    ordering = ("start",)
    orderings = {"start": "start", "end": "end", "known_on": "known_on", "kind": "kind__slug"}

    def get_queryset(self) -> QuerySet[Event]:
        rows = listed.events(self.day, unreviewed=asks_unreviewed(self.request))
        return listed.with_telling(rows, self.day)

    def moved_to(self, old: str) -> str | None:
        """An event that was merged into another leads there."""
        return listed.merged_into(uuid.UUID(old))


class OutletView(PressView):
    """Who publishes articles, and what was read of each."""

    queryset = Outlet.objects.none()
    shows = listed.outlets
    serializer_class = press_shapes.OutletSerializer
    filterset_class = filters.OutletFilters
    lookup_field = "slug"
    ordering = ("slug",)
    orderings = {"slug": "slug", "articles": "article_count"}

    @extend_schema(responses=press_shapes.CoverageSerializer(many=True))
    @action(detail=False, filterset_class=filters.CoverageFilters, orderings={}, ordering=())
    def coverage(self, request: Request) -> Response:
        """Articles read by week, outlet and language, to hold counts of events against."""
        read = self.filterset_class(request.query_params, listed.dated_articles(self.day), request=request)
        page = self.paginate_queryset(listed.weekly(read.qs))
        return self.get_paginated_response(press_shapes.CoverageSerializer(page, many=True).data)


@method_decorator(open_to_all, name="dispatch")
class FeedView(RowsView):
    """Where we ask what is new: a matter of today, so that a past day has none."""

    queryset = Feed.objects.none()
    shows = listed.feeds
    serializer_class = press_shapes.FeedSerializer
    filterset_class = filters.FeedFilters
    lookup_field = "slug"
    ordering = ("slug",)
    orderings = {"slug": "slug", "last_success": "last_success_at"}
