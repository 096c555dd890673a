"""The search: nouns by name and alias, statements and public quotes by their words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Exists, Func, OuterRef, Q, QuerySet

from talks.folding import folded
from talks.models import Alias, Citation, Statement
from talks.queries.actors import actors, people, topics, venues
from talks.queries.documents import documents
from talks.queries.names import Called
from talks.queries.rounds import rounds
from talks.queries.shapes import Told
from talks.queries.telling import told
from talks.queries.tracks import tracks
from talks.queries.zones import zones

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


class Words(Func):
    """The words of a text, or of all texts in a JSON value, as PostgreSQL's `simple` configuration splits them."""

    function = "to_tsvector"
    template = "%(function)s('simple'::regconfig, %(expressions)s)"
    output_field = SearchVectorField()


def search(words: str, as_of: date | None = None) -> Found:
    """Nouns whose names hold all the words, and statements that tell them: about 25 queries."""
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
    """Kind, slug and name of every noun that the record knew."""
    yield from (("round", line.round.slug, line.round.name) for line in rounds(as_of))
    yield from (("track", line.track.slug, line.track.name) for line in tracks(as_of))
    yield from (("zone", line.zone.slug, line.zone.name) for line in zones(as_of))
    yield from (("document", row.slug, row.name) for row in documents(as_of))
    called = Called(as_of)
    yield from (("actor", line.actor.slug, called.name(line.actor)) for line in actors(as_of))
    yield from (("person", row.slug, row.name) for row, *_ in people(as_of))
    yield from (("venue", row.slug, row.name) for row in venues(as_of))
    yield from (("topic", row.slug, row.name) for row in topics(as_of))


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
    """Statements that tell the words in value, speaker or note, or whose public quotes do."""
    asked = SearchQuery(words, config="simple", search_type="websearch")
    quoted = Citation.objects.filter(statement=OuterRef("pk")).exclude(quote="")
    if as_of is not None:
        quoted = quoted.filter(known_on__lte=as_of)
    quoted = quoted.annotate(words=Words("quote")).filter(words=asked)
    rows = Statement.objects.visible(as_of).annotate(value_words=Words("value"), speaker_words=Words("claimant_words"))
    holds = Q(value_words=asked) | Q(speaker_words=asked) | Q(Exists(quoted))
    if as_of is None:
        return rows.annotate(note_words=Words("note")).filter(holds | Q(note_words=asked))
    return rows.filter(holds)
