"""What of the record shows as of a day: one queryset for each noun. None is today; a day hides all that came later."""

from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from talks.derive.known import by_day
from talks.models import (
    Actor,
    ActorName,
    AgendaItem,
    Citation,
    Commitment,
    Document,
    GuarantorState,
    Office,
    Person,
    Round,
    RoundState,
    Seat,
    Sitting,
    Source,
    Statement,
    Topic,
    Track,
    Venue,
    VenueName,
    Version,
    Zone,
    ZoneState,
)
from talks.models.statements import SAID
from talks.models.states import SAT

Day = date | None
BESIDE_TEXTS = ("signatories", "topics")


def rounds(day: Day) -> QuerySet[RoundState]:
    """Each round in the record, as its one state of that day."""
    return RoundState.objects.as_of(day).select_related("round__track", "venue")


def round_states(day: Day) -> QuerySet[RoundState]:
    """The whole history of all rounds up to the day."""
    rows = RoundState.objects.select_related("round__track", "venue")
    return rows if day is None else rows.filter(known_from__lte=by_day(day))


def states_of(slug: str, day: Day) -> QuerySet[RoundState]:
    """The history of one round up to the day."""
    return round_states(day).filter(round__slug=slug)


def sittings(day: Day) -> QuerySet[Sitting]:
    return Sitting.objects.as_of(day).select_related("venue")


def seats(day: Day) -> QuerySet[Seat]:
    return Seat.objects.as_of(day).select_related("round__track", "actor", "head")


def seats_sat(day: Day) -> QuerySet[Seat]:
    """Those of the seats whose rounds sat or sit: the ones that somebody took, left or missed."""
    sat = RoundState.objects.as_of(day).filter(status__in=SAT).order_by()
    return seats(day).filter(round__in=sat.values("round"))


def agenda(day: Day) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.as_of(day).select_related("round", "topic")


def offices(day: Day) -> QuerySet[Office]:
    return Office.objects.as_of(day).select_related("actor", "track")


def tracks(day: Day) -> QuerySet[Track]:
    """Tracks with a round in the record; today all that there are."""
    rows = Track.objects.annotate(round_count=_count(rounds(day), "round__track")).prefetch_related(
        "sponsors", "conveners"
    )
    return rows if day is None else rows.filter(round_count__gt=0)


def venues(day: Day) -> QuerySet[Venue]:
    """Venues with a round, or a sitting of one; today all that there are."""
    names = Prefetch("names", queryset=VenueName.objects.as_of(day), to_attr="names_known")
    here = {"round": OuterRef("pk"), "venue": OuterRef(OuterRef("pk"))}
    sat = Round.objects.filter(Exists(rounds(day).filter(**here)) | Exists(sittings(day).filter(**here)))
    counted = sat.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    rows = Venue.objects.annotate(round_count=Coalesce(Subquery(counted), 0)).prefetch_related(names)
    return rows if day is None else rows.filter(round_count__gt=0)


def zones(day: Day) -> QuerySet[Zone]:
    """Zones of which something was told, with their states of the day."""
    states = ZoneState.objects.as_of(day).order_by("start", "mark", "id")
    outlines = statements(day).filter(property="boundary").order_by("known_on", "qualifier")
    rows = Zone.objects.prefetch_related(
        Prefetch("states", queryset=states, to_attr="states_known"),
        Prefetch("statements", queryset=outlines, to_attr="outlines_known"),
    )
    return rows if day is None else rows.filter(Exists(states.filter(zone=OuterRef("pk"))))


def zone_states(day: Day) -> QuerySet[ZoneState]:
    return ZoneState.objects.as_of(day).select_related("zone")


def texts(day: Day) -> QuerySet[Document]:
    """Documents by their own day; one without a day shows today only."""
    return Document.objects.all() if day is None else Document.objects.filter(dated__lte=by_day(day))


def carried(day: Day, *, dated: bool = False) -> "Prefetch[Any]":
    """What nouns rest on, as `sources_known`: their sources with the origins, without those published later. A source
    without a day counts from the day of a `dated` noun on, else from the first statement that it is cited for."""
    rows = Source.objects.select_related("origin__state").order_by("published", "url_key")
    if day is not None:
        cited = Exists(Citation.objects.filter(source=OuterRef("pk"), known_on__lte=day))
        undated = Q(published=None) if dated else Q(published=None) & cited
        rows = rows.filter(undated | Q(published__lte=day))
    return Prefetch("sources", queryset=rows, to_attr="sources_known")


def carried_texts(day: Day) -> QuerySet[Document]:
    """Texts with their sources and the round they came of, in the order of their days."""
    rows = texts(day).select_related("round__track").prefetch_related(carried(day, dated=True))
    return rows.order_by("dated", "slug")


def documents(day: Day) -> QuerySet[Document]:
    """The same with all that is told beside them."""
    return texts(day).select_related("round", "text").prefetch_related(*BESIDE_TEXTS)


def commitments(day: Day) -> QuerySet[Commitment]:
    """Obligations of the documents that show, with what was known of their delivery."""
    rows = Commitment.objects.filter(document__in=texts(day).values("pk"))
    if day is None:
        known: Any = F("delivery")
    else:
        told = statements(day).filter(
            property="delivery", document=OuterRef("document"), qualifier=Cast(OuterRef("n"), CharField())
        )
        # As delivery_order has it; of the standing ranks, `preferred` comes last in the alphabet.
        last = told.order_by("rank", SAID, "known_on", "id").reverse()
        known = Coalesce(
            Subquery(last.annotate(told=KeyTextTransform("delivery", "value")).values("told")[:1]),
            Value("no-public-evidence"),
            output_field=CharField(),
        )
    return rows.annotate(delivery_known=known).select_related("document", "topic").prefetch_related("owner", "zones")


def actors(day: Day) -> QuerySet[Actor]:
    """Actors who did or said something by the day; today all that there are. What they belong to shows likewise."""
    rows: QuerySet[Actor] = _acting(Actor.objects.all(), day)
    return rows.prefetch_related(Prefetch("part_of", queryset=_acting(Actor.objects.all(), day)))


def actors_counted(day: Day) -> QuerySet[Actor]:
    """The same with the numbers of their seats and statements."""
    counted: QuerySet[Actor] = _counted(actors(day), day)
    names = ActorName.objects.as_of(day).order_by("start", "language")
    return counted.prefetch_related(Prefetch("names", queryset=names, to_attr="names_known"))


def guarantors(day: Day) -> QuerySet[GuarantorState]:
    """Actors with a guarantor's seat in any round."""
    held = seats(day).filter(role="guarantor")
    rows = Actor.objects.filter(Exists(held.filter(actor=OuterRef("pk"))))
    proxies = GuarantorState.objects.filter(pk__in=rows.values("pk"))
    sat = Prefetch("seats", queryset=held.order_by("round__track", "round__number"), to_attr="guarantor_seats")
    counted: QuerySet[GuarantorState] = _counted(_acting(proxies, day), day)
    return counted.prefetch_related(sat)


def _counted(rows: Any, day: Day) -> Any:
    return rows.annotate(
        seat_count=_count(seats(day), "actor"), statement_count=_count(statements(day), "claimant_actor")
    )


def _acting(rows: Any, day: Day) -> Any:
    if day is None:
        return rows
    by = {"actor": OuterRef("pk")}
    return rows.filter(
        Exists(seats(day).filter(**by))
        | Exists(offices(day).filter(**by))
        | Exists(statements(day).filter(Q(claimant_actor=OuterRef("pk")) | Q(**by)))
        | Exists(texts(day).filter(signatories=OuterRef("pk")))
        | Exists(Commitment.objects.filter(owner=OuterRef("pk"), document__dated__lte=by_day(day)))
    )


def people(day: Day) -> QuerySet[Person]:
    """People who held an office, headed a delegation or spoke by the day; today all that there are."""
    held = offices(day).order_by("start", "id")
    rows = Person.objects.filter(withheld=False).prefetch_related(
        Prefetch("offices", queryset=held, to_attr="offices_known")
    )
    if day is None:
        return rows
    return rows.filter(
        Exists(seats(day).filter(head=OuterRef("pk")))
        | Exists(offices(day).filter(person=OuterRef("pk")))
        | Exists(statements(day).filter(claimant_person=OuterRef("pk")))
    )


def people_counted(day: Day) -> QuerySet[Person]:
    """The same with the numbers of the seats they headed and the statements they made."""
    return people(day).annotate(
        seat_count=_count(seats(day), "head"), statement_count=_count(statements(day), "claimant_person")
    )


def topics(day: Day) -> QuerySet[Topic]:
    """Topics that stood on an agenda; today all that there are."""
    rows = Topic.objects.annotate(
        round_count=Coalesce(
            Subquery(
                AgendaItem.objects.as_of(day)
                .filter(topic=OuterRef("pk"))
                .order_by()
                .values("topic")
                .annotate(n=Count("round", distinct=True))
                .values("n")
            ),
            0,
        )
    )
    return rows if day is None else rows.filter(round_count__gt=0)


def statements(day: Day) -> QuerySet[Statement]:
    """Statements that take part in the record on the day."""
    return Statement.objects.visible(day)


def statements_on(row: Round, day: Day) -> QuerySet[Statement]:
    """Those on one round, with their sources."""
    return with_sources(statements(day).filter(round=row), day)


def citations(day: Day) -> QuerySet[Citation]:
    rows = Citation.objects.all()
    return rows if day is None else rows.filter(known_on__lte=by_day(day))


def all_statements(day: Day) -> QuerySet[Statement]:
    """Those that take part, and those that were withdrawn or deprecated: errors stay listed."""
    rows = Statement.objects.shown()
    return with_sources(rows if day is None else rows.filter(known_on__lte=by_day(day)), day)


def sources(day: Day) -> QuerySet[Source]:
    """Sources that carry a statement that shows, and how many of them."""
    # Joined, not `statement__in`: a list of statements would be gone through once for each source.
    carried = citations(day).filter(statement__withdrawn_at__isnull=True, statement__withheld=False)
    carried = carried.exclude(statement__rank=Statement.Rank.DEPRECATED)
    rows = Source.objects.filter(pk__in=carried.order_by().values("source"))
    return rows.annotate(statement_count=_count(carried, "source")).select_related("origin")


def with_sources(rows: QuerySet[Statement], day: Day) -> QuerySet[Statement]:
    """Statements with all that is told beside them: subject, claimant, citations known by the day."""
    cited = citations(day).select_related("source__origin")
    return rows.select_related(
        "round", "zone", "venue", "actor", "person", "document", "claimant_actor", "claimant_person"
    ).prefetch_related(Prefetch("citations", queryset=cited, to_attr="citations_known"))


def version(day: Day) -> tuple[int, datetime | None]:
    """The number of the record's version; when it came about is told of today's only."""
    row = Version.objects.first()
    if row is None:
        return 0, None
    return row.number, row.changed_at if day is None else None


def withdrawn(day: Day) -> QuerySet[Statement]:
    """Statements that were taken out of the record, of which copies should know."""
    rows = Statement.objects.shown().filter(withdrawn_at__isnull=False)
    return rows if day is None else rows.filter(withdrawn_at__date__lte=day)


def _count(rows: QuerySet[Any], by: str) -> Any:
    """How many of the rows belong to each outer row."""
    counted = rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
