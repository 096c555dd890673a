"""Read an article: its text to claims, each with the words that carry it. What was decided stays decided."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from events.models import Article, Claim, EventKind, Evidence, Text
from events.reading.shapes import Reading
from events.services import ledger
from events.services.drafting import Draft, drafts
from events.services.lexicons import knowledge
from events.services.likeness import cluster_of
from talks.models import Actor, Person

WAITING = ("pending", "second")


@dataclass(frozen=True, slots=True)
class Names:
    """Slugs of the record that claims point at."""

    actors: dict[str, int]
    people: dict[str, int]
    sensitive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads: text, title, day of publication and language in, a reading out."""

    version: str
    read: Callable[[str, str, date | None, str], Reading]


def the_reader() -> Reader:
    """The project's own. Its libraries are loaded here, in workers, and not where pages are served."""
    from events.reading import VERSION, document_from_text, read

    def with_knowledge(text: str, title: str, published: date | None, language: str) -> Reading:
        known = knowledge(language)
        document = document_from_text(text, title=title or None)
        return read(document, published, known.lexicon, known.calendar, language=language or None)

    return Reader(VERSION, with_knowledge)


def read_article(article: Article, now: datetime, reader: Reader | None = None) -> None:
    """Read the newest text. The caller holds the article; this finishes it in the same transaction as the claims."""
    reader = reader or the_reader()
    text = article.texts.order_by("-captured_at", "-id")[0]
    reading = reader.read(text.body, article.title, day_told(article), article.language)
    found = drafts(reading)
    inferred = article.published is None and reading.published is not None
    with transaction.atomic():
        write_claims(article, text, found, reading.published or article.published, reader.version)
        ledger.finish(
            article,
            "gather" if any(draft.property == "event" for draft in found) else "done",
            published=article.published or reading.published,
            published_inferred=article.published_inferred or inferred,
            read_at=now,
            reader=reader.version,
            cluster=cluster_of(article, text.body),
        )


def day_told(article: Article) -> date | None:
    """The day of publication that somebody told; one that a reading inferred is inferred anew."""
    return None if article.published_inferred else article.published


def write_claims(article: Article, text: Text, found: Iterable[Draft], published: date | None, version: str) -> None:
    """Make the article's claims those that were found; what was decided stays as it was decided."""
    known_on = published or text.captured_at.date()
    names = names_for(found := list(found))
    standing = {claim.id: claim for claim in article.claims.all()}
    drafted = {draft.id(article.pk): (n, draft) for n, draft in enumerate(found)}
    new = [
        claim_of(article, pk, draft, n, known_on, names, version)
        for pk, (n, draft) in drafted.items()
        if pk not in standing
    ]
    Claim.objects.bulk_create(new)
    waiting = [pk for pk, claim in standing.items() if claim.state in WAITING]
    article.claims.filter(pk__in=[pk for pk in waiting if pk not in drafted]).update(state="obsolete")
    back = [pk for pk, claim in standing.items() if claim.state == "obsolete" and pk in drafted]
    article.claims.filter(pk__in=back).update(state="pending")
    again = [pk for pk in (*waiting, *back) if pk in drafted]
    Evidence.objects.filter(claim__in=again).delete()
    for pk in again:
        article.claims.filter(pk=pk).update(reader=version, position=drafted[pk][0], known_on=known_on)
    shown = [claim.pk for claim in new] + again
    Evidence.objects.bulk_create(
        Evidence(claim_id=pk, text=text, start=span.start, end=span.end, quote=text.body[span.start : span.end])
        for pk in shown
        for span in drafted[pk][1].spans
    )


def names_for(found: list[Draft]) -> Names:
    slugs = {draft.claimant for draft in found if draft.claimant}
    heads = {str(draft.value["head"]) for draft in found if draft.value.get("head")}
    return Names(
        dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "id")),
        dict(Person.objects.filter(slug__in=slugs | heads).values_list("slug", "id")),
        frozenset(EventKind.objects.filter(sensitive=True).values_list("slug", flat=True)),
    )


def claim_of(
    article: Article, pk: str, draft: Draft, position: int, known_on: date, names: Names, version: str
) -> Claim:
    actor = names.actors.get(draft.claimant or "")
    person = None if actor else names.people.get(draft.claimant or "")
    return Claim(
        id=pk,
        article=article,
        property=draft.property,
        track=draft.track,
        number=draft.number,
        qualifier=draft.qualifier,
        value=dict(draft.value),
        claimant_actor_id=actor,
        claimant_person_id=person,
        claimant_words="" if actor or person else draft.claimant or "",
        said_on=draft.said_on,
        known_on=known_on,
        inferred=draft.inferred,
        reader=version,
        position=position,
        finding=draft.finding(draft.claimant if actor or person else None),
        sensitive=is_sensitive(draft, names),
    )


def is_sensitive(draft: Draft, names: Names) -> bool:
    """Accusations and the like, and whatever names somebody whom the record does not know as an office holder."""
    head = draft.value.get("head")
    return draft.value.get("kind") in names.sensitive or (head is not None and head not in names.people)
