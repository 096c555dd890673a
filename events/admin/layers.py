"""Violence data that somebody brought, under its own licence: shown, never mixed with the record's events."""

from django.contrib import admin

from events.models import Layer, LayerEvent
from talks.admin.locked import Locked


@admin.register(Layer)
class LayerAdmin(Locked):
    list_display = ("name", "slug", "format", "licence", "imported_at")
    search_fields = ("slug", "name")


@admin.register(LayerEvent)
class LayerEventAdmin(Locked):
    list_display = ("layer", "key", "kind", "start", "end", "place", "deaths")
    list_filter = ("layer",)
    search_fields = ("key", "place")
    list_select_related = ("layer",)
    show_full_result_count = False
