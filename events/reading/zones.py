"""De-escalation zones that a text names as such or places a zone's business in."""

from datetime import date
from functools import cache

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.relevance import fighting_of
from events.reading.shapes import Span, ZoneFact
from events.reading.words.phrases import Phrases

# The memorandum that made the zones was first spoken of in these days; before them Idlib is a province.
FIRST_DAY = date(2017, 4, 25)
LIST = 3
MOST_SPANS = 2


@cache
def phrases_of(language: str) -> tuple[Phrases, Phrases, Phrases]:
    data = (tables(language) or {})["zones"]
    return (
        Phrases({"named": data["named"], "formal": data["formal"]}),
        Phrases({"business": data["business"]}),
        Phrases(data["places"]),
    )


def zone_places(context: Context, start: int, end: int) -> list[tuple[str, int, int]]:
    """(zone, start, end) of each name in the stretch that lies in a zone or is one."""
    found = [(h.category, h.start, h.end) for h in context.hits(phrases_of(context.language)[2]).within(start, end)]
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
    words = (tables(context.language) or {})["zones"]
    named, business, places_in_zones = phrases_of(context.language)
    hits = context.hits(named).hits
    formal = any(h.category == "formal" for h in hits)
    told = {context.sentence_at(h.start).index: context.sentence_at(h.start).paragraph for h in hits}
    busy_sentences = context.hits_by_sentence(business)
    placed = {context.sentence_at(m.start).index for m in context.mentions if m.kind in ("zone", "place")}
    placed.update(context.hits_by_sentence(places_in_zones))
    evidence: dict[str, list[Span]] = {}
    fought = context.hits_by_sentence(fighting_of(context.language))
    for sentence in context.sentences:
        places = zone_places(context, sentence.start, sentence.end) if sentence.index in placed else []
        if not places:
            continue
        near = sentence.index in told or told.get(sentence.index - 1) == sentence.paragraph
        listed = len({zone for zone, _, _ in places}) >= LIST
        busy = sentence.index in busy_sentences
        for zone, start, end in places:
            name = context.lowered[start:end]
            if not formal:
                holds = name not in words["loose"] and busy and not _is_goal(context, sentence.start, start)
            elif name in words["loose"]:
                told_here = sentence.index in told or busy or (near and len(places) > 1)
                holds = listed or (told_here and not context.grammar.of.match(context.lowered, end))
            else:
                goal = sentence.index not in told and _is_goal(context, sentence.start, start)
                whole = name in words["whole"] and sentence.index not in fought
                holds = listed or name in words["proper"] or ((near or busy or whole) and not goal)
            owned = name in words["owned"] and context.grammar.possessive.match(context.lowered, end)
            if holds and not owned:
                evidence.setdefault(zone, []).append(quote_span(sentence, start, end))
    return [ZoneFact(zone, _unique(spans)) for zone, spans in evidence.items()]


def _is_goal(context: Context, low: int, start: int) -> bool:
    """Whether a name only tells where people go: "evacuated to Idlib"."""
    before = context.lowered[max(low, start - 14) : start].rstrip()
    toward = tuple((tables(context.language) or {})["zones"]["toward"])
    return before.endswith(toward) and bool(
        context.hits(leaving_of(context.language)).within(max(low, start - 120), start)
    )


@cache
def leaving_of(language: str) -> Phrases:
    return Phrases({"leaving": (tables(language) or {})["zones"]["leaving"]})


def _unique(spans: list[Span]) -> list[Span]:
    return list(dict.fromkeys(spans))[:MOST_SPANS]
