"""What the timeline draws of the press: happenings, plans that no editor has seen, and how much was read."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import TruncWeek

from events.asked import Asked
from events.drawing.happenings import Happening, Read
from events.models import Claim, Event, EventClaim
from events.queries import visible
from talks import wording
from talks.drawing.shapes import Plan

DONE = ("happened",)


def happening_rows(view: Asked) -> list[Event]:
    """Events of the view that happened, by day, with kind, actors and the claims that tell of them."""
    rows = visible.events(view.as_of, reviewed=view.reviewed).filter(modality__in=DONE)
    rows = visible.within(rows, view.start, view.end)
    if view.zone:
        rows = rows.filter(zone__slug__in=view.zone)
    if view.kind:
        rows = rows.filter(kind__slug__in=view.kind)
    if view.actor:
        rows = rows.filter(actors__slug__in=view.actor).distinct()
    return list(with_telling(_by_claims(rows, view), view).order_by("start", "pk"))


def with_telling(rows: QuerySet[Event], view: Asked) -> QuerySet[Event]:
    """Events with the links to the claims that tell of them, as far as these show."""
    links = EventClaim.objects.filter(claim__in=visible.claims(view.as_of, reviewed=view.reviewed).values("pk"))
    ordered = links.select_related("claim").order_by("claim__known_on", "claim_id")
    return rows.prefetch_related(Prefetch("event_claims", queryset=ordered, to_attr="told_by"))


def _by_claims(rows: QuerySet[Event], view: Asked) -> QuerySet[Event]:
    """Those that an outlet told of, and whose words, place or kind hold the text."""
    telling = visible.claims(view.as_of, reviewed=view.reviewed).filter(property="event")
    if view.outlet:
        carried = telling.filter(article__outlet__slug__in=view.outlet)
        rows = rows.filter(pk__in=carried.values("event_claim__event"))
    if view.q:
        quoted = telling.filter(evidence__quote__icontains=view.q).values("event_claim__event")
        rows = rows.filter(Q(pk__in=quoted) | Q(place__icontains=view.q) | Q(kind__name__icontains=view.q))
    return rows


def happenings(events: Iterable[Event]) -> list[Happening]:
    """The same as marks."""
    return [
        Happening(
            key=f"event:{event.pk}",
            day=event.start,
            side=event.kind.side,
            manner=event.kind.manner,
            says=says(event),
            reviewed=event.reviewed,
        )
        for event in events
        if event.start
    ]


def title(event: Event) -> str:
    """An event in a few words: Air strike, Khan Shaykhun."""
    where = event.place or (event.zone.name if event.zone else "")
    return f"{event.kind.name}, {where}" if where else event.kind.name


def says(event: Event) -> str:
    """What is told on hover."""
    told_by = len({link.claim.article_id for link in event.told_by})  # type: ignore[attr-defined]
    lines = [title(event), wording.days(event.start, event.end, event.precision or "day")]
    lines.append(f"told by {wording.count(told_by, 'article')}")
    if not event.reviewed:
        lines.append("not yet reviewed")
    return "\n".join([*lines, "Enter opens"])


def read_by_week(view: Asked) -> list[Read]:
    """Articles read, by the Monday of their week, within the view."""
    first = view.start - timedelta(days=6)
    rows = visible.articles(view.as_of).filter(read_at__isnull=False, published__range=(first, view.end)).order_by()
    if view.outlet:
        rows = rows.filter(outlet__slug__in=view.outlet)
    weeks = rows.annotate(week=TruncWeek("published")).values_list("week").annotate(n=Count("pk")).order_by("week")
    return [Read(monday, articles) for monday, articles in weeks]


def claimed_plans(view: Asked) -> list[Plan]:
    """Times of rounds that articles tell and no editor has seen; one for each round and time."""
    if view.reviewed:
        return []
    waiting = visible.claims(view.as_of).filter(property="schedule", state__in=visible.WAITING)
    if view.outlet:
        waiting = waiting.filter(article__outlet__slug__in=view.outlet)
    plans: dict[tuple[str, str, date, date], Plan] = {}
    for claim in waiting.order_by("known_on", "pk"):
        plan = _plan(claim)
        if plan is not None:
            plans.setdefault((plan.key, plan.lane, plan.start, plan.end), plan)
    return list(plans.values())


def _plan(claim: Claim) -> Plan | None:
    value = claim.value
    if not value.get("start") or not claim.number:
        return None
    start = date.fromisoformat(value["start"])
    end = date.fromisoformat(value.get("end") or value["start"])
    if end < start:
        return None
    precision = value.get("precision") or "day"
    lines = [f"Told of round {claim.number}: {wording.days(start, end, precision)}", "not yet reviewed", "Enter opens"]
    return Plan(
        key=f"round:{claim.track}-{claim.number}",
        lane=claim.track,
        start=start,
        end=end,
        precision=precision,
        says="\n".join(lines),
        reviewed=False,
    )
