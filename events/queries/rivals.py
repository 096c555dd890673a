"""What else waits on the field of a finding, for those who look which of it cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet

from events.models import Claim, EventClaim
from events.models.claims import QUEUED_ON
from events.queries.visible import WAITING, with_words

FIELD = ("property", "track", "number", "qualifier")
LOOKED_AT = 200  # claims on one field that a list looks at
MOST = 4000  # claims of all events of a list

# Another finding on the same field, and what it says.
Beside = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Rival:
    """A finding by the first of its claims, in how many articles it stands, and the names of their outlets."""

    claim: Claim
    articles: int
    outlets: list[str]


def values(claim: Claim) -> list[Any]:
    """The values that other findings tell of the claim's field, or of its event: one query."""
    return list(_waiting_beside(claim).order_by().values_list("value", flat=True).distinct())


def rivals(claim: Claim, told: Sequence[Any], most: int) -> tuple[list[Rival], int]:
    """Other findings on the field that tell one of the values, those in most articles first, and how many there are in
    all: 5 queries."""
    if not told:
        return [], 0
    rows = _waiting_beside(claim).filter(value__in=told).order_by().values("finding")
    # An article has one claim of a finding.
    found = rows.annotate(articles=Count("pk"), since=Min(QUEUED_ON)).order_by("-articles", "since", "finding")[:most]
    articles = {row["finding"]: row["articles"] for row in found}
    waiting = Claim.objects.filter(state__in=WAITING, finding__in=articles)
    heads = with_words(waiting.order_by("finding", QUEUED_ON, "pk").distinct("finding"))
    firsts = {one.finding: one for one in heads}
    carried = waiting.filter(article__outlet__isnull=False).order_by("article__outlet__name")
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    for finding, name in carried.values_list("finding", "article__outlet__name").distinct():
        outlets[finding].append(name)
    made = [Rival(firsts[finding], number, outlets[finding]) for finding, number in articles.items()]
    return made, rows.distinct().count()


def _waiting_beside(claim: Claim) -> QuerySet[Claim]:
    rows = Claim.objects.filter(state__in=WAITING).exclude(finding=claim.finding)
    if claim.property == "event":
        return rows.filter(event_claim__event__event_claims__claim=claim.pk)
    if claim.number is None:  # which round is meant is not told: it may be any
        return rows.none()
    return rows.filter(**{name: getattr(claim, name) for name in FIELD})


def beside(claims: Sequence[Claim]) -> dict[str, list[Beside]]:
    """Of each claim what waits on its field, or tells of its event, itself among it: 3 queries for all of them."""
    fields = {claim.pk: _field(claim) for claim in claims if claim.property != "event" and claim.number is not None}
    told: defaultdict[Any, list[Beside]] = defaultdict(list)
    for *field, finding, value in _on(sorted(set(fields.values()))):
        told[tuple(field)].append((finding, value))
    of_events = EventClaim.objects.filter(claim__in=[claim.pk for claim in claims if claim.property == "event"])
    events = dict(of_events.order_by().values_list("claim_id", "event_id"))
    links = EventClaim.objects.filter(event__in=set(events.values()), claim__state__in=WAITING)
    for event, finding, value in links.values_list("event_id", "claim__finding", "claim__value")[:MOST]:
        told[event].append((finding, value))
    return {claim.pk: told[fields.get(claim.pk) or events.get(claim.pk)] for claim in claims}


def _field(claim: Claim) -> tuple[Any, ...]:
    return tuple(getattr(claim, name) for name in FIELD)


def _on(fields: Sequence[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    """Field, finding and value of the first claims that wait on each of the fields, in one query."""
    waiting = Claim.objects.filter(state__in=WAITING).order_by().values_list(*FIELD, "finding", "value")
    each = [waiting.filter(**dict(zip(FIELD, field, strict=True)))[:LOOKED_AT] for field in fields]
    return each[0].union(*each[1:], all=True) if each else []
