"""Every address that the site has, found from its URL patterns: one that is new and not told here fails the tests."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client
from django.urls import URLPattern, get_resolver

from events.models import Article, Claim, Event, Feed, Outlet
from talks.models import Actor, Commitment, Document, Person, Round, Seat, Source, Statement, Topic, Track, Venue, Zone

MOST = 5  # rows of each noun: the first and the last known, for those that are many
# What tells nothing of the record: health, the API's own description, colours.
APART = {"healthz", "readyz", "metrics", "api/v1/schema/", "api/v1/docs/", "tracks.css"}
NOUNS: dict[str, Callable[[], Any]] = {
    "actors": lambda: Actor.objects.order_by("slug"),
    "articles": lambda: Article.objects.order_by("pk"),
    "claims": lambda: Claim.objects.order_by("pk"),
    "commitments": lambda: Commitment.objects.order_by("document__dated", "n"),
    "documents": lambda: Document.objects.order_by("dated"),
    "events": lambda: Event.objects.order_by("known_on"),
    "feeds": lambda: Feed.objects.order_by("slug"),
    "guarantors": lambda: Actor.objects.filter(seats__role="guarantor").distinct().order_by("slug"),
    "outlets": lambda: Outlet.objects.order_by("slug"),
    "people": lambda: Person.objects.order_by("slug"),
    "rounds": lambda: Round.objects.filter(slug__in=["astana-5", "astana-6", "astana-7", "geneva-7", "geneva-8"]),
    "seats": lambda: Seat.objects.order_by("known_from", "pk"),
    "sources": lambda: Source.objects.order_by("published"),
    "statements": lambda: Statement.objects.order_by("known_on", "pk"),
    "topics": lambda: Topic.objects.order_by("slug"),
    "tracks": lambda: Track.objects.order_by("slug"),
    "venues": lambda: Venue.objects.order_by("slug"),
    "zones": lambda: Zone.objects.order_by("slug"),
}
# What an address may be asked beside the day.
ASKED = {
    "": ["", "selected=round:astana-6", "selected=zone:idlib", "selected=document:de-escalation-memorandum-2017"],
    "search/": ["q=astana", "q=talks", "q=idlib", "q={words}"],
    "actors/matrix/": ["", "track=all"],
    "api/v1/events/": ["review=any", ""],
}


def patterns() -> Iterator[tuple[str, list[str]]]:
    """Each address outside the admin as a form, and the names that it takes."""
    yield from _walk(get_resolver(), "")


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            if not route.startswith("admin/"):
                yield _plain(route)
        else:
            yield from _walk(one, route)


def _plain(route: str) -> tuple[str, list[str]]:
    """`api/v1/^rounds/(?P<slug>[^/.]+)/$` as `api/v1/rounds/{slug}/` with its names."""
    form = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"{\1}", route)
    form = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", form)
    form = form.replace("^", "").replace("$", "").replace("\\.", ".").replace("/?", "")
    return form, re.findall(r"\{(\w+)\}", form)


def addresses(words: str = "") -> list[str]:
    """Every address, with rows of the database where a form takes a name."""
    found = []
    for form, names in patterns():
        if form in APART or "{format}" in form:
            continue
        noun = form.split("{")[0].removeprefix("api/v1/").removeprefix("embed/").strip("/")
        for key in _keys(noun) if names else [""]:
            path = re.sub(r"\{\w+\}", key, form)
            found += [f"/{path}?{more.format(words=words)}" for more in ASKED.get(form, [""])]
    return found


def _keys(noun: str) -> list[str]:
    rows = list(NOUNS[noun]())
    shown = rows if len(rows) <= MOST else [*rows[:2], rows[len(rows) // 2], *rows[-2:]]
    return [str(getattr(row, "slug", row.pk)) for row in shown]


def contents(client: Client, address: str) -> Iterator[str]:
    """What an address answers: a list of the API to its last page, a refusal as it is."""
    asked: str | None = f"{address}&page_size=100" if is_list(address) else address
    while asked:
        answer = client.get(asked)
        assert answer.status_code in (200, 301, 404), (asked, answer.status_code)
        yield answer.content.decode()
        asked = answer.json().get("next") if is_list(address) and answer.status_code == 200 else None


def is_list(address: str) -> bool:
    path = address.partition("?")[0]
    return path.startswith("/api/v1/") and path.count("/") == 4 and path.split("/")[3] not in ("timeline", "now")
