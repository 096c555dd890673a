"""The house as a Django app: it makes the Celery application known before any task is sent."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import celery, pulses  # noqa: F401 - slow, and only of use once the settings are loaded
