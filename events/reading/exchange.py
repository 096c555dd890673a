"""A reading in the exchange format: plain values in a fixed order, and the same bytes for the same reading."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from events.reading.shapes import AgendaFact, EventFact, Reading, RoundFact, SeatFact, Span, ZoneFact


def to_json(reading: Reading) -> str:
    """One JSON object, indented, in UTF-8 characters."""
    return json.dumps(to_plain(reading), ensure_ascii=False, indent=1)


def to_plain(reading: Reading) -> dict[str, Any]:
    """The reading as dicts, lists and strings."""
    text = reading.text
    return {
        "article": {
            "title": reading.title,
            "text": text,
            "language": reading.language,
            "published": _day(reading.published),
            "published_inferred": reading.published_inferred,
            "outlet": reading.outlet,
            "url": reading.url,
        },
        "rounds": [_round(f, text) for f in reading.rounds],
        "participants": [_seat(f, text) for f in reading.participants],
        "agenda": [_agenda(f, text) for f in reading.agenda],
        "zones": [_zone(f, text) for f in reading.zones],
        "events": [_event(f, text) for f in reading.events],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _quotes(spans: Iterable[Span], text: str) -> list[dict[str, Any]]:
    return [{"start": s.start, "end": s.end, "quote": text[s.start : s.end]} for s in spans]


def _round(fact: RoundFact, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "track": fact.track,
        "number": fact.number,
        "status": fact.status,
        "start": _day(fact.start),
        "end": _day(fact.end),
        "precision": fact.precision,
        "city": fact.city,
        "attributed_to": fact.attributed_to,
        "said_on": _day(fact.said_on),
        "inferred": fact.inferred,
    }
    if fact.sitting is not None:
        row["sitting"] = fact.sitting
    if fact.status == "postponed":
        row |= {"former_start": _day(fact.former_start), "former_end": _day(fact.former_end)}
    return row | {"evidence": _quotes(fact.evidence, text)}


def _seat(fact: SeatFact, text: str) -> dict[str, Any]:
    return {
        "track": fact.track,
        "number": fact.number,
        "actor": fact.actor,
        "role": fact.role,
        "head": fact.head,
        "presence": fact.presence,
        "evidence": _quotes(fact.evidence, text),
    }


def _agenda(fact: AgendaFact, text: str) -> dict[str, Any]:
    return {
        "track": fact.track,
        "number": fact.number,
        "topic": fact.topic,
        "zones": fact.zones,
        "attributed_to": fact.attributed_to,
        "evidence": _quotes(fact.evidence, text),
    }


def _zone(fact: ZoneFact, text: str) -> dict[str, Any]:
    return {"zone": fact.zone, "evidence": _quotes(fact.evidence, text)}


def _event(fact: EventFact, text: str) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "modality": fact.modality,
        "start": _day(fact.start),
        "end": _day(fact.end),
        "precision": fact.precision,
        "place": fact.place,
        "actors": fact.actors,
        "zone": fact.zone,
        "attributed_to": fact.attributed_to,
        "said_on": _day(fact.said_on),
        "evidence": _quotes(fact.evidence, text),
    }
