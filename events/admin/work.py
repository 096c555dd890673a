"""How the ingest goes: counts by state, rate, the oldest that waits."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from events.models import Article, Claim, Parcel
from events.queries.queue import progress


def show_progress(request: HttpRequest) -> HttpResponse:
    """Renews itself every five seconds by a header: no script."""
    now = timezone.now()
    told = progress(now)
    tables = [
        ("Parcels", "admin:events_parcel_changelist", _named(Parcel, told.parcels)),
        ("Articles", "admin:events_article_changelist", _named(Article, told.articles)),
        ("Claims", "admin:events_claim_changelist", _named(Claim, told.claims)),
    ]
    context = admin.site.each_context(request) | {
        "title": "How the ingest goes",
        "told": told,
        "tables": tables,
        "waits": told.oldest and now - told.oldest,
        "now": now,
    }
    response = TemplateResponse(request, "admin/record/progress.html", context)
    response["Refresh"] = "5"
    return response


def _named(table: Any, counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(state, name, counts.get(state, 0)) for state, name in table.State.choices]


urlpatterns = [path("progress/", admin.site.admin_view(show_progress), name="events_progress")]
