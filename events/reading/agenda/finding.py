"""The topics of the rounds that a text tells of, each tied to the words that carry it."""

from events.reading.agenda.matters import is_done_with, round_of
from events.reading.agenda.sections import Sections
from events.reading.agenda.weights import ENOUGH, LED, TOLD, Weights
from events.reading.agenda.words import Cues, Words
from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.rounds.focus import Focus, Key
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import AgendaFact, Sentence, Span
from events.reading.words.phrases import Hit
from events.reading.zones import zone_places

MOST_SPANS = 3
TAKES_UP_WITHIN = 15
MATTER_WITHIN = 60
NO_CUES: Cues = {}


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
        self.words = Words(context)
        self.weights = Weights(context, focus)
        self.sections = Sections(context)
        self.found: dict[tuple[Key, str], AgendaFact] = {}
        self.before: tuple[Sentence, list[Hit]] | None = None
        self.last: tuple[Key, Sentence] | None = None

    def read(self, sentence: Sentence) -> None:
        cues = self.words.cues.get(sentence.index, NO_CUES)
        told = self.sections.go_on(sentence, cues)
        listed = sentence.block == "item" and self.sections.listing
        told_of = sentence.index in self.words.told
        hits = self.words.topics(sentence.index, cues, listed=listed) if told_of else []
        if hits:
            told = told or listed or self._comes_first(hits[0], sentence, cues)
            self._add_all(hits, sentence, cues, self.weights.of(hits, sentence, cues, told=told), listed)
        if "takes_up" in cues:
            self._take_up(sentence, self.focus.here(sentence), cues)
        self.before = (sentence, hits)

    def _comes_first(self, hit: Hit, sentence: Sentence, cues: Cues) -> bool:
        """Whether a sentence puts its matter first: "On the constitution, they were close", "On aid they note"."""
        told = "," in self.context.text[hit.end : sentence.end] or "sides" in cues
        near = hit.start - sentence.start < MATTER_WITHIN and told
        return near and bool(self.context.grammar.matter_first.match(sentence.text))

    def _add_all(self, hits: list[Hit], sentence: Sentence, cues: Cues, weight: int, listed: bool) -> None:
        deals = cues["deals"][0].start if "deals" in cues else sentence.end
        stands = self._takes_stand(sentence, cues) if "stands" in cues and "sides" in cues else sentence.end
        denied = not listed and self.context.grammar.not_taken_up.search(sentence.text)
        also = None if cues else self._round_before(sentence)
        for hit in hits:
            if denied and (
                hit.start >= sentence.start + denied.start()
                or self.context.grammar.passed_over.match(self.context.lowered, hit.end, sentence.end)
            ):
                continue
            if also:
                self._add(also, hit, sentence)
                continue
            key = self.focus.main if listed else round_of(self.focus, hit, sentence, deals)
            if key is None:
                continue
            told = stands < hit.start
            heard = (
                weight + (TOLD if told else 0) + self.weights.closeness(key, hit, sentence, cues if not told else None)
            )
            if 0 < ENOUGH - heard <= LED and self.speakers:
                heard += self.weights.said(key, self.speakers.at(hit.start))
            if heard < ENOUGH or (not listed and self.weights.is_far(key, sentence)):
                continue
            if not self._is_told_in_passing(key, hit, sentence, cues, weight):
                self._add(key, hit, sentence)

    def _is_told_in_passing(self, key: Key, hit: Hit, sentence: Sentence, cues: Cues, weight: int) -> bool:
        """Whether a matter is news beside the round, or that of a meeting elsewhere, and goes on with no topic."""
        if any(key in self.focus.keys(r) for r in self.focus.by_sentence.get(sentence.index, ())):
            return False
        earlier = self.last[1] if self.last is not None and self.last[0] == key else None
        goes_on = earlier and earlier.paragraph == sentence.paragraph and sentence.index - earlier.index <= 1
        bare = not goes_on and self.weights.is_bare(key, sentence, cues, weight)
        if bare and self.speakers and self.weights.said(key, self.speakers.at(hit.start)) == LED:
            return False  # a leader's word at his summit
        return bare or self.weights.is_elsewhere(key, hit, sentence, cues)

    def _round_before(self, sentence: Sentence) -> Key | None:
        """`So was demining`: of the round whose topic was told last in the paragraph."""
        if self.last is None or self.last[1].paragraph != sentence.paragraph:
            return None
        return self.last[0] if self.context.grammar.so_did.match(sentence.text) else None

    def _takes_stand(self, sentence: Sentence, cues: Cues) -> int:
        """Where those at the table begin to say what they hold: "They condemned"; the end where they do not."""
        if sentence.block in ("heading", "headline"):
            return sentence.end
        return next((one.start for one in cues["stands"] if one.start > cues["sides"][0].start), sentence.end)

    def _take_up(self, sentence: Sentence, here: list[Key], cues: Cues) -> None:
        """ "All four would be taken up in the fifth round": the topics are those of the sentence before; or of a
        question: "What about detainees? They were raised"."""
        starts = cues.get("takes_up", [])
        if not (self.before and cues.get("deals") and starts and starts[0].start - sentence.start < TAKES_UP_WITHIN):
            return
        earlier, hits = self.before
        answered = self.focus.at(earlier) if hits and earlier.text[-1:] == "?" else None
        if answered and sentence.paragraph - earlier.paragraph <= 1:
            for hit in hits:
                self._add(answered, hit, earlier)
        elif here and earlier.paragraph == sentence.paragraph:
            key = self.focus.at(sentence, sentence.end) or here[0]
            for hit in hits:
                self._add(key if key in here else here[0], hit, earlier)

    def _add(self, key: Key, hit: Hit, sentence: Sentence) -> None:
        if is_done_with(self.context, key, hit.category):
            return
        self.last = (key, sentence)
        fact = self.found.get((key, hit.category))
        if fact is None:
            said = (self.speakers.at(hit.start) or self.speakers.going_on(hit.start)) if self.speakers else None
            speaker = said.speaker if said else None
            fact = self.found[(key, hit.category)] = AgendaFact(*key, hit.category, [], attributed_to=speaker)
        span = quote_span(sentence, hit.start, hit.end)
        if span not in fact.evidence and len(fact.evidence) < MOST_SPANS:
            fact.evidence.append(span)
        if hit.category in self.words.data["zoned"]:
            for zone, _, _ in zone_places(self.context, sentence.start, sentence.end):
                if zone not in fact.zones:
                    fact.zones.append(zone)

    def always(self) -> None:
        """The committee that drafts a constitution has the constitution on its agenda."""
        always = self.words.data["always"]
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
