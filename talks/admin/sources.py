"""Sources, and the trail of who did what."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from talks.admin.edited import Edited
from talks.admin.locked import Locked
from talks.models import Source, Trail, Version


@admin.register(Source)
class SourceAdmin(Edited):
    """Title, publisher and origin can be corrected; the address is what a source is."""

    list_display = ("url_key", "publisher", "origin", "published", "published_basis")
    list_filter = ("origin__ownership",)
    list_select_related = ("origin",)
    search_fields = ("url_key", "title", "publisher")
    autocomplete_fields = ("origin",)
    readonly_fields = ("url_key", "url", "published", "published_basis")
    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Trail)
class TrailAdmin(Locked):
    list_display = ("at", "by_name", "verb", "subject")
    list_filter = ("verb", "by_name")
    search_fields = ("subject", "verb")
    date_hierarchy = "at"


@admin.register(Version)
class VersionAdmin(Locked):
    list_display = ("number", "changed_at", "data_digest")
