"""Actors: the list, one of them, guarantor states side by side, and who sat at which round."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse

from talks import queries
from talks.asked import BadAsk
from talks.pages.door import dated, page, there
from talks.pages.footnotes import behind, of_noun
from talks.queries.names import names
from talks.queries.standing import side_by_side
from talks.queries.tracks import tracks

# How kinds of actors head their part of the list, in this order; a kind that is new stands last under its own name.
KINDS = {
    "state": "States",
    "government": "Governments of Syria",
    "opposition-body": "Opposition bodies",
    "armed-group": "Armed groups",
    "un": "United Nations",
    "state-ministry": "Ministries and offices of states",
    "monitor": "Monitors",
    "media": "Media",
}

PAGE = re.compile(r"[1-9][0-9]{0,3}")


@dated
def actors(request: HttpRequest, day: date | None) -> HttpResponse:
    """All actors by kind."""
    lines = queries.actors(day)
    return page(request, "actors/list.html", day, groups=_by_kind(lines), total=len(lines))


def _by_kind(lines: Iterable[queries.ActorLine]) -> list[tuple[str, list[queries.ActorLine]]]:
    groups: defaultdict[str, list[queries.ActorLine]] = defaultdict(list)
    for line in lines:
        groups[line.actor.kind].append(line)
    order = [*KINDS, *sorted(groups.keys() - KINDS.keys())]
    return [(KINDS.get(kind, kind), groups[kind]) for kind in order if groups[kind]]


@dated
def actor(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One actor: seats, statements, texts, commitments, people in office. `page` turns the statements, 1 the newest."""
    asked = request.GET.get("page", "")
    whole = queries.actor_page(slug, day, int(asked) if PAGE.fullmatch(asked) else 1)
    found = there(whole, "actor", slug)
    rows = of_noun(found.actor, behind(found.names, found.offices))
    return page(request, "actors/one.html", day, whole=whole, names=names(day), origins=rows)


@dated
def guarantors(request: HttpRequest, day: date | None) -> HttpResponse:
    """The guarantor states side by side."""
    return page(request, "guarantors/list.html", day, guarantors=side_by_side(day), names=names(day))


@dated
def guarantor(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One guarantor."""
    chosen = next((one for one in side_by_side(day) if one.actor.slug == slug), None)
    there(chosen.actor if chosen else None, "actor", slug)
    return page(request, "guarantors/one.html", day, one=chosen, names=names(day))


@dated
def matrix(request: HttpRequest, day: date | None) -> HttpResponse:
    """Actors by rounds, of one track or of all."""
    chosen, known = request.GET.get("track", "astana"), tracks(day)
    if chosen != "all" and chosen not in {one.track.slug for one in known} and day is None:
        raise BadAsk("track", f"The record has no track called {chosen!r}.")
    table = queries.matrix(day, None if chosen == "all" else chosen)
    return page(request, "actors/matrix.html", day, table=table, tracks=known, chosen=chosen)
