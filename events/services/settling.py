"""What an event is follows from the claims that tell of it: accepted ones lead, the finest time stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.models import Claim, Event
from talks.models import Actor, Zone

FROM_CLAIMS = ["start", "end", "precision", "place", "known_on"]


def span(claim: Claim) -> tuple[date | None, date | None]:
    """First and last day; where one end is not told, the other stands for both."""
    start, end = (date.fromisoformat(claim.value[at]) if claim.value.get(at) else None for at in ("start", "end"))
    return start or end, end or start


def fineness(claim: Claim) -> tuple[int, date, str]:
    """Least for the claim that tells the time best; then the earliest known."""
    start, end = span(claim)
    return (end - start).days if start and end else 10**6, claim.known_on or date.max, claim.pk


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an event is by the claims that tell of it; zone and actors by slug."""

    start: date | None
    end: date | None
    precision: str
    place: str
    zone: str | None
    known_on: date | None
    reviewed: bool
    actors: frozenset[str]


def weighed(claims: Sequence[Claim]) -> Weighed:
    """Weigh claims, at least one, in the order they became known."""
    accepted = [claim for claim in claims if claim.state == "accepted"]
    leading = accepted or claims
    finest = min(leading, key=fineness)
    start, end = span(finest)
    return Weighed(
        start=start,
        end=end,
        precision=finest.value.get("precision", ""),
        place=next((claim.value["place"] for claim in leading if claim.value.get("place")), "")[:200],
        zone=next((claim.value["zone"] for claim in leading if claim.value.get("zone")), None),
        known_on=min((claim.known_on for claim in claims if claim.known_on), default=None),
        reviewed=bool(accepted),
        actors=frozenset(slug for claim in leading for slug in claim.value.get("actors", [])),
    )


def telling(event: Event, *beside: str) -> list[Claim]:
    """The claims that stand of those that tell of an event, in the order they became known, with rows beside them."""
    links = event.event_claims.exclude(claim__state__in=("rejected", "obsolete"))
    links = links.select_related("claim", *(f"claim__{path}" for path in beside))
    return [link.claim for link in links.order_by("claim__known_on", "claim")]


def settle(event: Event) -> None:
    """Weigh all claims again. Without any that stands the event goes; one that others were joined with shows nowhere,
    but stays for those that point to it."""
    claims = telling(event)
    if not claims:
        if not event.merged.exists():
            event.delete()
        return
    told = weighed(claims)
    event.start, event.end, event.precision, event.place = told.start, told.end, told.precision, told.place
    event.zone = Zone.objects.filter(slug=told.zone).first() if told.zone else None
    event.known_on, event.reviewed = told.known_on, told.reviewed
    event.save()
    event.actors.set(Actor.objects.filter(slug__in=told.actors))


def took_in(event: Event, claim: Claim, *, new: bool) -> bool:
    """Add one claim to what an event is, without looking at the others; whether that changed anything."""
    before = [getattr(event, name) for name in FROM_CLAIMS]
    start, end = span(claim)
    finer = bool(start and end and event.start and event.end and end - start < event.end - event.start)
    if new or finer:
        event.start, event.end, event.precision = start, end, claim.value.get("precision", "")
    event.place = event.place or str(claim.value.get("place") or "")[:200]
    if claim.known_on and (event.known_on is None or claim.known_on < event.known_on):
        event.known_on = claim.known_on
    return [getattr(event, name) for name in FROM_CLAIMS] != before
