"""The house as a Django app."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django_otp.plugins.otp_totp.apps import DefaultConfig


class HouseConfig(AppConfig):
    name = "config"


class AdminConfig(SimpleAdminConfig):
    """The admin with our own door. config/urls.py finds what is edited in it: commands do without."""

    default_site = "config.staff.site.StaffSite"


class SecondFactorConfig(DefaultConfig):  # type: ignore[misc]  # the package has no types
    verbose_name = "Second factors"
