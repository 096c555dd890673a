"""A small record for the tests of the doors: real rows, with just the days that matter."""

from datetime import UTC, date, datetime
from typing import Any

from talks.models import (
    Actor,
    AgendaItem,
    Citation,
    Commitment,
    Document,
    Office,
    Origin,
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
    Zone,
    ZoneState,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def track(slug: str = "astana") -> Track:
    return Track.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "description": "Ended in 2025."})[0]


def actor(slug: str, **columns: Any) -> Actor:
    return Actor.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "kind": "state"} | columns)[0]


def person(slug: str) -> Person:
    return Person.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "role": "Left in 2019."})[0]


def source(key: str, origin: str | None = None, published: str | None = None) -> Source:
    made = origin and Origin.objects.get_or_create(slug=origin, defaults={"name": origin})[0]
    row, _ = Source.objects.get_or_create(
        url_key=key,
        defaults={"url": f"https://{key}", "origin": made or None, "published": published and day(published)},
    )
    return row


def statement(pk: str, known: str, *, cited: tuple[str, ...] = (), **columns: Any) -> Statement:
    row = Statement.objects.create(
        **{"id": pk, "known_on": day(known), "property": "schedule", "value": {}, "entered_by": "test"}
        | {"entered_at": NOW}
        | columns
    )
    for key in cited:
        Citation.objects.create(statement=row, source=source(key), known_on=day(known), quote=f"Words of {key}.")
    return row


def round_(number: int, *states: dict[str, Any], of: str = "astana") -> Round:
    """A round and its history; each state holds until the next one."""
    row = Round.objects.create(slug=f"{of}-{number}", name=f"{of.title()} {number}", track=track(of), number=number)
    for state, following in zip(states, [*states[1:], None], strict=True):
        known_to = following and following["known_from"]
        RoundState.objects.create(round=row, known_to=known_to, **state)
    return row


def astana_6() -> Round:
    """Said in August for the end of the month, moved, held in September 2017."""
    august = {"start": day("2017-08-01"), "end": day("2017-08-31"), "precision": "month"}
    september = {"start": day("2017-09-14"), "end": day("2017-09-15"), "precision": "day"}
    former = {"former_start": day("2017-08-01"), "former_end": day("2017-08-31"), "moves": 1}
    said = {"first_announced": day("2017-07-05"), "shown": {"first": "plan-1"}, "city": "Astana"}
    row = round_(
        6,
        {"known_from": day("2017-07-05"), "status": "scheduled", **august, **said},
        {"known_from": day("2017-09-02"), "status": "scheduled", **september, **former, **said},
        {"known_from": day("2017-09-15"), "status": "held", **september, **former, **said},
    )
    russia = actor("russia")
    plan = {"status": "scheduled", "start": "2017-08-01", "end": "2017-08-31", "precision": "month"}
    held = {"status": "held", "start": "2017-09-14", "end": "2017-09-15", "precision": "day"}
    statement("plan-1", "2017-07-05", cited=("tass.example",), round=row, value=plan, claimant_actor=russia)
    statement("held-1", "2017-09-15", cited=("un.example",), round=row, value=held)
    Seat.objects.create(round=row, actor=russia, role="guarantor", known_from=day("2017-09-14"))
    return row


def one_of_each(n: int) -> None:
    """The nth of every kind of row that a list of the API shows."""
    row = round_(n, {"known_from": day("2017-01-01"), "status": "held", "start": day("2017-01-23"), "city": "Astana"})
    who, head, where = actor(f"state-{n}"), person(f"envoy-{n}"), zone(n)
    Seat.objects.create(round=row, actor=who, role="guarantor", head=head, known_from=day("2017-01-23"))
    Sitting.objects.create(round=row, n=1, status="held", known_from=day("2017-01-23"))
    topic = Topic.objects.create(slug=f"topic-{n}", name=f"Topic {n}")
    AgendaItem.objects.create(round=row, topic=topic, known_from=day("2017-01-23"))
    Office.objects.create(person=head, actor=who, title="Envoy", known_from=day("2016-01-01"))
    Venue.objects.create(slug=f"venue-{n}", name=f"Venue {n}")
    ZoneState.objects.create(
        zone=where, mark="paper", status="agreed", start=day("2017-05-04"), known_from=day("2017-05-04")
    )
    text = Document.objects.create(slug=f"text-{n}", name=f"Text {n}", kind="memorandum", dated=day("2017-05-04"))
    text.signatories.add(who)
    Commitment.objects.create(document=text, n=1, text="Draw maps.").owner.add(who)
    value = {"status": "held", "start": "2017-01-23", "end": "2017-01-24", "precision": "day"}
    statement(f"said-{n}", "2017-01-23", cited=(f"paper-{n}.example",), round=row, claimant_actor=who, value=value)


def zone(n: int) -> Zone:
    return Zone.objects.get_or_create(number=n, defaults={"slug": f"zone-{n}", "name": f"Zone {n}"})[0]
