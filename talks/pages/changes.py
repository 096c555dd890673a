"""What became known, in plain sentences, the newest first."""

from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from talks import queries
from talks.asked import BadAsk
from talks.pages.door import dated, page

KINDS = {"round": "Rounds", "zone": "Zones", "document": "Documents"}
A_PAGE = 60


@dated
def changes(request: HttpRequest, day: date | None) -> HttpResponse:
    """Changes of the record, by the day they became known."""
    kind = request.GET.get("kind", "")
    if kind and kind not in KINDS:
        raise BadAsk("kind", f"{kind!r} is no kind of change: choose one of {', '.join(KINDS)}.")
    found = Paginator(queries.changes(day, kind=kind), A_PAGE).get_page(request.GET.get("page"))
    told = queries.corroborated(found.object_list, day)
    days = [(when, list(those)) for when, those in groupby(told, key=lambda one: one.known_on)]
    return page(request, "changes/list.html", day, found=found, days=days, kinds=KINDS, kind=kind)
