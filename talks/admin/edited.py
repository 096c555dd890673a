"""Rows that people edit by hand: never a save over another one, each in the trail, the version counted up."""

import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.db.models.manager import BaseManager
from django.forms import CharField, HiddenInput, ModelForm
from django.http import HttpRequest
from django.utils import timezone

from talks.admin.locked import Admin
from talks.services import trail
from talks.services.keeping_back import keep_back
from talks.services.version import bump

OVERTAKEN = (
    "Somebody else saved this while you had it open. Nothing was saved: open it again to see it as it stands now."
)


class SeenForm(ModelForm):  # type: ignore[type-arg]  # Django's own class takes no parameters when it runs
    """Knows what its reader saw: a save over a row that has changed since is refused."""

    seen = CharField(widget=HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self._digest(self.instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk:
            row = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk).first()
            if row is None or self.cleaned_data.get("seen") != self._digest(row):
                raise ValidationError(OVERTAKEN)
        return cleaned

    def _digest(self, row: Model) -> str:
        told = {name: plain(getattr(row, name)) for name in self.fields if name != "seen"}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def plain(value: Any) -> Any:
    """A column's value as the trail keeps it: names of rows, lists of them, text."""
    if isinstance(value, BaseManager):
        value = value.all()
    if isinstance(value, Model):
        return str(getattr(value, "slug", value.pk))
    if hasattr(value, "iterator"):
        return sorted(plain(one) for one in value)
    return value if value is None or isinstance(value, bool | int) else str(value)


class Edited(Admin):
    """The base of every admin whose rows are changed by a form."""

    form = SeenForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = type(obj)._base_manager.get(pk=obj.pk) if change else None
        told = {}
        for name in set(form.changed_data) - {"seen"}:
            was, is_now = plain(getattr(before, name)) if before else None, plain(form.cleaned_data[name])
            if was != is_now:
                told[name] = [was, is_now]
        super().save_model(request, obj, form, change)
        self._note(request, "change" if change else "add", obj, told)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for row in formset.new_objects:
            self._note(request, "add", row, {"to": str(form.instance)})
        for row, names in formset.changed_objects:
            self._note(request, "change", row, {name: plain(getattr(row, name)) for name in names})
        for row in formset.deleted_objects:
            self._note(request, "delete", row, {"was": str(row)})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._note(request, "delete", obj, {"was": str(obj)})
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            self._note(request, "delete", row, {"was": str(row)})
        super().delete_queryset(request, queryset)

    def _note(self, request: HttpRequest, verb: str, row: Any, told: dict[str, Any]) -> None:
        """One row of the trail, and a new version: pages and answers carry what the row says, unless it is withheld."""
        subject = f"{row._meta.model_name}/{getattr(row, 'slug', row.pk)}"
        user = request.user
        trail.note(verb, subject, told, by=user.get_username(), now=timezone.now(), user=user.pk)
        keep_back()
        bump()
