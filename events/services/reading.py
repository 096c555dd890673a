"""Read an article: its text to claims, each with the words that carry it. What was decided stays decided."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from events.models import Article, Claim, EventKind, Evidence, Text
from events.reading.shapes import Reading
from events.services import alike, ledger, lexicons
from events.services.batches import Step
from events.services.drafting import Draft, drafts
from events.services.likeness import clusters_of
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


@dataclass(frozen=True, slots=True)
class Read:
    """What the reading of an article came to; `signature` is null for a text too short to be compared."""

    text: Text
    drafts: list[Draft]
    published: date | None
    inferred: bool
    signature: list[int] | None
    reader: str


def the_reader() -> Reader:
    """The project's own. Its libraries are loaded here, in workers, and not where pages are served."""
    from events.reading import VERSION, document_from_text, read

    knowledge = lexicons.Library()

    def with_knowledge(text: str, title: str, published: date | None, language: str) -> Reading:
        known = knowledge.of(language)
        document = document_from_text(text, title=title or None)
        return read(document, published, known.lexicon, known.calendar, language=language or None)

    return Reader(VERSION, with_knowledge)


def read_one(article: Article, text: Text, reader: Reader) -> Read:
    reading = reader.read(text.body, article.title, day_told(article), article.language)
    return Read(
        text,
        drafts(reading),
        reading.published or article.published,
        article.published_inferred or (article.published is None and reading.published is not None),
        alike.signature(text.body),
        reader.version,
    )


def write(made: Sequence[tuple[Article, Read]], now: datetime) -> None:
    """Claims first; then, one worker at a time, which texts are the same; all articles end in one statement."""
    write_claims(made)
    clusters = clusters_of([(article, read.signature) for article, read in made])
    ledger.finish_all(
        [
            (
                article,
                {
                    "state": "gather" if any(draft.property == "event" for draft in read.drafts) else "done",
                    "published": article.published or read.published,
                    "published_inferred": read.inferred,
                    "read_at": now,
                    "reader": read.reader,
                    "cluster": clusters[article.pk],
                },
            )
            for article, read in made
        ]
    )


def reading_with(reader: Callable[[], Reader]) -> Step[Article, Read]:
    """The step from text to claims. The newest text of each is read; the claims are written as the article ends."""

    def begin(articles: Sequence[Article], now: datetime) -> Callable[[Article], Read]:
        newest = Text.objects.filter(article__in=articles).order_by("article_id", "-captured_at", "-id")
        texts = {text.article_id: text for text in newest.distinct("article_id")}
        using = reader()
        return lambda article: read_one(article, texts[article.pk], using)

    return Step(Article, "read", begin, write)


READING = reading_with(the_reader)


def day_told(article: Article) -> date | None:
    """The day of publication that somebody told; one that a reading inferred is inferred anew."""
    return None if article.published_inferred else article.published


def write_claims(made: Sequence[tuple[Article, Read]]) -> None:
    """Make the articles' claims those that were found; what was decided stays as it was decided."""
    names = names_for([draft for _, read in made for draft in read.drafts])
    standing: dict[str, dict[str, str]] = {article.pk: {} for article, _ in made}
    for pk, of, state in Claim.objects.filter(article__in=standing).values_list("pk", "article_id", "state"):
        standing[of][pk] = state
    claims: list[Claim] = []
    evidence: list[Evidence] = []
    for article, read in made:
        drafted = {draft.id(article.pk): draft for draft in read.drafts}
        known_on = read.published or read.text.captured_at.date()
        again = reread(article, drafted, standing[article.pk], known_on, read.reader)
        for n, (pk, draft) in enumerate(drafted.items()):
            if pk not in standing[article.pk]:
                claims.append(claim_of(article, pk, draft, n, known_on, names, read.reader))
            elif pk not in again:
                continue
            evidence.extend(evidence_of(pk, draft, read.text))
    Claim.objects.bulk_create(claims)
    Evidence.objects.bulk_create(evidence)


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


def evidence_of(claim: str, draft: Draft, text: Text) -> Iterator[Evidence]:
    for span in draft.spans:
        quote = text.body[span.start : span.end]
        yield Evidence(claim_id=claim, text_id=text.pk, start=span.start, end=span.end, quote=quote)


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
