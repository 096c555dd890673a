"""A small press for the tests of the doors: articles with a text, claims with their words, events grown from them."""

from typing import Any

from events.models import Article, Claim, Event, EventClaim, EventKind, Evidence, Outlet, Text
from tests.api import made

SENTENCE = "Talks will be held in Astana on September 14."
REST = "Nobody quotes this sentence."


def outlet(slug: str = "tass", **columns: Any) -> Outlet:
    return Outlet.objects.get_or_create(slug=slug, defaults={"name": slug.upper(), "language": "en"} | columns)[0]


def article(pk: str, published: str = "2017-09-02", *, rest: str = REST, **columns: Any) -> Article:
    row = Article.objects.create(
        **{"id": pk, "source": made.source(f"{pk}.example"), "outlet": outlet(), "title": f"Article {pk}"}
        | {"published": made.day(published), "language": "en", "added_at": made.NOW, "state": "done"}
        | {"read_at": made.NOW}
        | columns
    )
    Text.objects.create(article=row, sha256=pk, body=f"{SENTENCE} {rest}", captured_at=made.NOW)
    return row


def claim(pk: str, of: Article, **columns: Any) -> Claim:
    row = Claim.objects.create(
        **{"id": pk, "article": of, "property": "schedule", "track": "astana", "number": 6, "reader": "1"}
        | {"value": {"status": "scheduled", "start": "2017-09-14", "end": "2017-09-14", "precision": "day"}}
        | {"known_on": of.published, "finding": f"finding-{pk}"}
        | columns
    )
    text = of.texts.get()
    Evidence.objects.create(claim=row, text=text, start=0, end=len(SENTENCE), quote=SENTENCE)
    return row


def kind(slug: str = "meeting", **columns: Any) -> EventKind:
    defaults = {"name": slug.title(), "side": "cooperation", "manner": "words"} | columns
    return EventKind.objects.get_or_create(slug=slug, defaults=defaults)[0]


def event_claim(pk: str, of: Article, *, of_kind: str = "meeting", on: str = "2017-09-01", **columns: Any) -> Claim:
    value = {"kind": of_kind, "modality": "happened", "start": on, "end": on, "precision": "day", "place": "Qarat"}
    value |= {"actors": ["russia"]}
    if columns.get("state") in ("accepted", "rejected"):
        columns |= {"decided_at": made.NOW, "why": "read it"}
    return claim(pk, of, **{"property": "event", "track": "", "number": None, "value": value} | columns)


def event(*claims: Claim, of_kind: str = "meeting", **columns: Any) -> Event:
    value = claims[0].value
    row = Event.objects.create(
        kind=kind(of_kind),
        modality="happened",
        start=made.day(value["start"]),
        end=made.day(value["end"]),
        precision="day",
        place=value["place"],
        known_on=claims[0].known_on,
        reviewed=any(claim.state == "accepted" for claim in claims),
        **columns,
    )
    row.actors.add(made.actor("russia"))
    for one in claims:
        EventClaim.objects.create(claim=one, event=row)
    return row


def one_of_each(n: int) -> None:
    """The nth of every kind of row that a list of the press shows."""
    told = article(f"article-{n}", outlet=outlet(f"outlet-{n}"))
    claim(f"claim-{n}", told)
    event(event_claim(f"event-claim-{n}", told, state="accepted"))
    outlet(f"outlet-{n}").feeds.create(slug=f"feed-{n}", url=f"https://feed-{n}.example/rss")
