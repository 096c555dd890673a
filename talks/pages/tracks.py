"""Tracks with their rounds and envoys; topics across rounds."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from talks import queries
from talks.pages.door import dated, page, there
from talks.pages.footnotes import behind, of_noun
from talks.queries.names import names
from talks.queries.tracks import track_page
from talks.queries.tracks import tracks as all_tracks


@dated
def tracks(request: HttpRequest, day: date | None) -> HttpResponse:
    """All tracks."""
    return page(request, "tracks/list.html", day, tracks=all_tracks(day))


@dated
def track(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One track."""
    whole = track_page(slug, day)
    found = there(whole, "track", slug)
    rows = of_noun(found.track, behind(found.envoys))
    return page(request, "tracks/one.html", day, whole=whole, origins=rows)


@dated
def topics(request: HttpRequest, day: date | None) -> HttpResponse:
    """All topics with the number of rounds that had them on the agenda."""
    return page(request, "topics/list.html", day, topics=queries.topics(day))


@dated
def topic(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One topic: asked, agreed, written down, delivered."""
    whole = queries.topic_page(slug, day)
    there(whole.topic if whole else None, "topic", slug)
    return page(request, "topics/one.html", day, whole=whole, names=names(day))
