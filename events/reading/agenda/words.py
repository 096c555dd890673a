"""The words that tell of topics and of dealing with them; some only tell of a topic where it is dealt with."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.relevance import fighting_of
from events.reading.words.inflection import endings_of
from events.reading.words.phrases import Hit, Phrases

CUES = ("nouns", "deals", "documents", "takes_up", "zone_verbs", "headings", "papers", "sides", "stands")
Cues = Mapping[str, list[Hit]]


@cache
def phrases_of(language: str) -> tuple[list[Phrases], Phrases]:
    """One finder for each kind of cue, because a phrase of one kind may lie within one of another; and the topics."""
    data, endings = (tables(language) or {})["agenda"], endings_of(language)
    return [Phrases({kind: data[kind]}, endings) for kind in CUES], Phrases(data["topics"], endings)


class Words:
    """What stands in each sentence of a text: cues by their kind, and topics."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.data: dict[str, Any] = (tables(context.language) or {})["agenda"]
        cues, topics = phrases_of(context.language)
        self._cues: dict[int, dict[str, list[Hit]]] = {}
        for kind in (*cues, fighting_of(context.language)):
            for index, hits in context.hits_by_sentence(kind).items():
                self._cues.setdefault(index, {})[hits[0].category] = hits
        self._topics = context.hits_by_sentence(topics)

    def cues(self, index: int) -> Cues:
        return self._cues.get(index, {})

    def topics(self, index: int, cues: Cues) -> list[Hit]:
        """Zones alone are no topic: their making is."""
        hits = self._topics.get(index)
        if not hits:
            return []
        made = cues.get("zone_verbs")
        weak = [
            h._replace(category="zone-maps")
            for h in hits
            if h.category == "zones-weak" and made and not self._is_place(h)
        ]
        return [h for h in hits if h.category not in ("none", "zones-weak")] + weak

    def _is_place(self, hit: Hit) -> bool:
        """Whether a zone only tells where something is: "a post in the Idlib zone"."""
        return bool(self.context.grammar.inside.search(self.context.lowered[max(0, hit.start - 40) : hit.start]))


def overlaps(cue: Hit, topics: list[Hit]) -> bool:
    return any(hit.start < cue.end and cue.start < hit.end for hit in topics)
