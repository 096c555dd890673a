"""Claims of events from several articles into one event, when kind, time, place and actors agree. It can be undone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from events.models import Article, Claim, Event, EventClaim, EventKind
from events.services import ledger
from events.services.batches import Step
from events.services.settling import FROM_CLAIMS, settle, span, took_in
from talks.models import Actor, Zone

NEAR = timedelta(days=1)  # "on Friday" in one report is Thursday night in another
GATHERED = ("pending", "second", "accepted")


@dataclass(slots=True)
class Near:
    """An event that claims may tell of, with the slugs of what it points at."""

    event: Event
    zone: str
    actors: set[str]
    new: bool = False
    changed: bool = False
    joined: set[str] = field(default_factory=set)


def gather(made: Sequence[tuple[Article, None]], now: datetime) -> None:
    """Each event claim of the articles to its event, article by article in their order."""
    alone()
    articles = [article for article, _ in made]
    touched = let_go(articles)
    claims = Claim.objects.filter(article__in=articles, property="event", state__in=GATHERED, event_claim__isnull=True)
    attach(list(claims.order_by("article", "position")))
    for event in Event.objects.filter(pk__in=touched):
        settle(event)
    ledger.finish_all([(article, {"state": "done"}) for article in articles])


def alone() -> None:
    """One gathering at a time until its transaction ends: two articles that tell of one event could both make it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('events.gathering'))")


GATHERING: Step[Article, None] = Step(Article, "gather", lambda articles, now: lambda article: None, gather)


def let_go(articles: Sequence[Article]) -> set[UUID]:
    """Take claims that no longer stand from their events."""
    links = EventClaim.objects.filter(claim__article__in=articles).exclude(claim__state__in=GATHERED)
    touched: set[UUID] = set(links.values_list("event_id", flat=True))
    if touched:
        links.delete()
    return touched


def attach(claims: list[Claim]) -> list[Event]:
    """Link claims to their events, made where there are none, in a number of queries that does not grow with them."""
    if not claims:
        return []
    kinds = {kind.slug: kind for kind in EventKind.objects.all()}
    zones = dict(Zone.objects.values_list("slug", "pk"))
    near = events_near(claims, kinds, {pk: slug for slug, pk in zones.items()})
    links, met = [], []
    for claim in claims:
        alike = near[claim.value["kind"], claim.value["modality"]] if tells_apart(claim) else []
        days = span(claim)
        found = next((one for one in alike if fits(one, *days) and agree(one, claim)), None)
        if found is None:
            found = fresh(claim, kinds)
            alike.append(found)
        take_in(found, claim, zones)
        links.append(EventClaim(claim=claim, event=found.event))
        met.append(found)
    write(met, links)
    return [one.event for one in met]


def tells_apart(claim: Claim) -> bool:
    """Whether the claim tells a place, a zone or an actor; without any it agrees with nothing, and nothing with it."""
    return any(claim.value.get(what) for what in ("place", "zone", "actors"))


def events_near(
    claims: list[Claim], kinds: dict[str, EventKind], zones: dict[int, str]
) -> defaultdict[tuple[str, str], list[Near]]:
    """Events at about the times of the claims of their kind and modality. A claim without time joins nothing."""
    windows = set()
    for claim in claims:
        start, end = span(claim)
        kind = kinds.get(claim.value["kind"])
        if start and end and kind and tells_apart(claim):
            windows.add((kind.pk, claim.value["modality"], start - NEAR, end + NEAR))
    found: defaultdict[tuple[str, str], list[Near]] = defaultdict(list)
    rows = list(Event.objects.filter(pk__in=events_within(windows)).order_by("known_on", "pk")) if windows else []
    through = Event.actors.through.objects.filter(event__in=rows).values_list("event_id", "actor__slug")
    actors: defaultdict[UUID, set[str]] = defaultdict(set)
    for event_pk, slug in through if rows else ():
        actors[event_pk].add(slug)
    slugs = {kind.pk: slug for slug, kind in kinds.items()}
    for event in rows:
        zone = zones[event.zone_id] if event.zone_id else ""
        found[slugs[event.kind_id], event.modality].append(Near(event, zone, actors[event.pk]))
    return found


def events_within(windows: set[tuple[int, str, date, date]]) -> list[UUID]:
    """Ids of the events of a kind and modality that lie in, or reach into, one of the windows of days."""
    with connection.cursor() as cursor:
        # Window by window: of many at once the planner expects a share of all events, and reads every one of them.
        cursor.execute(
            "SELECT DISTINCT met.id FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::date[])"
            " AS told(kind, modality, first, last), LATERAL (SELECT id FROM events_event AS event"
            "  WHERE daterange(event.start, event.\"end\", '[]') && daterange(told.first, told.last, '[]')"
            "  AND event.start IS NOT NULL AND event.kind_id = told.kind AND event.modality = told.modality"
            "  AND event.merged_into_id IS NULL AND (event.place <> '' OR event.zone_id IS NOT NULL"
            "   OR EXISTS (SELECT FROM events_event_actors WHERE event_id = event.id)) OFFSET 0) AS met",
            [list(column) for column in zip(*sorted(windows), strict=True)],
        )
        return [pk for (pk,) in cursor.fetchall()]


def fits(one: Near, start: date | None, end: date | None) -> bool:
    """At about the same time."""
    event = one.event
    if not (start and end and event.start and event.end):
        return False
    return event.start <= end + NEAR and event.end >= start - NEAR


def agree(one: Near, claim: Claim) -> bool:
    """Same place (or zone, where one tells no place), and no two lists of actors that have nobody in common.

    Exact days and whole months do not agree: "in August" and "on 15 August" may be two things.
    """
    value = claim.value
    if one.event.precision and one.event.precision != value.get("precision"):
        return False
    here, there = one.event.place.casefold(), str(value.get("place") or "").casefold()
    placed = here == there if here and there else bool(one.zone) and one.zone == value.get("zone")
    if not placed and (here or there or one.zone or value.get("zone")):
        return False
    theirs = set(value.get("actors") or [])
    if not placed:
        return bool(one.actors) and one.actors == theirs
    return not one.actors or not theirs or bool(one.actors & theirs)


def fresh(claim: Claim, kinds: dict[str, EventKind]) -> Near:
    """An event made of one claim; a kind that no table knows is made too, as data."""
    slug = claim.value["kind"]
    if slug not in kinds:
        unknown = {"name": slug.replace("-", " "), "side": "conflict", "manner": "deeds", "sensitive": True}
        kinds[slug], _ = EventKind.objects.get_or_create(slug=slug, defaults=unknown)
    return Near(Event(kind=kinds[slug], modality=claim.value["modality"]), "", set(), new=True)


def take_in(one: Near, claim: Claim, zones: dict[str, int]) -> None:
    """Let the claim tell of the event, as settling all its claims would."""
    one.changed |= took_in(one.event, claim, new=one.event.known_on is None)
    zone = claim.value.get("zone")
    if zone in zones and not one.event.zone_id:
        one.event.zone_id, one.zone, one.changed = zones[zone], zone, True
    more = set(claim.value.get("actors") or []) - one.actors
    one.actors |= more
    one.joined |= more


def write(met: list[Near], links: list[EventClaim]) -> None:
    """Events, links and actors in one statement each."""
    each = {one.event.pk: one for one in met}
    Event.objects.bulk_create([one.event for one in each.values() if one.new])
    changed = [one.event for one in each.values() if one.changed and not one.new]
    if changed:
        Event.objects.bulk_update(changed, [*FROM_CLAIMS, "zone"])
    EventClaim.objects.bulk_create(links)
    slugs = {slug for one in each.values() for slug in one.joined}
    actors = dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
    pairs = [(pk, actors[slug]) for pk, one in each.items() for slug in sorted(one.joined) if slug in actors]
    through = Event.actors.through
    through.objects.bulk_create([through(event_id=e, actor_id=a) for e, a in pairs], ignore_conflicts=True)
    # Where an accepted claim leads, or two tell the time equally well, all claims are weighed again.
    for one in each.values():
        if not one.new and (one.event.reviewed or one.changed):
            settle(one.event)
