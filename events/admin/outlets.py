"""Outlets, and feeds with how they do."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet, URLField
from django.http import HttpRequest
from django.utils import timezone

from events.admin.ringing import ring
from events.models import Feed, Host, Outlet, Poll
from events.services import polling
from events.tasks import poll_feed
from talks.admin.edited import Edited
from talks.admin.locked import Locked, LockedInline

HTTPS: Any = {URLField: {"assume_scheme": "https"}}


@admin.register(Outlet)
class OutletAdmin(Edited):
    list_display = ("name", "slug", "language", "country", "ownership", "origin", "text_public")
    list_filter = ("language", "ownership", "country", "text_public")
    list_select_related = ("origin",)
    search_fields = ("slug", "name")
    autocomplete_fields = ("origin",)
    formfield_overrides = HTTPS

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()


class StateFilter(admin.SimpleListFilter):
    title = "how it does"
    parameter_name = "does"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("paused", "paused"), ("failing", "failing"), ("well", "well"), ("never", "never answered")]

    def queryset(self, request: HttpRequest, rows: QuerySet[Feed]) -> QuerySet[Feed]:
        match self.value():
            case "paused":
                return rows.filter(paused_at__isnull=False)
            case "failing":
                return rows.filter(failures__gt=0)
            case "well":
                return rows.filter(failures=0, last_success_at__isnull=False)
            case "never":
                return rows.filter(last_success_at__isnull=True)
        return rows


class PollInline(LockedInline):
    """The last twenty polls: older ones are in the list of polls."""

    model = Poll
    fields = ("slot", "started_at", "ended_at", "status", "found", "new", "outcome")
    readonly_fields = fields
    ordering = ("-slot",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Poll]:
        rows = super().get_queryset(request)
        newest = rows.filter(feed=request.resolver_match.kwargs.get("object_id")) if request.resolver_match else rows
        return rows.filter(pk__in=list(newest.order_by("-slot").values_list("pk", flat=True)[:20]))


@admin.register(Feed)
class FeedAdmin(Edited):
    list_display = ("slug", "outlet", "active", "last_success_at", "failures", "paused_at", "due_at", "last_error")
    list_filter = (StateFilter, "active", "verified", "outlet__language")
    list_select_related = ("outlet",)
    search_fields = ("slug", "url", "outlet__name")
    formfield_overrides = HTTPS
    autocomplete_fields = ("outlet",)
    inlines = (PollInline,)
    actions = ("poll_now",)
    readonly_fields = (
        *("due_at", "failures", "paused_at", "lease_until", "etag", "last_modified", "body_hash"),
        *("last_polled_at", "last_success_at", "last_error"),
    )

    @admin.action(description="Poll now", permissions=["change"])
    def poll_now(self, request: HttpRequest, rows: QuerySet[Feed]) -> None:
        """Paused ones too."""
        chosen = list(rows.values_list("pk", flat=True))
        with transaction.atomic():
            number = polling.again(Feed.objects.filter(pk__in=chosen), timezone.now())
            for pk in chosen:
                transaction.on_commit(partial(ring, poll_feed, pk))
        messages.success(request, f"To be asked now: {number}.")


@admin.register(Poll)
class PollAdmin(Locked):
    list_display = ("feed", "slot", "started_at", "ended_at", "status", "found", "new", "outcome")
    list_filter = ("feed",)
    list_select_related = ("feed",)
    show_full_result_count = False


@admin.register(Host)
class HostAdmin(Locked):
    list_display = ("name", "next_at", "lease_until", "robots_status", "robots_at")
    search_fields = ("name",)
