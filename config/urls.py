"""All addresses of the site."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config import health

admin.autodiscover()
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("admin/events/", include("events.admin.work")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api")),
    path("", include("events.urls")),
    path("", include("talks.syndication")),
    path("", include("talks.urls")),
]
handler404 = "config.perimeter.missing"
handler500 = "config.perimeter.broken"
