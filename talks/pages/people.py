"""People in public office: the list, and one of them. Offices, seats, statements, nothing else."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from talks import queries
from talks.pages.door import dated, page, there
from talks.pages.footnotes import behind, of_noun
from talks.queries.names import names


@dated
def people(request: HttpRequest, day: date | None) -> HttpResponse:
    """All people by name."""
    return page(request, "people/list.html", day, people=queries.people(day))


@dated
def person(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One person."""
    whole = queries.person_page(slug, day)
    found = there(whole, "person", slug)
    rows = of_noun(found.person, behind(found.offices))
    return page(request, "people/one.html", day, whole=whole, names=names(day), origins=rows)
