"""The background doors: each takes rows, calls one service, and rings the next bell after commit."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from events.models import Article, Parcel
from events.services import ledger, polling
from events.services.batches import together
from events.services.fetching import fetch_article
from events.services.gathering import GATHERING
from events.services.opening import OPENING
from events.services.reading import READING

import_module(settings.CELERY_APPLICATION)  # stands above, and must be there before a task is sent

EXPIRES = 600  # a bell that nobody heard for ten minutes need not ring: the sweep has found its row
SWEPT = 500
AT_ONCE = 25  # rows of one message: a second's work, and what one more would save is small


@shared_task(name="events.open_parcels", expires=EXPIRES)
def open_parcels(pks: list[int]) -> None:
    """Open parcels, and read what was in them right away."""
    together(OPENING, pks, timezone.now)
    read(list(Article.objects.filter(parcels__in=pks, state="read").distinct().values_list("pk", flat=True)))


@shared_task(name="events.fetch", expires=EXPIRES)
def fetch(pk: str) -> None:
    """Fetch an article, and read it right away."""
    now = timezone.now()
    article = ledger.take(Article, pk, ("fetch",), now)
    if article is not None:
        with ledger.held(article, now):
            fetch_article(article, timezone.now)
    read([pk])


@shared_task(name="events.read", expires=EXPIRES)
def read(pks: list[str]) -> None:
    """Read articles, and gather the events that they tell of."""
    if pks:
        together(READING, pks, timezone.now)
        together(GATHERING, pks, timezone.now)


@shared_task(name="events.sweep", expires=60)
def sweep() -> None:
    """Ring for all that is to be done and that nobody works on: the guarantee, where bells are only speed."""
    now = timezone.now()
    for some in in_parts(ledger.to_do(Parcel, ("open",), now, SWEPT)):
        open_parcels.delay(some)
    for pk in ledger.to_do(Article, ("fetch",), now, SWEPT):
        fetch.delay(pk)
    for some in in_parts(ledger.to_do(Article, ("read", "gather"), now, SWEPT)):
        read.delay(some)
    ledger.forget_parcels(now)


def in_parts(pks: Sequence[Any]) -> Iterator[list[Any]]:
    """Lists of as many keys as one message carries."""
    for start in range(0, len(pks), AT_ONCE):
        yield list(pks[start : start + AT_ONCE])


@shared_task(name="events.poll_due", expires=60)
def poll_due() -> None:
    """Ring for each feed that is due."""
    for pk in polling.due(timezone.now()).values_list("pk", flat=True):
        poll_feed.delay(pk)


@shared_task(name="events.poll_feed", expires=EXPIRES)
def poll_feed(pk: int) -> None:
    """Ask one feed, and ring for what is new."""
    feed = polling.take(pk, timezone.now())
    if feed is not None:
        for article in polling.poll(feed, timezone.now):
            fetch.delay(article)
