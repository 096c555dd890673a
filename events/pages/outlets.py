"""Outlets with what was read of them, and how their feeds answer."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from events.queries import shown as questions
from talks.pages.door import dated, page


@dated
def outlets(request: HttpRequest, day: date | None) -> HttpResponse:
    """All outlets."""
    return page(request, "outlets/list.html", day, outlets=questions.outlets(day))


@dated
def outlet(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One outlet."""
    whole = questions.outlet(slug, day)
    if whole is None:
        raise Http404(f"No outlet called {slug}.")
    return page(request, "outlets/one.html", day, whole=whole)
