"""Fetch an article once: the bytes are kept before anything is made of them."""

from collections.abc import Sequence
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
    one = wanted(url, outlet or Hosts().outlet(None, addresses.canonical(url)), published, title)
    new = not Article.objects.filter(source__url_key=one.key[:500]).exists()
    (article,) = keeping.articles_of([one], now)
    if again and not new:
        Article.objects.filter(pk=article.pk, state__in=("done", "failed", "parked")).update(
            state="fetch", attempts=0, due_at=None, error=""
        )
    return article, new


def wanted(url: str, outlet: Outlet | None, published: date | None = None, title: str = "") -> Wanted:
    """The article of an address, to be fetched if it is new. Raises NoAddress."""
    public = bool(outlet and outlet.text_public)
    return Wanted(addresses.key(url), addresses.canonical(url), outlet, published, title, public, "fetch")


def want_all(those: Sequence[Wanted], now: datetime) -> list[str]:
    """The ids of those that are new, each once and in order; as many questions for two thousand as for two."""
    known = {article.pk for article in keeping.by_key(those).values()}
    return [pk for pk in dict.fromkeys(one.pk for one in keeping.articles_of(those, now)) if pk not in known]


def fetch_article(article: Article, clock: hosts.Clock) -> None:
    """Ask for the page, keep it, find its text. The caller holds the article; this finishes it or lets TryLater out."""
    url = article.source.url
    try:
        answer = hosts.get(url, clock)
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
