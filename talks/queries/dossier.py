"""Everything that shows of one round as of a day, put together once for whoever asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from talks.derive.corroboration import corroborate
from talks.derive.shapes import Cited, Said
from talks.models import AgendaItem, Document, Origin, RoundState, Seat, Sitting, Statement
from talks.queries import visible

REPORTS = ("under-way", "held")


@dataclass(frozen=True, slots=True)
class Backed:
    """What carries one field: the counts, the ids of the statements, and of the reports that say otherwise."""

    said_by: int
    carried_by: int
    at_table: int
    statements: list[str]
    against: list[str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A day on which something was said for the first time, and who said it."""

    on: date | None
    said_by: str | None
    statement: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One round with its parts; the statements stand once, in the order they became known."""

    backing: dict[str, Backed]
    first_announced: Spoken
    days_fixed: Spoken
    sittings: list[Sitting]
    seats: list[Seat]
    agenda: list[AgendaItem]
    outcomes: list[dict[str, Any]]
    documents: list[Document]
    previous: str | None
    next: str | None
    statements: list[Statement]


def dossier(state: RoundState, day: date | None) -> Dossier:
    """The dossier of a round; its number of queries does not depend on how much there is."""
    of_round = {"round": state.round_id}
    seats = list(visible.seats(day).filter(**of_round).order_by("role", "actor__name"))
    agenda = list(visible.agenda(day).filter(**of_round).order_by("position", "id"))
    told = list(visible.with_sources(visible.statements(day).filter(**of_round), day))
    by_id = {statement.id: statement for statement in told}
    previous, following = _neighbours(state, day)
    _name_statements(seats, agenda, told)
    return Dossier(
        backing=_backing(state, told, seats),
        first_announced=_spoken(state.first_announced, by_id.get(state.shown.get("first", ""))),
        days_fixed=_spoken(state.days_fixed, by_id.get(state.shown.get("fixed", ""))),
        sittings=list(visible.sittings(day).filter(**of_round).order_by("n")),
        seats=seats,
        agenda=agenda,
        outcomes=_outcomes(told),
        documents=list(visible.documents(day).filter(**of_round).order_by("dated", "slug")),
        previous=previous,
        next=following,
        statements=told,
    )


def _name_statements(seats: list[Seat], agenda: list[AgendaItem], told: list[Statement]) -> None:
    """Each seat and each point of the agenda gets the ids of the statements that it rests on."""
    for seat in seats:
        key = f"{seat.actor.slug}/{seat.role}"
        of_seat = [one.id for one in told if one.property == "seat" and one.qualifier == key]
        seat.told = of_seat  # type: ignore[attr-defined]
    for item in agenda:
        key = item.topic.slug if item.topic else ""
        items = [one for one in told if one.property == "agenda" and one.value.get("topic", "") == key]
        item.told = [  # type: ignore[attr-defined]
            one.id for one in items if (one.value.get("wording") or "") == item.wording
        ]


def _backing(state: RoundState, told: list[Statement], seats: list[Seat]) -> dict[str, Backed]:
    """Under each field that shows a value: the statements that say just that."""
    seated = frozenset(seat.actor.slug for seat in seats if seat.presence != "absent")
    owners = dict(Origin.objects.filter(state__isnull=False).values_list("slug", "state__slug"))
    times = [one for one in told if one.property == "schedule" and not one.qualifier]
    places = [one for one in told if one.property == "place" and not one.qualifier]
    shown = {
        "status": (state.status, times),
        "start": (state.start and state.start.isoformat(), times),
        "end": (state.end and state.end.isoformat(), times),
        "city": (state.city or None, places),
        "venue": (state.venue and state.venue.slug, places),
    }
    backing = {
        field: _backed(field, value, statements, owners, seated)
        for field, (value, statements) in shown.items()
        if value is not None
    }
    # A status that nobody said in so many words ("postponed", by the new time) rests on what was said of the time.
    if not backing["status"].statements and "start" in backing:
        backing["status"] = backing["start"]
    return backing


def _backed(field: str, value: Any, told: list[Statement], owners: dict[str, str], seated: frozenset[str]) -> Backed:
    saying = [one for one in told if one.value.get(field) == value]
    counts = corroborate(map(as_said, saying), owners, seated)
    against = [
        one.id
        for one in told
        if field != "status" and one.value.get(field) not in (None, value) and one.value.get("status") in REPORTS
    ]
    return Backed(counts.said_by, counts.carried_by, counts.at_table, [one.id for one in saying], against)


def _outcomes(told: list[Statement]) -> list[dict[str, Any]]:
    found = [one for one in told if one.property == "outcome"]
    return [
        {"text": one.value["text"], "topics": one.value.get("topics", []), "statement": one.id}
        for one in sorted(found, key=lambda one: (one.value.get("n", 0), one.id))
    ]


def _spoken(on: date | None, statement: Statement | None) -> Spoken:
    claimant = statement and (statement.claimant_actor or statement.claimant_person)
    said_by = claimant.slug if claimant else statement.claimant_words if statement else None
    return Spoken(on, said_by or None, statement.id if statement else None)


def as_said(statement: Statement) -> Said:
    """A statement with its known citations, as the pure floor sees it."""
    claimant = statement.claimant_actor or statement.claimant_person
    citations: Iterable[Any] = statement.citations_known  # type: ignore[attr-defined]
    return Said(
        id=statement.id,
        property=statement.property,
        value=statement.value,
        known_on=statement.known_on,
        claimant=claimant.slug if claimant else None,
        cited=tuple(Cited(one.known_on, one.source.origin and one.source.origin.slug) for one in citations),
    )


def _neighbours(state: RoundState, day: date | None) -> tuple[str | None, str | None]:
    """The rounds before and after it on its track, of those that show."""
    row = state.round
    known = visible.rounds(day).filter(round__track=row.track_id)
    before = known.filter(round__number__lt=row.number).order_by("-round__number")
    after = known.filter(round__number__gt=row.number).order_by("round__number")
    slugs = [rows.values_list("round__slug", flat=True).first() for rows in (before, after)]
    return slugs[0], slugs[1]
