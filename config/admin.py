"""Who has a second factor, for those who may change users: shown without its secrets, reset with a reason."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.staff import factor
from talks.admin.locked import CannotBe, Locked, with_reason

# The package's own forms show secrets and change them past the trail.
admin.site.unregister(TOTPDevice)
admin.site.unregister(StaticDevice)


@admin.register(TOTPDevice)
class SecondFactorAdmin(Locked):
    list_display = ("user", "created_at", "last_used_at", "recovery_codes_left")
    fields = ("user", "created_at", "last_used_at", "recovery_codes_left")
    search_fields = ("user__username",)
    list_select_related = ("user",)
    actions = ("reset",)

    @display(description="recovery codes left")
    def recovery_codes_left(self, device: TOTPDevice) -> int:
        return factor.codes_left(device.user)

    @admin.action(description="Reset the second factor…", permissions=["users"])
    def reset(self, request: HttpRequest, devices: QuerySet[Any]) -> HttpResponse | None:
        return with_reason(self, request, devices, _reset, "Second factors reset", "reset")

    def has_users_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("auth.change_user")


def _reset(request: HttpRequest, device: Any, reason: str) -> None:
    by = request.user
    done = factor.reset(device.user, reason=reason, by=by.get_username(), by_user=by.pk, now=timezone.now())
    if not done:
        raise CannotBe("it was reset already.")
