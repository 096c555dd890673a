"""What a round has, or had, on its agenda."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.phrases import Hit, Phrases
from events.reading.roundfocus import Focus, Key
from events.reading.rounds import Rounds
from events.reading.shapes import AgendaFact, RoundFact, Sentence, Span
from events.reading.zones import zone_places

MOST_SPANS = 3
NEXT_SENTENCES = 2


@cache
def _phrases(language: str) -> tuple[Phrases, Phrases]:
    data = (tables(language) or {})["agenda"]
    return Phrases({"cue": data["cues"]}), Phrases(data["topics"])


def read_agenda(context: Context, rounds: Rounds, facts: Sequence[RoundFact]) -> list[AgendaFact]:
    """One row for each topic of a round, in order of the text."""
    if not facts:
        return []
    data: dict[str, Any] = (tables(context.language) or {})["agenda"]
    focus = Focus(rounds, facts)
    found: dict[tuple[Key, str], AgendaFact] = {}
    cues, topics = _phrases(context.language)
    for sentence in context.sentences:
        if sentence.block == "dateline":
            continue
        hits = topics.find(context.lowered, sentence.start, sentence.end)
        if not hits or not _tells(context, sentence, focus, cues):
            continue
        for hit in hits:
            key = focus.at(sentence, hit.start)
            if key is not None:
                _add(context, found, key, hit, sentence, data)
    _always(context, focus, found, data["always"])
    return sorted(found.values(), key=lambda f: (f.evidence[0].start, f.track, f.number, f.topic))


def _tells(context: Context, sentence: Sentence, focus: Focus, cues: Phrases) -> bool:
    """Whether a sentence tells of an agenda: by a cue, or as a table's row on a round."""
    if sentence.block == "row":
        return bool(focus.here(sentence))
    return bool(cues.find(context.lowered, sentence.start, sentence.end))


def _add(
    context: Context,
    found: dict[tuple[Key, str], AgendaFact],
    key: Key,
    hit: Hit,
    sentence: Sentence,
    data: dict[str, Any],
) -> None:
    fact = found.setdefault((key, hit.category), AgendaFact(key[0], key[1], hit.category, []))
    span = quote_span(sentence, hit.start, hit.end)
    if span not in fact.evidence and len(fact.evidence) < MOST_SPANS:
        fact.evidence.append(span)
    if hit.category in data["zoned"]:
        for zone, _, _ in zone_places(context, sentence.start, sentence.end):
            if zone not in fact.zones:
                fact.zones.append(zone)


def _always(context: Context, focus: Focus, found: dict[tuple[Key, str], AgendaFact], always: dict[str, str]) -> None:
    """The committee that drafts a constitution has the constitution on its agenda."""
    main = focus.main
    if main and main[0] in always and (main, always[main[0]]) not in found:
        spans: list[Span] = focus.facts[main].evidence[:1]
        found[(main, always[main[0]])] = AgendaFact(main[0], main[1], always[main[0]], list(spans))
