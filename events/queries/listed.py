"""The press in rows, with what is counted and told beside each: what lists for programs show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncWeek

from events.models import Article, Claim, Event, EventClaim, Feed, Outlet, Text
from events.queries import visible
from events.queries.visible import Day
from talks.queries.visible import rounds

REVIEWS = {
    "waiting": "some claims wait",
    "done": "all claims looked at",
    "none": "no claims",
}  # of an article
BESIDE = 30  # days before and after a round within which its events lie


def articles(day: Day) -> QuerySet[Article]:
    """Articles that were read, with the number of their claims that show."""
    rows = visible.articles(day).filter(read_at__isnull=False)
    return rows.annotate(claim_count=_count(visible.claims(day), "article"))


def by_review(rows: QuerySet[Article], day: Day, review: str) -> QuerySet[Article]:
    """Those of the articles whose claims wait, were all looked at, or are none: a key of `REVIEWS`."""
    claims = visible.claims(day).filter(article=OuterRef("pk"))
    waiting = claims.filter(state__in=visible.WAITING)
    conditions = {
        "waiting": Exists(waiting),
        "done": Exists(claims) & ~Exists(waiting),
        "none": ~Exists(claims),
    }
    return rows.filter(conditions[review])


def text_of(article: Article) -> str | None:
    """The whole text, where its licence or its author allows that; else None."""
    if not (article.text_public or (article.outlet and article.outlet.text_public)):
        return None
    text: Text | None = article.texts.order_by("-captured_at", "-pk").first()
    return text.body if text else None


def claims(day: Day) -> QuerySet[Claim]:
    """Claims with their words, article, speaker, and what became of them."""
    return visible.with_words(visible.claims(day)).select_related("citation", "event_claim")


def events(day: Day, *, unreviewed: bool = False) -> QuerySet[Event]:
    """Accepted events, and on demand those that wait; `is_reviewed` is told by the claims of the day."""
    telling = visible.claims(day, reviewed=True).filter(event_claim__event=OuterRef("pk"))
    return visible.events(day, reviewed=not unreviewed).annotate(is_reviewed=Exists(telling))


def merged_into(event: UUID) -> str | None:
    """The id of the event that this one became a part of."""
    found = Event.objects.filter(pk=event, merged_into__isnull=False).values_list("merged_into", flat=True).first()
    return str(found) if found else None


def beside(rows: QuerySet[Event], slug: str, day: Day) -> QuerySet[Event]:
    """Those of the events that lie within thirty days of the round; none where it has no time."""
    state = rounds(day).filter(round__slug=slug).first()
    if state is None or state.start is None:
        return rows.none()
    around = timedelta(days=BESIDE)
    return visible.within(rows, state.start - around, (state.end or state.start) + around)


def with_telling(rows: QuerySet[Event], day: Day) -> QuerySet[Event]:
    """Events with the claims that tell of them, as far as they show."""
    links = EventClaim.objects.filter(claim__in=visible.claims(day).values("pk")).select_related("claim")
    told = Prefetch("event_claims", queryset=links.order_by("claim__known_on", "claim_id"), to_attr="told_by")
    return rows.prefetch_related(told)


@dataclass(frozen=True, slots=True)
class Told:
    """What an event is by the claims that were there on a day."""

    start: date | None
    end: date | None
    precision: str
    place: str
    zone: str | None
    actors: list[str]
    known_on: date | None


def as_told(claims: Iterable[Claim]) -> Told:
    """The same as gathering makes of all claims: accepted ones lead, the finest time stands."""
    everyone = list(claims)
    leading = [claim for claim in everyone if claim.state == "accepted"] or everyone
    spans = [(claim, *_span(claim)) for claim in leading]
    dated = [(end - start, claim.known_on or date.max, claim.pk, claim) for claim, start, end in spans if start and end]
    finest = min(dated)[-1] if dated else None
    start, end = _span(finest) if finest else (None, None)
    return Told(
        start,
        end,
        str(finest.value.get("precision") or "") if finest else "",
        next((claim.value["place"] for claim in leading if claim.value.get("place")), ""),
        next((claim.value["zone"] for claim in leading if claim.value.get("zone")), None),
        sorted({slug for claim in leading for slug in claim.value.get("actors") or []}),
        min((claim.known_on for claim in everyone if claim.known_on), default=None),
    )


def _span(claim: Claim) -> tuple[date | None, date | None]:
    start, end = (date.fromisoformat(claim.value[at]) if claim.value.get(at) else None for at in ("start", "end"))
    return start or end, end or start


def outlets(day: Day) -> QuerySet[Outlet]:
    """Outlets with the number of their articles that were read; on a past day those that had any."""
    rows = Outlet.objects.select_related("origin").annotate(article_count=_count(_read(day), "outlet"))
    return rows if day is None else rows.filter(article_count__gt=0)


def feeds(day: Day) -> QuerySet[Feed]:
    """Where we ask what is new: a matter of today, so a past day has none."""
    rows = Feed.objects.select_related("outlet")
    return rows if day is None else rows.none()


def _read(day: Day) -> QuerySet[Article]:
    return visible.articles(day).filter(read_at__isnull=False)


def dated_articles(day: Day) -> QuerySet[Article]:
    return _read(day).filter(published__isnull=False)


def weekly(read: QuerySet[Article]) -> QuerySet[Any, Any]:
    """Articles read, by week of publication, outlet and language: what counts of events are to be held against."""
    counted = read.order_by().annotate(week=TruncWeek("published")).values("week", "outlet__slug", "language")
    return counted.annotate(articles=Count("pk")).order_by("week", "outlet__slug", "language")


def _count(rows: QuerySet[Any], by: str) -> Any:
    counted = rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
