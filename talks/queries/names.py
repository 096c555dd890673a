"""Names by slug, for whoever has to put a statement's value into words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet, Value

from talks.models import Actor, ActorName, Document, FormerSlug, Person, Round, Topic, Venue, Zone

KINDS = {
    "actor": Actor,
    "document": Document,
    "person": Person,
    "round": Round,
    "topic": Topic,
    "venue": Venue,
    "zone": Zone,
}


def names(day: date | None = None) -> Mapping[str, str]:
    """`actor:russia` to Russia, for all kinds that statements are about or refer to, as they were called on the day:
    one query, two on a past day."""
    tables: dict[str, QuerySet[Any]] = {kind: table._default_manager.all() for kind, table in KINDS.items()}
    tables["person"] = Person.objects.filter(withheld=False)
    first, *others = (
        rows.order_by().annotate(of_kind=Value(kind)).values_list("of_kind", "slug", "name")
        for kind, rows in tables.items()
    )
    found = {f"{kind}:{slug}": name for kind, slug, name in first.union(*others, all=True)}
    return found if day is None else found | {f"actor:{slug}": name for slug, name in called(day).then.items()}


class Called:
    """What actors were called, as known on a day (None: today); asked once, when the first name of a past day is
    wanted."""

    def __init__(self, as_of: date | None) -> None:
        self._as_of = as_of

    @cached_property
    def _borne(self) -> dict[str, list[tuple[date, str]]]:
        """By slug: the days from which names were borne, in order. Names of an unknown first day came first."""
        rows = ActorName.objects.as_of(self._as_of).filter(language="en").order_by()
        found: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        for slug, start, name in rows.values_list("actor__slug", "start", "name"):
            found[slug].append((start or date.min, name))
        return {slug: sorted(names) for slug, names in found.items()}

    @property
    def then(self) -> dict[str, str]:
        """The names borne on the day, of actors that changed theirs at any time."""
        return {slug: self.at(slug, "", None) for slug in self._borne}

    def at(self, slug: str, today: str, on: date | None) -> str:
        """The name on a day, by default that of the record; `today` where the actor never had another. Before its
        first known name an actor goes by that one."""
        days = [day for day in (on, self._as_of) if day is not None]
        if not days or slug not in self._borne:
            return today
        borne = self._borne[slug]
        return next((name for start, name in reversed(borne) if start <= min(days)), borne[0][1])

    def name(self, actor: Actor, on: date | None = None) -> str:
        """The name of an actor on a day."""
        return self.at(actor.slug, actor.name, on)


_asked: ContextVar[dict[date | None, Called]] = ContextVar("names that were asked for")


def called(as_of: date | None) -> Called:
    """What actors were called as known on a day: one for all questions within `asked_once`."""
    asked = _asked.get(None)
    return Called(as_of) if asked is None else asked.setdefault(as_of, Called(as_of))


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it the names of a day are asked for once, however many questions tell them."""
    before = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(before)


def renamed(kind: str, slug: str) -> str | None:
    """The slug that followed a former one."""
    return FormerSlug.objects.filter(kind=kind, old=slug).values_list("slug", flat=True).first()
