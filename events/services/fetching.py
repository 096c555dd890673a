"""Fetch an article once: the bytes are kept before anything is made of them."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from events.models import Article, Outlet
from events.services import children, hosts, http, keeping, ledger
from events.services.keeping import Came, Wanted
from events.services.outlets import Hosts
from talks import addresses


def want(
    url: str,
    now: datetime,
    *,
    outlet: Outlet | None = None,
    published: date | None = None,
    title: str = "",
    again: bool = False,
) -> tuple[Article, bool]:
    """The article of an address, to be fetched if it is new, or `again`; and whether it is new. Raises NoAddress."""
    key, whole = addresses.key(url), addresses.canonical(url)
    outlet = outlet or Hosts().outlet(None, whole)
    public = bool(outlet and outlet.text_public)
    new = not Article.objects.filter(source__url_key=key[:500]).exists()
    (article,) = keeping.articles_of([Wanted(key, whole, outlet, published, title, public, "fetch")], now)
    if again and not new:
        Article.objects.filter(pk=article.pk, state__in=("done", "failed", "parked")).update(
            state="fetch", attempts=0, due_at=None, error=""
        )
    return article, new


def fetch_article(article: Article, clock: hosts.Clock) -> None:
    """Ask for the page, keep it, find its text. The caller holds the article; this finishes it or lets TryLater out."""
    url = article.source.url
    try:
        with hosts.turn(url, clock):
            answer = http.get(url, now=clock())
    except hosts.Busy as busy:
        ledger.wait(article, busy.until)
        return
    except (hosts.Disallowed, http.Gone, http.Failed, http.Refused) as error:
        ledger.finish(article, "failed", error=str(error))
        return
    now = clock()
    told: dict[str, Any] = {
        "status": answer.status,
        "final_url": answer.url,
        "headers": [[name, value.replace("\0", "")] for name, value in answer.headers.items()],
        "media_type": answer.headers.get("content-type", "")[:200],
    }
    keeping.keep([Came(article, answer.body, told)], now)
    read_kept(article, answer.body, now)


def read_kept(article: Article, raw: bytes, now: datetime) -> None:
    """The text of the bytes as the article's newest; an unreadable page ends as failed, with its bytes kept."""
    try:
        page = keeping.read_page(raw, article.source.url)
    except children.Unparsed as error:
        ledger.finish(article, "failed", error=str(error))
        return
    with transaction.atomic():
        if page.published and article.published is None:
            article.published = page.published
            Article.objects.filter(pk=article.pk).update(published=page.published)
            article.source.published = article.source.published or page.published
            article.source.save(update_fields=["published"])
        if not keeping.keep_texts([(article, page)], now):
            ledger.finish(article, "done")
