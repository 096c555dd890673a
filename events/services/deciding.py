"""One decision on the claims of one finding, all or none, by somebody who saw what it would change."""

import hashlib
from collections.abc import Sequence

from django.db import transaction

from events.models import Claim
from events.services import reviewing
from events.services.previewing import Preview, preview
from events.services.reviewing import By, NotPossible
from talks.models import Round
from talks.queries.names import names


class Overtaken(Exception):
    """The record has changed since the finding was shown; the message says so."""


def seen(shown: Preview) -> str:
    """What somebody saw that accepting would change, in few letters."""
    return hashlib.sha256(repr((shown.refused, shown.steps)).encode()).hexdigest()[:16]


@transaction.atomic
def accept(ids: Sequence[str], saw: str, decider: By) -> int:
    """Accept claims of one finding, where the record would change as it was shown; how many there were."""
    claims = _of_one_finding(ids)
    # Whoever changes the round meanwhile is waited for, and what they did is seen.
    list(Round.objects.select_for_update().filter(track__slug=claims[0].track, number=claims[0].number or 0))
    for claim in claims:
        reviewing.waiting(claim)
    if seen(preview(claims[0], names())) != saw:
        raise Overtaken("the record has changed since you opened this finding; look at it again")
    for claim in claims:
        reviewing.accept(claim, decider)
    return len(claims)


@transaction.atomic
def reject(ids: Sequence[str], why: str, decider: By) -> int:
    """Reject claims of one finding with one reason; how many there were."""
    claims = _of_one_finding(ids)
    for claim in claims:
        reviewing.reject(claim, why, decider)
    return len(claims)


@transaction.atomic
def ask_for_second(ids: Sequence[str], decider: By) -> int:
    """Mark claims of one finding as needing a second look; how many there were."""
    claims = _of_one_finding(ids)
    for claim in claims:
        reviewing.waiting(claim)
    return reviewing.ask_for_second(claims, decider)


def _of_one_finding(ids: Sequence[str]) -> list[Claim]:
    rows = Claim.objects.select_related("article__source__origin", "claimant_actor", "claimant_person")
    claims = list(rows.filter(pk__in=ids).order_by("known_on", "pk"))
    if not claims:
        raise NotPossible("no claim was ticked")
    if len({claim.finding for claim in claims}) > 1:
        raise NotPossible("the claims say different things: decide on each finding by itself")
    return claims
