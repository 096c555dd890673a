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
# Before the name of a topic: a word for it that is an everyday one too.
WEAK = "weak"
HIDDEN = "no_cues"
DEALING, SIDES, STANDS, FIGHTING = ("nouns", "deals"), "sides", "stands", "fighting"
DEALT_WITHIN = 120


@cache
def phrases_of(language: str) -> tuple[list[Phrases], Phrases]:
    """One finder for each kind of cue, because a phrase of one kind may lie within one of another; and the topics."""
    data, endings = (tables(language) or {})["agenda"], endings_of(language)
    weak = {f"{WEAK}:{topic}": phrases for topic, phrases in data["weak"].items()}
    kinds = [{kind: data[kind]} | ({HIDDEN: data[HIDDEN]} if kind in DEALING else {}) for kind in CUES]
    return [Phrases(kind, endings) for kind in kinds], Phrases(data["topics"] | weak, endings)


class Words:
    """What stands in each sentence of a text, by its index: cues by their kind, and words that tell of topics."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.data: dict[str, Any] = (tables(context.language) or {})["agenda"]
        cues, topics = phrases_of(context.language)
        self.cues: dict[int, dict[str, list[Hit]]] = {}
        for kind, table in zip((*CUES, FIGHTING), (*cues, fighting_of(context.language)), strict=True):
            for index, found in context.hits_by_sentence(table).items():
                hits = [hit for hit in found if hit.category != HIDDEN] if kind in DEALING else found
                if hits:
                    self.cues.setdefault(index, {})[kind] = hits
        self.told = context.hits_by_sentence(topics)

    def topics(self, index: int, cues: Cues, *, listed: bool) -> list[Hit]:
        """Zones alone are no topic: their making is. Everyday words tell of one where matters are dealt with."""
        kept, zones = [], []
        for hit in self.told[index]:
            if hit.category.startswith(WEAK):
                if listed or is_dealt_with(self.context, hit, cues):
                    kept.append(hit._replace(category=hit.category.partition(":")[2]))
            elif hit.category == "zones-weak":
                if cues.get("zone_verbs") and not self._is_place(hit):
                    zones.append(hit._replace(category="zone-maps"))
            elif hit.category != "none":
                kept.append(hit)
        return kept + zones

    def _is_place(self, hit: Hit) -> bool:
        """Whether a zone only tells where something is: "a post in the Idlib zone"."""
        return bool(self.context.grammar.inside.search(self.context.lowered[max(0, hit.start - 40) : hit.start]))


def overlaps(cue: Hit, topics: list[Hit]) -> bool:
    return any(hit.start < cue.end and cue.start < hit.end for hit in topics)


def is_dealt_with(context: Context, hit: Hit, cues: Cues) -> bool:
    """Whether words of dealing with a matter stand near before a word, in one clause with it."""
    splits = context.grammar.splits_aside
    kinds = (*DEALING, STANDS) if SIDES in cues else DEALING
    return any(
        0 <= hit.start - cue.end <= DEALT_WITHIN and splits.search(context.lowered, cue.end, hit.start) is None
        for kind in kinds
        for cue in cues.get(kind, ())
    )
