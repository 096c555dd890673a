"""Seats, agenda, offices, names and deliveries: step functions of what stands beside a round's time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from talks.derive.shapes import AgendaRow, DeliveryRow, NameRow, OfficeRow, Said, SeatRow
from talks.derive.spans import as_day
from talks.derive.steps import arrivals, by_key, said_order, tracked, until
from talks.derive.tally import Tally


def derive_seats(statements: Iterable[Said]) -> list[SeatRow]:
    """Seats from `seat` statements (value: actor, role, presence, head). Presence and head are weighed apart: a
    statement that names no head says nothing about it, but with `head_open` that the record leaves it open."""
    seats = [said for said in statements if said.property == "seat"]
    rows = []
    for (actor, role), group in by_key(seats, lambda said: (said.value["actor"], said.value["role"])).items():
        for day, end, (presence, head, disputed) in until(_seat_days(group)):
            rows.append(SeatRow(day, end, actor, role, presence, head, disputed))
    return rows


def _seat_days(group: list[Said]) -> Iterator[tuple[date, tuple[str, str | None, tuple[str, ...]]]]:
    presence: Tally[str] = Tally()
    head: Tally[str] = Tally()
    for day, came in arrivals(group):
        for said, origin in came:
            presence.add(said.value.get("presence") or "present", said, origin, day)
            if said.value.get("head") or said.value.get("head_open"):
                head.add(said.value.get("head") or "", said, origin, day)
        differ = {"presence": presence.disputed(), "head": head.disputed()}
        disputed = tuple(name for name, told in differ.items() if told)
        yield day, (presence.best() or "present", head.best() or None, disputed)


def derive_agenda(statements: Iterable[Said]) -> list[AgendaRow]:
    """Points from `agenda` statements (value: topic, wording, zones, n). A topic told without words backs the points
    of that topic; alone it is a point of its own."""
    items = [said for said in statements if said.property == "agenda"]
    rows = []
    for group in by_key(items, lambda said: said.value["topic"]).values():
        for day, end, row in tracked(_agenda_days(group)):
            rows.append(AgendaRow(day, end, row.topic, row.wording, row.zones, row.position))
    return sorted(rows, key=lambda row: (row.position, row.topic, row.wording, row.known_from))


def _agenda_days(group: list[Said]) -> Iterator[tuple[date, dict[str, AgendaRow]]]:
    points: dict[str, AgendaRow] = {}
    for day, came in arrivals(group):
        for said, _ in came:
            value = said.value
            wording, zones = value.get("wording") or "", set(value.get("zones") or [])
            if wording in points:
                zones |= set(points[wording].zones)
            place = value.get("n") or 0
            points[wording] = AgendaRow(date.min, None, value["topic"], wording, tuple(sorted(zones)), place)
        worded = {wording: row for wording, row in points.items() if wording}
        yield day, worded or dict(points)


def derive_offices(statements: Iterable[Said]) -> list[OfficeRow]:
    """Offices from `office` statements (value: actor, title, track, start, precision) and `office-end` (actor, end).

    Both have one qualifier for one term of office. The end is a statement of its own: on a day inside the term nobody
    knew it. Two terms at one actor that begin or end on one day and contradict each other in nothing are one office,
    told twice: by the person's own row with its days, by the track's with a title.
    """
    offices = [said for said in statements if said.property in ("office", "office-end")]
    rows = [replace(row, known_from=day, known_to=end) for day, end, row in tracked(_office_days(offices))]
    return sorted(rows, key=lambda row: (row.start or date.min, row.actor, row.title, row.known_from))


def _office_days(offices: list[Said]) -> Iterator[tuple[date, dict[str, OfficeRow]]]:
    terms: dict[str, dict[str, Said]] = {}
    for day, came in arrivals(offices):
        for said, _ in came:
            term = terms.setdefault(said.qualifier, {})
            rival = term.get(said.property)
            if rival is None or _weight(said) > _weight(rival):
                term[said.property] = said
        held: dict[str, OfficeRow] = {}
        for qualifier in sorted(terms):
            opened, closed = terms[qualifier].get("office"), terms[qualifier].get("office-end")
            if opened is not None:
                row = _office(opened, closed)
                same = next((name for name, other in held.items() if _one_office(other, row)), None)
                held[same or qualifier] = _joined(held[same], row) if same else row
        yield day, held


def _one_office(one: OfficeRow, other: OfficeRow) -> bool:
    """Whether two terms are one office: they share a day that is told, and differ in nothing that both tell."""

    def agree(first: object, second: object) -> bool:
        return not first or not second or first == second

    shared = (one.start and one.start == other.start) or (one.end and one.end == other.end)
    pairs = zip(_terms(one), _terms(other), strict=True)
    return one.actor == other.actor and bool(shared) and all(agree(first, second) for first, second in pairs)


def _terms(row: OfficeRow) -> tuple[object, ...]:
    return row.title, row.track, row.start, row.end, row.start_precision, row.end_precision


def _joined(one: OfficeRow, other: OfficeRow) -> OfficeRow:
    """One office out of two tellings of it."""
    return OfficeRow(
        date.min,
        None,
        one.actor,
        one.title or other.title,
        one.track or other.track,
        one.start or other.start,
        one.end or other.end,
        one.start_precision or other.start_precision,
        one.end_precision or other.end_precision,
        tuple(sorted({*one.told, *other.told})),
    )


def _office(opening: Said, closing: Said | None) -> OfficeRow:
    opened, closed = opening.value, closing.value if closing else {}
    begun, ended = as_day(opened.get("start")), as_day(closed.get("end"))
    if begun and ended and ended < begun:
        ended = None
    return OfficeRow(
        date.min,
        None,
        opened["actor"],
        opened.get("title") or "",
        opened.get("track") or "",
        begun,
        ended,
        opened.get("precision", "day") if begun else "",
        closed.get("precision", "day") if ended else "",
        (opening.id, closing.id) if closing and ended else (opening.id,),
    )


def _weight(said: Said) -> tuple[bool, int, tuple[date, date, str]]:
    origins = {cited.origin for cited in said.cited if cited.origin}
    return said.rank == "preferred", len(origins), said_order(said)


def derive_names(statements: Iterable[Said]) -> list[NameRow]:
    """Names over time from `name` statements (value: name, start): each is borne until the day before the next."""
    names = [said for said in statements if said.property == "name"]

    def days() -> Iterator[tuple[date, dict[tuple[str, date | None], NameRow]]]:
        seen: dict[date | None, Said] = {}
        for day, came in arrivals(names):
            for said, _ in came:
                start = as_day(said.value.get("start"))
                rival = seen.get(start)
                if rival is None or _weight(said) > _weight(rival):
                    seen[start] = said
            yield day, _borne(seen)

    spans = tracked(days())
    return [replace(row, known_from=day, known_to=end) for day, end, row in spans]


def _borne(seen: Mapping[date | None, Said]) -> dict[tuple[str, date | None], NameRow]:
    starts = sorted(seen, key=lambda start: start or date.min)
    rows: dict[tuple[str, date | None], NameRow] = {}
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        name = seen[start].value["name"]
        last = following - timedelta(days=1) if following else None
        rows[name, start] = NameRow(date.min, None, name, start, last, (seen[start].id,))
    return rows


def delivery_order(said: Said) -> tuple[bool, tuple[date, date, str]]:
    """Which word on a delivery stands: preferred, else the one said last. What came late was missing for a while."""
    return said.rank == "preferred", said_order(said)


def derive_delivery(statements: Iterable[Said], number: int) -> list[DeliveryRow]:
    """What was known of the delivery of commitment `number`, from `delivery` statements (value: delivery, date)."""
    told = [said for said in statements if said.property == "delivery" and said.qualifier == str(number)]

    def days() -> Iterator[tuple[date, Mapping[str, Any]]]:
        best: Said | None = None
        for day, came in arrivals(told):
            for said, _ in came:
                best = said if best is None or delivery_order(said) > delivery_order(best) else best
            if best is not None:
                yield day, best.value

    return [DeliveryRow(day, end, value["delivery"], as_day(value.get("date"))) for day, end, value in until(days())]
