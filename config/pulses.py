"""Has Celery's own processes leave word that they are at work, for config/health.py to miss."""

import time
from typing import Any

from celery import signals
from django.utils import timezone

from events.services import pulses

NOTED_EVERY = 5.0  # seconds, in each process of the worker
RUNG = "events.sweep"  # what beat rings for in every deployment

_noted = 0.0


@signals.beat_init.connect
def watch_beat(**told: Any) -> None:
    signals.after_task_publish.connect(rang, sender=RUNG, weak=False)


@signals.worker_init.connect
def watch_worker(**told: Any) -> None:
    signals.task_postrun.connect(worked, weak=False)


def rang(**told: Any) -> None:
    pulses.note(pulses.BEAT, timezone.now())


def worked(**told: Any) -> None:
    """Not at every task: they come by the hundred a second."""
    global _noted
    if time.monotonic() - _noted > NOTED_EVERY:
        _noted = time.monotonic()
        pulses.note(pulses.WORKER, timezone.now())
