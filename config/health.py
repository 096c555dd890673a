"""Health: /healthz (the process is up), /readyz (each signal by name, 503 if one is red), /metrics (for Prometheus)."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from config.celery import app
from events.models import Article
from events.queries import watch
from events.services import pulses

log = logging.getLogger(__name__)

OLDEST = timedelta(minutes=15)  # work that waits longer than this shows that nobody does it
FULLEST = 0.95  # of the disk
SILENT = timedelta(hours=24)
STARTED = timezone.now()  # who has not been seen before that has just been started too, maybe


@dataclass(frozen=True)
class Signal:
    """One thing that can be wrong: `look` says what, or nothing."""

    name: str
    look: Callable[[], str]


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only') = 'on' OR pg_is_in_recovery()")
        return "takes no writes" if cursor.fetchone()[0] else ""


def broker() -> str:
    with app.connection_for_read(connect_timeout=2) as line:
        line.ensure_connection(max_retries=1, timeout=2)
    return ""


def worker() -> str:
    """Deaf or dead: beat rings, and no task follows. Without beat nothing can be said of it."""
    seen = watch.seen()
    rung, worked = seen.get(pulses.BEAT, STARTED), seen.get(pulses.WORKER)
    return missed(worked) if rung - max(worked or STARTED, STARTED) > quiet() else ""


def beat() -> str:
    rung = watch.seen().get(pulses.BEAT)
    return missed(rung) if timezone.now() - max(rung or STARTED, STARTED) > quiet() else ""


def missed(since: datetime | None) -> str:
    return f"last seen at {since:%Y-%m-%d %H:%M:%S} UTC" if since else "never seen"


def quiet() -> timedelta:
    """How long beat and worker may go unseen: some turns of the sweep."""
    return timedelta(seconds=4 * settings.SWEEP_EVERY.total_seconds())


def queue() -> str:
    waiting = watch.waiting(timezone.now())
    return f"the oldest work waits for {int(waiting.total_seconds())} s" if waiting > OLDEST else ""


def feeds() -> str:
    told = [("paused", watch.paused())]
    if not settings.DEMO:  # there no feed is asked on its own
        told += [("silent for a day", watch.silent(timezone.now() - SILENT))]
    return "; ".join(f"{what}: {', '.join(slugs)}" for what, slugs in told if slugs)


def disk() -> str:
    folder = settings.VAR_DIR if settings.VAR_DIR.exists() else settings.BASE_DIR
    usage = shutil.disk_usage(folder)
    return "nearly full" if usage.used / (usage.used + usage.free) > FULLEST else ""


AWAY = "does not answer"
UNKNOWN = "not known without the database"
FROM_ROWS = {"worker", "beat", "queue", "feeds"}  # read from the database: without it nothing can be said of them
SIGNALS = [Signal(look.__name__, look) for look in (database, broker, worker, beat, queue, disk, feeds)]


def looked(signal: Signal) -> str:
    """What is wrong by this signal; whatever a library raises when its server is away is an answer too."""
    try:
        return signal.look()
    except Exception:
        log.warning("%s does not answer", signal.name, exc_info=True)
        return AWAY


def looked_at_all() -> dict[str, str]:
    """What is wrong, by signal. A database that is away is waited for once, and is the one signal that turns."""
    wrong: dict[str, str] = {}
    for signal in SIGNALS:
        unknown = signal.name in FROM_ROWS and wrong["database"] == AWAY
        wrong[signal.name] = UNKNOWN if unknown else looked(signal)
    return wrong


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    wrong = looked_at_all()
    told = {name: words or "ok" for name, words in wrong.items()}
    return JsonResponse(told, status=503 if any(wrong.values()) else 200)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    wrong = looked_at_all()
    lines = ["# HELP talks_signal_ok Whether a signal of /readyz is well.", "# TYPE talks_signal_ok gauge"]
    lines += [
        f'talks_signal_ok{{signal="{name}"}} {int(not words)}' for name, words in wrong.items() if words != UNKNOWN
    ]
    if wrong["database"] != AWAY:
        lines += [
            "# HELP talks_queue_age_seconds How long the oldest work waits.",
            "# TYPE talks_queue_age_seconds gauge",
        ]
        lines += [f"talks_queue_age_seconds {watch.waiting(timezone.now()).total_seconds():.0f}"]
        lines += ["# HELP talks_articles Articles by their state.", "# TYPE talks_articles gauge"]
        for row in Article.objects.order_by("state").values("state").annotate(count=Count("id")):
            lines += [f'talks_articles{{state="{row["state"]}"}} {row["count"]}']
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")
