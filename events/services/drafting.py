"""From a reading to claims to be: the same facts in the shapes that statements of the record have. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.reading.shapes import AgendaFact, EventFact, Reading, RoundFact, SeatFact, Span, ZoneFact
from events.services.ids import claim_id, digest
from talks.derive.identity import canonical, statement_id


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim to be, with the spans of the text that carry it."""

    property: str
    value: Mapping[str, Any]
    spans: tuple[Span, ...]
    track: str = ""
    number: int | None = None
    qualifier: str = ""
    claimant: str | None = None
    said_on: date | None = None
    inferred: bool = False

    def id(self, article: str) -> str:
        return claim_id(
            article,
            self.property,
            self.track,
            self.number,
            self.qualifier,
            self.value,
            self.claimant,
            self.said_on,
        )

    def finding(self, claimant: str | None) -> str:
        """The id of the statement that accepting would support; `claimant` is the speaker as far as the record knows.

        Events and zones named get no statements: of those a finding is what says the same.
        """
        if self.property in ("event", "zone"):
            return digest("finding", self.property, self.qualifier, canonical(self.value), self.claimant or "")
        subject = f"round/{self.track}-{self.number}"
        return statement_id(subject, self.property, self.qualifier, self.value, claimant, self.said_on, self.said_on)


def drafts(reading: Reading) -> list[Draft]:
    """In the order of the text; a fact that the reading holds twice is one draft with the spans of both."""
    merged: dict[str, Draft] = {}
    for draft in each(reading):
        same = merged.setdefault(draft.id(""), draft)
        if same is not draft:
            merged[draft.id("")] = with_spans(same, draft.spans)
    return sorted(merged.values(), key=lambda draft: draft.spans[0].start)


def with_spans(draft: Draft, more: Iterable[Span]) -> Draft:
    spans = tuple(dict.fromkeys([*draft.spans, *more]))[:4]
    return Draft(**{name: getattr(draft, name) for name in Draft.__slots__} | {"spans": spans})


def each(reading: Reading) -> Iterator[Draft]:
    yield from map(of_round, reading.rounds)
    yield from map(of_seat, reading.participants)
    yield from map(of_agenda, reading.agenda)
    yield from map(of_zone, reading.zones)
    yield from map(of_event, reading.events)


def told(**parts: Any) -> dict[str, Any]:
    """A value without what is not told, days as ISO."""
    kept = {key: part.isoformat() if isinstance(part, date) else part for key, part in parts.items()}
    return {key: part for key, part in kept.items() if part not in (None, [], "")}


def of_round(fact: RoundFact) -> Draft:
    value = told(
        status=fact.status,
        start=fact.start,
        end=fact.end,
        precision=fact.precision if fact.start or fact.end else None,
        city=fact.city,
        former_start=fact.former_start,
        former_end=fact.former_end,
    )
    return Draft(
        "schedule",
        value,
        tuple(fact.evidence),
        fact.track,
        fact.number,
        f"sitting-{fact.sitting}" if fact.sitting else "",
        fact.attributed_to,
        fact.said_on,
        fact.inferred,
    )


def of_seat(fact: SeatFact) -> Draft:
    value = told(actor=fact.actor, role=fact.role, presence=fact.presence, head=fact.head)
    return Draft("seat", value, tuple(fact.evidence), fact.track, fact.number, f"{fact.actor}/{fact.role}")


def of_agenda(fact: AgendaFact) -> Draft:
    value = told(topic=fact.topic, zones=sorted(fact.zones))
    claimant = fact.attributed_to
    return Draft("agenda", value, tuple(fact.evidence), fact.track, fact.number, fact.topic, claimant)


def of_zone(fact: ZoneFact) -> Draft:
    return Draft("zone", {"zone": fact.zone}, tuple(fact.evidence), qualifier=fact.zone)


def of_event(fact: EventFact) -> Draft:
    value = told(
        kind=fact.kind,
        modality=fact.modality,
        start=fact.start,
        end=fact.end,
        precision=fact.precision if fact.start or fact.end else None,
        place=fact.place,
        actors=sorted(fact.actors),
        zone=fact.zone,
    )
    spans = tuple(fact.evidence)
    return Draft("event", value, spans, qualifier=fact.kind, claimant=fact.attributed_to, said_on=fact.said_on)
