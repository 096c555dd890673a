"""What people do to the record: make a statement, cite it again, rank it, withdraw it; its subject is derived anew."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Min

from talks.derive import Known, known_on
from talks.derive.identity import quote_hash, statement_id
from talks.derive.spans import as_day
from talks.models import Actor, Citation, Person, Source, Statement
from talks.models.statements import SUBJECTS
from talks.services import trail
from talks.services.deriving import KINDS, rebuild
from talks.services.version import bump


@dataclass(frozen=True)
class Telling:
    """A statement to be. `subject` is a row of Round, Zone, Venue, Actor, Person or Document; `claimant` the slug of an
    actor or person, None for the source's own voice."""

    subject: models.Model
    property: str
    value: dict[str, Any]
    qualifier: str = ""
    claimant: str | None = None
    claimant_words: str = ""
    said_from: date | None = None
    said_to: date | None = None


def would_be_id(telling: Telling) -> str:
    """The id that the statement would have."""
    return statement_id(
        f"{_kind(telling.subject)}/{telling.subject.slug}",  # type: ignore[attr-defined]
        telling.property,
        telling.qualifier,
        telling.value,
        telling.claimant,
        telling.said_from,
        telling.said_to,
    )


def _kind(subject: models.Model) -> str:
    return str(subject._meta.model_name)


def when_known(telling: Telling, source: Source, captured: date) -> Known:
    """From which day a citation of this source counts."""
    value = telling.value
    start, end = as_day(value.get("start")), as_day(value.get("end"))
    report = value.get("status") in ("under-way", "held")
    happened = (end if value.get("status") == "held" and end else start) if report else None
    return known_on(
        published=source.published,
        said_from=telling.said_from,
        said_to=telling.said_to,
        planned_start=start if not report and value.get("precision") == "day" else None,
        happened=happened,
        captured=captured,
    )


@transaction.atomic
def make(
    telling: Telling, source: Source, *, quote: str = "", by: str, now: datetime, user: int | None = None
) -> Citation:
    """Make the statement, or find the one that says the same, and cite this source for it."""
    _lock(telling.subject)
    known = when_known(telling, source, now.date())
    statement, is_new = Statement.objects.get_or_create(
        id=would_be_id(telling), defaults=_columns(telling, known, by, now)
    )
    citation, is_cited = Citation.objects.get_or_create(
        statement=statement,
        source=source,
        quote_hash=quote_hash(quote),
        defaults={"quote": quote, "known_on": known.on, "known_basis": known.basis},
    )
    if is_new or is_cited:
        _known_again(statement)
        trail.note("made" if is_new else "cited", _name(statement), _details(statement), by=by, now=now, user=user)
        _derive(statement)
    return citation


def _columns(telling: Telling, known: Known, by: str, now: datetime) -> dict[str, Any]:
    actor = Actor.objects.filter(slug=telling.claimant).first() if telling.claimant else None
    person = Person.objects.get(slug=telling.claimant) if telling.claimant and actor is None else None
    return {
        _kind(telling.subject): telling.subject,
        "property": telling.property,
        "qualifier": telling.qualifier,
        "value": telling.value,
        "claimant_actor": actor,
        "claimant_person": person,
        "claimant_words": telling.claimant_words,
        "said_from": telling.said_from,
        "said_to": telling.said_to,
        "known_on": known.on,
        "entered_by": by,
        "entered_at": now,
    }


@transaction.atomic
def rank(statement: Statement, to: str, reason: str, *, by: str, now: datetime, user: int | None = None) -> None:
    """Prefer or deprecate a statement, with a reason; the data files leave it alone from then on."""
    if to != Statement.Rank.NORMAL and not reason.strip():
        raise ValueError("a rank other than normal needs a reason")
    _lock(_subject(statement))
    statement.rank, statement.reason, statement.decided_by = Statement.Rank(to), reason, by
    statement.save(update_fields=["rank", "reason", "decided_by"])
    trail.note(f"ranked {to}", _name(statement), {"reason": reason}, by=by, now=now, user=user)
    _derive(statement)


@transaction.atomic
def withdraw(statement: Statement, why: str, *, by: str, now: datetime, user: int | None = None) -> None:
    """Take a statement out of the record; it stays listed, with the reason."""
    if not why.strip():
        raise ValueError("a statement is withdrawn with a reason")
    _lock(_subject(statement))
    statement.withdrawn_at, statement.why, statement.decided_by = now, why, by
    statement.save(update_fields=["withdrawn_at", "why", "decided_by"])
    trail.note("withdrawn", _name(statement), {"why": why}, by=by, now=now, user=user)
    _derive(statement)


@transaction.atomic
def uncite(citation: Citation, why: str, *, by: str, now: datetime, user: int | None = None) -> None:
    """Take a citation back. A statement that nothing carries any more is withdrawn."""
    statement = citation.statement
    _lock(_subject(statement))
    details = {"source": str(citation.source), "quote": citation.quote, "why": why}
    citation.delete()
    trail.note("uncited", _name(statement), details, by=by, now=now, user=user)
    if statement.citations.exists():
        _known_again(statement)
        _derive(statement)
    else:
        withdraw(statement, why, by=by, now=now, user=user)


def _subject(statement: Statement) -> models.Model:
    rows: list[models.Model] = [row for name in SUBJECTS if (row := getattr(statement, name)) is not None]
    return rows[0]


def _lock(subject: models.Model) -> None:
    """Whoever changes a subject's statements waits for whoever does so already."""
    type(subject)._default_manager.select_for_update().get(pk=subject.pk)


def _known_again(statement: Statement) -> None:
    least = statement.citations.aggregate(least=Min("known_on"))["least"]
    Statement.objects.filter(pk=statement.pk).update(known_on=least)


def _derive(statement: Statement) -> None:
    subject = _subject(statement)
    kind = _kind(subject)
    if kind in KINDS or kind == "document":
        rebuild(kind, [subject.pk])
    bump()


def _name(statement: Statement) -> str:
    subject = _subject(statement)
    return f"{_kind(subject)}/{subject.slug} {statement.property} {statement.pk}"  # type: ignore[attr-defined]


def _details(statement: Statement) -> dict[str, Any]:
    return {"value": statement.value, "qualifier": statement.qualifier, "claimant": statement.claimant_words}
