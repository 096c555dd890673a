"""Events, outlets and quotes as pages show them; on a past day an event is what the claims of that day make of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from events.asked import Asked
from events.drawing.coverage import Bar, Week, bars
from events.models import Article, Claim, Evaluation, Event, EventKind, Evidence, Feed, Outlet
from events.queries import listed, visible
from events.queries.listed import Told, as_told
from talks.models.words import asked, words_of

NEWEST = 30
SLACK = timedelta(days=400)  # how far claims that came later may have moved an event


@dataclass(frozen=True, slots=True)
class Shown:
    """An event with its time, place and actors as told by the day, and from how many articles."""

    event: Event
    told: Told
    reviewed: bool
    articles: int


def events(day: date | None, *, reviewed: bool = False, **chosen: Any) -> QuerySet[Event]:
    """Events, the newest first; undated ones last. `chosen` narrows them."""
    return _events(day, reviewed).filter(**chosen)


def of_kinds(view: Asked, side: str = "") -> QuerySet[Event]:
    """The same of the kinds that a view leaves in, and of one side where one is named."""
    chosen: dict[str, Any] = {"kind__slug__in": view.kind} if view.kind else {}
    chosen |= {"kind__side": side} if side else {}
    return events(view.as_of, reviewed=view.reviewed, **chosen)


@lru_cache(maxsize=visible.BUILT)
def _events(day: date | None, reviewed: bool) -> QuerySet[Event]:
    rows = listed.with_telling(listed.events(day, unreviewed=not reviewed), day)
    return rows.order_by(F("start").desc(nulls_last=True), "pk")


def shown(event: Event) -> Shown:
    """One row of `events` as a page shows it."""
    claims = [link.claim for link in event.told_by]  # type: ignore[attr-defined]
    is_reviewed: bool = event.is_reviewed  # type: ignore[attr-defined]
    return Shown(event, as_told(claims), is_reviewed, len({claim.article_id for claim in claims}))


def event(pk: UUID, day: date | None) -> tuple[Shown, list[Claim]] | None:
    """One event and the claims that tell of it, with their words: None where it does not show."""
    row = events(day).filter(pk=pk).first()
    if row is None:
        return None
    telling = visible.with_words(visible.claims(day)).filter(event_claim__event=row).order_by("known_on", "id")
    return shown(row), list(telling)


def kinds() -> list[EventKind]:
    return list(EventKind.objects.all())


def outlet_names(slugs: Collection[str]) -> list[str]:
    """What outlets are called, in the order of the alphabet; one that there is not, by its slug."""
    known = dict(Outlet.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return sorted(known.get(slug, slug) for slug in slugs)


@dataclass(frozen=True, slots=True)
class Covered:
    """An outlet with what was read of it. Feeds and their health are a matter of today."""

    outlet: Outlet
    articles: int
    bars: tuple[Bar, ...]
    weeks: tuple[Week, ...]
    feeds: tuple[Feed, ...]
    newest: tuple[Article, ...] = ()


def outlets(day: date | None) -> list[Covered]:
    """Outlets in the order of the alphabet: three queries."""
    weeks = _weeks(day)
    feeds: dict[int, list[Feed]] = {}
    for feed in listed.feeds(day):
        feeds.setdefault(feed.outlet_id, []).append(feed)
    every = [week.monday for those in weeks.values() for week in those]
    span = (min(every), max(every)) if every else None
    return [
        _covered(outlet, weeks.get(outlet.slug, []), feeds.get(outlet.pk, []), span)
        for outlet in listed.outlets(day).order_by("name")
    ]


def outlet(slug: str, day: date | None) -> Covered | None:
    """One outlet with its newest articles: four queries."""
    row = listed.outlets(day).filter(slug=slug).first()
    if row is None:
        return None
    weeks = _weeks(day, outlet=row).get(slug, [])
    feeds = list(listed.feeds(day).filter(outlet=row))
    newest = tuple(
        listed.articles(day).filter(outlet=row).order_by(F("published").desc(nulls_last=True), "pk")[:NEWEST]
    )
    span = (weeks[0].monday, weeks[-1].monday) if weeks else None
    covered = _covered(row, weeks, feeds, span)
    return Covered(covered.outlet, covered.articles, covered.bars, covered.weeks, covered.feeds, newest)


def _weeks(day: date | None, **chosen: Any) -> dict[str, list[Week]]:
    """Articles read by week of publication, by outlet."""
    found: dict[str, dict[date, int]] = {}
    for row in listed.weekly(listed.dated_articles(day).filter(**chosen)):
        if row["outlet__slug"]:
            counts = found.setdefault(row["outlet__slug"], {})
            counts[row["week"]] = counts.get(row["week"], 0) + row["articles"]
    return {slug: [Week(monday, n) for monday, n in sorted(counts.items())] for slug, counts in found.items()}


def _covered(outlet: Outlet, weeks: list[Week], feeds: list[Feed], span: tuple[date, date] | None) -> Covered:
    articles: int = outlet.article_count  # type: ignore[attr-defined]
    drawn = bars(weeks, *span) if span else []
    return Covered(outlet, articles, tuple(drawn), tuple(weeks), tuple(feeds))


def evaluations() -> list[Evaluation]:
    """Measured accuracies, the newest first."""
    return list(Evaluation.objects.all())


def quoting(words: str, day: date | None, most: int) -> list[Claim]:
    """Claims whose public quotes hold the words, the newest first."""
    holding = Evidence.objects.alias(words=words_of("quote")).filter(words=asked(words)).order_by()
    rows = visible.claims(day).filter(pk__in=holding.values("claim"))
    return list(visible.with_words(rows).order_by(F("known_on").desc(nulls_last=True), "id")[:most])


def about_actor(slug: str, day: date | None, most: int = 12) -> list[Shown]:
    """The newest events that an actor had a part in."""
    rows = events(day, actors__slug=slug)[:most]
    return [one for one in map(shown, rows) if slug in one.told.actors]
