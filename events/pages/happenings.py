"""Events: the list, and one of them with the words that tell of it."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from events.asked import EARLIEST, EVENT_LISTS, LATEST, Asked, asked_date
from events.models import Event
from events.queries import listed
from events.queries import shown as questions
from events.queries.happenings import in_view
from events.queries.shown import Shown
from talks import queries, wording
from talks.asked import BadAsk
from talks.pages.door import dated, page
from talks.queries.names import names

A_PAGE = 50
CHOICES = ("side", "kind", "zone", "review")  # what the form of the list offers
FURTHER = ("actor", "outlet", "q", "from", "to")  # what the timeline hands on beside that
SIDES = {"conflict": "Conflict", "cooperation": "Cooperation"}


@dated
def events(request: HttpRequest, day: date | None) -> HttpResponse:
    """Events by day, narrowed by side, kind, zone and review, and by all that narrows those of the timeline."""
    asked = {name: request.GET.get(name, "") for name in (*CHOICES, *FURTHER)}
    if asked["side"] and asked["side"] not in SIDES:
        raise BadAsk("side", f"{asked['side']!r} is no side: choose conflict or cooperation.")
    found = Paginator(_rows(asked, day), A_PAGE).get_page(request.GET.get("page"))
    rows: list[Event | Shown] = list(found.object_list)  # type: ignore[arg-type]
    called, kept = names(day), urlencode({name: value for name, value in asked.items() if value})
    nearer = {name: asked[name] for name in CHOICES if asked[name]} | ({"as_of": day} if day else {})
    return page(
        request,
        "events/list.html",
        day,
        found=found,
        rows=[row if isinstance(row, Shown) else questions.shown(row) for row in rows],
        kinds=questions.kinds(),
        zones=queries.zones(day),
        sides=SIDES,
        asked=asked,
        names=called,
        kept=f"&{kept}" if kept else "",
        further=_further(asked, called),
        nearer=f"?{urlencode(nearer)}" if nearer else request.path,
        hidden=[(name, asked[name]) for name in FURTHER if asked[name]],
    )


def _rows(asked: Mapping[str, str], day: date | None) -> QuerySet[Event] | list[Shown]:
    """The events that are left in, the newest first; rows, unless what claims tell of them decides."""
    start, end = asked_date(asked, "from"), asked_date(asked, "to")
    if start and end and end < start:
        raise BadAsk("to", f"The list would end on {end.isoformat()}, before it starts on {start.isoformat()}.")
    lists = {name: tuple(filter(None, asked[name].split(","))) for name in EVENT_LISTS}
    view = Asked(
        start=start or EARLIEST,
        end=end or LATEST,
        q=asked["q"][:100],
        reviewed=asked["review"] == "only",
        selected="",
        as_of=day,
        **lists,
    )
    if any(asked[name] for name in ("zone", *FURTHER)):
        return in_view(questions.of_kinds(view, asked["side"]), view, whenever=not (start or end))[::-1]
    return questions.of_kinds(view, asked["side"])


def _further(asked: Mapping[str, str], called: Mapping[str, str]) -> list[str]:
    """What narrows the list beside the choices of its form, in words."""
    start, end = asked_date(asked, "from"), asked_date(asked, "to")
    actors, outlets = (list(filter(None, asked[name].split(","))) for name in ("actor", "outlet"))
    span = [f"from {wording.day(start)}"] if start else []
    span += [f"to {wording.day(end)}"] if end else []
    told = [" ".join(span)] if span else []
    told += ["with " + " or ".join(called.get(f"actor:{slug}", slug) for slug in actors)] if actors else []
    told += ["told by " + " or ".join(questions.outlet_names(outlets))] if outlets else []
    return told + ([f"with the words “{asked['q']}”"] if asked["q"] else [])


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
