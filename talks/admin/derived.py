"""What follows from the statements: shown, with since when it is known, and rebuilt by a service alone."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from talks.admin.locked import Locked
from talks.models import ActorName, AgendaItem, Office, RoundState, Seat, Sitting, VenueName, ZoneState


class TodayFilter(admin.SimpleListFilter):
    """What is known today, or all that ever was."""

    title = "known"
    parameter_name = "known"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("today", "today"), ("once", "once, not any more")]

    def queryset(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return rows
        return rows.filter(known_to__isnull=self.value() == "today")


class DerivedAdmin(Locked):
    show_full_result_count = False
    list_filter: ClassVar[Any] = (TodayFilter,)


@admin.register(RoundState)
class RoundStateAdmin(DerivedAdmin):
    list_display = (
        "round",
        "known_from",
        "known_to",
        "status",
        "start",
        "end",
        "precision",
        "moves",
        "city",
        "disputed",
    )
    list_filter = (TodayFilter, "status", "round__track")
    list_select_related = ("round",)
    search_fields = ("round__name", "round__slug", "city")
    date_hierarchy = "known_from"


@admin.register(Sitting)
class SittingAdmin(DerivedAdmin):
    list_display = ("round", "n", "label", "status", "start", "end", "city", "known_from", "known_to")
    list_select_related = ("round",)
    search_fields = ("round__name", "label")


@admin.register(Seat)
class SeatAdmin(DerivedAdmin):
    list_display = ("round", "actor", "role", "presence", "head", "known_from", "known_to", "disputed")
    list_filter = (TodayFilter, "role", "presence", "round__track")
    list_select_related = ("round", "actor", "head")
    search_fields = ("round__name", "actor__name", "head__name")


@admin.register(AgendaItem)
class AgendaItemAdmin(DerivedAdmin):
    list_display = ("round", "position", "topic", "wording", "zones", "known_from", "known_to")
    list_filter = (TodayFilter, "topic")
    list_select_related = ("round", "topic")
    search_fields = ("round__name", "wording")


@admin.register(ZoneState)
class ZoneStateAdmin(DerivedAdmin):
    list_display = ("zone", "mark", "status", "start", "end", "precision", "known_from", "known_to")
    list_filter = (TodayFilter, "mark", "status", "zone")
    list_select_related = ("zone",)
    search_fields = ("zone__name", "note")


@admin.register(Office)
class OfficeAdmin(DerivedAdmin):
    list_display = ("person", "actor", "title", "track", "start", "end", "known_from", "known_to")
    list_filter = (TodayFilter, "track")
    list_select_related = ("person", "actor", "track")
    search_fields = ("person__name", "actor__name", "title")


@admin.register(VenueName)
class VenueNameAdmin(DerivedAdmin):
    list_display = ("venue", "of", "name", "start", "end", "known_from", "known_to")
    list_select_related = ("venue",)
    search_fields = ("venue__name", "name")


@admin.register(ActorName)
class ActorNameAdmin(DerivedAdmin):
    list_display = ("actor", "name", "language", "start", "end", "known_from", "known_to")
    list_filter = ("language",)
    list_select_related = ("actor",)
    search_fields = ("actor__name", "name")
