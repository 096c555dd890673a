"""People decide on claims: accepted ones become statements with a citation, rejected ones keep the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from events.models import Claim, Event
from events.services.gathering import attach
from events.services.settling import settle
from talks import wording
from talks.models import Actor, Citation, Round, Seat, Track
from talks.services import statements, trail
from talks.services.keeping_back import keep_back
from talks.services.statements import Telling
from talks.services.version import bump

WAITING = ("pending", "second")


class AlreadyDecided(Exception):
    """Somebody else was first; the message says what was decided and by whom."""


class NotPossible(Exception):
    """The claim cannot become part of the record; the message says why."""


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, and when."""

    user: Any
    now: datetime

    @property
    def name(self) -> str:
        return str(self.user.get_username())


def by(user: AbstractBaseUser, now: datetime) -> By:
    return By(user, now)


def accept(claim: Claim, decider: By) -> Citation | None:
    """Make the claim's statement, or cite it once more; events and zones become accepted without a statement."""
    with transaction.atomic():
        claim = waiting(claim)
        citation = None if claim.property in ("event", "zone") else stated(claim, decider)
        decided(claim, "accepted", decider, citation=citation)
        if citation is not None:
            keep_back()
        if claim.property == "event":
            settle_event(claim)
    return citation


def accept_finding(finding: str, decider: By) -> int:
    """All waiting claims of one finding; how many there were."""
    claims = list(Claim.objects.filter(finding=finding, state__in=WAITING).order_by("known_on", "pk"))
    with transaction.atomic():
        for claim in claims:
            accept(claim, decider)
    return len(claims)


def reject(claim: Claim, why: str, decider: By) -> None:
    """Needs a reason; the claim stays, with it, and is shown nowhere."""
    if not why.strip():
        raise NotPossible("a rejection needs a reason")
    with transaction.atomic():
        claim = waiting(claim)
        decided(claim, "rejected", decider, why=why.strip())
        if claim.property == "event":
            settle_event(claim)


def ask_for_second(claims: Iterable[Claim], decider: By) -> int:
    """Mark new claims as needing a second look."""
    moved = Claim.objects.filter(pk__in=[claim.pk for claim in claims], state="pending").update(state="second")
    if moved:
        trail.note(
            "asked for a second look", f"{moved} claims", {}, by=decider.name, now=decider.now, user=decider.user.pk
        )
    return moved


def reopen(claim: Claim, why: str, decider: By) -> None:
    """Take a decision back: the citation goes, the claim waits again."""
    with transaction.atomic():
        claim = Claim.objects.select_for_update().get(pk=claim.pk)
        if claim.state not in ("accepted", "rejected"):
            raise NotPossible("the claim was not decided")
        citation = claim.citation
        decided(claim, "pending", decider, why="", citation=None, decided_by=None, decided_at=None)
        if citation is not None and not citation.claims.exists():
            statements.uncite(citation, why, by=decider.name, now=decider.now, user=decider.user.pk)
        if claim.property == "event":
            settle_event(claim)


def waiting(claim: Claim) -> Claim:
    """The claim under a lock, as nobody has decided it yet."""
    locked = Claim.objects.select_for_update().get(pk=claim.pk)
    if locked.state not in WAITING:
        who = f" by {locked.decided_by.get_username()}" if locked.decided_by else ""
        raise AlreadyDecided(f"the claim was already {locked.get_state_display()}{who}")
    return locked


def decided(claim: Claim, state: str, decider: By, **columns: Any) -> None:
    columns = {"decided_by": decider.user, "decided_at": decider.now, **columns}
    Claim.objects.filter(pk=claim.pk).update(state=state, **columns)
    details = {"claim": claim.pk, "article": claim.article_id, "value": claim.value, "why": columns.get("why", "")}
    verb = {"accepted": "accepted a claim", "rejected": "rejected a claim"}.get(state, "reopened a claim")
    trail.note(verb, str(claim), details, by=decider.name, now=decider.now, user=decider.user.pk)
    bump()


def stated(claim: Claim, decider: By) -> Citation:
    quote = claim.evidence.order_by("start").values_list("quote", flat=True).first() or ""
    return statements.make(
        telling_of(claim, round_of(claim)),
        claim.article.source,
        quote=quote,
        by=decider.name,
        now=decider.now,
        user=decider.user.pk,
    )


def telling_of(claim: Claim, round_: Round) -> Telling:
    """The claim as a statement of its round."""
    value, qualifier = dict(claim.value), claim.qualifier
    if claim.property == "seat":
        value["actor"] = sitting_body(round_, claim)
        qualifier = f"{value['actor']}/{value['role']}"
    speaker = claim.claimant_actor or claim.claimant_person
    return Telling(
        subject=round_,
        property=claim.property,
        value=value,
        qualifier=qualifier,
        claimant=speaker.slug if speaker else None,
        claimant_words=claim.claimant_words[:200],
        said_from=claim.said_on,
        said_to=claim.said_on,
    )


def round_of(claim: Claim) -> Round:
    """The claim's round, made where the record lacks it: a person's act."""
    unmade = would_be_round(claim)
    fresh = {"slug": unmade.slug, "name": unmade.name}
    return Round.objects.get_or_create(track=unmade.track, number=unmade.number, defaults=fresh)[0]


def would_be_round(claim: Claim) -> Round:
    """The claim's round, unsaved where the record lacks it."""
    if not claim.number:
        raise NotPossible("the article does not tell which round it speaks of")
    track = Track.objects.filter(slug=claim.track).first()
    if track is None:
        raise NotPossible(f"the record has no track {claim.track!r}")
    if found := track.rounds.filter(number=claim.number).first():
        return found
    last = track.rounds.order_by("-number").first()
    stem = last.name.rpartition(" ")[0] if last else track.name
    name = f"{stem} {wording.roman(claim.number)}"
    return Round(track=track, number=claim.number, slug=f"{track.slug}-{claim.number}", name=name)


def sitting_body(round_: Round, claim: Claim) -> str:
    """The slug of the actor that a claimed seat belongs to."""
    slug = body_that_sits(round_, claim.value["actor"], claim.value["role"])
    if not Actor.objects.filter(slug=slug).exists():
        raise NotPossible(f"the record has no actor {slug!r}: add it first")
    return slug


def body_that_sits(round_: Round, slug: str, role: str) -> str:
    """The actor, or the nearest body above it that has the seat already."""
    seated = set(Seat.objects.filter(round=round_.pk, role=role, known_to=None).values_list("actor__slug", flat=True))
    actor = Actor.objects.filter(slug=slug).first()
    while actor is not None and actor.slug not in seated:
        actor = actor.part_of
    return actor.slug if actor else slug


def settle_event(claim: Claim) -> None:
    """Review shows on the event: a rejected claim no longer tells of it, an accepted one leads."""
    event = Event.objects.filter(event_claims__claim=claim).first()
    if event is None and not Claim.objects.filter(pk=claim.pk, state="rejected").exists():
        (event,) = attach([claim])
    if event is not None:
        settle(event)
