"""What accepting a finding would change, derived dry, and what stands against it. Changes nothing itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from events.models import Claim, Event
from events.services.differing import DIFFERS, differ
from events.services.reviewing import NotPossible, telling_of, would_be_round
from events.services.settling import Weighed, telling, weighed
from events.wording import in_words
from talks import sentences, wording
from talks.derive import Cited, Said
from talks.models import AgendaItem, Round, RoundState, Seat, Sitting
from talks.queries.shapes import Told
from talks.queries.telling import told as told_of
from talks.services.rows import Namer, round_rows
from talks.services.statements import when_known, would_be_id
from talks.services.telling import tellings

MOST = 12
NOTHING = "not in the record"
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that would read otherwise from a day of the record to another; `until` is None where it does today."""

    what: str
    before: str
    after: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """Something told on the same field: a statement of the record by its id, or a claim of an article (`article`).

    `speaker` is `says the Kazakh Foreign Ministry`; empty where source or article speak in their own voice.
    """

    id: str
    words: str
    speaker: str
    known_on: date | None
    sources: tuple[tuple[str, str], ...]
    article: str = ""
    rank: str = "normal"


@dataclass(frozen=True, slots=True)
class Preview:
    """`refused` says why it cannot be accepted. Without `steps` nothing that shows would change; `same` is what says so
    already, `against` what says otherwise, `more` how many of either are left out. `stands` is what the record has of
    the field today, in words; empty where it has nothing."""

    refused: str = ""
    steps: tuple[Step, ...] = ()
    same: tuple[Other, ...] = ()
    against: tuple[Other, ...] = ()
    more: int = 0
    stands: str = ""


def preview(claim: Claim, names: Names, namer: Namer | None = None) -> Preview:
    """What becomes of the record with the claim's statement in it."""
    match claim.property:
        case "event":
            return of_event(claim, names)
        case "zone":
            return Preview(steps=(Step("in the article", "not reviewed", "accepted"),))
    try:
        round_ = would_be_round(claim)
        new = said(claim, round_)
    except NotPossible as refused:
        return Preview(refused=str(refused))
    told = tellings("round", [round_.pk]).get(("round", round_.pk), []) if round_.pk else []
    namer = namer or Namer()
    steps, before = [], told_lives(round_, told, namer, names)
    if not any(one.id == new.id for one in told):
        steps = differences(before, told_lives(round_, [*told, new], namer, names))
    if not round_.pk:
        steps.insert(0, Step("round", NOTHING, f"{round_.name} made, with this statement"))
    same, against = others(claim, round_, new, names)
    left_out = sum(max(0, len(those) - MOST) for those in (same, against))
    return Preview(
        "", tuple(steps), tuple(same[:MOST]), tuple(against[:MOST]), left_out, stands(claim, new, before, names)
    )


def said(claim: Claim, round_: Round) -> Said:
    """The statement that accepting would make, as the derivations see it."""
    would_be = telling_of(claim, round_)
    source = claim.article.source
    known = when_known(would_be, source, claim.known_on or claim.article.added_at.date())
    return Said(
        id=would_be_id(would_be),
        property=would_be.property,
        value=would_be.value,
        known_on=known.on,
        qualifier=would_be.qualifier,
        claimant=would_be.claimant or claim.claimant_words or None,
        said_from=would_be.said_from,
        said_to=would_be.said_to,
        cited=(Cited(known.on, source.origin.slug if source.origin else None),),
    )


Life = list[tuple[date, date | None, str]]
Lives = Mapping[str, Life]


def told_lives(round_: Round, told: list[Said], namer: Namer, names: Names) -> Lives:
    """The round's rows in words: of each thing told, what was known of it from which day until which."""
    slugs = Slugs(namer)
    lives: defaultdict[str, Life] = defaultdict(list)
    for row in round_rows(round_.pk, told, namer):
        for what, words in told_in(row, slugs, names):
            lives[what].append((row.known_from, row.known_to, words))  # type: ignore[attr-defined]
    return lives


def stands(claim: Claim, new: Said, before: Lives, names: Names) -> str:
    """What the record has of the claim's field today."""
    if claim.property == "seat":
        actor = new.value["actor"]
        what = f"seat of {names.get(f'actor:{actor}', actor)} as {new.value['role']}"
    else:
        what = claim.qualifier.replace("sitting-", "part ") or "time"
    return next((words for _, until, words in before.get(what, []) if until is None), "")


class Slugs:
    """Slugs by key, for rows that hold keys alone."""

    def __init__(self, namer: Namer) -> None:
        by = {"actor": namer.actors, "person": namer.people, "topic": namer.topics, "venue": namer.venues}
        self.found = {(kind, pk): slug for kind, slugs in by.items() for slug, pk in slugs.items()}

    def name(self, kind: str, pk: int | None, names: Names) -> str:
        slug = self.found.get((kind, pk or 0), "")
        return names.get(f"{kind}:{slug}", slug)


def told_in(row: Any, slugs: Slugs, names: Names) -> Iterable[tuple[str, str]]:
    """What a derived row tells, as (what, words)."""
    if isinstance(row, RoundState):
        place = ", ".join(filter(None, [slugs.name("venue", row.venue_id, names), row.city]))
        yield "time", wording.standing(row.status, row.start, row.end, row.precision)
        yield "place", place or "open"
        yield "moves of the date", str(row.moves)
        yield "sources differ on", ", ".join(row.disputed) or "nothing"
    elif isinstance(row, Sitting):
        yield f"part {row.n}", wording.standing(row.status, row.start, row.end, row.precision)
    elif isinstance(row, Seat):
        head = slugs.name("person", row.head_id, names)
        seat = f"seat of {slugs.name('actor', row.actor_id, names)}" + (f" as {row.role}" if row.role else "")
        yield seat, row.presence + (f", led by {head}" if head else "")
    elif isinstance(row, AgendaItem):
        zones = ", ".join(names.get(f"zone:{slug}", slug) for slug in row.zones)
        topic = row.wording or slugs.name("topic", row.topic_id, names)
        yield f"on the agenda: {topic}", f"yes, for {zones}" if zones else "yes"


def differences(before: Lives, after: Lives) -> list[Step]:
    """What reads otherwise, thing by thing and span by span, the earliest first."""
    steps = []
    for what in dict.fromkeys((*before, *after)):
        spans: list[Step] = []
        lives = before.get(what, []), after.get(what, [])
        days = sorted({day for life in lives for since, until, _ in life for day in (since, until) if day})
        for since, until in zip(days, [*days[1:], None], strict=True):
            was, would_be = (at(life, since) for life in lives)
            last = spans[-1] if spans else None
            if last and (last.before, last.after, last.until) == (was, would_be, since):
                spans[-1] = replace(last, until=until)
            elif was != would_be:
                spans.append(Step(what, was, would_be, since, until))
        steps += spans
    return sorted(steps, key=lambda one: one.since or date.min)


def at(life: Life, day: date) -> str:
    """What was known on a day."""
    return next((words for since, until, words in life if since <= day and (until is None or day < until)), NOTHING)


def others(claim: Claim, round_: Round, new: Said, names: Names) -> tuple[list[Other], list[Other]]:
    """Statements on the same field, the latest first: those that say the same, and those that say otherwise."""
    if not round_.pk:
        return [], []
    told = told_of(None, round=round_, property=new.property, qualifier=new.qualifier)[::-1]
    differs = DIFFERS[claim.property]
    same = [one for one in told if not differs(one.value, new.value)]
    against = [one for one in told if differs(one.value, new.value)]
    return [_stated(one, round_, names) for one in same], [_stated(one, round_, names) for one in against]


def _stated(one: Told, round_: Round, names: Names) -> Other:
    words = sentences.sentence(one.property, one.qualifier, one.value, round_.name, names)
    sources = tuple((cite.origin_name or cite.publisher or cite.url, cite.url) for cite in one.cites)
    return Other(one.id, words, sentences.says(one.speaker.name), one.known_on, sources, rank=one.rank)


def of_event(claim: Claim, names: Names) -> Preview:
    """What the event would be with the finding's claims accepted; beside it, claims that tell another time or place."""
    event = Event.objects.filter(event_claims__claim=claim).first()
    claims = telling(event, "article__outlet", "article__source", "claimant_actor", "claimant_person") if event else []
    before = _event_words(weighed(claims), names) if claims else {}
    others_ = [one for one in claims if one.finding != claim.finding]
    accepted = [_accepted(one) if one.finding == claim.finding else one for one in claims] or [_accepted(claim)]
    after = _event_words(weighed(accepted), names)
    steps = tuple(
        Step(what, before.get(what, NOTHING), after[what]) for what in after if before.get(what, NOTHING) != after[what]
    )
    # What waits and tells otherwise stands among the rivals, each by its finding.
    against = [_claimed(one, names) for one in others_ if one.state == "accepted" and differ(one, claim)]
    same = [_claimed(one, names) for one in others_ if not differ(one, claim)]
    left_out = sum(max(0, len(those) - MOST) for those in (same, against))
    return Preview("", steps, tuple(same[:MOST]), tuple(against[:MOST]), left_out)


def _accepted(claim: Claim) -> Claim:
    made = copy(claim)
    made.state = "accepted"
    return made


def _event_words(told: Weighed, names: Names) -> dict[str, str]:
    return {
        "event": "shown as accepted" if told.reviewed else "not reviewed",
        "time": wording.days(told.start, told.end, told.precision) or "not told",
        "place": told.place or "not told",
        "zone": names.get(f"zone:{told.zone}", told.zone or "none"),
        "with": ", ".join(sorted(names.get(f"actor:{slug}", slug) for slug in told.actors)) or "nobody named",
    }


def _claimed(one: Claim, names: Names) -> Other:
    article = one.article
    name = article.outlet.name if article.outlet else article.title
    speaker = one.claimant_person or one.claimant_actor
    told_by = sentences.says(speaker.name if speaker else one.claimant_words)
    return Other(one.pk, in_words(one, names), told_by, one.known_on, ((name, article.source.url),), article.pk)
