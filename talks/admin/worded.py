"""Rows whose value is told in words, not as the data it is kept in."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from talks.admin.locked import Locked
from talks.queries.names import names
from talks.values import parts


class Worded(Locked):
    """Statements and claims: `says` is the sentence, `told` the value part by part. Names are asked once a page."""

    def in_words(self, row: Any, names: Mapping[str, str]) -> str:
        raise NotImplementedError

    def called(self) -> Callable[[Any], str]:
        """How a row is named where a reason is asked for: by what it says."""
        known = names()
        return lambda row: self.in_words(row, known)

    @admin.display(description="says")
    def says(self, row: Any) -> str:
        return self.in_words(row, row.names)

    @admin.display(description="value")
    def told(self, row: Any) -> SafeString:
        return format_html_join("", '<span class="part">{}: {}</span>', parts(row.value, row.names))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        shown, known = super().get_changelist_instance(request), names()
        for row in shown.result_list:
            row.names = known
        return shown

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        row = super().get_object(request, object_id, from_field)
        if row is not None:
            row.names = names()
        return row

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        kept = [name for name in super().get_fields(request, obj) if name not in ("value", "says", "told")]
        return ["says", "told", *kept]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["says", "told"]
