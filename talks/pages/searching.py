"""The search over names, statements and public quotes."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from talks.pages.door import dated, page
from talks.queries.names import names
from talks.queries.searching import search as searched

MOST = 200  # letters of a question


@dated
def search(request: HttpRequest, day: date | None) -> HttpResponse:
    """What the record holds under some words."""
    words = " ".join(request.GET.get("q", "").split())[:MOST]
    found = searched(words, day) if words else None
    return page(request, "search/list.html", day, words=words, found=found, names=names(day) if found else {})
