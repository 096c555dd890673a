"""Each promise of the press's tables, broken once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from events.models import (
    Article,
    Capture,
    Claim,
    Event,
    EventClaim,
    EventKind,
    Evidence,
    Feed,
    Layer,
    LayerEvent,
    Outlet,
    Parcel,
    Poll,
    Text,
    Withholding,
)
from talks.models import Actor, Citation, Person, Source, Statement
from tests.events.readers import NOW, article, freed, read, sixth

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2030, 1, 1), date(2030, 1, 2)


def one(model: Any) -> Any:
    return model.objects.order_by("pk").first()


def copy(row: Any, **columns: Any) -> Any:
    """The same row once more, with other columns."""
    row.pk = columns.pop("pk", None)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def claim(**columns: Any) -> int:
    """One more column for the first claim on a round's time."""
    return Claim.objects.filter(property="schedule").update(**columns)


def citation() -> Citation:
    statement = Statement.objects.create(
        id="test", actor=one(Actor), property="remark", value={}, known_on=DAY, entered_at=NOW
    )
    return Citation.objects.create(statement=statement, source=one(Source), quote="", known_on=DAY)


def happening(**columns: Any) -> Event:
    return Event.objects.create(kind=one(EventKind), modality="happened", **columns)


def parcel(**columns: Any) -> Parcel:
    return Parcel.objects.create(name="a.txt", brought_at=NOW, **columns)


def layer_event(**columns: Any) -> LayerEvent:
    return LayerEvent.objects.create(layer=one(Layer), **{"key": "1", "start": DAY, "end": DAY, "kind": "x"} | columns)


def twice(make: Callable[..., Any], **columns: Any) -> None:
    make(**columns)
    make(**columns)


def told_twice() -> None:
    EventClaim.objects.create(claim=one(Claim), event=happening())
    EventClaim.objects.create(claim=one(Claim), event=happening())


BREAKS: dict[str, Callable[[], Any]] = {
    "article_state_known": lambda: Article.objects.update(state="asleep"),
    "events_article_source_id_key": lambda: copy(one(Article), pk="another"),
    "capture_once_a_body": lambda: copy(one(Capture)),
    "text_once_a_body": lambda: copy(one(Text)),
    "claim_one_claimant": lambda: claim(claimant_actor=one(Actor), claimant_person=one(Person)),
    "claim_accepted_with_citation": lambda: claim(state="accepted", decided_at=NOW),
    "claim_decided_at": lambda: claim(state="rejected", why="no round"),
    "claim_rejected_with_reason": lambda: claim(state="rejected", decided_at=NOW),
    "evidence_once": lambda: copy(one(Evidence)),
    "evidence_span_forward": lambda: copy(one(Evidence), start=9, end=9, quote=""),
    "event_end_after_start": lambda: happening(start=NEXT, end=DAY),
    "events_eventclaim_claim_id_key": told_twice,
    "events_eventkind_slug_key": lambda: copy(one(EventKind)),
    "events_outlet_slug_key": lambda: copy(one(Outlet)),
    "events_feed_slug_key": lambda: copy(one(Feed), url="https://a.example/another"),
    "events_feed_url_key": lambda: copy(one(Feed), slug="another"),
    "poll_once_a_slot": lambda: twice(Poll.objects.create, feed=one(Feed), slot=NOW, started_at=NOW),
    "parcel_keeps_its_body": parcel,
    "withholding_with_reason": lambda: Withholding.objects.create(scope="name", target="x", reason="", at=NOW),
    "events_layer_slug_key": lambda: copy(one(Layer)),
    "layer_event_once": lambda: twice(layer_event),
    "layer_event_end_after_start": lambda: layer_event(start=NEXT, end=DAY),
}
TRIGGERS: dict[str, Callable[[], Any]] = {
    "events_capture_kept": lambda: Capture.objects.update(final_url="https://a.example/elsewhere"),
    "events_text_kept": lambda: Text.objects.update(body="Other words."),
    "events_quote_stands": lambda: Evidence.objects.update(quote="Other words."),
}
SAYS = {"events_quote_stands": "does not stand"}


@pytest.fixture(autouse=True)
def rows() -> None:
    read(article(), sixth(), freed())
    Actor.objects.create(slug="a-body", name="A body")
    Person.objects.create(slug="a-person", name="A person")
    outlet = Outlet.objects.create(slug="an-outlet", name="An outlet")
    Feed.objects.create(slug="a-feed", outlet=outlet, url="https://a.example/feed")
    Layer.objects.create(slug="brought", name="Brought", format="ucdp", licence="CC BY 4.0", imported_at=NOW)


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_promise_is_refused_by_name(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BREAKS[name]()


@pytest.mark.parametrize("name", TRIGGERS)
def test_what_came_stays_as_it_came(name: str) -> None:
    with pytest.raises(IntegrityError, match=SAYS.get(name, "kept as it came")), transaction.atomic():
        TRIGGERS[name]()


def test_words_that_stand_elsewhere_are_no_evidence() -> None:
    with pytest.raises(IntegrityError, match="does not stand"), transaction.atomic():
        copy(one(Evidence), start=1, end=6)


def test_only_an_accepted_claim_has_a_citation() -> None:
    with pytest.raises(IntegrityError, match="claim_accepted_with_citation"), transaction.atomic():
        claim(citation=citation())


def test_every_constraint_and_trigger_of_the_press_is_broken_here() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text ~ '^events_'")
        triggers = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype IN ('c', 'u') AND conrelid::regclass::text ~ '^events_'"
            " AND conname !~ '_check$' UNION SELECT indexrelid::regclass::text FROM pg_index"
            " WHERE indisunique AND NOT indisprimary AND indrelid::regclass::text ~ '^events_'"
        )
        named = {name for (name,) in cursor.fetchall()}
    many = {
        field.m2m_db_table()
        for model in models.Model.__subclasses__()
        for field in model._meta.many_to_many
        if model._meta.app_label == "events"
    }
    joined = {name for name in named if any(name.startswith(table) for table in many)}
    assert (named - joined, triggers) == (set(BREAKS), set(TRIGGERS))
