"""Rounds: the table of all, and one whole."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf

from talks.models import Actor, AgendaItem, Document, Round, RoundState, Seat, Sitting, Statement
from talks.queries.shapes import Field, RoundLine, RoundPage, SeatLine, Told
from talks.queries.telling import as_field, counts, sources_of, told

PLANS = ("scheduled", "postponed", "cancelled")
ROLES = ("host", "mediator", "guarantor", "party", "participant", "observer", "")


def rounds(as_of: date | None = None, track: str | None = None) -> list[RoundLine]:
    """The rounds of the record on a day, by track and number: 3 queries.

    Round, state (status, time, city, venue, moves, first_announced, days_fixed), seats present, and how many speakers
    and origins stand behind the first day shown.
    """
    states = RoundState.objects.as_of(as_of).select_related("round__track", "venue")
    if track is not None:
        states = states.filter(round__track__slug=track)
    known = list(states.order_by("round__track__position", "round__number"))
    behind, present = _behind(as_of, [state.round_id for state in known]), _present(as_of)
    lines = []
    for state in known:
        said, carried = behind.get((state.round_id, state.start.isoformat() if state.start else None), (0, 0))
        lines.append(RoundLine(state.round, state, said, carried, present.get(state.round_id, 0)))
    return lines


def _behind(as_of: date | None, rounds_: list[int]) -> dict[tuple[int, str | None], tuple[int, int]]:
    """Speakers and origins by round and first day told."""
    known = Q() if as_of is None else Q(citations__known_on__lte=as_of)
    rows = (
        Statement.objects.visible(as_of)
        .filter(property="schedule", qualifier="", round__in=rounds_)
        .annotate(first=KeyTextTransform("start", "value"))
        .order_by()
        .values_list("round_id", "first")
        .annotate(
            said=Count(
                Coalesce("claimant_actor__slug", "claimant_person__slug", NullIf("claimant_words", Value(""))),
                distinct=True,
            ),
            carried=Count("citations__source__origin", distinct=True, filter=known),
        )
    )
    return {(round_id, first): (said, carried) for round_id, first, said, carried in rows}


def _present(as_of: date | None) -> dict[int, int]:
    seats = Seat.objects.as_of(as_of).exclude(presence="absent").order_by()
    return dict(seats.values_list("round").annotate(n=Count("id")))


def round_page(slug: str, as_of: date | None = None) -> RoundPage | None:
    """A round whole as known on a day, or None where the record had none of that name then: 12 queries."""
    line = Round.objects.filter(slug=slug).select_related("track").first()
    if line is None:
        return None
    history = _history(line, as_of)
    if not history:
        return None
    state = history[-1]
    statements = told(as_of, round=line)
    seats = list(
        Seat.objects.as_of(as_of).filter(round=line).select_related("actor__part_of__part_of__part_of", "head")
    )
    seated = _states_at_the_table(seats)
    by_id = {one.id: one for one in statements}
    previous, following = _neighbours(line, as_of)
    return RoundPage(
        round=line,
        state=state,
        history=tuple(history),
        announcements=tuple(one for one in statements if one.property in ("schedule", "remark")),
        sittings=tuple(Sitting.objects.as_of(as_of).filter(round=line).select_related("venue")),
        seats=_seats(seats, statements, seated),
        agenda=tuple(AgendaItem.objects.as_of(as_of).filter(round=line).select_related("topic")),
        outcomes=tuple(sorted(_of(statements, "outcome"), key=lambda one: one.value.get("n") or 0)),
        documents=tuple(_documents(line, as_of)),
        fields=_fields(state, statements, seated),
        first_announced=by_id.get(state.shown.get("first", "")),
        days_fixed=by_id.get(state.shown.get("fixed", "")),
        sources=sources_of(statements),
        previous=previous,
        following=following,
    )


def _history(line: Round, as_of: date | None) -> list[RoundState]:
    """The states that had become known, the last of them still open as far as known then."""
    states = RoundState.objects.filter(round=line).select_related("venue").order_by("known_from")
    if as_of is not None:
        states = states.filter(known_from__lte=as_of)
    found = list(states)
    if found:
        found[-1].known_to = None
    return found


def _of(statements: Iterable[Told], *properties: str) -> list[Told]:
    return [one for one in statements if one.property in properties]


def _documents(line: Round, as_of: date | None) -> list[Document]:
    documents = Document.objects.filter(round=line).prefetch_related("signatories").order_by("dated", "slug")
    return list(documents if as_of is None else documents.filter(dated__lte=as_of))


def _neighbours(line: Round, as_of: date | None) -> tuple[RoundLine | None, RoundLine | None]:
    """The rounds of the track before and after this one, as far as the record knew of them."""
    near = RoundState.objects.as_of(as_of).filter(round__track=line.track).select_related("round__track", "venue")
    before, after = None, None
    for state in near.order_by("round__number"):
        if state.round.number < line.number:
            before = RoundLine(state.round, state)
        elif state.round.number > line.number and after is None:
            after = RoundLine(state.round, state)
    return before, after


def _states_at_the_table(seats: Iterable[Seat]) -> frozenset[str]:
    """The actors with a seat and all that they belong to."""
    found: set[str] = set()
    for seat in seats:
        actor: Actor | None = seat.actor if seat.presence != "absent" else None
        while actor is not None:
            found.add(actor.slug)
            actor = actor.part_of
    return frozenset(found)


def _seats(seats: Iterable[Seat], statements: list[Told], seated: frozenset[str]) -> tuple[SeatLine, ...]:
    told_of: defaultdict[str, list[Told]] = defaultdict(list)
    for one in _of(statements, "seat"):
        told_of[one.qualifier].append(one)
    lines = []
    for seat in seats:
        backing = told_of[f"{seat.actor.slug}/{seat.role}"]
        head = seat.head.slug if seat.head else None
        lines.append(
            SeatLine(
                actor=seat.actor,
                role=seat.role,
                presence=seat.presence,
                head_name=seat.head.name if seat.head else "",
                head_slug=head or "",
                doubts=tuple(seat.doubts),
                disputed=tuple(seat.disputed),
                note=seat.note,
                field=as_field(
                    "seat",
                    backing,
                    lambda one: (one.value.get("presence"), one.value.get("head")),
                    (seat.presence, head),
                    seated,
                ),
            )
        )
    return tuple(sorted(lines, key=lambda line: (ROLES.index(line.role), line.actor.name)))


def _fields(state: RoundState, statements: list[Told], seated: frozenset[str]) -> dict[str, Field]:
    """`time` and `place`, and every dispute over something else."""
    schedule = [one for one in _of(statements, "schedule") if not one.qualifier]
    places = [one for one in _of(statements, "place") if not one.qualifier]
    fields = {
        "time": _time_field(state, schedule, seated),
        "place": as_field("place", places, lambda one: one.value.get("city"), state.city, seated),
    }
    for one in _of(statements, "dispute"):
        group = [other for other in _of(statements, "dispute") if other.qualifier == one.qualifier]
        fields[one.qualifier] = as_field(one.qualifier, group, lambda told: told.value.get("value"), None, seated)
    return fields


def _time_field(state: RoundState, schedule: list[Told], seated: frozenset[str]) -> Field:
    """Reports where it is reported, else the plans that tell the time that stands; rivals only where it is disputed."""
    reported = state.status in ("under-way", "held")
    of_kind = [one for one in schedule if (one.value["status"] not in PLANS) == reported]
    shown = [one for one in of_kind if _same_time(one, state)]
    if not state.disputed:
        return Field("time", tuple(shown), (), counts(shown, seated), value=(state.start, state.end))
    said_then = {one.said for one in shown}
    rivals = [one for one in of_kind if one not in shown and (reported or one.said in said_then)]
    return as_field(
        "time", [*shown, *rivals], lambda one: _time_of(one, shown, state), (state.start, state.end), seated
    )


def _time_of(one: Told, shown: list[Told], state: RoundState) -> Any:
    return (state.start, state.end) if one in shown else (one.start, one.end)


def _same_time(one: Told, state: RoundState) -> bool:
    """Whether a statement tells the time shown, or the half of it that it tells at all."""
    if one.start is None and one.end is None:
        return state.start is None
    return one.start in (None, state.start) and one.end in (None, state.end)
