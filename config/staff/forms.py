"""What is asked of somebody who wants in: name and password, then a code."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.throttling import BaseThrottle

from config.staff import factor, tries

WRONG_CODE = "This code is not right, or it was used before. Wait for the next one and try again."
WRONG_PASSWORD = "This is not your password."


def address_of(request: HttpRequest) -> str:
    """Who asks, by the rule of the API's limits: X-Forwarded-For is believed as far as PROXIES says."""
    return BaseThrottle().get_ident(request) or ""  # type: ignore[arg-type]  # it reads headers alone


class PasswordForm(AdminAuthenticationForm):
    """Django's own, but for the count of tries; raises tries.Closed."""

    def clean(self) -> dict[str, Any]:
        name, address = self.cleaned_data.get("username"), address_of(self.request)  # type: ignore[arg-type]
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        tries.begin("password", name, address, timezone.now())
        cleaned = super().clean()
        tries.succeeded("password", name, address)
        return cleaned


class Counted(forms.Form):
    """A form of one user, whose tries are counted like those of passwords; raises tries.Closed."""

    kind: str
    required_css_class = "required"

    def __init__(self, *args: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors:
            name, address = self.user.get_username(), address_of(self.request)
            tries.begin(self.kind, name, address, timezone.now())
            self.look()
            tries.succeeded(self.kind, name, address)
        return cleaned

    def look(self) -> None:
        """Raises ValidationError where what was typed is wrong."""
        raise NotImplementedError


def code_field(label: str) -> forms.CharField:
    asks = forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autofocus": True})
    return forms.CharField(label=label, max_length=40, widget=asks)


class CodeForm(Counted):
    """The second step of every login."""

    kind = "code"
    code = code_field("Code of your app, or a recovery code")

    def look(self) -> None:
        if not factor.verify(self.user, self.cleaned_data["code"], timezone.now()):
            raise ValidationError({"code": WRONG_CODE})


class EnrolForm(Counted):
    """The first code of a new app; `codes` are the recovery codes that come with it."""

    kind = "code"
    code = code_field("The code that your app shows now")
    codes: list[str]

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key

    def look(self) -> None:
        code = "".join(self.cleaned_data["code"].split())
        inside = self.request.user.is_authenticated
        codes = factor.enrol(self.user, self.key, code, instead=inside, now=timezone.now())
        if codes is None:
            raise ValidationError({"code": WRONG_CODE})
        self.codes = codes


class AgainForm(Counted):
    """The password once more, of somebody who is in already, before the second factor is replaced."""

    kind = "password"
    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def look(self) -> None:
        if not self.user.check_password(self.cleaned_data["password"]):
            raise ValidationError({"password": WRONG_PASSWORD})
