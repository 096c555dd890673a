"""The Celery application; its settings are the CELERY_ ones of config/settings.py."""

import gc
import os
from typing import Any

from celery import Celery, signals
from django.conf import settings

from config import embedded

# Objects made, less those let go, between two looks for circles. Python's 700 is for programs that hold little: a
# reader holds 200,000 objects for good, and makes some thousand for each article, in hardly any circles.
LOOK_AFTER = 50_000

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


@signals.worker_process_init.connect
def look_seldom(**told: Any) -> None:
    """Reading costs a seventh less so; what lies in circles until the next look is a few megabytes."""
    gc.set_threshold(LOOK_AFTER)
