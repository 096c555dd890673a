"""What the one who watches over the service asks: who was seen when, what waits, which feeds are mute."""

from datetime import datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q
from django.db.models.functions import Coalesce

from events.models import Article, Feed, Parcel, Poll, Pulse

TO_DO = [Article.State.FETCH, Article.State.READ, Article.State.GATHER]


def seen() -> dict[str, datetime]:
    """When each part of the service was last seen at work."""
    return dict(Pulse.objects.values_list("name", "at"))


def waiting(now: datetime) -> timedelta:
    """How long the oldest work that could be done has been waiting: 2 queries."""
    since = [
        Article.objects.filter(state__in=TO_DO).aggregate(at=Min(Coalesce("due_at", "added_at")))["at"],
        Parcel.objects.filter(state="open").aggregate(at=Min(Coalesce("due_at", "brought_at")))["at"],
    ]
    return max([now - at for at in since if at], default=timedelta())


def paused() -> list[str]:
    """Feeds that nobody asks any more, since they failed too often."""
    return list(Feed.objects.filter(active=True, paused_at__isnull=False).values_list("slug", flat=True))


def silent(since: datetime) -> list[str]:
    """Feeds that were asked before that moment, and have not answered since."""
    asked = Poll.objects.filter(feed=OuterRef("pk"), started_at__lt=since)
    mute = Q(last_success_at__lt=since) | Q(Exists(asked), last_success_at__isnull=True)
    return list(Feed.objects.filter(mute, active=True, paused_at__isnull=True).values_list("slug", flat=True))
