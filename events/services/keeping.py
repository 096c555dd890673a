"""Keep what came: bytes with their hash first, then the text that stands in them, under one article.

Each verb takes many at once and costs the same number of statements as for one.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection

from events.models import Article, Capture, Outlet, Text
from events.services import alike, children, ids
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article to be found or made, with what is told of it; `state` is for a new one alone."""

    key: str
    url: str
    outlet: Outlet | None
    published: date | None = None
    title: str = ""
    text_public: bool = False
    state: str = "read"


@dataclass(frozen=True, slots=True)
class Came:
    """Bytes of an article as they came; `body` is them compressed, where the caller has that already."""

    article: Article
    raw: bytes = field(repr=False)
    columns: dict[str, Any]
    body: bytes | None = field(default=None, repr=False)


def articles_of(wanted: Sequence[Wanted], now: datetime) -> list[Article]:
    """The one article of each address or text, in order; made if there is none. A day that nobody told is filled in,
    and an outlet that it lacked."""
    found = by_key(wanted)
    if new := sorted({one.key[:500]: one for one in wanted if one.key[:500] not in found}.items()):
        there = set(Source.objects.filter(url_key__in=[key for key, _ in new]).values_list("url_key", flat=True))
        Source.objects.bulk_create([source_of(one) for key, one in new if key not in there], ignore_conflicts=True)
        sources = dict(Source.objects.filter(url_key__in=[key for key, _ in new]).values_list("url_key", "pk"))
        made = [article_of(one, sources[key], now, ours=key not in there) for key, one in new]
        Article.objects.bulk_create(made, ignore_conflicts=True)
        found |= by_key([one for _, one in new])
    for one in wanted:
        article = found[one.key[:500]]
        if one.published and (article.published is None or article.published_inferred):
            tell_day(article, one.published)
        if one.outlet and article.outlet_id is None:
            tell_outlet(article, one.outlet)
    return [found[one.key[:500]] for one in wanted]


def tell_day(article: Article, day: date) -> None:
    """Give an article the day that it lacked, or that was only inferred; what was read without it is read again."""
    Article.objects.filter(pk=article.pk).update(published=day, published_inferred=False)
    read_again(article)
    Source.objects.filter(pk=article.source_id, published=None).update(published=day)
    article.published, article.published_inferred = day, False


def tell_outlet(article: Article, outlet: Outlet) -> None:
    """Give an article the outlet that it lacked; reading it again tells its origin anew."""
    Article.objects.filter(pk=article.pk, outlet=None).update(outlet=outlet)
    read_again(article)
    Source.objects.filter(pk=article.source_id, publisher="").update(publisher=outlet.name)
    article.outlet = outlet


def read_again(article: Article) -> None:
    """Whoever reads it just now does so without what was told, and loses the row."""
    Article.objects.filter(pk=article.pk, state__in=("read", "gather", "done"), texts__isnull=False).update(
        state="read", attempts=0, due_at=None, lease_until=None
    )


def by_key(wanted: Sequence[Wanted]) -> dict[str, Article]:
    rows = Article.objects.filter(source__url_key__in=[one.key[:500] for one in wanted])
    return {article.source.url_key: article for article in rows.select_related("source")}


def source_of(one: Wanted) -> Source:
    return Source(
        url_key=one.key[:500],
        url=one.url,
        title=one.title,
        publisher=one.outlet.name if one.outlet else "",
        origin_id=one.outlet.origin_id if one.outlet else None,
        published=one.published,
        published_basis="page" if one.published else "",
    )


def article_of(one: Wanted, source: int, now: datetime, *, ours: bool) -> Article:
    """A new article; its source's origin is the machine's word where the source is `ours`, and not the record's."""
    origin = one.outlet.origin_id if one.outlet and ours else None
    return Article(
        id=ids.article_id(one.key),
        source_id=source,
        outlet=one.outlet,
        origin_id=origin,
        origin_basis="outlet" if origin else "",
        title=one.title,
        published=one.published,
        text_public=one.text_public,
        state=one.state,
        added_at=now,
    )


def keep(came: Sequence[Came], now: datetime) -> None:
    """The bytes as captures; the same bytes again, or more than MOST_VERSIONS, are not kept once more."""
    held = list(Capture.objects.filter(article__in=[one.article for one in came]).values_list("article_id", "sha256"))
    versions, made = Counter(article for article, _ in held), []
    for one in came:
        digest = sha256(one.raw).hexdigest()
        if (one.article.pk, digest) in held or versions[one.article.pk] >= MOST_VERSIONS:
            continue
        body = packed(one.raw) if one.body is None else one.body
        made.append(
            Capture(article=one.article, sha256=digest, body=body, size=len(one.raw), captured_at=now, **one.columns)
        )
    Capture.objects.bulk_create(made, ignore_conflicts=True)


def keep_texts(read: Sequence[tuple[Article, Page]], now: datetime) -> set[str]:
    """Each text as the newest of its article, to be read; the ids of those whose words were not known."""
    new = [(article, page) for article, page in read if article.folded_hash != page.folded_hash]
    if not new:
        return set()
    texts = [
        Text(article=article, sha256=sha256(page.text.encode()).hexdigest(), body=page.text, captured_at=now)
        for article, page in new
    ]
    Text.objects.bulk_create(texts, ignore_conflicts=True)
    told = []
    for article, page in new:
        article.folded_hash, article.language, article.byline = page.folded_hash, page.language, page.byline
        article.title = article.title or page.title
        told.append((article.pk, article.folded_hash, article.language, article.byline, article.title))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE events_article AS mine SET folded_hash = given.hash, language = given.language,"
            " byline = given.byline, title = given.title, state = 'read', attempts = 0, lease_until = NULL,"
            " due_at = NULL FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])"
            " AS given(pk, hash, language, byline, title) WHERE mine.id = given.pk",
            [list(column) for column in zip(*told, strict=True)],
        )
    return {article.pk for article, _ in new}
