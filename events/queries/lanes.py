"""The rows of the chart, straight from the columns: what a program needs to draw it, fast."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from events.models import Event
from events.queries.listed import as_told, events, with_telling
from talks.models import Commitment, Document
from talks.queries import visible

Rows = Any  # rows as dicts, read when they are asked for
TIME = ("status", "start", "end", "precision")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the chart is asked for; empty is everything."""

    day: date | None = None
    tracks: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    words: str = ""
    unreviewed: bool = False
    lanes: frozenset[str] = frozenset()


def round_rows(chosen: Chosen) -> Rows:
    rows = _within(visible.rounds(chosen.day), chosen)
    if chosen.tracks:
        rows = rows.filter(round__track__slug__in=chosen.tracks)
    if chosen.actors:
        seats = visible.seats(chosen.day).filter(actor__slug__in=chosen.actors)
        rows = rows.filter(Exists(seats.filter(round=OuterRef("round"))))
    if chosen.words:
        rows = rows.filter(Q(round__name__icontains=chosen.words) | Q(city__icontains=chosen.words))
    return rows.order_by("round__track__position", "round__number").values(
        *TIME,
        "former_start",
        "former_end",
        "moves",
        "city",
        "disputed",
        slug=F("round__slug"),
        name=F("round__name"),
        track=F("round__track__slug"),
        number=F("round__number"),
    )


def sitting_rows(chosen: Chosen) -> Rows:
    """Parts of the rounds that are drawn; narrowed to tracks and time."""
    rows = _within(visible.sittings(chosen.day), chosen)
    if chosen.tracks:
        rows = rows.filter(round__track__slug__in=chosen.tracks)
    return rows.order_by("round__slug", "n").values(*TIME, "n", "label", "city", slug=F("round__slug"))


def zone_rows(chosen: Chosen) -> Rows:
    rows = visible.zone_states(chosen.day)
    if chosen.zones:
        rows = rows.filter(zone__slug__in=chosen.zones)
    if chosen.since:
        rows = rows.filter(Q(end__gte=chosen.since) | Q(end__isnull=True))
    if chosen.until:
        rows = rows.filter(start__lte=chosen.until)
    return rows.order_by("zone__number", "start", "mark").values(
        *TIME, "mark", slug=F("zone__slug"), name=F("zone__name")
    )


def document_rows(chosen: Chosen) -> Rows:
    rows: QuerySet[Document] = visible.documents(chosen.day).filter(dated__isnull=False)
    if chosen.since:
        rows = rows.filter(dated__gte=chosen.since)
    if chosen.until:
        rows = rows.filter(dated__lte=chosen.until)
    if chosen.words:
        rows = rows.filter(name__icontains=chosen.words)
    return rows.order_by("dated", "slug").values("slug", "name", "kind", "dated")


def commitment_rows(chosen: Chosen) -> Rows:
    rows: QuerySet[Commitment] = visible.commitments(chosen.day).filter(due__isnull=False)
    if chosen.since:
        rows = rows.filter(due__gte=chosen.since)
    if chosen.until:
        rows = rows.filter(due__lte=chosen.until)
    return rows.order_by("due", "document__slug", "n").values(
        "n", "text", "due", slug=F("document__slug"), delivered=F("delivery_known")
    )


def event_rows(chosen: Chosen) -> Rows:
    """Today straight from the columns; on a past day as the claims of that day told."""
    rows = events(chosen.day, unreviewed=chosen.unreviewed)
    if chosen.kinds:
        rows = rows.filter(kind__slug__in=chosen.kinds)
    if chosen.zones:
        rows = rows.filter(zone__slug__in=chosen.zones)
    if chosen.actors:
        rows = rows.filter(pk__in=Event.objects.filter(actors__slug__in=chosen.actors).values("pk"))
    if chosen.words:
        rows = rows.filter(Q(place__icontains=chosen.words) | Q(kind__name__icontains=chosen.words))
    rows = _within(rows, chosen).order_by("start", "pk")
    return _today(rows) if chosen.day is None else [_then(event) for event in with_telling(rows, chosen.day)]


def _today(rows: QuerySet[Event]) -> list[dict[str, Any]]:
    actors: defaultdict[Any, list[str]] = defaultdict(list)
    links = Event.actors.through.objects.filter(event__in=rows.order_by().values("pk"))
    for event, slug in links.order_by("actor__slug").values_list("event_id", "actor__slug"):
        actors[event].append(slug)
    told: Rows = rows.values(
        "id",
        "modality",
        "start",
        "end",
        "precision",
        "place",
        reviewed_=F("is_reviewed"),
        kind_=F("kind__slug"),
        side=F("kind__side"),
        manner=F("kind__manner"),
        zone_=F("zone__slug"),
    )
    return [
        row
        | {"kind": row.pop("kind_"), "zone": row.pop("zone_"), "reviewed": row.pop("reviewed_")}
        | {"actors": actors.get(row["id"], [])}
        for row in told
    ]


def _then(event: Event) -> dict[str, Any]:
    told = as_told(link.claim for link in event.told_by)  # type: ignore[attr-defined]
    return {
        "id": event.pk,
        "modality": event.modality,
        "start": told.start,
        "end": told.end,
        "precision": told.precision,
        "place": told.place,
        "side": event.kind.side,
        "manner": event.kind.manner,
        "kind": event.kind.slug,
        "zone": told.zone,
        "reviewed": event.is_reviewed,  # type: ignore[attr-defined]
        "actors": told.actors,
    }


def _within(rows: Any, chosen: Chosen) -> Any:
    """Rows with a time inside the window; without a window those without a time too."""
    if chosen.since:
        rows = rows.filter(Q(end__gte=chosen.since) | Q(end__isnull=True, start__gte=chosen.since))
    if chosen.until:
        rows = rows.filter(start__lte=chosen.until)
    return rows


LANES: dict[str, Callable[[Chosen], Rows]] = {
    "rounds": round_rows,
    "sittings": sitting_rows,
    "zones": zone_rows,
    "documents": document_rows,
    "commitments": commitment_rows,
    "events": event_rows,
}
