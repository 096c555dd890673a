"""How the record is made, and how to take it away."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from talks.pages.door import dated, page
from talks.queries.holdings import holdings


@dated
def about(request: HttpRequest, day: date | None) -> HttpResponse:
    """How we know, how to cite, what to do where something is wrong."""
    return page(request, "about/about.html", day, held=holdings(day), here=request.build_absolute_uri("/"))


@dated
def data(request: HttpRequest, day: date | None) -> HttpResponse:
    """Downloads, licence, the interface for programs."""
    return page(request, "about/data.html", day, held=holdings(day))
