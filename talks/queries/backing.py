"""What a field of the record rests on: the statements that tell the shown value, their rivals, and the counts of both.

One rule for every table, page and answer of the API. A round that is reported to sit or to have sat rests on reports,
any other on plans; of those, on the ones that tell the time shown or the half of it that they tell at all. A coarser
word, or a plan that the report overtook, tells something else and counts for nothing here.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from talks.derive import Cited, Corroboration, Said, corroborate
from talks.models import Actor, ActorName, Office, RoundState, Seat, Source, VenueName
from talks.queries.shapes import Backed, Cite, Field, Told
from talks.queries.telling import cite_of

PLANS = ("scheduled", "postponed", "cancelled")
REPORTED = ("under-way", "held")
NOBODY_SEATED: frozenset[str] = frozenset()
Stating = TypeVar("Stating", Office, VenueName, ActorName)


def counts(statements: Iterable[Told], seated: frozenset[str] = NOBODY_SEATED) -> Corroboration:
    """Said by, carried by, media of a state at the table."""
    statements = list(statements)
    return corroborate(map(as_said, statements), _owners(cite for one in statements for cite in one.cites), seated)


def sourced(sources: Iterable[Source], seated: frozenset[str] = NOBODY_SEATED) -> Corroboration:
    """The same for what rests on sources as a whole and is no statement: a text, a commitment, an alias. Nobody says
    it; their origins carry it."""
    cites = list(map(cite_of, sources))
    carried = Said("", "source", {}, date.min, cited=tuple(Cited(cite.known_on, cite.origin) for cite in cites))
    return corroborate((carried,), _owners(cites), seated)


def backed_rows(rows: Iterable[Stating], words: Iterable[Told], as_of: date | None) -> list[Backed[Stating]]:
    """Derived rows that name their statements (`told`), each with what it rests on out of `words`: one query."""
    by_id = {one.id: one for one in words}
    tables = Tables(as_of)
    return [_backed(row, tuple(by_id[pk] for pk in row.told if pk in by_id), tables) for row in rows]


def _backed(row: Stating, words: tuple[Told, ...], tables: "Tables") -> Backed[Stating]:
    return Backed(row, Field("row", words, (), counts(words, tables.everybody)))


def as_said(one: Told) -> Said:
    """A statement as the pure floor sees it."""
    return Said(
        id=one.id,
        property=one.property,
        value=one.value,
        known_on=one.known_on,
        qualifier=one.qualifier,
        claimant=one.speaker.slug or one.speaker.words or None,
        said_from=one.said_from,
        said_to=one.said_to,
        rank=one.rank,
        cited=tuple(Cited(cite.known_on, cite.origin) for cite in one.cites),
    )


def _owners(cites: Iterable[Cite]) -> dict[str, str | None]:
    """The state that owns each origin, or None."""
    return {cite.origin: cite.owner for cite in cites if cite.origin}


def as_field(
    name: str,
    statements: Iterable[Told],
    value_of: Callable[[Told], Any],
    shown: Any,
    seated: frozenset[str] = NOBODY_SEATED,
) -> Field:
    """The statements of one field in groups by value: those of the shown value, and each rival by itself."""
    groups: dict[Any, list[Told]] = {}
    for one in statements:
        value = value_of(one)
        if value is not None:
            groups.setdefault(value, []).append(one)
    backing = groups.pop(shown, [])
    rivals = [
        Field(name, tuple(group), (), counts(group, seated), value=value)
        for value, group in sorted(groups.items(), key=lambda pair: str(pair[0]))
    ]
    reason = next((one.reason for one in backing if one.reason), "")
    return Field(name, tuple(backing), tuple(rivals), counts(backing, seated), reason, shown)


def differing(
    statements: Iterable[Told], chosen: Mapping[str, str | None], seated: frozenset[str] = NOBODY_SEATED
) -> dict[str, Field]:
    """What sources differ on and is no field of its own, out of `dispute` statements, by what it is called. `chosen`
    are the values that the record shows, where it shows any; why it does is the note that stands with them."""
    groups: defaultdict[str, list[Told]] = defaultdict(list)
    for one in statements:
        if one.property == "dispute":
            groups[one.qualifier].append(one)
    fields = {}
    for name in sorted(groups):
        field = as_field(name, groups[name], lambda one: one.value.get("value"), chosen.get(name), seated)
        why = next((one.note for one in groups[name] if one.note), "")
        fields[name] = replace(field, reason=field.reason or why)
    return fields


def time_field(state: RoundState, statements: Iterable[Told], seated: frozenset[str] = NOBODY_SEATED) -> Field:
    """A round's time: what it rests on, and rivals where it is disputed. `statements` are any of the round's."""
    shown_time = (state.start, state.end)
    of_kind = [one for one in statements if one.property == "schedule" and not one.qualifier and _weighs(one, state)]
    shown = [one for one in of_kind if _tells(one, state)]
    if not state.disputed:
        return Field("time", tuple(shown), (), counts(shown, seated), value=shown_time)
    said_then = {one.said for one in shown}
    rivals = [one for one in of_kind if one not in shown and (state.status in REPORTED or one.said in said_then)]
    return as_field(
        "time",
        [*shown, *rivals],
        lambda one: shown_time if one in shown else (one.start, one.end),
        shown_time,
        seated,
    )


def _weighs(one: Told, state: RoundState) -> bool:
    """Whether a statement is of the kind that the status rests on: reports, words that it is off, or plans."""
    status = one.value["status"]
    if state.status in REPORTED:
        return status in REPORTED
    return bool(status == "cancelled") if state.status == "cancelled" else status in PLANS and status != "cancelled"


def _tells(one: Told, state: RoundState) -> bool:
    """Whether a statement tells the time shown, or the half of it that it tells at all."""
    if one.start is None and one.end is None:
        return state.start is None and one.value["status"] == state.status
    return one.start in (None, state.start) and one.end in (None, state.end)


def place_field(state: RoundState, statements: Iterable[Told], seated: frozenset[str] = NOBODY_SEATED) -> Field:
    """A round's city, with every other that is told; its venue, where that lies in none, as a video link does."""
    places = [one for one in statements if one.property == "place" and not one.qualifier]
    shown = state.city or (state.venue.slug if state.venue else "")
    return as_field("place", places, lambda one: one.value.get("city") or one.value.get("venue"), shown, seated)


def at_the_table(seats: Iterable[Seat]) -> frozenset[str]:
    """The actors with a seat that they took, and all that they belong to."""
    found: set[str] = set()
    for seat in seats:
        actor: Actor | None = seat.actor if seat.presence != "absent" else None
        while actor is not None:
            found.add(actor.slug)
            actor = actor.part_of
    return frozenset(found)


class Tables:
    """Who sat at the table of which round by a day; asked once, when the first field wants to know."""

    def __init__(self, as_of: date | None) -> None:
        self._as_of = as_of

    @cached_property
    def of_rounds(self) -> dict[str, frozenset[str]]:
        """By slug of the round: the actors with a seat that they took, and all that they belong to."""
        whole = "actor__part_of__part_of__part_of"
        chain = (
            "round__slug",
            "actor__slug",
            "actor__part_of__slug",
            "actor__part_of__part_of__slug",
            f"{whole}__slug",
        )
        rows = Seat.objects.as_of(self._as_of).exclude(presence="absent").order_by()
        found: defaultdict[str, set[str]] = defaultdict(set)
        for round_, *slugs in rows.values_list(*chain):
            found[round_].update(slug for slug in slugs if slug)
        return {round_: frozenset(slugs) for round_, slugs in found.items()}

    @cached_property
    def everybody(self) -> frozenset[str]:
        return NOBODY_SEATED.union(*self.of_rounds.values())

    def of(self, round_: str) -> frozenset[str]:
        """Those at the table of a round, by its slug."""
        return self.of_rounds.get(round_, NOBODY_SEATED)

    def behind(self, statements: Collection[Told]) -> frozenset[str]:
        """Those at the table of the round that statements are on; of any round, where they are on more or on else."""
        on = {(one.kind, one.slug) for one in statements}
        kind, slug = on.pop() if len(on) == 1 else ("", "")
        return self.of(slug) if kind == "round" else self.everybody
