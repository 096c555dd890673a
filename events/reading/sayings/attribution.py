"""Who says it: for every place of a text the person or body whose word it is, and the day it was said."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from events.reading.lines import Line
from events.reading.sayings.acts import Said, closeness, follow, labelled, run_on, told_back, whole
from events.reading.sayings.days import SayingDays
from events.reading.sayings.labels import stated, turns
from events.reading.sayings.scope import around, scope_of
from events.reading.sayings.speakers import Speakers, own_outlets
from events.reading.sayings.subjects import LEAST, Subjects
from events.reading.sayings.verbs import Verbs
from events.reading.sayings.words import speech_of
from events.reading.shapes import Mention, Span
from events.reading.words.lexicon import Lexicon

QUOTED_REACH = 14
KNOWN_REACH = 4
COUNT_REACH = 8
# So many words may tell when something was said.
BESIDE_REACH = 24
GOES_ON = 3


class Attribution:
    """All sayings of a text. `at(place)` gives the one that covers a place, None where the outlet speaks itself."""

    def __init__(self, lines: Sequence[Line], language: str = "en", lexicon: Lexicon | None = None) -> None:
        self.speech = speech_of(language)
        self.subjects = Subjects(self.speech)
        self.verbs = Verbs(self.speech)
        self.days = SayingDays(self.speech)
        self.speakers = Speakers(self.speech, lines, lexicon)
        self.subjects.own = self.speakers.own = own_outlets(lines)
        self._by_line: list[list[Said]] = []
        self._lines = lines
        self._starts = [line.sentence.start for line in lines]
        for index, line in enumerate(lines):
            self._by_line.append(self._read(line, index))
            self.speakers.passed(line)
        slug = self.speakers.slug
        labelled(lines, self._by_line, self.speakers.may_head, slug)
        run_on(lines, self._by_line)
        follow(lines, self._by_line, slug)
        told_back(lines, self._by_line, self.speech, slug)
        for index, mention in [*turns(lines, self.speech).items(), *stated(lines, self.speech)]:
            if not self._by_line[index]:
                mention = self.speakers.named(mention)
                self._by_line[index].append(whole(lines[index], mention, self.speakers.slug(mention)))

    def at(self, place: int) -> Said | None:
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        covering = [s for s in self._by_line[index] if any(span.start <= place < span.end for span in s.scope)]
        return min(covering, key=closeness) if covering else None

    def day_before(self, place: int, speaker: str | None) -> date | None:
        """The day on which the sentences before, of the same occasion, say that somebody spoke."""
        index = bisect_right(self._starts, place) - 1
        for before in range(index, max(-1, index - 1 - GOES_ON), -1):
            day = next((s.day for s in reversed(self._by_line[before]) if s.speaker == speaker and s.day), None)
            if day is not None or speaker is None:
                return day
        return None

    def in_passing(self, place: int) -> bool:
        """Whether a saying names what stands at `place` only to tell when or where: `at the fifth meeting, X said`."""
        index, said = bisect_right(self._starts, place) - 1, self.at(place)
        if said is None or said.frame.start == said.frame.end or said.frame.start < self._starts[index]:
            return False
        line, sets = self._lines[index], self.speech.sets
        if self._opens_aside(line, place, said):
            return True
        k = line.at(place) - 1
        while k > 0 and (k in line.names or k in line.times or line.low[k] in sets["before_nouns"]):
            k -= 1
        edge = k > 0 and line.low[k] in sets["of"] and line.low[k - 1] in sets["edges"]
        return k >= 0 and (edge or line.low[k] in sets["passing"])

    def _opens_aside(self, line: Line, place: int, said: Said) -> bool:
        """`While the envoys met, jets bombed the town, X said`: the clause that opens the sentence is the outlet's."""
        if line.low[0] not in self.speech.sets["opens_beside"] or "," not in line.low:
            return False
        return place < line.tokens.at[line.low.index(",")] < said.frame.start

    def going_on(self, place: int) -> Said | None:
        """Whose words `It would be the seventh` goes on with: the speaker told just before in the same paragraph."""
        index = bisect_right(self._starts, place) - 1
        low = self._lines[index].low if index >= 0 else []
        sets = self.speech.sets
        would = any(w in sets["would"] and sets["past_of_it"].isdisjoint(low[k + 1 : k + 2]) for k, w in enumerate(low))
        will = bool(low) and low[0] in sets["goes_on_with"] and not sets["will"].isdisjoint(low)
        if not would and not will:
            return None
        paragraph = self._lines[index].sentence.paragraph
        for before in range(index - 1, max(-1, index - 1 - GOES_ON), -1):
            if self._lines[before].sentence.paragraph != paragraph:
                return None
            named = [
                said for said in self._by_line[before] if said.speaker and said.verb in self.speech.sets["goes_on"]
            ]
            if named:
                return named[-1]
        return None

    def said_in(self, start: int) -> list[Said]:
        """The sayings of the sentence that begins at or before `start`."""
        return self._by_line[max(0, bisect_right(self._starts, start) - 1)]

    def announces(self, line: Line, said: Said) -> bool:
        """Whether a saying does what it tells: `the army declared a halt`; not in `a halt which the army declared`."""
        first, last = line.at(said.frame.start), line.at(said.frame.end - 1)
        aside = not self.speech.sets["relative"].isdisjoint(line.low[max(0, first - 1) : last])
        return said.verb in self.speech.sets["announces"] and not aside

    # One sentence.

    def _read(self, line: Line, index: int) -> list[Said]:
        found: list[Said] = []
        low, speech = line.low, self.speech
        if speech.hot.isdisjoint(low):
            return found
        for i, word in enumerate(low):
            if word not in speech.hot:
                continue
            said = None
            if word in speech.verbs and self.verbs.speaks(line, i):
                said = self._of_verb(line, i, index)
            elif word in speech.sets["known"]:
                said = self._made_known(line, i, speech.sets["makes_known"])
            elif word in speech.sets["sure"] and low[i + 1] in speech.sets["opens_told"]:
                said = self._made_known(line, i, speech.sets["is_sure"])
            elif word in speech.sets["carries"] and self._carries(low, i):
                said = self._quoted(line, i, index)
            elif word in speech.according and (size := self._according_to(line, i)):
                said = self._according(line, i, size, index)
            elif word in speech.sets["by"]:
                said = self._by_count(line, i)
            if said is not None:
                if word in speech.sets["cites"] and found and _is_outlets(found[-1]):
                    carried = found.pop()
                    said = replace(said, said_on=said.said_on or carried.said_on)
                if found and said.said_on is None and said.mention is not None and said.mention is found[-1].mention:
                    said = replace(said, said_on=found[-1].said_on)  # "X said on Tuesday, and blamed Y"
                found.append(said)
                if (said.speaker is not None or said.mention is None) and not line.in_quote(said.frame.start):
                    self.speakers.heard(said.mention, index, said.frame.start)
        return found

    def _of_verb(self, line: Line, i: int, index: int) -> Said | None:
        phrasal = self.speech.verbs[line.low[i]] in self.speech.sets["phrasal"]
        last, inverted = i + 1 + phrasal, self.verbs.inverts(line, i)
        first, mention, nobody, again = (i, None, False, "") if inverted else self.subjects.of(line, i)
        if again in self.speech.sets["they"] and self.verbs.impersonal(line, i):
            mention, nobody, again = None, True, ""
        if mention is None and not nobody and again == "" and self.verbs.after_quote(line, i):
            end, mention, nobody = self._named_behind(line, i + 1, index, i)
            last, inverted = max(last, end), True
        if again:
            mention = self.speakers.meant(again, line, index, i)
            nobody = mention is None
        if mention is not None and mention.adjective and first < i:
            mate = self.speakers.compatriot(mention, line, index, line.low[first:i])
            mention, nobody = mate or mention, nobody and mate is None
        if mention is None and not nobody:
            return None
        if line.low[i].endswith(self.speech.participle_ends) and not again and first == i:
            return None
        first = self.verbs.titles(line, first)
        if mention is not None and mention.kind == "actor":
            self.subjects.meet(line, i, mention)
            mention = self.speakers.named(mention)
        when, last = self.days.beside(line, first, i, last)
        frame = line.span(first, max(last, i + 1))
        speaker = None if nobody or mention is None else self.speakers.slug(mention)
        scope = scope_of(line, self.speech, first, i, last, inverted)
        if self.verbs.aside(line, first, i):
            scope = (frame,)
        elif when is None and first > LEAST and scope[0].start < frame.start:
            when = self.days.behind(line, last)
        return Said(frame, speaker, when, scope, self.speech.verbs[line.low[i]], mention, self._told_behind(line, last))

    def _told_behind(self, line: Line, last: int) -> int:
        """Where what is said begins behind words that tell when: `said after talks with Y in Sochi that`; else 0."""
        if line.low[last : last + 1] and line.low[last] in self.speech.sets["beside_saying"]:
            for k in range(last + 1, min(len(line.low), last + BESIDE_REACH)):
                if line.low[k] in self.speech.sets["that"]:
                    return line.tokens.at[k]
        return 0

    def _made_known(self, line: Line, i: int, makes: frozenset[str]) -> Said | None:
        """`X let it be known that`, `X made it known`, `X is sure that`."""
        k = next((k for k in range(i - 1, max(-1, i - KNOWN_REACH), -1) if line.low[k] in makes), 0)
        passive = k and line.low[k - 1] in self.speech.sets["passive"]
        first, mention, _, _ = self.subjects.of(line, k) if k and not passive else (0, None, False, "")
        if mention is None:
            return None
        scope = scope_of(line, self.speech, first, i, i + 1, inverted=False)
        return Said(
            line.span(first, i + 1), self.speakers.slug(mention), None, scope, self.speech.one["made_known"], mention
        )

    def _according_to(self, line: Line, i: int) -> int:
        """How many words the phrase of quoting has that begins at token `i`; 0 where none does."""
        for size, phrase in self.speech.according[line.low[i]]:
            if line.low[i : i + size] == phrase:
                return size
        return 0

    def _according(self, line: Line, i: int, size: int, index: int) -> Said | None:
        end, mention, nobody = self._named_behind(line, i + size, index, i)
        if line.low[i + size : i + size + 1] and line.low[i + size] in self.speech.sets["him"]:
            mention = mention or self.speakers.last
            nobody = mention is None
        when, end = self.days.beside(line, i, i + size - 1, end)
        when = when or self.days.behind(line, i + size)
        speaker = None if nobody or mention is None else self.speakers.slug(mention)
        scope = around(line, self.speech, i)
        return Said(line.span(i, max(end, i + size)), speaker, when, scope, "according", mention)

    def _named_behind(self, line: Line, at: int, index: int, i: int) -> tuple[int, Mention | None, bool]:
        """End, name and nobody-ness of the phrase at token `at` behind the words of saying at `i`."""
        end, mention, nobody = self.subjects.phrase(line, at)
        if mention is None:
            again = next((w for w in line.low[at:end] if w in self.speech.sets["again_body"]), "")
            mention = self.speakers.meant(again, line, index, i) if again else None
            nobody = mention is None
        return end, mention, nobody

    def _carries(self, low: Sequence[str], i: int) -> bool:
        """`SANA quoted X as saying`, `X was reported as saying`."""
        sets = self.speech.sets
        k = next((k for k in range(i + 1, min(len(low) - 1, i + QUOTED_REACH)) if low[k] in sets["as"]), 0)
        return k > 0 and (low[i] in sets["quotes"] or self.speech.verbs.get(low[k + 1]) in sets["participles"])

    def _quoted(self, line: Line, i: int, index: int) -> Said | None:
        mention = self.subjects.quoted(line, i, self.speakers.last)
        if mention is None:
            mention = self._named_behind(line, i + 1, index, i)[1]
        sentence = (Span(line.sentence.start, line.sentence.end),)
        slug = self.speakers.slug(mention) if mention else None
        at = next((k for k in range(i, len(line.low)) if line.low[k] in self.speech.sets["as"]), i)
        when = self.days.behind(line, at + 1)
        return Said(line.span(i, i + 1), slug, when, sentence, "according", mention) if mention else None

    def _by_count(self, line: Line, i: int) -> Said | None:
        """`By the UN's count`, `in Annan's telling`; null where the word at `i` ends no such phrase."""
        for k in range(i - 1, max(-1, i - COUNT_REACH), -1):
            if line.low[k] in self.speech.sets["by_whom"]:
                named = next((line.names[n] for n in range(k + 1, i) if n in line.names), None)
                if named is None or named.kind not in ("actor", "person"):
                    return None
                named = self.speakers.named(named)
                scope = around(line, self.speech, k)
                return Said(line.span(k, i + 1), self.speakers.slug(named), None, scope, "according", named)
        return None


def _is_outlets(said: Said) -> bool:
    return said.mention is not None and said.mention.kind == "outlet"
