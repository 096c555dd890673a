"""Articles: the list, and one with the words that carry its claims."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from events.drawing.margins import Mark, Paragraph, margins, quoted
from events.models import Article, Capture, Claim
from events.queries import listed, visible

MOST_COPIES = 12  # named on an article's page; the list holds the rest
KINDS = {"schedule": "round", "seat": "seat", "agenda": "agenda", "zone": "zone", "event": "event"}


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article whole: what it says claim by claim, its words, and how it came in.

    `whole` tells whether the paragraphs are the whole text or only the quoted sentences.
    """

    article: Article
    paragraphs: list[Paragraph]
    claims: dict[str, Claim]
    whole: bool
    capture: Capture | None
    copies: list[Article]
    more_copies: bool


def articles(
    day: date | None,
    *,
    words: str = "",
    since: date | None = None,
    until: date | None = None,
    review: str = "",
    **chosen: Any,
) -> QuerySet[Article]:
    """Articles that were read, the newest first; undated ones last, and in no stretch of days.

    `review` is a key of `listed.REVIEWS`, or empty for all.
    """
    rows = listed.articles(day).filter(**chosen)
    if words:
        rows = rows.filter(title__icontains=words)
    if since:
        rows = rows.filter(published__gte=since)
    if until:
        rows = rows.filter(published__lte=until)
    if review:
        rows = listed.by_review(rows, day, review)
    return rows.order_by(F("published").desc(nulls_last=True), "pk")


def article_page(pk: str, day: date | None) -> ArticlePage | None:
    """One article as it shows on a day: seven queries."""
    article = listed.articles(day).filter(pk=pk).first()
    if article is None:
        return None
    claims = list(visible.with_words(visible.claims(day)).filter(article=article).order_by("position", "pk"))
    text = listed.text_of(article)
    quotes = [
        (Mark(words.start, words.end, claim.pk, KINDS[claim.property]), words.quote)
        for claim in claims
        for words in claim.evidence.all()
    ]
    shown = _whole(article, text, quotes) if text is not None else quoted(quotes)
    copies = _copies(article, day)
    return ArticlePage(
        article=article,
        paragraphs=shown,
        claims={claim.pk: claim for claim in claims},
        whole=text is not None,
        capture=article.captures.defer("body").order_by("captured_at").first(),
        copies=copies[:MOST_COPIES],
        more_copies=len(copies) > MOST_COPIES,
    )


def _whole(article: Article, text: str, quotes: list[tuple[Mark, str]]) -> list[Paragraph]:
    """The text without its first line where that is the title. Marks that no longer fit the text are left out."""
    fitting = [mark for mark, words in quotes if text[mark.start : mark.end] == words]
    paragraphs = margins(text, fitting)
    if paragraphs and not paragraphs[0].begins and "".join(p.text for p in paragraphs[0].pieces) == article.title:
        return paragraphs[1:]
    return paragraphs


def _copies(article: Article, day: date | None) -> list[Article]:
    """Others that carry the same text, the first ones; one more than are named where there are more."""
    if not article.cluster:
        return []
    rows = visible.articles(day).filter(read_at__isnull=False, cluster=article.cluster).exclude(pk=article.pk)
    return list(rows.order_by("published", "pk")[: MOST_COPIES + 1])


def languages(day: date | None) -> list[str]:
    """Codes of the languages that were read by the day."""
    rows = visible.articles(day).filter(read_at__isnull=False).exclude(language="")
    return list(rows.order_by("language").values_list("language", flat=True).distinct())


def outlets(day: date | None) -> list[tuple[str, str]]:
    """Slug and name of the outlets that have an article on the day."""
    rows = visible.articles(day).filter(outlet__isnull=False, read_at__isnull=False)
    return list(rows.values_list("outlet__slug", "outlet__name").distinct().order_by("outlet__name"))
