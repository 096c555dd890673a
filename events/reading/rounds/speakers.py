"""Whose word it is that a round sits, sat or will sit."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.refs import Ref
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Mention, RoundFact, Sentence
from events.reading.words.phrases import Phrases

FOLLOWS = 3
# So many signs behind a round, or behind the `which` of a clause aside, a wish may still be of that round.
WISHED_WITHIN, TOLD_ASIDE = 20, 60
MINISTRY, KAZAKH = "-foreign-ministry", "kazakh-foreign-ministry"
# So many sentences behind one that sets the days may tell who gave them.
GIVEN_WITHIN = 3

# Rounds that have begun: a saying often names one only to tell where or when something else was.
BEGUN = ("held", "under-way")

Word = tuple[str | None, date | None]


@cache
def phrases_of(language: str) -> Phrases:
    data = (tables(language) or {})["status"]
    return Phrases({key: data[key] for key in ("wishes", "ministry_says")})


class RoundSpeakers:
    """Finds the speaker of a round's time; the outlet's own voice is (None, None)."""

    def __init__(self, context: Context, speakers: Attribution) -> None:
        self.context = context
        self.speakers = speakers

    def attribute(self, fact: RoundFact, refs: Sequence[Ref]) -> None:
        """Sets who says it and when, by the surest mention; announcements also by the sentences right after."""
        word = self._said(refs[0])
        if fact.status in BEGUN and word[0] is not None and self.speakers.in_passing(refs[0].start):
            word = None, None
        outlook = fact.status in ("scheduled", "postponed", "cancelled")
        if outlook and word[0] is None:
            word = (
                self._wish(refs[0])
                or self._ministry(fact, refs[0])
                or next(filter(None, map(self._given, refs[:FOLLOWS])), None)
                or self._going_on(refs[0])
                or self._answer(refs[0])
                or self._later(refs)
                or word
            )
        fact.attributed_to, day = self._specific(word, refs)
        fact.said_on = day or (self.speakers.day_before(refs[0].start, fact.attributed_to) if outlook else None)

    def _said(self, ref: Ref) -> Word:
        said = self.speakers.at(ref.start)
        if said is not None:
            return said.speaker, said.day
        for other in self.speakers.said_in(ref.sentence.start):
            behind = other.frame.start > ref.end
            if behind and ":" in self.context.text[ref.end : other.frame.start]:
                return other.speaker, other.day
            if behind and self.context.grammar.the_dates.match(self.context.text, other.frame.end):
                return other.speaker, other.day
        return None, None

    def _given(self, ref: Ref) -> Word | None:
        """Who gave the days: "They were announced by the ministry", or in one of the next sentences "The dates come
        from the ministry"."""
        here = self.context.grammar.announced_by.match(self.context.text, ref.end, ref.sentence.end)
        if here is not None and (word := self._giver(here.end(), ref.sentence)):
            return word
        sentences = self.context.sentences[ref.sentence.index + 1 : ref.sentence.index + 1 + GIVEN_WITHIN]
        for sentence in sentences:
            told = self.context.grammar.dates_from.match(self.context.text, sentence.start, sentence.end)
            if told is not None and (word := self._giver(told.end(), sentence)):
                return word
        return None

    def _giver(self, start: int, sentence: Sentence) -> Word | None:
        named = self.context.mentions_in(start, sentence.end)
        giver = next((m for m in named if m.kind in ("actor", "person")), None)
        if giver is None:
            return None
        when = next((w for w in self.context.times_in(sentence.start, sentence.end) if w.start == w.end), None)
        return self._slug(self.speakers.speakers.named(giver)), when.start if when else None

    def _going_on(self, ref: Ref) -> Word | None:
        said = self.speakers.going_on(ref.start)
        return (said.speaker, said.day) if said is not None else None

    def _wish(self, ref: Ref) -> Word | None:
        """ "De Mistura wants the next to begin on February 8": a wish is its bearer's word."""
        colon = self.context.text.find(": ", ref.end, ref.sentence.end)
        aside = self.context.grammar.told_aside.match(self.context.text, ref.end)
        reach = aside.end() + TOLD_ASIDE if aside else ref.end + WISHED_WITHIN
        low, high = ref.sentence.start, ref.sentence.end if colon >= 0 else min(ref.sentence.end, reach)
        for hit in self.context.hits(phrases_of(self.context.language)).within(low, high):
            if hit.category != "wishes" or ";" in self.context.text[min(hit.end, ref.end) : max(hit.start, ref.start)]:
                continue
            if self.context.grammar.he.search(self.context.lowered[max(0, hit.start - 5) : hit.start]):
                person = self._last_person(hit.start)
            else:
                before = [
                    m
                    for m in self.context.mentions_in(low, hit.start)
                    if m.kind in ("person", "actor") and not m.adjective
                ]
                near = [m for m in before if hit.start - m.end < 60 and ";" not in self.context.text[m.end : hit.start]]
                people = [m for m in near if m.kind == "person"]
                person = people[-1] if people else near[-1] if near else None
            if person is not None:
                return self._slug(person), None
        return None

    def _last_person(self, place: int) -> Mention | None:
        """The person whom "he" means; the envoy under the name that the text has for the office."""
        people = [
            m
            for m in self.context.mentions_in(max(0, place - 500), place)
            if m.kind == "person" or m.slug == "un-envoy"
        ]
        if people and people[-1].slug == "un-envoy":
            named = [m for m in self.context.mentions if m.kind == "person" and m.actor == "un-envoy"]
            return named[0] if named else people[-1]
        return people[-1] if people else None

    def _slug(self, mention: Mention) -> str | None:
        person = self.context.lexicon.people.get(mention.slug)
        return mention.actor if person is not None and not person.known else mention.slug

    def _ministry(self, fact: RoundFact, ref: Ref) -> Word | None:
        """An unqualified Foreign Ministry that announces a round in Kazakhstan is the host's."""
        if fact.track != "astana":
            return None
        hits = self.context.hits(phrases_of(self.context.language)).within(ref.sentence.start, ref.sentence.end)
        if not any(h.category == "ministry_says" for h in hits):
            return None
        said = self.speakers.said_in(ref.sentence.start)
        told = [m.slug for m in self.context.mentions_in(0, ref.sentence.end) if m.slug.endswith(MINISTRY)]
        return told[-1] if told else KAZAKH, next((s.day for s in said if s.day), None)

    def _later(self, refs: Sequence[Ref]) -> Word | None:
        """The next sentences on the same round name who announced it."""
        first = refs[0].sentence.index
        for ref in refs[1:]:
            if 0 < abs(ref.sentence.index - first) <= FOLLOWS:
                covering = [
                    s
                    for s in self.speakers.said_in(ref.sentence.start)
                    if any(p.start <= ref.start < p.end for p in s.scope)
                ]
                named = [s for s in covering if s.speaker]
                if named:
                    return named[-1].speaker, named[-1].day
        return None

    def _answer(self, ref: Ref) -> Word | None:
        """What a question asks of a coming round is told by whoever answers."""
        behind = self.context.sentences[ref.sentence.index + 1 :][:1]
        if not behind or not self.context.grammar.question.match(ref.sentence.text):
            return None
        said = self.speakers.at(behind[0].start)
        return (said.speaker, said.day) if said is not None and said.frame.start == said.frame.end else None

    def _specific(self, word: Word, refs: Sequence[Ref]) -> Word:
        """Where a country speaks and its ministry or minister says the same elsewhere, it is theirs."""
        speaker = word[0]
        actor = self.context.lexicon.actors.get(speaker or "")
        if actor is None or actor.kind != "state":
            return word
        for ref in refs[1:]:
            said = self.speakers.at(ref.start)
            other = said.speaker if said is not None else None
            if said is not None and other and other != speaker and self.context.lexicon.body_of(other) == speaker:
                return other, said.day
        return word
