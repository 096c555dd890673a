"""Tags by which a page of the record shows the press: each one call of one question."""

from collections.abc import Mapping
from datetime import date

from django import template

from events.drawing.around import HIGH, MIDDLE, Happening, column, labels, marks
from events.models import Claim, Feed
from events.queries.around import around, found_about, in_zone
from events.queries.happenings import title
from events.queries.shown import Shown, about_actor, quoting
from events.wording import in_words
from talks.queries.names import names

register = template.Library()
QUOTES = 20  # of the press on a page of the search


@register.inclusion_tag("press/around.html")
def press_around(name: str, start: date | None, end: date | None, as_of: date | None) -> dict[str, object]:
    """The thirty days before and after a round; nothing where its days are not told."""
    if start is None and end is None:
        return {}
    first_day, last_day = start or end, end or start
    assert first_day and last_day
    found = around(first_day, last_day, as_of)
    drawn = [_drawn(one) for one in found.events]
    return {
        "name": name,
        "as_of": as_of,
        "found": found,
        "marks": marks(drawn, found.first, found.last),
        "labels": labels(drawn, found.first, found.last),
        "high": HIGH,
        "middle": MIDDLE,
        "column": column(first_day, last_day, found.first, found.last) if first_day <= found.last else None,
    }


def _drawn(one: Shown) -> Happening:
    assert one.told.start
    return Happening(one.told.start, one.event.kind.side, one.event.kind.manner, one.reviewed, title(one))


@register.inclusion_tag("press/found.html", name="found_about")
def found_about_round(track: str, number: int, as_of: date | None) -> dict[str, object]:
    """What the program found in articles on a round and no editor has looked at."""
    findings = found_about(track, number, as_of)
    return {"findings": findings, "names": names(as_of) if findings else {}, "as_of": as_of}


@register.inclusion_tag("press/quoting.html")
def press_quoting(words: str, as_of: date | None) -> dict[str, object]:
    """What articles say in these words."""
    found = quoting(words, as_of, QUOTES + 1)
    return {"claims": found[:QUOTES], "more": len(found) > QUOTES, "as_of": as_of, "words": words}


@register.inclusion_tag("press/about_actor.html")
def press_about_actor(slug: str, as_of: date | None) -> dict[str, object]:
    """The newest events that an actor had a part in."""
    return {"events": about_actor(slug, as_of), "as_of": as_of}


@register.filter
def feed_health(feed: Feed) -> str:
    """How a feed answers, in a word or two."""
    if not feed.active:
        return "not asked"
    if feed.paused_at:
        return "paused after repeated failures"
    if feed.last_success_at is None:
        return "not asked yet" if feed.last_polled_at is None else "no answer yet"
    return "failing" if feed.failures else "answers"


@register.inclusion_tag("press/in_zone.html")
def press_in_zone(zone: str, as_of: date | None) -> dict[str, object]:
    """The latest events that are placed in a zone."""
    return {"events": in_zone(zone, as_of), "as_of": as_of}


@register.filter
def claim_in_words(claim: Claim, names: Mapping[str, str]) -> str:
    """What a claim says, as a plain sentence; rounds that the record lacks are called by track and number."""
    return in_words(claim, names)
