"""What an event is follows from the claims that tell of it: accepted ones lead, the finest time stands."""

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


def settle(event: Event) -> None:
    """Weigh all claims again; without any that stands the event goes."""
    links = event.event_claims.exclude(claim__state__in=("rejected", "obsolete")).select_related("claim")
    claims = [link.claim for link in links.order_by("claim__known_on", "claim")]
    if not claims:
        event.delete()
        return
    accepted = [claim for claim in claims if claim.state == "accepted"]
    leading = accepted or claims
    finest = min(leading, key=fineness)
    event.start, event.end = span(finest)
    event.precision = finest.value.get("precision", "")
    event.place = next((claim.value["place"] for claim in leading if claim.value.get("place")), "")[:200]
    zone = next((claim.value["zone"] for claim in leading if claim.value.get("zone")), None)
    event.zone = Zone.objects.filter(slug=zone).first() if zone else None
    event.known_on = min((claim.known_on for claim in claims if claim.known_on), default=None)
    event.reviewed = bool(accepted)
    event.save()
    slugs = {slug for claim in leading for slug in claim.value.get("actors", [])}
    event.actors.set(Actor.objects.filter(slug__in=slugs))


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
