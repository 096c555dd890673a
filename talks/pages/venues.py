"""Venues: the list, and one of them with the names it bore and the rounds that sat there."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from talks import queries
from talks.pages.door import dated, page, there
from talks.pages.footnotes import behind, of_noun


@dated
def venues(request: HttpRequest, day: date | None) -> HttpResponse:
    """All venues by city."""
    return page(request, "venues/list.html", day, venues=queries.venues(day))


@dated
def venue(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One venue."""
    whole = queries.venue_page(slug, day)
    found = there(whole, "venue", slug)
    rows = of_noun(found.venue, behind(found.names))
    return page(request, "venues/one.html", day, whole=whole, origins=rows)
