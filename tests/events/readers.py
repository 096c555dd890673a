"""Readings made by hand, so that tests of the ledger and of claims hang on no rule of the reader."""

from datetime import UTC, date, datetime
from typing import Any

from events.models import Article
from events.reading.shapes import EventFact, Reading, RoundFact, Span
from events.services import keeping
from events.services.batches import together
from events.services.gathering import GATHERING
from events.services.reading import Reader, reading_with

NOW = datetime(2017, 9, 2, 12, tzinfo=UTC)
WORDS = "The sixth round will be held on 14 and 15 September. Prisoners were freed in Qarat on 1 September."
ROUND, EVENT = Span(0, 52), Span(53, len(WORDS))


def sixth(**more: Any) -> RoundFact:
    told: dict[str, Any] = {
        "track": "astana",
        "number": 6,
        "status": "scheduled",
        "evidence": [ROUND],
        "start": date(2017, 9, 14),
        "end": date(2017, 9, 15),
        "precision": "day",
    }
    return RoundFact(**told | more)


def freed(**more: Any) -> EventFact:
    told: dict[str, Any] = {
        "kind": "detainee-release",
        "modality": "happened",
        "evidence": [EVENT],
        "start": date(2017, 9, 1),
        "end": date(2017, 9, 1),
        "precision": "day",
        "place": "Qarat",
        "actors": [],
    }
    return EventFact(**told | more)


def reader(*facts: RoundFact | EventFact, version: str = "1") -> Reader:
    """Finds these facts in any text."""

    def read(text: str, title: str, published: date | None, language: str) -> Reading:
        rounds = [fact for fact in facts if isinstance(fact, RoundFact)]
        events = [fact for fact in facts if isinstance(fact, EventFact)]
        return Reading(text, "en", published=published, rounds=rounds, events=events)

    return Reader(version, read)


def article(url: str = "https://a.example/1", published: date | None = date(2017, 9, 2), words: str = WORDS) -> Article:
    """An article with its text, ready to be read."""
    (made,) = keeping.articles_of([keeping.Wanted(url, url, None, published)], NOW)
    keeping.keep([keeping.Came(made, words.encode(), {})], NOW)
    page = keeping.Page(words, "", "", published, "", "en", keeping.alike.folded_hash(words))
    keeping.keep_texts([(made, page)], NOW)
    return Article.objects.get(pk=made.pk)


def read(made: Article, *facts: RoundFact | EventFact, version: str = "1") -> Article:
    """Read and gather it, as the task does."""
    Article.objects.filter(pk=made.pk).update(state="read")
    together(reading_with(lambda: reader(*facts, version=version)), [made.pk], lambda: NOW)
    together(GATHERING, [made.pk], lambda: NOW)
    return Article.objects.get(pk=made.pk)
