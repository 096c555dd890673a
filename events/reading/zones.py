"""De-escalation zones that a text names as such or places a zone's business in."""

from datetime import date
from functools import cache

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.phrases import Hit, Phrases
from events.reading.shapes import Span, ZoneFact

# The memorandum that made the zones was first spoken of in these days; before them Idlib is a province.
FIRST_DAY = date(2017, 4, 25)
NEAR = 2
MOST_SPANS = 2


@cache
def _cues(language: str) -> tuple[Phrases, Phrases, Phrases]:
    data = (tables(language) or {})["zones"]
    return (
        Phrases({"named": data["named"], "formal": data["formal"]}),
        Phrases({"business": data["business"]}),
        Phrases(data["places"]),
    )


def zone_places(context: Context, start: int, end: int) -> list[tuple[str, int, int]]:
    """(zone, start, end) of each name in the stretch that lies in a zone or is one."""
    found = [(h.category, h.start, h.end) for h in _cues(context.language)[2].find(context.lowered, start, end)]
    for m in context.mentions_in(start, end):
        zone = m.slug if m.kind == "zone" else None
        if m.kind == "place" and (place := context.lexicon.places.get(m.slug)) is not None:
            zone = place.zone
        if zone:
            found.append((zone, m.start, m.end))
    return sorted(found, key=lambda f: f[1])


def read_zones(context: Context) -> list[ZoneFact]:
    """One row for each zone, in the order in which the text comes to them."""
    if context.published is not None and context.published < FIRST_DAY:
        return []
    named, business, _ = _cues(context.language)
    hits = named.find(context.lowered)
    if not any(h.category == "formal" for h in hits):
        return []
    near = _near(context, hits)
    evidence: dict[str, list[Span]] = {}
    for sentence in context.sentences:
        places = zone_places(context, sentence.start, sentence.end)
        if not places:
            continue
        told = sentence.index in near
        busy = told or bool(business.find(context.lowered, sentence.start, sentence.end))
        for zone, start, end in places:
            city = context.lowered[start:end] in ("homs", "the south")
            if (told and (sentence.index in near or not city)) or (busy and not city and not _is_goal(context, start)):
                evidence.setdefault(zone, []).append(quote_span(sentence, start, end))
    return [ZoneFact(zone, _unique(spans)) for zone, spans in evidence.items()]


def _near(context: Context, hits: list[Hit]) -> set[int]:
    """Sentences that speak of zones, and those that go on about them right after."""
    near: set[int] = set()
    for hit in hits:
        sentence = context.sentence_at(hit.start)
        near.add(sentence.index)
    return near


def _is_goal(context: Context, start: int) -> bool:
    """Whether a name only tells where people go: "evacuated to Idlib"."""
    return (
        context.lowered[max(0, start - 14) : start]
        .rstrip()
        .endswith((" to", " for", "toward", "towards", "to the", " into"))
    )


def _unique(spans: list[Span]) -> list[Span]:
    return list(dict.fromkeys(spans))[:MOST_SPANS]
