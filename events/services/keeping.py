"""Keep what came: bytes with their hash first, then the text that stands in them, under one article."""

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from events.models import Article, Capture, Outlet, Parcel, Text
from events.services import alike, children, ids
from events.services.outlets import outlet_of
from talks import addresses
from talks.models import Source

MOST_VERSIONS = 24
LEVEL = 1  # of zlib: a page shrinks to a quarter in 0.5 ms; level 9 gains a tenth of that and takes 4 ms


@dataclass(frozen=True, slots=True)
class Page:
    """What was read out of the bytes."""

    text: str
    title: str
    byline: str
    published: date | None
    outlet: str
    language: str
    folded_hash: str


def packed(raw: bytes) -> bytes:
    return zlib.compress(raw, LEVEL)


def opened(body: bytes | memoryview) -> bytes:
    return zlib.decompress(body)


def read_page(raw: bytes, url: str) -> Page:
    """The text in the bytes, found in a child process. Raises children.Unparsed."""
    found = children.parse("page", raw, url=url)
    published = found["published"]
    return Page(
        found["text"],
        found["title"] or "",
        (found["byline"] or "")[:300],
        date.fromisoformat(published) if published else None,
        found["outlet"] or "",
        found["language"] or "",
        alike.folded_hash(found["text"]),
    )


def open_parcel(parcel: Parcel, now: datetime) -> Article:
    """Make, or find, the article of a parcel. The caller holds the parcel and finishes it."""
    raw = opened(parcel.body or b"")
    page = read_page(raw, parcel.url)
    key = addresses.key(parcel.url) if parcel.url else ids.text_key(page.folded_hash)
    with transaction.atomic():
        outlet = parcel.outlet or outlet_of(parcel.url)
        told = {"published": parcel.published or page.published, "title": parcel.title or page.title}
        public = parcel.text_public or bool(outlet and outlet.text_public)
        article = of_key(key, parcel.url, outlet, now, text_public=public, **told)
        keep(article, raw, now, media_type=parcel.media_type, headers=parcel.headers)
        keep_text(article, page, now)
    return article


def of_key(key: str, url: str, outlet: Outlet | None, now: datetime, **columns: Any) -> Article:
    """The one article of an address or text, made if there is none; a day that was unknown is filled in."""
    pk, published = ids.article_id(key), columns.get("published")
    article = Article.objects.filter(pk=pk).first()
    if article is None:
        source, _ = Source.objects.get_or_create(
            url_key=key[:500],
            defaults={
                "url": url,
                "title": columns.get("title", ""),
                "publisher": outlet.name if outlet else "",
                "origin": outlet.origin if outlet else None,
                "published": published,
                "published_basis": "page" if published else "",
            },
        )
        rest = {"outlet": outlet, "added_at": now, "state": "read", **columns}
        article, _ = Article.objects.get_or_create(source=source, defaults={"id": pk, **rest})
    if published and article.published is None:
        Article.objects.filter(pk=article.pk).update(published=published)
        Source.objects.filter(pk=article.source_id, published=None).update(published=published)
        article.published = published
    return article


def keep(article: Article, raw: bytes, now: datetime, **columns: Any) -> Capture | None:
    """The bytes as a capture; the same bytes again, or more than MOST_VERSIONS, are not kept once more."""
    digest = sha256(raw).hexdigest()
    if article.captures.filter(sha256=digest).exists() or article.captures.count() >= MOST_VERSIONS:
        return None
    capture, _ = Capture.objects.get_or_create(
        article=article,
        sha256=digest,
        defaults={"body": packed(raw), "size": len(raw), "captured_at": now, **columns},
    )
    return capture


def keep_text(article: Article, page: Page, now: datetime) -> bool:
    """The text as the newest of its article, to be read; False where its words were known."""
    if article.folded_hash == page.folded_hash and article.texts.exists():
        return False
    Text.objects.get_or_create(
        article=article,
        sha256=sha256(page.text.encode()).hexdigest(),
        defaults={"body": page.text, "captured_at": now},
    )
    Article.objects.filter(pk=article.pk).update(
        folded_hash=page.folded_hash,
        language=page.language,
        byline=page.byline,
        title=article.title or page.title,
        state="read",
        attempts=0,
        lease_until=None,
        due_at=None,
    )
    article.refresh_from_db()
    return True
