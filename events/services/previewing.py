"""What accepting a claim would change in the record, and what stands against it. Changes nothing itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from events.models import Claim
from events.services.reviewing import body_that_sits
from talks.derive import Cited, Said
from talks.models import AgendaItem, Round, RoundState, Seat
from talks.services.rows import Namer, round_rows
from talks.services.statements import Telling, when_known, would_be_id
from talks.services.telling import tellings
from talks.wording import days

NOWHERE = "not in the record"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that would change."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rival:
    """A statement that says otherwise; no claimant is the source's own voice."""

    id: str
    words: str
    claimant: str | None
    known_on: date


@dataclass(frozen=True, slots=True)
class Preview:
    """`steps` is empty where accepting would only add a source; `against` are statements that say otherwise."""

    round: Round | None
    steps: list[Step]
    against: list[Rival]


def preview(claim: Claim, namer: Namer | None = None) -> Preview:
    """Derives the round's rows with and without the claim's statement."""
    if claim.property == "event":
        return Preview(None, [Step("Event", "shown as not reviewed, if at all", "shown as accepted")], [])
    if claim.property == "zone":
        return Preview(None, [], [])
    round_ = Round.objects.filter(track__slug=claim.track, number=claim.number or 0).first()
    if round_ is None:
        return Preview(None, [Step(f"Round {claim.track}-{claim.number}", NOWHERE, "made, with this statement")], [])
    told = tellings("round", [round_.pk]).get(("round", round_.pk), [])
    new = said(claim, round_)
    if any(one.id == new.id for one in told):
        return Preview(round_, [], against(new, told))
    namer = namer or Namer()
    before = standing(told_rows(round_, told, namer), namer)
    after = standing(told_rows(round_, [*told, new], namer), namer)
    steps = [
        Step(what, before.get(what, NOWHERE), after.get(what, "no more"))
        for what in sorted({*before, *after})
        if before.get(what) != after.get(what)
    ]
    return Preview(round_, steps, against(new, told))


def said(claim: Claim, round_: Round) -> Said:
    """The statement that accepting would make, as the derivations see it."""
    value, qualifier = dict(claim.value), claim.qualifier
    if claim.property == "seat":
        value["actor"] = body_that_sits(round_, value["actor"], value["role"])
        qualifier = f"{value['actor']}/{value['role']}"
    speaker = claim.claimant_actor or claim.claimant_person
    telling = Telling(
        round_,
        claim.property,
        value,
        qualifier,
        claimant=speaker.slug if speaker else None,
        said_from=claim.said_on,
        said_to=claim.said_on,
    )
    source = claim.article.source
    known = when_known(telling, source, claim.known_on or claim.article.added_at.date())
    return Said(
        id=would_be_id(telling),
        property=claim.property,
        value=value,
        known_on=known.on,
        qualifier=qualifier,
        claimant=telling.claimant or claim.claimant_words or None,
        said_from=claim.said_on,
        said_to=claim.said_on,
        cited=(Cited(known.on, source.origin.slug if source.origin else None),),
    )


def told_rows(round_: Round, told: list[Said], namer: Namer) -> list[Any]:
    return [row for row in round_rows(round_.pk, told, namer) if row.known_to is None]  # type: ignore[attr-defined]


def standing(rows: list[Any], namer: Namer) -> dict[str, str]:
    """The rows of today in words, by what they tell of."""
    actors = {pk: slug for slug, pk in namer.actors.items()}
    people = {pk: slug for slug, pk in namer.people.items()}
    topics = {pk: slug for slug, pk in namer.topics.items()}
    shown: dict[str, str] = {}
    for row in rows:
        if isinstance(row, RoundState):
            shown["Status"] = row.status
            shown["Time"] = days(row.start, row.end, row.precision) or "unknown"
            shown["Place"] = row.city or "unknown"
            shown["Moves"] = str(row.moves)
            shown["Disputed"] = ", ".join(row.disputed) or "nothing"
        elif isinstance(row, Seat):
            head = f", headed by {people[row.head_id]}" if row.head_id else ""
            shown[f"Seat of {actors[row.actor_id]} as {row.role or 'unknown'}"] = f"{row.presence}{head}"
        elif isinstance(row, AgendaItem):
            shown[f"Agenda: {topics.get(row.topic_id or 0, '')} {row.wording}".strip()] = ", ".join(row.zones) or "yes"
    return shown


RIVALS = {"schedule": ("status", "start", "end"), "seat": ("presence", "head")}


def against(new: Said, told: list[Said]) -> list[Rival]:
    """Statements on the same thing that say something else, newest first."""
    names = RIVALS.get(new.property, ())
    rivals = [
        one
        for one in told
        if (one.property, one.qualifier) == (new.property, new.qualifier)
        and any(one.value.get(name) != new.value.get(name) for name in names)
    ]
    return [
        Rival(
            one.id, ", ".join(str(one.value[name]) for name in names if one.value.get(name)), one.claimant, one.known_on
        )
        for one in sorted(rivals, key=lambda one: (one.known_on, one.id), reverse=True)
    ]
