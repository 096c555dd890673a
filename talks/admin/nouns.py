"""Nouns: their names and notes can be corrected here, their slugs never; times, seats and states are statements."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from talks.admin.edited import Edited
from talks.admin.locked import Inline, Locked
from talks.models import (
    Actor,
    Alias,
    Commitment,
    Document,
    FormerSlug,
    GuarantorState,
    Origin,
    Person,
    Round,
    Topic,
    Track,
    Venue,
    Zone,
)


class NounAdmin(Edited):
    """The slug is chosen once; nothing that statements rest on is deleted here."""

    search_fields = ("slug", "name")
    list_display: Any = ("name", "slug")
    list_per_page = 50
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *(("slug",) if obj else ()))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AliasInline(Inline):
    model = Alias
    extra = 0
    fields = ("language", "text", "folded")


@admin.register(Track)
class TrackAdmin(NounAdmin):
    list_display = ("name", "slug", "position", "convener", "numbered")
    autocomplete_fields = ("sponsors", "conveners")
    raw_id_fields = ("sources",)


@admin.register(Round)
class RoundAdmin(NounAdmin):
    list_display = ("name", "track", "number", "status", "start", "end", "moves")
    list_filter = ("track",)
    autocomplete_fields = ("track",)
    inlines = (AliasInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("track").prefetch_related("states")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *(("track", "number") if obj else ()))

    @admin.display(empty_value="not in the record")
    def status(self, row: Round) -> str | None:
        return getattr(self._today(row), "status", None)

    @admin.display
    def start(self, row: Round) -> Any:
        return getattr(self._today(row), "start", None)

    @admin.display
    def end(self, row: Round) -> Any:
        return getattr(self._today(row), "end", None)

    @admin.display
    def moves(self, row: Round) -> Any:
        return getattr(self._today(row), "moves", None)

    def _today(self, row: Round) -> Any:
        return next((state for state in row.states.all() if state.known_to is None), None)


@admin.register(Actor)
class ActorAdmin(NounAdmin):
    list_display = ("name", "slug", "kind", "iso", "part_of", "verified")
    list_filter = ("kind", "verified")
    list_select_related = ("part_of",)
    autocomplete_fields = ("part_of",)
    raw_id_fields = ("sources",)
    inlines = (AliasInline,)


@admin.register(GuarantorState)
class GuarantorAdmin(Locked):
    """Actors with a guarantor's seat: whoever gets one is here by itself."""

    list_display = ("name", "slug", "iso", "rounds")
    search_fields = ("slug", "name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = GuarantorState._base_manager.filter(pk__in=GuarantorState.objects.order_by().values("pk"))
        held = Count("seats__round", filter=Q(seats__role="guarantor"), distinct=True)
        return rows.annotate(round_count=held).order_by("slug")

    @admin.display(description="rounds with a seat")
    def rounds(self, row: Any) -> int:
        return int(row.round_count)


@admin.register(Person)
class PersonAdmin(NounAdmin):
    list_display = ("name", "slug", "role", "verified")
    list_filter = ("verified",)
    raw_id_fields = ("sources",)
    inlines = (AliasInline,)


@admin.register(Venue)
class VenueAdmin(NounAdmin):
    list_display = ("name", "slug", "city", "country", "is_city", "approximate", "verified")
    list_filter = ("country", "is_city", "verified")
    raw_id_fields = ("sources",)
    inlines = (AliasInline,)


@admin.register(Zone)
class ZoneAdmin(NounAdmin):
    list_display = ("name", "slug", "number", "verified")
    raw_id_fields = ("sources", "documents")
    inlines = (AliasInline,)


@admin.register(Topic)
class TopicAdmin(NounAdmin):
    list_display = ("name", "slug", "position")


class CommitmentInline(Inline):
    model = Commitment
    extra = 0
    fields = ("n", "text", "due", "due_words", "delivery", "delivered_on")
    readonly_fields = ("delivery", "delivered_on")
    show_change_link = True


@admin.register(Document)
class DocumentAdmin(NounAdmin):
    list_display = ("name", "kind", "dated", "round", "symbol", "verified")
    list_filter = ("kind", "verified")
    list_select_related = ("round",)
    date_hierarchy = "dated"
    autocomplete_fields = ("round", "signatories", "topics")
    raw_id_fields = ("sources", "text")
    inlines = (CommitmentInline, AliasInline)


@admin.register(Commitment)
class CommitmentAdmin(Edited):
    list_display = ("document", "n", "text", "due", "delivery")
    list_filter = ("delivery", "topic")
    list_select_related = ("document",)
    search_fields = ("text", "document__name")
    autocomplete_fields = ("document", "owner", "zones", "topic")
    raw_id_fields = ("sources",)
    readonly_fields = ("delivery", "delivered_on")


@admin.register(Origin)
class OriginAdmin(NounAdmin):
    list_display = ("name", "slug", "ownership", "state", "is_agency")
    list_filter = ("ownership", "is_agency")
    list_select_related = ("state",)
    autocomplete_fields = ("state",)


@admin.register(FormerSlug)
class FormerSlugAdmin(Edited):
    list_display = ("kind", "old", "slug")
    list_filter = ("kind",)
    search_fields = ("old", "slug")


@admin.register(Alias)
class AliasAdmin(Edited):
    list_display = ("text", "language", "actor", "person", "zone", "venue", "round", "document")
    list_filter = ("language",)
    list_select_related = ("actor", "person", "zone", "venue", "round", "document")
    search_fields = ("text", "folded")
    autocomplete_fields = ("actor", "person", "zone", "venue", "round", "document")
