"""What the timeline draws of the press: happenings, plans that no editor has seen, and how much was read."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncWeek

from events.asked import Asked
from events.drawing.happenings import Happening, Read
from events.models import Claim, Event
from events.queries import listed, visible
from events.queries.listed import Told
from events.queries.shown import SLACK, Shown, shown
from talks import wording
from talks.drawing.shapes import Plan

DONE = ("happened",)


def happening_rows(view: Asked) -> list[Shown]:
    """Events of the view that happened, by day, as the claims of the day tell them."""
    rows = listed.events(view.as_of, unreviewed=not view.reviewed).filter(modality__in=DONE)
    if view.kind:
        rows = rows.filter(kind__slug__in=view.kind)
    return in_view(listed.with_telling(rows, view.as_of), view)


def in_view(rows: QuerySet[Event], view: Asked, *, whenever: bool = False) -> list[Shown]:
    """Those of these events `with_telling` that the view's zones, actors, outlets and words leave in, by day;
    `whenever` also those outside its days, the undated ones last."""
    if not whenever:
        # Claims that came later may have moved an event: the window is held against what was told by the day.
        rows = visible.within(rows, view.start - SLACK, view.end + SLACK)
    found = [shown(row) for row in _by_claims(rows, view)]
    kept = [one for one in found if _speaks_of(one.told, view) and (whenever or _falls_in(one.told, view))]
    return sorted(kept, key=lambda one: (one.told.start or date.max, one.event.pk))


def _falls_in(told: Told, view: Asked) -> bool:
    return told.start is not None and told.start <= view.end and (told.end or told.start) >= view.start


def _speaks_of(told: Told, view: Asked) -> bool:
    if view.zone and told.zone not in view.zone:
        return False
    return not view.actor or bool(set(view.actor) & set(told.actors))


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


def happenings(rows: Iterable[Shown]) -> list[Happening]:
    """The same as marks."""
    return [
        Happening(
            key=f"event:{one.event.pk}",
            day=one.told.start,
            side=one.event.kind.side,
            manner=one.event.kind.manner,
            says=says(one),
            reviewed=one.reviewed,
        )
        for one in rows
        if one.told.start
    ]


def title(one: Shown) -> str:
    """An event in a few words: Air strike, Khan Shaykhun."""
    return f"{one.event.kind.name}, {one.told.place}" if one.told.place else one.event.kind.name


def says(one: Shown) -> str:
    """What is told on hover."""
    lines = [title(one), wording.days(one.told.start, one.told.end, one.told.precision or "day")]
    lines.append(f"told by {wording.count(one.articles, 'article')}")
    if not one.reviewed:
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
