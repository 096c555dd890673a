"""Read articles: each text to its claims, with the words that carry them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from events.models import Article, Text
from events.reading.shapes import Reading
from events.services import alike, ledger, lexicons, wire
from events.services.batches import Step
from events.services.claiming import Read, write_claims
from events.services.drafting import drafts
from events.services.likeness import clusters_of
from events.services.originating import agencies, move, origins_of


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads: text, title, day of publication and language in, a reading out."""

    version: str
    read: Callable[[str, str, date | None, str], Reading]


def the_reader() -> Reader:
    """The project's own. Its libraries are loaded here, in workers, and not where pages are served."""
    from events.reading import VERSION, document_from_text, read

    knowledge = lexicons.Library()

    def with_knowledge(text: str, title: str, published: date | None, language: str) -> Reading:
        known = knowledge.of(language)
        document = document_from_text(text, title=title or None, language=language or None)
        return read(document, published, known.lexicon, known.calendar, language=language or None)

    return Reader(VERSION, with_knowledge)


def read_one(article: Article, text: Text, reader: Reader, marks: Mapping[str, int]) -> Read:
    reading = reader.read(text.body, article.title, day_told(article), article.language)
    return Read(
        text,
        drafts(reading),
        reading.published or article.published,
        article.published_inferred or (article.published is None and reading.published is not None),
        alike.signature(text.body),
        reader.version,
        wire.carried(text.body, article.byline, marks),
    )


def write(made: Sequence[tuple[Article, Read]], now: datetime) -> None:
    """Claims first; then, one worker at a time, which texts are the same; all articles end in one statement."""
    write_claims(made)
    clusters = clusters_of([(article, read.signature) for article, read in made])
    origins = origins_of([(article, read.carried) for article, read in made], clusters, agencies())
    move(origins.items())
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
                    "origin": carried.origin if (carried := origins[article.pk]) else None,
                    "origin_basis": carried.basis if carried else "",
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
        using, marks = reader(), agencies().marks
        return lambda article: read_one(article, texts[article.pk], using, marks)

    return Step(Article, "read", begin, write)


READING = reading_with(the_reader)


def day_told(article: Article) -> date | None:
    """The day of publication that somebody told; one that a reading inferred is inferred anew."""
    return None if article.published_inferred else article.published
