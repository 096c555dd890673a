"""What people change of the gathering: a claim gets an event of its own, two events become one. Each in the trail."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.models import Claim, Event
from events.services.gathering import alone
from events.services.settling import settle
from talks.services import trail
from talks.services.version import bump


class NotGathered(ValueError):
    """What was asked for cannot be done; the message says why."""


def part(claim: Claim, reason: str, *, user: Any, now: datetime) -> Event:
    """Undo a gathering: the claim gets an event of its own, which later gatherings leave alone."""
    with transaction.atomic():
        alone()
        link = claim.event_claim
        link.refresh_from_db()
        old = link.event
        if old.event_claims.count() < 2:
            raise NotGathered("it is the only claim of its event")
        event = Event.objects.create(kind=old.kind, modality=claim.value["modality"])
        link.event = event
        link.save()
        settle(event)
        settle(old)
        note("parted a claim from its event", claim.pk, {"from": str(old.pk), "to": str(event.pk)}, reason, user, now)
    return event


def merge(event: Event, into: Event, reason: str, *, user: Any, now: datetime) -> None:
    """Join two events by hand; the first keeps its id and points to the other."""
    with transaction.atomic():
        alone()
        event.refresh_from_db()
        into.refresh_from_db()
        if event.merged_into_id or into.merged_into_id:
            raise NotGathered("it was joined with another one before")
        if event.pk == into.pk or (event.kind_id, event.modality) != (into.kind_id, into.modality):
            raise NotGathered("only two events of one kind and modality are joined")
        event.event_claims.update(event=into)
        event.merged_into = into
        event.save()
        settle(into)
        note("joined an event with another", str(event.pk), {"into": str(into.pk)}, reason, user, now)


def note(verb: str, about: str, details: dict[str, str], reason: str, user: Any, now: datetime) -> None:
    by = user.get_username() if user else "operator"
    trail.note(verb, about, details | {"reason": reason}, by=by, now=now, user=user.pk if user else None)
    bump()
