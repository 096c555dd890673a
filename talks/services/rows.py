"""Derived values as rows of the derived tables: slugs become keys, doubts and notes come back from the statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models

from talks.derive import (
    NameRow,
    Said,
    derive_agenda,
    derive_delivery,
    derive_names,
    derive_offices,
    derive_round,
    derive_seats,
    derive_sittings,
    derive_zone,
)
from talks.models import (
    Actor,
    ActorName,
    AgendaItem,
    Office,
    Person,
    Round,
    RoundState,
    Seat,
    Sitting,
    Statement,
    Topic,
    Track,
    Venue,
    VenueName,
    ZoneState,
)

NO_EVIDENCE = "no-public-evidence"


class Namer:
    """Keys of nouns by slug, and what belongs to whom; each is read once."""

    @cached_property
    def actors(self) -> dict[str, int]:
        return dict(Actor.objects.values_list("slug", "id"))

    @cached_property
    def people(self) -> dict[str, int]:
        return dict(Person.objects.values_list("slug", "id"))

    @cached_property
    def venues(self) -> dict[str, int]:
        return dict(Venue.objects.values_list("slug", "id"))

    @cached_property
    def topics(self) -> dict[str, int]:
        return dict(Topic.objects.values_list("slug", "id"))

    @cached_property
    def tracks(self) -> dict[str, int]:
        return dict(Track.objects.values_list("slug", "id"))

    @cached_property
    def remarks(self) -> dict[str, tuple[str, list[str]]]:
        """Note and doubts of the statements that have any."""
        rows = Statement.objects.shown().exclude(note="", doubts=[]).values_list("id", "note", "doubts")
        return {pk: (note, doubts) for pk, note, doubts in rows}

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for slug, whole in Actor.objects.filter(part_of__isnull=False).values_list("slug", "part_of__slug"):
            parts[str(whole)].append(slug)
        return parts

    @cached_property
    def _officers(self) -> dict[str, set[str]]:
        officers: defaultdict[str, set[str]] = defaultdict(set)
        offices = Statement.objects.standing().filter(property="office")
        for person, value in offices.values_list("person__slug", "value"):
            officers[value["actor"]].add(str(person))
        return officers

    @cached_property
    def conveners_of_tracks(self) -> dict[int, list[str]]:
        """By round: the actors that convene its track."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for pk, slug in Round.objects.filter(track__conveners__isnull=False).values_list(
            "id", "track__conveners__slug"
        ):
            found[pk].append(str(slug))
        return found

    def with_all_theirs(self, actors: Iterable[str]) -> frozenset[str]:
        """These actors, all that belong to them, and the people in office there."""
        reached: set[str] = set()
        waiting = list(actors)
        while waiting:
            slug = waiting.pop()
            if slug not in reached:
                reached.add(slug)
                waiting += self._parts.get(slug, [])
        return frozenset(reached.union(*(self._officers.get(slug, set()) for slug in reached)))


def round_rows(pk: int, told: list[Said], namer: Namer) -> Iterator[models.Model]:
    conveners = namer.with_all_theirs(_conveners(pk, told, namer))
    said_on = {said.id: said.said_from or said.known_on for said in told}
    for row in derive_round(told, conveners):
        shown = {"first": row.first_by, "fixed": row.fixed_by}
        yield RoundState(
            round_id=pk,
            known_from=row.known_from,
            known_to=row.known_to,
            status=row.status,
            start=row.start,
            end=row.end,
            precision=row.precision,
            former_start=row.former_start,
            former_end=row.former_end,
            moves=row.moves,
            city=row.city,
            venue_id=namer.venues.get(row.venue or ""),
            disputed=list(row.disputed),
            first_announced=said_on.get(row.first_by or ""),
            days_fixed=said_on.get(row.fixed_by or ""),
            shown={name: id_ for name, id_ in shown.items() if id_},
        )
    yield from _sittings(pk, told, conveners, namer)
    yield from _seats(pk, told, namer)
    for point in derive_agenda(told):
        yield AgendaItem(
            round_id=pk,
            known_from=point.known_from,
            known_to=point.known_to,
            topic_id=namer.topics.get(point.topic),
            wording=point.wording,
            zones=list(point.zones),
            position=point.position,
        )


def _conveners(pk: int, told: list[Said], namer: Namer) -> list[str]:
    """Who convenes: the track's conveners and the round's host."""
    hosts = [said.value["actor"] for said in told if said.property == "host"]
    hosts += [said.value["actor"] for said in told if said.property == "seat" and said.value["role"] == "host"]
    return [*namer.conveners_of_tracks.get(pk, []), *hosts]


def _sittings(pk: int, told: list[Said], conveners: frozenset[str], namer: Namer) -> Iterator[Sitting]:
    notes = {said.qualifier: _note(said, namer) for said in told if said.property == "sitting"}
    for row in derive_sittings(told, conveners):
        yield Sitting(
            round_id=pk,
            known_from=row.known_from,
            known_to=row.known_to,
            n=row.number,
            label=row.label,
            status=row.status,
            start=row.start,
            end=row.end,
            precision=row.precision,
            city=row.city,
            venue_id=namer.venues.get(row.venue or ""),
            note=notes.get(f"sitting-{row.number}", "") if row.status == "held" else "",
        )


def _seats(pk: int, told: list[Said], namer: Namer) -> Iterator[Seat]:
    seats = [said for said in told if said.property == "seat"]
    for row in derive_seats(seats):
        own = [said for said in seats if (said.value["actor"], said.value["role"]) == (row.actor, row.role)]
        yield Seat(
            round_id=pk,
            known_from=row.known_from,
            known_to=row.known_to,
            actor_id=namer.actors[row.actor],
            role=row.role,
            presence=row.presence,
            head_id=namer.people.get(row.head or ""),
            doubts=_doubts(own, {"head": row.head, "presence": row.presence}, namer),
            disputed=list(row.disputed),
            note=next((note for said in own if (note := _note(said, namer))), ""),
        )


def _note(said: Said, namer: Namer) -> str:
    return namer.remarks.get(said.id, ("", []))[0]


def _doubts(told: Iterable[Said], shown: dict[str, Any], namer: Namer) -> list[str]:
    """The shown fields whose every statement is unsure of them."""
    doubts = []
    for name, value in shown.items():
        backing = [said for said in told if value is not None and said.value.get(name) == value]
        if backing and all(name in namer.remarks.get(said.id, ("", []))[1] for said in backing):
            doubts.append(name)
    return doubts


def zone_rows(pk: int, told: list[Said], namer: Namer) -> Iterator[ZoneState]:
    notes = {
        (said.value["status"], said.value["date"]): _note(said, namer) for said in told if said.property == "status"
    }
    for row in derive_zone(told):
        yield ZoneState(
            zone_id=pk,
            known_from=row.known_from,
            known_to=row.known_to,
            mark=row.mark,
            status=row.status,
            start=row.start,
            end=row.end,
            precision=row.precision,
            note=notes.get((row.status, row.start.isoformat()), ""),
        )


def person_rows(pk: int, told: list[Said], namer: Namer) -> Iterator[Office]:
    for row in derive_offices(told):
        own = [said for said in told if said.id in row.told]
        shown = {"start": _iso(row.start), "end": _iso(row.end)}
        yield Office(
            person_id=pk,
            known_from=row.known_from,
            known_to=row.known_to,
            actor_id=namer.actors[row.actor],
            track_id=namer.tracks.get(row.track),
            title=row.title,
            start=row.start,
            end=row.end,
            start_precision=row.start_precision,
            end_precision=row.end_precision,
            doubts=_doubts(own, shown, namer),
            note=next((note for said in own if (note := _note(said, namer))), ""),
            told=list(row.told),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def venue_rows(pk: int, told: list[Said], namer: Namer) -> Iterator[VenueName]:
    for of in sorted({said.value.get("of", "city") for said in told if said.property == "name"}):
        for row in derive_names(said for said in told if said.value.get("of", "city") == of):
            yield VenueName(venue_id=pk, of=of, **_named(row))


def actor_rows(pk: int, told: list[Said], namer: Namer) -> Iterator[ActorName]:
    """Names by language; what is told without a language is English, in which the record is kept."""
    for language in sorted({said.value.get("language", "en") for said in told if said.property == "name"}):
        for row in derive_names(said for said in told if said.value.get("language", "en") == language):
            yield ActorName(actor_id=pk, language=language, **_named(row))


def _named(row: NameRow) -> dict[str, Any]:
    days = {"known_from": row.known_from, "known_to": row.known_to, "start": row.start, "end": row.end}
    return days | {"name": row.name, "told": list(row.told)}


def commitment_rows(number: int, told: list[Said]) -> tuple[str, date | None]:
    """What is known today of a commitment's delivery, and since when it was delivered."""
    rows = derive_delivery(told, number)
    return (rows[-1].delivery, rows[-1].on) if rows else (NO_EVIDENCE, None)
