"""What speaks for a topic being a round's business and what against it; a topic of that much weight is taken."""

from datetime import timedelta

from events.reading.agenda.matters import CONGRESS, is_done_with
from events.reading.agenda.words import FIGHTING, Cues, is_dealt_with, overlaps
from events.reading.context import Context
from events.reading.rounds.focus import Focus, Key
from events.reading.rounds.refs import TRIO, Ref
from events.reading.rounds.status import papers_of
from events.reading.sayings.acts import Said
from events.reading.shapes import Sentence, When
from events.reading.words.phrases import Hit

LEAD, MOST_HEAD = 3, 400
OF_CUES = {"nouns": 4, "deals": 2, "documents": 2, "fighting": -4}
NAMED, IN_PARAGRAPH, TOLD, ITEM, ENUMERATED, BY_PAPER, SAID, LED = 4, 2, 4, 2, 2, 2, 1, 2
DATED, HEADING, QUESTION = -4, -4, -2
ENOUGH = 2
# Words that deal with a matter, or take a stand on it; without one of them a matter may be news from the war.
CARRY = frozenset(("nouns", "deals", "documents", "sides", "stands"))
# Away from the round anybody may take a stand.
AWAY = CARRY - {"stands"}
LISTED = ("item", "row")
DIALOGUE = 3
SUMMIT = "summit"
HYPHEN = "-"
NEAR = 2
A_SITTING = timedelta(days=14)


class Weights:
    """Weighs the words of a sentence, its shape, and how near the round's own words are."""

    def __init__(self, context: Context, focus: Focus) -> None:
        self.context = context
        self.focus = focus
        self._past = frozenset([CONGRESS] if is_done_with(context, focus.main, CONGRESS) else ())
        self._told_in: dict[int, set[Key]] = {}
        for ref in focus.refs:
            self._told_in.setdefault(ref.sentence.paragraph, set()).update(focus.keys(ref))
        head = min(context.sentences[min(LEAD, len(context.sentences) - 1)].end, MOST_HEAD)
        self._paper = bool(context.hits(papers_of(context.language)).within(0, head))
        self._spoken = (
            sum(":" in s.text and bool(context.grammar.label.match(s.text)) for s in context.sentences) >= DIALOGUE
        )

    def of(self, hits: list[Hit], sentence: Sentence, cues: Cues, *, told: bool) -> int:
        """How much the words and the shape of a sentence speak for its topics, whichever round they belong to."""
        weight = TOLD * told
        for kind, found in cues.items():
            if kind in OF_CUES and not all(self._is_theirs(kind, cue, hits, cues) for cue in found):
                weight += OF_CUES[kind]
        if sentence.block in LISTED:
            weight += ITEM
        elif sentence.block in ("heading", "headline"):
            weight += HEADING
        if len({hit.category for hit in hits} - self._past) > 1:
            weight += ENUMERATED
        if sentence.text.endswith("?"):
            weight += QUESTION
        if self._is_of_paper(sentence):
            weight += BY_PAPER
        return weight

    def _is_of_paper(self, sentence: Sentence) -> bool:
        """Whether those at the table speak themselves, in a paper or in a transcript."""
        return self._paper or (self._spoken and bool(self.context.grammar.we.search(sentence.text)))

    def _is_theirs(self, kind: str, cue: Hit, hits: list[Hit], cues: Cues) -> bool:
        """Whether a word belongs to the topics themselves, or tells of the war within what is dealt with: "They
        considered the bodies of those killed"."""
        if overlaps(cue, hits):
            return True
        joined = self.context.text[cue.start - 1 : cue.start] == HYPHEN  # "UN-brokered talks"
        return kind == FIGHTING and (joined or is_dealt_with(self.context, cue, cues))

    def closeness(self, key: Key, hit: Hit, sentence: Sentence, cues: Cues | None) -> int:
        """What the nearness of the round's own words adds; a time beside none of them is another matter's.

        `cues` are those of the sentence, or null where no time counts against a topic.
        """
        at = sentence.index
        under = self.focus.under.get(at) == key
        beside = key in self._told_in.get(sentence.paragraph, ())
        if beside and self._named(key, sentence, at):
            return NAMED
        cost = DATED if cues is not None and self._is_dated(key, hit, sentence, cues) else 0
        if under or (beside and any(self._named(key, sentence, n) for n in range(at - NEAR, at))):
            return NAMED + cost
        return IN_PARAGRAPH + cost if beside else cost

    def is_bare(self, key: Key, sentence: Sentence, cues: Cues, weight: int) -> bool:
        """Whether nothing tells that the matters of a sentence are dealt with: "Some aid is already moving".

        Where its round stands beside it, several matters are a list and a sentence may go on about the round.
        """
        if sentence.block in LISTED or self._is_of_paper(sentence):
            return False
        beside = key in self._told_in.get(sentence.paragraph, ()) or self.focus.under.get(sentence.index) == key
        if beside and (sentence.text.endswith("?") or self.context.grammar.of_it.match(sentence.text)):
            return False
        if not (CARRY if beside else AWAY).isdisjoint(cues):
            return False
        return weight <= (0 if beside else ENUMERATED)

    def is_elsewhere(self, key: Key, hit: Hit, sentence: Sentence, cues: Cues) -> bool:
        """Whether a matter is that of a meeting in another city: "He receives them in Geneva to talk about aid"."""
        meets = self.context.grammar.meets_in.search(sentence.text) if "deals" in cues else None
        if meets is None or sentence.start + meets.end() > hit.start:
            return False
        known = self.context.calendar.known(*key)
        return known is not None and meets["city"] not in (known.city, self.focus.facts[key].city)

    def said(self, key: Key, said: Said | None) -> int:
        """What it adds that somebody says it: at a summit the leaders' word is its business."""
        if said is None:
            return 0
        speaker = said.mention
        person = speaker is not None and speaker.kind == "person" and key[0] == SUMMIT
        leads = person and speaker is not None and self.context.lexicon.body_of(speaker.actor or "") in TRIO
        return LED if leads else SAID

    def is_far(self, key: Key, sentence: Sentence) -> bool:
        """Whether a round long past is told of elsewhere only."""
        beside = key in self._told_in.get(sentence.paragraph, ()) or self.focus.under.get(sentence.index) == key
        return not beside and self.focus.is_past(key)

    def _is_dated(self, key: Key, hit: Hit, sentence: Sentence, cues: Cues) -> bool:
        """Whether a time stands before a topic, or behind it without a clause aside between them."""
        splits, made_in = self.context.grammar.splits_aside, self.context.grammar.made_in
        for when in self.context.times_in(sentence.start, sentence.end):
            at = when.span.start
            if at >= hit.end and splits.search(self.context.lowered, hit.end, at) is not None:
                continue
            if when.precision != "day" and made_in.search(self.context.lowered, max(sentence.start, at - 24), at):
                continue  # "the zones set up in 2017"
            if not ("deals" in cues and self._sat_on(key, when)):
                return True
        return False

    def _sat_on(self, key: Key, when: When) -> bool:
        """Whether a round sat at a time, as the text or the calendar has it: "prisoners are discussed on Friday"."""
        told, known = self.focus.facts[key], self.context.calendar.known(*key)
        day = when.start
        return day is not None and any(
            one is not None
            and one.start is not None
            and one.start <= day <= (one.end or one.start) <= one.start + A_SITTING
            for one in (told, known)
        )

    def _named(self, key: Key, beside: Sentence, at: int) -> list[Ref]:
        """Where the sentence number `at` names a round, if it stands in one paragraph with another sentence."""
        told = self.focus.by_sentence.get(at, ())
        return [r for r in told if r.sentence.paragraph == beside.paragraph and key in self.focus.keys(r)]
