"""Keep a name, a quote or an article from every door, with a reason; and take that back. Hash and trail stay."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import unquote

from django.db import transaction
from django.db.models import QuerySet

from events.models import Article, Capture, Claim, Withholding
from talks.models import Citation
from talks.services import trail
from talks.services.keeping_back import keep_back
from talks.services.version import bump

LETTERS = ("utf-8", "utf-16", "windows-1251", "windows-1252", "windows-1256", "iso-8859-9")
MARKUP = re.compile(r"<[^<>]*>")
BETWEEN = re.compile(r"[-_+\s]+")


class NoSuchTarget(ValueError):
    """There is nothing of that name or id to withhold."""


def withhold(scope: str, target: str, reason: str, *, user: Any, now: datetime) -> Withholding:
    """The name as it stands in texts, the id of a claim, or the id of an article."""
    target = target.strip()
    vet(scope, target, reason)
    with transaction.atomic():
        row = Withholding.objects.create(scope=scope, target=target, reason=reason.strip(), by=user, at=now)
        # Citations of the record hold words of their own copy: those go blank, and come back out of the evidence.
        cited(row).update(quote="")
        keep_back()
        note("withheld", row, user, now)
    return row


def vet(scope: str, target: str, reason: str) -> None:
    """Raises NoSuchTarget where there is nothing such to withhold, or no reason."""
    known: dict[str, QuerySet[Any]] = {"quote": Claim.objects.all(), "article": Article.objects.all()}
    if not target.strip() or not reason.strip():
        raise NoSuchTarget("a withholding needs a target and a reason")
    if scope in known and not known[scope].filter(pk=target.strip()).exists():
        raise NoSuchTarget(f"there is no {'claim' if scope == 'quote' else scope} {target}")


def lift(row: Withholding, *, user: Any, now: datetime) -> None:
    """Show again what no other withholding keeps back."""
    with transaction.atomic():
        if not Withholding.objects.filter(pk=row.pk, lifted_at=None).update(lifted_at=now):
            return
        for citation in Citation.objects.filter(quote="", claims__isnull=False).exclude(quote_hash="").distinct():
            restore(citation)
        for other in Withholding.objects.filter(lifted_at=None):
            cited(other).update(quote="")
        keep_back()
        note("lifted a withholding", row, user, now)


def kept_names() -> list[str]:
    """The names that are withheld now. Statements of the record that hold one go with it, and come back with it."""
    return list(Withholding.objects.filter(scope="name", lifted_at=None).values_list("target", flat=True))


def cited(row: Withholding) -> QuerySet[Citation]:
    """Citations of the record that carry the withheld words."""
    if row.scope == "name":
        return Citation.objects.filter(quote__icontains=row.target)
    if row.scope == "quote":
        return Citation.objects.filter(claims=row.target)
    return Citation.objects.filter(source__article=row.target)


def restore(citation: Citation) -> None:
    claim = citation.claims.order_by("pk").first()
    first = claim.evidence.order_by("start").first() if claim else None
    if first is not None:
        Citation.objects.filter(pk=citation.pk).update(quote=first.quote)


def note(verb: str, row: Withholding, user: Any, now: datetime) -> None:
    """The trail tells that and why, never the name itself."""
    about = "a name" if row.scope == "name" else f"{row.scope} {row.target}"
    name = user.get_username() if user else "operator"
    details = {"reason": row.reason, "withholding": row.pk}
    trail.note(verb, about, details, by=name, now=now, user=user.pk if user else None)
    bump()


def may_leave(capture: Capture, body: bytes) -> bool:
    """Whether a capture may go into an export: nothing withheld in its article, its text, its bytes in any of the usual
    letters, its headers or its address."""
    rows = Withholding.objects.filter(lifted_at=None)
    names = [plain(name) for name in rows.filter(scope="name").values_list("target", flat=True)]
    quotes = Claim.objects.filter(pk__in=rows.filter(scope="quote").values("target"), article=capture.article_id)
    if rows.filter(scope="article", target=capture.article_id).exists() or quotes.exists():
        return False
    return not names or not any(name in words for words in words_of(capture, body) for name in names)


def words_of(capture: Capture, body: bytes) -> Iterator[str]:
    """All that an export of a capture would tell, in words to be compared."""
    article = capture.article
    headers = "\n".join(f"{name}: {value}" for name, value in capture.headers)
    yield plain("\n".join([article.title, article.byline, article.source.url, capture.final_url, headers]))
    for text in article.texts.values_list("body", flat=True):
        yield plain(text)
    for letters in LETTERS:
        yield plain(MARKUP.sub(" ", body.decode(letters, "replace")))


def plain(text: str) -> str:
    """Words without case, with one space between, whatever stands for it in pages and addresses."""
    return " ".join(BETWEEN.sub(" ", unescape(unquote(text))).casefold().split())
