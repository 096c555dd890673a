"""The Celery application; its settings are the CELERY_ ones of config/settings.py."""

import os
from typing import Any

from celery import Celery
from django.conf import settings

from config import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class TalksCelery(Celery):
    """Celery that holds the embedded broker from its first use on, so that imports start nothing."""

    def connection_for_read(self, url: str | None = None, **kwargs: Any) -> Any:
        return super().connection_for_read(url or broker(), **kwargs)

    def connection_for_write(self, url: str | None = None, **kwargs: Any) -> Any:
        return super().connection_for_write(url or broker(), **kwargs)


def broker() -> str:
    """The broker's address; an embedded one is up when this returns."""
    if settings.EMBEDDED:
        return embedded.broker_url(embedded.hold(settings.VAR_DIR))
    return str(settings.CELERY_BROKER_URL)


app = TalksCelery("talks")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
