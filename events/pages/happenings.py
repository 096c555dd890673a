"""Events: the list, and one of them with the words that tell of it."""

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from events.queries import listed
from events.queries import shown as questions
from talks import queries
from talks.asked import BadAsk
from talks.pages.door import dated, page
from talks.queries.names import names

A_PAGE = 50
SIDES = {"conflict": "Conflict", "cooperation": "Cooperation"}


@dated
def events(request: HttpRequest, day: date | None) -> HttpResponse:
    """Events by day, narrowed by side, kind, zone and review."""
    asked = {name: request.GET.get(name, "") for name in ("side", "kind", "zone", "review")}
    if asked["side"] and asked["side"] not in SIDES:
        raise BadAsk("side", f"{asked['side']!r} is no side: choose conflict or cooperation.")
    columns = {"side": "kind__side", "kind": "kind__slug", "zone": "zone__slug"}
    chosen = {column: asked[name] for name, column in columns.items() if asked[name]}
    rows = questions.events(day, reviewed=asked["review"] == "only", **chosen)
    found = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "events/list.html",
        day,
        found=found,
        rows=[questions.shown(row) for row in found.object_list],
        kinds=questions.kinds(),
        zones=queries.zones(day),
        sides=SIDES,
        asked=asked,
        names=names(day),
        kept="".join(f"&{name}={value}" for name, value in asked.items() if value),
    )


@dated
def event(request: HttpRequest, pk: UUID, day: date | None) -> HttpResponse:
    """One event; one that was merged leads to what it became part of."""
    whole = questions.event(pk, day)
    if whole is None:
        if merged := listed.merged_into(pk):
            query = f"?{request.GET.urlencode()}" if request.GET else ""
            return redirect(request.path.replace(str(pk), merged) + query, permanent=True)
        raise Http404("No such event shows.")
    shown, claims = whole
    return page(request, "events/one.html", day, one=shown, claims=claims, names=names(day))
