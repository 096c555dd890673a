"""The search: nouns by name and alias, statements and public quotes by their words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from talks.derive.known import by_day
from talks.folding import folded
from talks.models import Alias, Citation, Statement
from talks.models.words import asked, words_of
from talks.queries import visible
from talks.queries.names import called
from talks.queries.shapes import Told
from talks.queries.telling import told

MOST = 50  # statements on the page; the count tells of all
KINDS = ("actor", "person", "zone", "venue", "round", "document")


@dataclass(frozen=True, slots=True)
class Hit:
    """A noun found by its name, or by the alias in `called`."""

    kind: str
    slug: str
    name: str
    called: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the record holds under some words: nouns, the newest statements, and how many of those there are."""

    nouns: tuple[Hit, ...]
    statements: tuple[Told, ...]
    total: int


def search(words: str, as_of: date | None = None) -> Found:
    """Nouns whose names hold all the words, and statements that tell them: about 15 queries."""
    matching = _statements(words, as_of)
    newest = list(matching.order_by("-known_on", "id").values_list("pk", flat=True)[:MOST])
    statements = sorted(told(as_of, pk__in=newest), key=lambda one: (one.known_on, one.id), reverse=True)
    return Found(tuple(_nouns(folded(words).split(), as_of)), tuple(statements), matching.count())


def _nouns(wanted: list[str], as_of: date | None) -> Iterator[Hit]:
    called = _aliases(wanted, as_of)
    for kind, slug, name in _known(as_of):
        if _holds(name, wanted):
            yield Hit(kind, slug, name, "")
        elif (kind, slug) in called:
            yield Hit(kind, slug, name, called[kind, slug])


def _holds(name: str, wanted: list[str]) -> bool:
    plain = folded(name)
    return all(word in plain for word in wanted)


def _known(as_of: date | None) -> Iterator[tuple[str, str, str]]:
    """Kind, slug and name of every noun that the record knew: one query a kind, of names alone. They are few, and are
    compared letter by letter, so that a part of a word finds them in every script."""
    known = called(as_of)
    kinds: dict[str, QuerySet[Any]] = {
        "round": visible.rounds(as_of).order_by("round__track__position", "round__number"),
        "track": visible.tracks(as_of).order_by("position", "slug"),
        "zone": visible.zones(as_of).order_by("number"),
        "document": visible.texts(as_of).order_by("dated", "slug"),
        "actor": visible.actors(as_of).order_by("name"),
        "person": visible.people(as_of).order_by("name"),
        "venue": visible.venues(as_of).order_by("city", "name"),
        "topic": visible.topics(as_of).order_by("position", "slug"),
    }
    for kind, rows in kinds.items():
        columns = ("round__slug", "round__name") if kind == "round" else ("slug", "name")
        for slug, name in rows.values_list(*columns):
            yield kind, slug, known.at(slug, name, None) if kind == "actor" else name


def _aliases(wanted: list[str], as_of: date | None) -> dict[tuple[str, str], str]:
    """The first alias that holds all the words, by noun. Aliases carry no day: a past day is searched without them."""
    if as_of is not None or not wanted:
        return {}
    holds = Q()
    for word in wanted:
        holds &= Q(folded__contains=word)
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    columns = [f"{kind}__slug" for kind in KINDS]
    for text, *slugs in Alias.objects.filter(holds).order_by("id").values_list("text", *columns):
        kind, slug = next((kind, slug) for kind, slug in zip(KINDS, slugs, strict=True) if slug)
        found[kind, slug].append(text)
    return {noun: texts[0] for noun, texts in found.items()}


def _statements(words: str, as_of: date | None) -> QuerySet[Statement]:
    """Statements that tell the words in value, speaker or note, or whose public quotes do. What holds the words comes
    out of the indexes first, and no other row is read."""
    question = asked(words)
    columns = ["value", "claimant_words", *(["note"] if as_of is None else [])]
    telling = [
        Statement.objects.order_by().alias(words=words_of(column)).filter(words=question).values("pk")
        for column in columns
    ]
    quotes = Citation.objects.order_by().alias(words=words_of("quote")).filter(words=question)
    if as_of is not None:
        quotes = quotes.filter(known_on__lte=by_day(as_of))
    first, *others = (*telling, quotes.values("statement"))
    return Statement.objects.visible(as_of).filter(pk__in=first.union(*others))
