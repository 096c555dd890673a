"""Each promise of the record's tables, broken once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from talks import models
from talks.models import (
    Actor,
    ActorName,
    AgendaItem,
    Alias,
    Citation,
    Commitment,
    Document,
    FormerSlug,
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
    Trail,
    Venue,
    VenueName,
    Version,
    Zone,
    ZoneState,
)
from talks.services import trail
from tests.talks.conftest import NOW

pytestmark = pytest.mark.django_db
DAY, NEXT, LATER = date(2030, 1, 1), date(2030, 1, 2), date(2030, 1, 3)


def one(model: Any) -> Any:
    return model.objects.order_by("pk").first()


def statement(**columns: Any) -> Statement:
    given = {"round": one(Round), "property": "remark", "value": {}, "known_on": DAY, "entered_at": NOW}
    return Statement.objects.create(id=f"test{Statement.objects.count()}", **given | columns)


def copy(row: Any, **columns: Any) -> Any:
    """The same row once more, with other columns."""
    row.pk = None
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def derived(model: Any, **columns: Any) -> Any:
    """A row of a derived table that stands beside all others."""
    own = {
        RoundState: {"round": one(Round), "status": "scheduled"},
        Sitting: {"round": one(Round), "n": 99, "status": "held"},
        Seat: {"round": one(Round), "actor": one(Actor), "role": "test"},
        AgendaItem: {"round": one(Round), "topic": one(Topic), "wording": "test"},
        ZoneState: {"zone": one(Zone), "mark": "text", "status": "agreed", "start": DAY},
        Office: {"person": one(Person), "actor": one(Actor), "title": "test", "start": DAY},
        VenueName: {"venue": one(Venue), "name": "test", "start": DAY},
        ActorName: {"actor": one(Actor), "name": "test", "start": DAY},
    }[model]
    return model.objects.create(**own | {"known_from": DAY} | columns)


def twice(model: Any, first: dict[str, Any], second: dict[str, Any]) -> None:
    if model is RoundState:
        RoundState.objects.filter(round=one(Round)).delete()
    derived(model, **first)
    derived(model, **second)


DERIVED = {
    "round_state": RoundState,
    "sitting": Sitting,
    "seat": Seat,
    "agenda_item": AgendaItem,
    "zone_state": ZoneState,
    "office": Office,
    "venue_name": VenueName,
    "actor_name": ActorName,
}
BREAKS: dict[str, Callable[[], Any]] = {
    "statement_one_subject": lambda: statement(zone=one(Zone)),
    "statement_one_claimant": lambda: statement(claimant_actor=one(Actor), claimant_person=one(Person)),
    "statement_said_forward": lambda: statement(said_from=NEXT, said_to=DAY),
    "statement_withdrawn_with_reason": lambda: statement(withdrawn_at=NOW),
    "citation_once_a_quote": lambda: copy(one(Citation)),
    "round_number_once_a_track": lambda: copy(one(Round), slug="another"),
    "alias_one_subject": lambda: Alias.objects.create(actor=one(Actor), zone=one(Zone), text="x", folded="x"),
    "alias_once": lambda: copy(one(Alias)),
    "commitment_n_once_a_document": lambda: copy(one(Commitment)),
    "former_slug_once": lambda: [FormerSlug.objects.create(kind="round", old="a", slug=new) for new in ("b", "c")],
    "version_one_row": lambda: Version.objects.create(id=2),
    "round_state_end_after_start": lambda: derived(RoundState, start=NEXT, end=DAY, known_to=NEXT),
    "sitting_end_after_start": lambda: derived(Sitting, start=NEXT, end=DAY),
    "zone_state_end_after_start": lambda: derived(ZoneState, start=NEXT, end=DAY),
    "office_end_after_start": lambda: derived(Office, start=NEXT, end=DAY),
    "venue_name_end_after_start": lambda: derived(VenueName, start=NEXT, end=DAY),
    "actor_name_end_after_start": lambda: derived(ActorName, start=NEXT, end=DAY),
}
for name, model in DERIVED.items():
    closed = {"known_to": NEXT}
    BREAKS[f"{name}_one_a_day"] = lambda model=model, closed=closed: twice(model, closed, {"known_to": LATER})
    BREAKS[f"{name}_one_open"] = lambda model=model: twice(model, {}, {"known_from": NEXT})
    BREAKS[f"{name}_forward"] = lambda model=model: derived(model, known_to=DAY)
for noun in (Track, Round, Actor, Person, Venue, Zone, Document, Topic, models.Origin):
    BREAKS[f"talks_{noun._meta.model_name}_slug_key"] = lambda noun=noun: copy(one(noun))
BREAKS["talks_source_url_key_key"] = lambda: copy(one(Source))


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_promise_is_refused_by_name(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BREAKS[name]()


def test_every_named_constraint_is_broken_here() -> None:
    named = {
        constraint.name
        for model in models.__dict__.values()
        if isinstance(model, type) and hasattr(model, "_meta")
        for constraint in model._meta.constraints
    }
    assert named - BREAKS.keys() == set()


@pytest.mark.parametrize("noun", [Track, Round, Actor, Person, Venue, Zone, Document, Topic, models.Origin])
def test_a_slug_never_changes(noun: Any) -> None:
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        noun.objects.filter(pk=one(noun).pk).update(slug="another")


@pytest.mark.parametrize("slug", ["russian-reconciliation-centre", "russia"])
def test_part_of_runs_in_no_circle(slug: str) -> None:
    part = Actor.objects.get(slug=slug)
    with pytest.raises(IntegrityError, match="circle"), transaction.atomic():
        Actor.objects.filter(slug="russia").update(part_of=part)


@pytest.mark.parametrize("act", ["UPDATE talks_trail SET verb = 'x'", "DELETE FROM talks_trail"])
def test_the_trail_only_grows(act: str) -> None:
    trail.note("made", "round/astana-6", {}, by="an editor", now=NOW)
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_the_trail_is_not_emptied() -> None:
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE talks_trail")


def test_a_seal_that_does_not_fit_is_found() -> None:
    trail.note("made", "round/astana-6", {"value": 1}, by="an editor", now=NOW)
    forged = Trail(at=NOW, by_name="nobody", verb="made", subject="round/astana-7", previous="", hash="forged")
    forged.save()
    assert trail.broken() == [forged.pk]
