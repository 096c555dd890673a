"""Tables that are shown and not edited by hand, and actions that ask for a reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin, TabularInline
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

if TYPE_CHECKING:  # Django's own classes take no parameters when they run
    Admin = ModelAdmin[Any]
    Inline = TabularInline[Any, Any]
else:
    Admin, Inline = ModelAdmin, TabularInline


class Locked(Admin):
    """Shown whole, changed by no form: a service writes these rows."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class LockedInline(Inline):
    """Rows that belong to another, shown below it."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


Deed = Callable[[HttpRequest, Any, str], None]


class CannotBe(Exception):
    """What was asked for cannot be done to a row; the message says why."""


def with_reason(
    model_admin: Admin,
    request: HttpRequest,
    rows: QuerySet[Any],
    deed: Deed,
    verb: str,
    action: str,
    called: Callable[[Any], str] = str,
) -> HttpResponse | None:
    """First a page that lists the rows and asks why; then the deed on each of them, with what came of it. `called`
    puts a row into words."""
    reason = request.POST.get("reason", "").strip()
    if "confirmed" in request.POST and reason:
        done = 0
        for row in rows:
            try:
                deed(request, row, reason)
            except CannotBe as refused:
                messages.error(request, f"{called(row)}: {refused}")
            else:
                done += 1
        if done:
            messages.success(request, f"{verb}: {done}.")
        return None
    context = model_admin.admin_site.each_context(request) | {
        "title": f"{verb}: why?",
        "rows": [(row.pk, called(row)) for row in rows],
        "verb": verb,
        "action": action,
        "opts": model_admin.model._meta,
        "missing": "confirmed" in request.POST,
    }
    return TemplateResponse(request, "admin/record/reason.html", context)
