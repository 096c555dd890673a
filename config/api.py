"""The addresses of the API, under /api/v1/."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import DefaultRouter

from events.api import timeline
from events.api import views as press
from talks.api import changes, nouns, rounds, statements
from talks.api.validators import open_to_all

router = DefaultRouter()
for prefix, view in {
    "tracks": nouns.TrackView,
    "rounds": rounds.RoundView,
    "venues": nouns.VenueView,
    "actors": nouns.ActorView,
    "guarantors": nouns.GuarantorView,
    "people": nouns.PersonView,
    "seats": rounds.SeatView,
    "zones": nouns.ZoneView,
    "documents": nouns.DocumentView,
    "commitments": nouns.CommitmentView,
    "statements": statements.StatementView,
    "sources": nouns.SourceView,
    "topics": nouns.TopicView,
    "events": press.EventView,
    "articles": press.ArticleView,
    "claims": press.ClaimView,
    "outlets": press.OutletView,
    "feeds": press.FeedView,
}.items():
    router.register(prefix, view, basename=prefix)


@method_decorator(open_to_all, name="dispatch")
class Schema(SpectacularAPIView):
    """The OpenAPI description."""


class Docs(SpectacularSwaggerSplitView):
    """The description as a page, without inline script or style."""

    url_name = "api:schema"
    template_name = "api/docs.html"


urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", Schema.as_view(), name="schema"),
    path(
        "docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html"), name="docs"
    ),
    path("timeline/", timeline.TimelineView.as_view(), name="timeline"),
    path("changes/", changes.ChangesView.as_view(), name="changes"),
    path("deleted/", timeline.DeletedView.as_view(), name="deleted"),
    path("now/", changes.NowView.as_view(), name="now"),
    path("", include(router.urls)),
]
app_name = "api"
