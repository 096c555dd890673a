"""Rounds: the table of all, and one whole."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from talks.models import AgendaItem, Round, RoundState, Seat
from talks.queries import visible
from talks.queries.backing import PLANS, Tables, as_field, at_the_table, differing, place_field, time_field
from talks.queries.shapes import AgendaLine, Beside, Field, RoundLine, RoundPage, SeatLine, SeatTaken, Told
from talks.queries.telling import sources_of, told

ROLES = ("host", "mediator", "guarantor", "party", "participant", "observer", "")


def rounds(as_of: date | None = None, track: str | None = None) -> list[RoundLine]:
    """The rounds of the record on a day, by track and number, with what their times rest on: 4 queries."""
    states = visible.rounds(as_of)
    if track is not None:
        states = states.filter(round__track__slug=track)
    known = list(states.order_by("round__track__position", "round__number"))
    return lines_of(known, as_of)


def lines_of(states: Collection[RoundState], as_of: date | None) -> list[RoundLine]:
    """States of rounds with what their times rest on and the times once announced: 3 queries."""
    words: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told(as_of, property="schedule", qualifier="", round__in=[state.round for state in states]):
        words[one.slug].append(one)
    tables = Tables(as_of).of_rounds
    return [
        RoundLine(
            state.round,
            state,
            time_field(state, words[state.round.slug], tables.get(state.round.slug, frozenset())),
            plans=tuple(one for one in words[state.round.slug] if one.value["status"] in PLANS),
        )
        for state in states
    ]


def round_page(slug: str, as_of: date | None = None) -> RoundPage | None:
    """A round whole as known on a day, or None where the record had none of that name then: 11 queries."""
    history = list(visible.states_of(slug, as_of).order_by("known_from"))
    if not history:
        return None
    state = history[-1]
    state.known_to = None  # still open as far as known then
    line = state.round
    statements = told(as_of, round=line)
    seats = list(line.seats.as_of(as_of).select_related("actor__part_of__part_of__part_of", "head"))
    seated = at_the_table(seats)
    by_id = {one.id: one for one in statements}
    previous, following = _neighbours(line, as_of)
    return RoundPage(
        round=line,
        state=state,
        history=tuple(history),
        announcements=tuple(one for one in statements if one.property in ("schedule", "remark")),
        sittings=tuple(visible.sittings(as_of).filter(round=line)),
        seats=_seats(seats, statements, seated),
        agenda=_agenda(visible.agenda(as_of).filter(round=line), statements, seated),
        outcomes=tuple(sorted(_of(statements, "outcome"), key=lambda one: one.value.get("n") or 0)),
        documents=tuple(visible.carried_texts(as_of).filter(round=line)),
        seated=seated,
        fields=_fields(state, statements, seated),
        first_announced=by_id.get(state.shown.get("first", "")),
        days_fixed=by_id.get(state.shown.get("fixed", "")),
        sources=sources_of(statements),
        previous=previous,
        following=following,
    )


def _of(statements: Iterable[Told], *properties: str) -> list[Told]:
    return [one for one in statements if one.property in properties]


def _neighbours(line: Round, as_of: date | None) -> tuple[Beside | None, Beside | None]:
    """The rounds of the track before and after this one, as far as the record knew of them."""
    near = RoundState.objects.as_of(as_of).filter(round__track=line.track_id).order_by("round__number")
    columns = ("round__number", "round__slug", "round__name", "start", "end", "precision")
    before, after = None, None
    for number, *shown in near.values_list(*columns):
        if number < line.number:
            before = Beside(*shown)
        elif number > line.number and after is None:
            after = Beside(*shown)
    return before, after


def seat_fields(seats: Collection[Seat], as_of: date | None) -> dict[int, Field]:
    """What seats in many rounds rest on, by key of the seat: 3 queries."""
    words = _seat_words(seats, as_of)
    tables = Tables(as_of).of_rounds if seats else {}
    return {
        seat.pk: _seat_field(seat, words[seat.round.slug, _seat_key(seat)], tables.get(seat.round.slug, frozenset()))
        for seat in seats
    }


def _seat_words(seats: Collection[Seat], as_of: date | None) -> defaultdict[tuple[str, str], list[Told]]:
    """The statements on seats by round and seat: 2 queries."""
    words: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    rounds_ = list({seat.round_id: seat.round for seat in seats}.values())
    for one in told(as_of, property="seat", round__in=rounds_, qualifier__in={_seat_key(seat) for seat in seats}):
        words[one.slug, one.qualifier].append(one)
    return words


def seats_told(seats: Collection[Seat], as_of: date | None) -> dict[int, list[Told]]:
    """The statements that tell seats as they show, by key of the actor: 2 queries."""
    words = _seat_words(seats, as_of)
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for seat in seats:
        shown = _seat_shown(seat)
        found[seat.actor_id] += [one for one in words[seat.round.slug, _seat_key(seat)] if _seat_value(one) == shown]
    return found


def seats_taken(as_of: date | None, **chosen: Any) -> tuple[SeatTaken, ...]:
    """Seats in rounds that the record knew, the newest first: 5 queries."""
    states = {state.round_id: state for state in visible.rounds(as_of)}
    seats = [seat for seat in visible.seats(as_of).filter(**chosen) if seat.round_id in states]
    fields = seat_fields(seats, as_of)
    found = [SeatTaken(seat, states[seat.round_id], fields[seat.pk]) for seat in seats]
    return tuple(sorted(found, key=lambda one: (one.state.start or date.max, one.seat.round.slug), reverse=True))


def _seat_key(seat: Seat) -> str:
    return f"{seat.actor.slug}/{seat.role}"


def _seat_field(seat: Seat, backing: Iterable[Told], seated: frozenset[str]) -> Field:
    return as_field("seat", backing, _seat_value, _seat_shown(seat), seated)


def _seat_shown(seat: Seat) -> tuple[str, str | None]:
    return seat.presence, seat.head.slug if seat.head else None


def _seats(seats: Iterable[Seat], statements: list[Told], seated: frozenset[str]) -> tuple[SeatLine, ...]:
    told_of: defaultdict[str, list[Told]] = defaultdict(list)
    for one in _of(statements, "seat"):
        told_of[one.qualifier].append(one)
    lines = [SeatLine(seat, _seat_field(seat, told_of[_seat_key(seat)], seated)) for seat in seats]
    return tuple(sorted(lines, key=lambda line: (ROLES.index(line.seat.role), line.seat.actor.name)))


def _seat_value(one: Told) -> Any:
    return one.value.get("presence"), one.value.get("head")


def _agenda(items: Iterable[AgendaItem], statements: list[Told], seated: frozenset[str]) -> tuple[AgendaLine, ...]:
    points = _of(statements, "agenda")
    lines = []
    for item in items:
        shown = (item.topic.slug if item.topic else "", item.wording)
        telling = [one for one in points if _point_value(one) == shown]
        lines.append(AgendaLine(item, as_field("agenda", telling, _point_value, shown, seated)))
    return tuple(lines)


def _point_value(one: Told) -> Any:
    return one.value.get("topic") or "", one.value.get("wording") or ""


def _fields(state: RoundState, statements: list[Told], seated: frozenset[str]) -> dict[str, Field]:
    """`time` and `place`, and every dispute over something else."""
    fields = {
        "time": time_field(state, statements, seated),
        "place": place_field(state, statements, seated),
    }
    return fields | differing(statements, {}, seated)
