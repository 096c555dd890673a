"""Articles with their captures and texts: kept as they came, changed by nobody."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from events.admin.ringing import ring
from events.models import Article, Capture, Parcel, Text
from events.services import ledger
from events.tasks import fetch, in_parts, open_parcels, read
from talks.admin.locked import Locked, LockedInline


class CaptureInline(LockedInline):
    model = Capture
    fields = ("captured_at", "sha256", "size", "media_type", "status", "final_url")
    readonly_fields = fields


class TextInline(LockedInline):
    model = Text
    fields = ("captured_at", "sha256", "body")
    readonly_fields = fields


class JobAdmin(Locked):
    """Rows of work: parked ones show their error and can be tried again."""

    show_full_result_count = False
    actions = ("try_again",)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"events.change_{self.opts.model_name}")


@admin.register(Article)
class ArticleAdmin(JobAdmin):
    list_display = ("__str__", "outlet", "published", "language", "state", "attempts", "error", "read_at", "due_at")
    list_filter = ("state", "outlet", "language", "text_public")
    list_select_related = ("outlet",)
    search_fields = ("id", "title", "source__url_key")
    date_hierarchy = "published"
    inlines = (CaptureInline, TextInline)

    @admin.action(description="Try again (parked ones)", permissions=["retry"])
    def try_again(self, request: HttpRequest, rows: QuerySet[Article]) -> None:
        """Those with a text are read again, those without are fetched."""
        parked = list(rows.filter(state="parked").values_list("pk", flat=True))
        with transaction.atomic():
            texts = set(Article.objects.filter(pk__in=parked, texts__isnull=False).values_list("pk", flat=True))
            number = ledger.again(Article.objects.filter(pk__in=texts), "read")
            number += ledger.again(Article.objects.filter(pk__in=parked), "fetch")
            for pks in in_parts([pk for pk in parked if pk in texts]):
                transaction.on_commit(partial(ring, read, pks))
            for pk in parked:
                if pk not in texts:
                    transaction.on_commit(partial(ring, fetch, pk))
        messages.success(request, f"To be tried again: {number}.")


@admin.register(Parcel)
class ParcelAdmin(JobAdmin):
    list_display = ("name", "batch", "brought_at", "state", "attempts", "error", "due_at", "article")
    list_filter = ("state", "outlet")
    list_select_related = ("article",)
    search_fields = ("name", "batch", "url")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in super().get_fields(request, obj) if name != "body"]

    @admin.action(description="Try again (parked ones)", permissions=["retry"])
    def try_again(self, request: HttpRequest, rows: QuerySet[Parcel]) -> None:
        parked = list(rows.filter(state="parked").values_list("pk", flat=True))
        with transaction.atomic():
            number = ledger.again(Parcel.objects.filter(pk__in=parked), "open")
            for pks in in_parts(parked):
                transaction.on_commit(partial(ring, open_parcels, pks))
        messages.success(request, f"To be tried again: {number}.")
