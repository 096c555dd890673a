"""A round on a card of its own, for other sites to frame."""

from datetime import date

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt

from talks import queries
from talks.pages.door import dated, page, there


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@dated
def embedded_round(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """Name, status, time and place of a round, and the way to the whole of it."""
    whole = queries.round_page(slug, day)
    there(whole.round if whole else None, "round", slug)
    return page(request, "embed/round.html", day, whole=whole)
