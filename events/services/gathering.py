"""Claims of events from several articles into one event, when kind, time, place and actors agree. It can be undone."""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction

from events.models import Article, Claim, Event, EventClaim, EventKind
from events.services import ledger
from talks.models import Actor, Zone

NEAR = timedelta(days=1)  # "on Friday" in one report is Thursday night in another
GATHERED = ("pending", "second", "accepted")


def gather_article(article: Article) -> None:
    """Each event claim of the article to its event. The caller holds the article; this finishes it."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            # One gathering at a time, so that two articles that tell of one event cannot both make it.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('events.gathering'))")
        touched = let_go(article)
        claims = article.claims.filter(property="event", state__in=GATHERED, event_claim__isnull=True)
        for claim in claims.order_by("position"):
            # Settled at once, so that the next claim meets the event as it has become.
            settle(attach(claim))
        for event in Event.objects.filter(pk__in=touched):
            settle(event)
        ledger.finish(article, "done")


def attach(claim: Claim) -> Event:
    """Link a claim to its event."""
    event = event_for(claim)
    EventClaim.objects.create(claim=claim, event=event)
    return event


def let_go(article: Article) -> set[UUID]:
    """Take claims that no longer stand from their events."""
    links = EventClaim.objects.filter(claim__article=article).exclude(claim__state__in=GATHERED)
    touched: set[UUID] = set(links.values_list("event_id", flat=True))
    links.delete()
    return touched


def event_for(claim: Claim) -> Event:
    """The event that the claim tells of, made if there is none yet."""
    value = claim.value
    kind, _ = EventKind.objects.get_or_create(
        slug=value["kind"],
        defaults={"name": value["kind"].replace("-", " "), "side": "conflict", "manner": "deeds"},
    )
    start, end = span(claim)
    for event in like_kind(kind, value["modality"], start, end):
        if agree(event, claim):
            return event
    return Event.objects.create(kind=kind, modality=value["modality"], start=start, end=end)


def like_kind(kind: EventKind, modality: str, start: date | None, end: date | None) -> list[Event]:
    """Events of the kind at about the time. A claim without time joins nothing."""
    if start is None or end is None:
        return []
    rows = Event.objects.filter(kind=kind, modality=modality, merged_into=None)
    return list(
        rows.filter(start__lte=end + NEAR, end__gte=start - NEAR).prefetch_related("actors").order_by("known_on", "pk")
    )


def span(claim: Claim) -> tuple[date | None, date | None]:
    start, end = (date.fromisoformat(claim.value[at]) if claim.value.get(at) else None for at in ("start", "end"))
    return start or end, end or start


def agree(event: Event, claim: Claim) -> bool:
    """Same place (or zone, where one tells no place), and no two lists of actors that have nobody in common.

    Exact days and whole months do not agree: "in August" and "on 15 August" may be two things.
    """
    value = claim.value
    if event.precision and event.precision != value.get("precision"):
        return False
    here, there = event.place.casefold(), str(value.get("place") or "").casefold()
    zone = event.zone.slug if event.zone else ""
    placed = here == there if here and there else bool(zone) and zone == value.get("zone")
    if not placed and (here or there or zone or value.get("zone")):
        return False
    mine, theirs = {actor.slug for actor in event.actors.all()}, set(value.get("actors") or [])
    if not placed:
        return bool(mine) and mine == theirs
    return not mine or not theirs or bool(mine & theirs)


def settle(event: Event) -> None:
    """What an event is follows from the claims that tell of it; without any it goes."""
    links = event.event_claims.exclude(claim__state__in=("rejected", "obsolete")).select_related("claim")
    claims = [link.claim for link in links.order_by("claim__known_on", "claim")]
    if not claims:
        event.delete()
        return
    accepted = [claim for claim in claims if claim.state == "accepted"]
    leading = accepted or claims
    finest = min(
        leading, key=lambda claim: (span(claim)[0] is None, length(claim), claim.known_on or date.max, claim.pk)
    )
    event.start, event.end = span(finest)
    event.precision = finest.value.get("precision", "")
    event.place = next((claim.value["place"] for claim in leading if claim.value.get("place")), "")[:200]
    zone = next((claim.value["zone"] for claim in leading if claim.value.get("zone")), None)
    event.zone = Zone.objects.filter(slug=zone).first() if zone else None
    event.known_on = min((claim.known_on for claim in claims if claim.known_on), default=None)
    event.reviewed = bool(accepted)
    event.save()
    event.actors.set(
        Actor.objects.filter(slug__in={slug for claim in leading for slug in claim.value.get("actors", [])})
    )


def length(claim: Claim) -> int:
    start, end = span(claim)
    return (end - start).days if start and end else 10**6


def part(claim: Claim) -> Event:
    """Undo a gathering: the claim gets an event of its own, which later gatherings leave alone."""
    with transaction.atomic():
        link = claim.event_claim
        old, event = link.event, Event.objects.create(kind=link.event.kind, modality=claim.value["modality"])
        link.event = event
        link.save()
        settle(event)
        settle(old)
    return event


def merge(event: Event, into: Event) -> None:
    """Join two events by hand; the first keeps its id and points to the other."""
    with transaction.atomic():
        event.event_claims.update(event=into)
        event.merged_into = into
        event.save()
        settle(into)
