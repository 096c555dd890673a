"""From what was read to claims and their evidence. What was decided stays decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.models import Article, Claim, EventKind, Evidence, Text
from events.services.copying import copy_in
from events.services.drafting import Draft
from events.services.wire import Carried
from talks.models import Actor, Person

WAITING = ("pending", "second")
CLAIM = (
    "id",
    "article",
    "property",
    "track",
    "number",
    "qualifier",
    "value",
    "claimant_actor",
    "claimant_person",
    "claimant_words",
    "said_on",
    "known_on",
    "inferred",
    "reader",
    "position",
    "finding",
    "sensitive",
    "state",
    "why",
)
EVIDENCE = ("claim", "text", "start", "end", "quote")


@dataclass(frozen=True, slots=True)
class Names:
    """Slugs of the record that claims point at."""

    actors: dict[str, int]
    people: dict[str, int]
    sensitive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """What the reading of an article came to; `signature` is null for a text too short to be compared."""

    text: Text
    drafts: list[Draft]
    published: date | None
    inferred: bool
    signature: list[int] | None
    reader: str
    carried: Carried | None = None


def write_claims(made: Sequence[tuple[Article, Read]]) -> None:
    """Make the articles' claims those that were found; what was decided stays as it was decided."""
    names = names_for([draft for _, read in made for draft in read.drafts])
    standing: dict[str, dict[str, str]] = {article.pk: {} for article, _ in made}
    for pk, of, state in Claim.objects.filter(article__in=standing).values_list("pk", "article_id", "state"):
        standing[of][pk] = state
    claims: list[Sequence[Any]] = []
    evidence: list[Sequence[Any]] = []
    for article, read in made:
        drafted = {draft.id(article.pk): draft for draft in read.drafts}
        known_on = read.published or read.text.captured_at.date()
        again = reread(article, drafted, standing[article.pk], known_on, read.reader)
        for n, (pk, draft) in enumerate(drafted.items()):
            if pk not in standing[article.pk]:
                claims.append(claim_of(article.pk, pk, draft, n, known_on, names, read.reader))
            elif pk not in again:
                continue
            evidence.extend(evidence_of(pk, draft, read.text))
    copy_in(Claim, CLAIM, claims)
    copy_in(Evidence, EVIDENCE, evidence)


def reread(
    article: Article, drafted: dict[str, Draft], standing: dict[str, str], known_on: date, version: str
) -> list[str]:
    """Bring the claims of an earlier reading to this one; those whose words are told anew."""
    if not standing:
        return []
    waiting = [pk for pk, state in standing.items() if state in WAITING]
    article.claims.filter(pk__in=[pk for pk in waiting if pk not in drafted]).update(state="obsolete")
    back = [pk for pk, state in standing.items() if state == "obsolete" and pk in drafted]
    article.claims.filter(pk__in=back).update(state="pending")
    again = [pk for pk in (*waiting, *back) if pk in drafted]
    Evidence.objects.filter(claim__in=again).delete()
    places = {pk: n for n, pk in enumerate(drafted)}
    for pk in again:
        article.claims.filter(pk=pk).update(reader=version, position=places[pk], known_on=known_on)
    return again


def evidence_of(claim: str, draft: Draft, text: Text) -> Iterator[Sequence[Any]]:
    for span in draft.spans:
        yield claim, text.pk, span.start, span.end, text.body[span.start : span.end]


def names_for(found: Iterable[Draft]) -> Names:
    """What the drafts name and the record knows, in three questions."""
    found = list(found)
    slugs = {draft.claimant for draft in found if draft.claimant}
    heads = {str(draft.value["head"]) for draft in found if draft.value.get("head")}
    return Names(
        dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "id")),
        dict(Person.objects.filter(slug__in=slugs | heads).values_list("slug", "id")),
        frozenset(EventKind.objects.filter(sensitive=True).values_list("slug", flat=True)),
    )


def claim_of(
    article: str, pk: str, draft: Draft, position: int, known_on: date, names: Names, version: str
) -> Sequence[Any]:
    """A claim in the order of CLAIM."""
    actor = names.actors.get(draft.claimant or "")
    person = None if actor else names.people.get(draft.claimant or "")
    known = draft.claimant if actor or person else None
    return (
        pk,
        article,
        draft.property,
        draft.track,
        draft.number,
        draft.qualifier,
        dict(draft.value),
        actor,
        person,
        "" if known else draft.claimant or "",
        draft.said_on,
        known_on,
        draft.inferred,
        version,
        position,
        draft.finding(known),
        is_sensitive(draft, names),
        Claim.State.PENDING.value,
        "",
    )


def is_sensitive(draft: Draft, names: Names) -> bool:
    """Accusations and the like, and whatever names somebody whom the record does not know as an office holder."""
    head = draft.value.get("head")
    return draft.value.get("kind") in names.sensitive or (head is not None and head not in names.people)
