"""What a round has, or had, on its agenda."""

from functools import cache
from typing import Any

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.matters import round_of
from events.reading.relevance import fighting_of
from events.reading.rounds.focus import Focus, Key
from events.reading.rounds.refs import Ref
from events.reading.rounds.status import papers_of
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import AgendaFact, Sentence, Span
from events.reading.words.inflection import endings_of
from events.reading.words.phrases import Hit, Phrases
from events.reading.zones import zone_places

MOST_SPANS = 3
LEAD, MOST_HEAD = 3, 400
# What speaks for a topic being a round's business and what against it; a topic of that much weight is taken.
CUES = ("nouns", "deals", "documents", "takes_up", "zone_verbs", "headings", "papers", "sides", "stands")
WEIGHTS = {"nouns": 4, "deals": 2, "documents": 2, "fighting": -4}
NAMED, IN_PARAGRAPH, TOLD, ITEM, ENUMERATED, BY_PAPER, SAID = 4, 2, 4, 2, 2, 2, 1
DATED, HEADING, QUESTION = -4, -4, -2
ENOUGH = 2
DIALOGUE = 3
TAKES_UP_WITHIN = 15
MATTER_WITHIN = 60
NEAR = 2
ENDS = (".", "!", "?")


@cache
def phrases_of(language: str) -> tuple[list[Phrases], Phrases]:
    """One finder for each kind of cue, because a phrase of one kind may lie within one of another; and the topics."""
    data, endings = (tables(language) or {})["agenda"], endings_of(language)
    return [Phrases({kind: data[kind]}, endings) for kind in CUES], Phrases(data["topics"], endings)


def read_agenda(context: Context, focus: Focus, speakers: Attribution | None = None) -> list[AgendaFact]:
    """One row for each topic of a round, in order of the text."""
    if not focus.facts:
        return []
    table = Agenda(context, focus, speakers)
    for sentence in context.sentences:
        if sentence.block != "dateline":
            table.read(sentence)
    table.always()
    return table.rows()


class Agenda:
    """Gathers topics sentence by sentence."""

    def __init__(self, context: Context, focus: Focus, speakers: Attribution | None) -> None:
        self.speakers = speakers
        self.context = context
        self.focus = focus
        self.data: dict[str, Any] = (tables(context.language) or {})["agenda"]
        words, topics = phrases_of(context.language)
        self.words: dict[int, dict[str, list[Hit]]] = {}
        for kind in (*words, fighting_of(context.language)):
            for index, hits in context.hits_by_sentence(kind).items():
                self.words.setdefault(index, {})[hits[0].category] = hits
        self.topics = context.hits_by_sentence(topics)
        self.told_in: dict[int, set[Key]] = {}
        for ref in focus.refs:
            self.told_in.setdefault(ref.sentence.paragraph, set()).update(focus.keys(ref))
        self.found: dict[tuple[Key, str], AgendaFact] = {}
        self.listing = False
        self.listed_by_colon = False
        self.asked = -1
        self.named = 0
        head = min(context.sentences[min(LEAD, len(context.sentences) - 1)].end, MOST_HEAD)
        self.paper = bool(context.hits(papers_of(context.language)).within(0, head))
        self.spoken = (
            sum(":" in s.text and bool(context.grammar.label.match(s.text)) for s in context.sentences) >= DIALOGUE
        )
        self.before: tuple[Sentence, list[Hit]] | None = None
        self.section = False
        self.told_by_paper = -1

    def read(self, sentence: Sentence) -> None:
        cues = self.words.get(sentence.index, {})
        hits = self._topics(self.topics.get(sentence.index, []), cues)
        self._open_list(sentence, cues)
        asks = sentence.text[-1:] == "?" or self.asked >= 0
        answers = asks and self._answers(sentence, cues)
        paper = bool(cues) or self.told_by_paper == sentence.paragraph
        told = (paper and self._goes_on(sentence, cues)) or answers or (self.section and sentence.block == "paragraph")
        if hits:
            listed = sentence.block == "item" and self.listing
            told = told or listed or self._comes_first(hits[0], sentence, cues)
            self._add_all(hits, sentence, cues, self._weight(hits, sentence, cues, told=told), listed)
        if "takes_up" in cues:
            self._take_up(sentence, self.focus.here(sentence), cues)
        self.before = (sentence, hits)

    def _weight(self, hits: list[Hit], sentence: Sentence, cues: dict[str, list[Hit]], *, told: bool) -> int:
        """How much the words and the shape of a sentence speak for its topics, whichever round they belong to."""
        weight = TOLD * told
        for kind, found in cues.items():
            if kind in WEIGHTS and not all(_overlaps(cue, hits) for cue in found):
                weight += WEIGHTS[kind]
        if sentence.block in ("item", "row"):
            weight += ITEM
        elif sentence.block in ("heading", "headline"):
            weight += HEADING
        if len({hit.category for hit in hits}) > 1:
            weight += ENUMERATED
        if sentence.text.endswith("?"):
            weight += QUESTION
        if self.paper or (self.spoken and self.context.grammar.we.search(sentence.text)):
            weight += BY_PAPER
        return weight

    def _comes_first(self, hit: Hit, sentence: Sentence, cues: dict[str, list[Hit]]) -> bool:
        """Whether a sentence puts its matter first: "On the constitution, they were close", "On aid they note"."""
        told = "," in self.context.text[hit.end : sentence.end] or {"sides", "stands"} <= cues.keys()
        near = hit.start - sentence.start < MATTER_WITHIN and told
        return near and bool(self.context.grammar.matter_first.match(sentence.text))

    def _goes_on(self, sentence: Sentence, cues: dict[str, list[Hit]]) -> bool:
        """Whether a sentence goes on telling what a paper of its paragraph says."""
        if cues.get("papers"):
            self.told_by_paper = sentence.paragraph
            return False
        told = self.told_by_paper == sentence.paragraph
        return told and bool(self.context.grammar.paper_goes_on.match(sentence.text))

    def _add_all(
        self, hits: list[Hit], sentence: Sentence, cues: dict[str, list[Hit]], weight: int, listed: bool
    ) -> None:
        deals = cues["deals"][0].start if "deals" in cues else sentence.end
        stands = self._takes_stand(sentence, cues) if "stands" in cues and "sides" in cues else sentence.end
        denied = not listed and self.context.grammar.not_taken_up.search(sentence.text)
        for hit in hits:
            if denied and hit.start >= sentence.start + denied.start():
                continue
            key = self.focus.main if listed else round_of(self.focus, hit, sentence, deals)
            if key is None:
                continue
            told = stands < hit.start
            heard = weight + (TOLD if told else 0) + self._closeness(key, hit, sentence, dated=not told)
            heard += SAID if 0 < ENOUGH - heard <= SAID and self.speakers and self.speakers.at(hit.start) else 0
            if heard >= ENOUGH and (listed or not self._is_far(key, sentence)):
                self._add(key, hit, sentence)

    def _open_list(self, sentence: Sentence, cues: dict[str, list[Hit]]) -> None:
        """A heading, or a sentence that ends in a colon, says whether the items under it are topics."""
        if sentence.block in ("heading", "headline"):
            self.listing, self.listed_by_colon = bool(cues.get("headings")), False
            self.section = sentence.block == "heading" and self.listing
        elif sentence.block == "paragraph":
            last = sentence.text[-1:]
            opens = last == ":" or (last not in ENDS and self._leads_items(sentence))
            if self.listed_by_colon or opens:
                told = cues.get("headings") or (self.named and self.named == sentence.paragraph)
                self.listing = self.listed_by_colon = opens and bool(told)
            self.named = sentence.paragraph if cues.get("headings") else 0

    def _leads_items(self, sentence: Sentence) -> bool:
        """Whether a sentence breaks off before a list that completes it: "In it they"."""
        after = self.context.sentences[sentence.index + 1 : sentence.index + 2]
        return bool(after) and after[0].block == "item"

    def _answers(self, sentence: Sentence, cues: dict[str, list[Hit]]) -> bool:
        """Whether a sentence belongs to the answer to a question for topics, in its paragraph or the next one."""
        if sentence.text.endswith("?"):
            self.asked = sentence.paragraph if cues.get("nouns") or cues.get("deals") else -1
            return False
        return self.asked >= 0 and sentence.paragraph - self.asked <= 1

    def _is_over(self, key: Key, topic: str) -> bool:
        """Whether a topic was done with before a round: a congress that has sat is prepared no more."""
        congress = self.context.calendar.known("sochi", 1) if topic == "national-dialogue" else None
        known = self.context.calendar.known(*key)
        return bool(congress and congress.end and known and known.start and congress.end < known.start)

    def _topics(self, hits: list[Hit], cues: dict[str, list[Hit]]) -> list[Hit]:
        """Zones alone are no topic: their making is."""
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

    def _takes_stand(self, sentence: Sentence, cues: dict[str, list[Hit]]) -> int:
        """Where those at the table begin to say what they hold: "They condemned"; the end where they do not."""
        if sentence.block in ("heading", "headline"):
            return sentence.end
        return next((one.start for one in cues["stands"] if one.start > cues["sides"][0].start), sentence.end)

    def _closeness(self, key: Key, hit: Hit, sentence: Sentence, *, dated: bool) -> int:
        """What the nearness of the round's own words adds; a time beside none of them is another matter's."""
        at = sentence.index
        under = self.focus.under.get(at) == key
        beside = key in self.told_in.get(sentence.paragraph, ())
        if beside and self._named(key, sentence, at):
            return NAMED
        cost = DATED if dated and self._is_dated(hit, sentence) else 0
        if under or (beside and any(self._named(key, sentence, n) for n in range(at - NEAR, at))):
            return NAMED + cost
        return IN_PARAGRAPH + cost if beside else cost

    def _is_far(self, key: Key, sentence: Sentence) -> bool:
        """Whether a round long past is told of elsewhere only."""
        beside = key in self.told_in.get(sentence.paragraph, ()) or self.focus.under.get(sentence.index) == key
        return not beside and self.focus.is_past(key)

    def _is_dated(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether a time stands before a topic, or behind it without a clause aside between them."""
        splits, made_in = self.context.grammar.splits_aside, self.context.grammar.made_in
        for when in self.context.times_in(sentence.start, sentence.end):
            at = when.span.start
            if at >= hit.end and splits.search(self.context.lowered, hit.end, at) is not None:
                continue
            if (
                when.precision == "day"
                or made_in.search(self.context.lowered, max(sentence.start, at - 24), at) is None
            ):
                return True  # but for "the zones set up in 2017"
        return False

    def _named(self, key: Key, beside: Sentence, at: int) -> list[Ref]:
        """Where the sentence number `at` names a round, if it stands in one paragraph with another sentence."""
        told = self.focus.by_sentence.get(at, ())
        return [r for r in told if r.sentence.paragraph == beside.paragraph and key in self.focus.keys(r)]

    def _take_up(self, sentence: Sentence, here: list[Key], cues: dict[str, list[Hit]]) -> None:
        """ "All four would be taken up in the fifth round": the topics are those of the sentence before."""
        starts = cues.get("takes_up", [])
        if not (
            here and self.before and cues.get("deals") and starts and starts[0].start - sentence.start < TAKES_UP_WITHIN
        ):
            return
        earlier, hits = self.before
        if earlier.paragraph == sentence.paragraph:
            key = self.focus.at(sentence, sentence.end) or here[0]
            for hit in hits:
                self._add(key if key in here else here[0], hit, earlier)

    def _add(self, key: Key, hit: Hit, sentence: Sentence) -> None:
        if self._is_over(key, hit.category):
            return
        fact = self.found.get((key, hit.category))
        if fact is None:
            said = (self.speakers.at(hit.start) or self.speakers.going_on(hit.start)) if self.speakers else None
            speaker = said.speaker if said else None
            fact = self.found[(key, hit.category)] = AgendaFact(*key, hit.category, [], attributed_to=speaker)
        span = quote_span(sentence, hit.start, hit.end)
        if span not in fact.evidence and len(fact.evidence) < MOST_SPANS:
            fact.evidence.append(span)
        if hit.category in self.data["zoned"]:
            for zone, _, _ in zone_places(self.context, sentence.start, sentence.end):
                if zone not in fact.zones:
                    fact.zones.append(zone)

    def always(self) -> None:
        """The committee that drafts a constitution has the constitution on its agenda."""
        always = self.data["always"]
        for key in (k for k in self.focus.facts if k[0] in always and (k, always[k[0]]) not in self.found):
            if not self._is_told_of(key):
                continue
            spans: list[Span] = self.focus.facts[key].evidence[:1]
            self.found[(key, always[key[0]])] = AgendaFact(key[0], key[1], always[key[0]], list(spans))

    def _is_told_of(self, key: Key) -> bool:
        """Whether a round is the main one, or is told by itself: not in a count nor as an outlook from the main one."""
        own = any(key in self.focus.keys(r) and r.relation != "count" for r in self.focus.refs)
        outlook = self.focus.leads and self.focus.facts[key].status == "scheduled"
        return key == self.focus.main or (own and not outlook)

    def rows(self) -> list[AgendaFact]:
        return sorted(self.found.values(), key=lambda f: (f.evidence[0].start, f.track, f.number, f.topic))


def _overlaps(cue: Hit, hits: list[Hit]) -> bool:
    return any(cue.start < hit.end and hit.start < cue.end for hit in hits)
