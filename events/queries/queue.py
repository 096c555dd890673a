"""What waits for an editor: findings with their claims, and where the work of the ingest stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, F, Func, Min, OuterRef, Prefetch, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThan

from events.models import Article, Capture, Claim, Feed, Outlet, Parcel
from events.models.claims import QUEUED_ON
from events.queries.visible import WAITING, with_words
from talks.models import Track

WINDOW = timedelta(minutes=10)
A_PAGE = 20  # findings in the list
COUNTED = 1000  # more findings than these are not counted
CARRIED = 12  # claims of one finding that are shown, and decided on, at once
DECIDED = ("accepted", "rejected")

# What narrows the queue, and the columns that it asks.
NARROWS = {"kind": "property", "track": "track", "outlet": "article__outlet", "state": "state"}

# There are as many findings on zones as there are zones, each with a claim of every article that names it: from finding
# to finding by the index `claim_zone_waiting`, past the claims between.
ZONES = """
WITH RECURSIVE head (finding, id) AS (
    (SELECT finding, id FROM events_claim WHERE property = 'zone' AND state IN ('pending', 'second')
        AND state = ANY(%s) ORDER BY finding, COALESCE(known_on, '9999-12-31'::date), id LIMIT 1)
    UNION ALL
    SELECT following.* FROM head, LATERAL (
        SELECT claim.finding, claim.id FROM events_claim AS claim WHERE property = 'zone'
        AND state IN ('pending', 'second') AND state = ANY(%s) AND claim.finding > head.finding
        ORDER BY finding, COALESCE(known_on, '9999-12-31'::date), id LIMIT 1) AS following
) SELECT id FROM head
"""

Chosen = Mapping[str, Any]


class BadPlace(ValueError):
    """No place in the queue."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in the queue: by its day, then by its id."""

    day: date
    claim: str

    @classmethod
    def of(cls, claim: Claim) -> "Place":
        return cls(claim.known_on or date.max, claim.pk)

    @classmethod
    def read(cls, text: str) -> "Place":
        """The place as an address tells it: `2017-09-05.` and the claim's id."""
        day, _, claim = text.partition(".")
        try:
            return cls(date.fromisoformat(day), claim)
        except ValueError as error:
            raise BadPlace(text) from error

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.claim}"


@dataclass(frozen=True, slots=True)
class Page:
    """Findings, each by the first of its claims that waits; whether there are any before and after these."""

    heads: list[Claim]
    earlier: bool
    later: bool


def narrowed(asked: Mapping[str, str]) -> Chosen:
    """The columns that names of NARROWS ask; an outlet by its key, so that the planner knows how rare it is."""
    chosen: dict[str, Any] = {NARROWS[name]: value for name, value in asked.items()}
    if "outlet" in asked:
        chosen["article__outlet"] = (
            Outlet.objects.filter(slug=asked["outlet"]).values_list("pk", flat=True).first() or 0
        )
    return chosen


def page(chosen: Chosen, after: Place | None = None, before: Place | None = None, most: int = A_PAGE) -> Page:
    """The findings that wait behind a place, or before one: by the day they were known first."""
    rows = heads(chosen)
    if before is not None:
        found = list(rows.filter(LessThan(_place(), _at(before))).order_by(QUEUED_ON.desc(), "-pk")[: most + 1])
        return Page(found[:most][::-1], len(found) > most, later=True)
    if after is not None:
        rows = rows.filter(behind(after))
    found = list(rows.order_by(QUEUED_ON, "pk")[: most + 1])
    return Page(found[:most], after is not None, len(found) > most)


def behind(place: Place) -> GreaterThan:
    """Whether a claim stands behind a place."""
    return GreaterThan(_place(), _at(place))


def heads(chosen: Chosen) -> QuerySet[Claim]:
    """Of each finding the first claim that waits. `chosen` narrows by columns of the claim or of its article."""
    waiting = Claim.objects.filter(state__in=WAITING, **chosen)
    if chosen.get("property") == "zone" and not chosen.keys() - {"property", "state"}:
        states = [chosen["state"]] if "state" in chosen else list(WAITING)
        rows = waiting.filter(pk__in=RawSQL(ZONES, [states, states]))
    else:
        earlier = waiting.filter(finding=OuterRef("finding")).filter(LessThan(_place(), _place(OuterRef)))
        rows = waiting.filter(~Exists(earlier.order_by()))
    return rows.select_related("article__outlet", "claimant_actor", "claimant_person")


def count(chosen: Chosen) -> int:
    """How many findings wait, counted to COUNTED and one more."""
    return heads(chosen).select_related(None).order_by()[: COUNTED + 1].count()


def _place(of: Any = F) -> Func:
    """A claim's place as one value that the index orders."""
    return _row(Coalesce(of("known_on"), Value(date.max)), of("pk"))


def _at(place: Place) -> Func:
    return _row(Value(place.day), Value(place.claim))


def _row(*parts: Any) -> Func:
    return Func(*parts, function="ROW", output_field=CharField())


@dataclass(frozen=True, slots=True)
class Finding:
    """Waiting claims that would make one and the same statement; `more` wait beside those."""

    id: str
    claims: list[Claim]
    more: bool

    @property
    def claim(self) -> Claim:
        """Any of them: they say the same."""
        return self.claims[0]


def finding(pk: str) -> Finding | None:
    """A finding with the words of its first claims, origins and captures: 3 queries. None where nothing waits."""
    captures = Prefetch("article__captures", queryset=Capture.objects.defer("body"))
    rows = with_words(Claim.objects.filter(finding=pk, state__in=WAITING)).select_related("article__source__origin")
    claims = list(rows.prefetch_related(captures).order_by(QUEUED_ON, "pk")[: CARRIED + 1])
    return Finding(pk, claims[:CARRIED], len(claims) > CARRIED) if claims else None


def decisions(claim: Claim, most: int = 8) -> list[Claim]:
    """What was decided before on the same field, the latest first."""
    field = {"property": claim.property, "track": claim.track, "number": claim.number, "qualifier": claim.qualifier}
    rows = Claim.objects.filter(state__in=DECIDED, **field)
    if claim.property == "event":
        rows = rows.filter(event_claim__event__event_claims__claim=claim.pk)
    rows = rows.select_related("article__outlet", "claimant_actor", "claimant_person", "decided_by")
    return list(rows.order_by("-decided_at", "pk")[:most])


def outcome(pk: str) -> Claim | None:
    """What became of a finding that waits no more."""
    rows = Claim.objects.filter(finding=pk, state__in=DECIDED).select_related("decided_by")
    return rows.order_by("-decided_at", "pk").first()


def tracks() -> list[tuple[str, str]]:
    """Tracks to choose from, by slug and name."""
    return list(Track.objects.order_by("name").values_list("slug", "name"))


def outlets() -> list[tuple[str, str]]:
    """Outlets to choose from, by slug and name."""
    return list(Outlet.objects.order_by("name").values_list("slug", "name"))


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts by state, articles read a minute, and since when the oldest row waits."""

    articles: dict[str, int]
    parcels: dict[str, int]
    claims: dict[str, int]
    a_minute: float
    oldest: datetime | None
    parked: int
    paused: int


def progress(now: datetime) -> Progress:
    """Where the ingest stands: 7 queries."""
    articles, parcels, claims = (_by_state(table) for table in (Article, Parcel, Claim))
    read = Article.objects.filter(read_at__gt=now - WINDOW).count()
    return Progress(
        articles=articles,
        parcels=parcels,
        claims=claims,
        a_minute=round(read / (WINDOW / timedelta(minutes=1)), 1),
        oldest=_oldest(),
        parked=articles.get("parked", 0) + parcels.get("parked", 0),
        paused=Feed.objects.filter(paused_at__isnull=False).count(),
    )


def _by_state(table: Any) -> dict[str, int]:
    return dict(table.objects.order_by("state").values_list("state").annotate(number=Count("pk")))


def _oldest() -> datetime | None:
    waits = [
        Article.objects.filter(state__in=["fetch", "read", "gather"]).aggregate(at=Min("added_at"))["at"],
        Parcel.objects.filter(state="open").aggregate(at=Min("brought_at"))["at"],
    ]
    return min((at for at in waits if at), default=None)
