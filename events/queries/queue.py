"""What waits for an editor: findings with their claims, and where the work of the ingest stands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet

from events.models import Article, Claim, Feed, Parcel
from events.queries.visible import WAITING, with_words

WINDOW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """The waiting claims that would make one and the same statement."""

    id: str
    claims: list[Claim]

    @property
    def claim(self) -> Claim:
        """Any of them: they say the same."""
        return self.claims[0]


def waiting(**chosen: Any) -> QuerySet[Any, Any]:
    """Ids of the findings that wait, those first that were known first."""
    rows = Claim.objects.filter(state__in=WAITING, **chosen).order_by()
    counted = rows.values("finding").annotate(first=Min("known_on"), number=Count("pk"))
    return counted.order_by("first", "finding")


def findings(ids: list[str]) -> list[Finding]:
    """Those findings with the words of their claims: 2 queries."""
    claims = with_words(Claim.objects.filter(finding__in=ids, state__in=WAITING)).order_by("known_on", "pk")
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.finding].append(claim)
    return [Finding(pk, grouped[pk]) for pk in ids if grouped[pk]]


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts by state, articles read a minute, and since when the oldest row waits."""

    articles: dict[str, int]
    parcels: dict[str, int]
    claims: dict[str, int]
    a_minute: float
    oldest: datetime | None
    parked: int
    paused: int


def progress(now: datetime) -> Progress:
    """Where the ingest stands: 7 queries."""
    articles, parcels, claims = (_by_state(table) for table in (Article, Parcel, Claim))
    read = Article.objects.filter(read_at__gt=now - WINDOW).count()
    return Progress(
        articles=articles,
        parcels=parcels,
        claims=claims,
        a_minute=round(read / (WINDOW / timedelta(minutes=1)), 1),
        oldest=_oldest(),
        parked=articles.get("parked", 0) + parcels.get("parked", 0),
        paused=Feed.objects.filter(paused_at__isnull=False).count(),
    )


def _by_state(table: Any) -> dict[str, int]:
    return dict(table.objects.order_by("state").values_list("state").annotate(number=Count("pk")))


def _oldest() -> datetime | None:
    waits = [
        Article.objects.filter(state__in=["fetch", "read", "gather"]).aggregate(at=Min("added_at"))["at"],
        Parcel.objects.filter(state="open").aggregate(at=Min("brought_at"))["at"],
    ]
    return min((at for at in waits if at), default=None)
