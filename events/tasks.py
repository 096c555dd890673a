"""The background doors: each takes one row, calls one service, and rings the next bell after commit."""

from collections.abc import Callable

from celery import shared_task
from django.utils import timezone

from events.models import Article, Parcel
from events.services import children, keeping, ledger, polling
from events.services.fetching import fetch_article
from events.services.gathering import gather_article
from events.services.reading import read_article

EXPIRES = 600  # a bell that nobody heard for ten minutes need not ring: the sweep has found its row
SWEPT = 500


@shared_task(name="events.open_parcel", expires=EXPIRES)
def open_parcel(pk: int) -> None:
    """Open a parcel, and read what was in it right away."""
    now = timezone.now()
    parcel = ledger.take(Parcel, pk, ("open",), now)
    if parcel is None:
        return
    with ledger.held(parcel, now):
        try:
            article = keeping.open_parcel(parcel, now)
        except children.Unparsed as error:
            ledger.finish(parcel, "failed", error=str(error))
            return
        ledger.finish(parcel, "done", article=article, body=None)
    work_on(article.pk)


@shared_task(name="events.work_on", expires=EXPIRES)
def work_on(pk: str) -> None:
    """Fetch, read and gather an article, as far as it is from done."""
    for state, step in STEPS.items():
        now = timezone.now()
        article = ledger.take(Article, pk, (state,), now)
        if article is not None:
            with ledger.held(article, now):
                step(article)


STEPS: dict[str, Callable[[Article], None]] = {
    "fetch": lambda article: fetch_article(article, timezone.now),
    "read": lambda article: read_article(article, timezone.now()),
    "gather": gather_article,
}


@shared_task(name="events.sweep", expires=60)
def sweep() -> None:
    """Ring for all that is to be done and that nobody works on: the guarantee, where bells are only speed."""
    now = timezone.now()
    for pk in ledger.to_do(Parcel, now, SWEPT):
        open_parcel.delay(pk)
    for pk in ledger.to_do(Article, now, SWEPT):
        work_on.delay(pk)
    ledger.forget_parcels(now)


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
            work_on.delay(article)
