"""Kinds of events, and what is withheld."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events.models import EventKind, Withholding
from events.services import withholding
from talks.admin.edited import Edited
from talks.admin.locked import Admin
from talks.services.keeping_back import still_borne


@admin.register(EventKind)
class EventKindAdmin(Edited):
    list_display = ("name", "slug", "side", "manner", "sensitive", "plover", "position")
    list_filter = ("side", "manner", "sensitive")
    search_fields = ("slug", "name")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()


class WithholdingForm(forms.ModelForm):  # type: ignore[type-arg]
    """Refuses what is not there to be withheld."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            withholding.vet(*(str(given.get(name, "")) for name in ("scope", "target", "reason")))
        except withholding.NoSuchTarget as refused:
            raise forms.ValidationError(str(refused).capitalize() + ".") from refused
        return given


@admin.register(Withholding)
class WithholdingAdmin(Admin):
    """Added here and lifted here; never changed or deleted."""

    list_display = ("scope", "target", "reason", "by", "at", "lifted_at")
    list_filter = ("scope",)
    list_select_related = ("by",)
    form = WithholdingForm
    fields = ("scope", "target", "reason")
    actions = ("lift",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        made = withholding.withhold(obj.scope, obj.target, obj.reason, user=request.user, now=timezone.now())
        obj.pk = made.pk
        if obj.scope == "name" and (borne := still_borne(obj.target.strip())):
            where = "; ".join(borne[:10])
            messages.warning(request, f"Still to be changed by hand, for it stands in a name or in notes: {where}.")

    @admin.action(description="Show again", permissions=["add"])
    def lift(self, request: HttpRequest, rows: QuerySet[Withholding]) -> None:
        for row in rows:
            withholding.lift(row, user=request.user, now=timezone.now())
        messages.success(request, "Lifted.")
