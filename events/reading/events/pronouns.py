"""Whom the words mean that stand for somebody told of: "I", "he says ... he", "it", "they", "the delegation"."""

from collections.abc import Mapping, Sequence

from events.reading.events.kinds import TALK
from events.reading.events.meant import ROW_REACH, ToldLast
from events.reading.events.spots import Spot
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Mention


class Pronouns:
    """Reads pronouns as parties; `committee` is who "the committee" is, where a text names one that negotiates."""

    def __init__(
        self,
        told: ToldLast,
        attribution: Attribution,
        sets: Mapping[str, frozenset[str]],
        verbs: frozenset[str],
        committee: str | None,
    ) -> None:
        self.told, self.naming, self.words = told, told.naming, told.words
        self.attribution, self.sets, self.verbs, self.committee = attribution, sets, verbs, committee

    def stand(self, spot: Spot, start: int) -> bool:
        """Whether such a word stands before those of a spot or opens them, from the token `start` on."""
        before = spot.line.low[start : spot.first + 1]
        return not self.words["pronouns"].isdisjoint(before) or (
            spot.rule.kind in TALK and not self.words["delegation"].isdisjoint(before)
        )

    def of(self, spot: Spot, start: int, said: Said | None, speakers: Sequence[Mention]) -> list[str] | None:
        """Slugs of those meant; None where it is somebody of whom no name is told."""
        stranger = self._stranger(spot)
        if stranger is not None:
            return stranger or None
        return self._oneself(spot, start, said) or self._meant(spot, speakers)

    def _stranger(self, spot: Spot) -> list[str] | None:
        """`The committee of the town said that it rejects the deal`: whoever it is, nobody told of before."""
        line, start = spot.line, spot.clauses[spot.clause][0]
        if spot.rule.kind not in TALK or line.low[start] not in self.sets["that"]:
            return None
        said = self.attribution.said_in(line.sentence.start)
        near = [one for one in said if line.sentence.start <= one.frame.start < spot.at]
        if not near or near[-1].mention is not None:
            return None
        subject = line.low[line.at(near[-1].frame.start) : start]
        return [self.committee] if self.committee and not self.words["committee"].isdisjoint(subject) else []

    def _oneself(self, spot: Spot, start: int, said: Said | None) -> list[str]:
        """Who speaks, where it is "I" or "we" that acts, or the "he" of `he says`: `I am going to Moscow`."""
        if spot.rule.kind not in TALK or said is None or said.mention is None:
            return []
        low = spot.line.low
        he = self.words["he"].intersection(low[start : spot.first])
        frame = low[
            spot.line.at(max(said.frame.start, spot.line.sentence.start)) : spot.line.at(said.frame.end - 1) + 1
        ]
        if not he.intersection(frame) and self.words["oneself"].isdisjoint(low[start : spot.first]):
            return []
        return [self.naming.body(said.mention.actor)] if said.mention.actor else []

    def _meant(self, spot: Spot, speakers: Sequence[Mention]) -> list[str]:
        """Whom a pronoun means: who speaks in the sentence (`the army said it had retaken`), else the last topic."""
        for speaker in speakers:
            slug = self.naming.acting(spot.line, speaker) if speaker.end <= spot.at else None
            if slug is not None and spot.line.sentence.start <= speaker.start:
                return [slug]
        first = spot.clauses[spot.clause][0]
        if self.words["i"] & set(spot.line.low[first : spot.first]):
            return []
        they = not self.words["they"].isdisjoint(spot.line.low[first : spot.first])
        if they and first:
            # "Turkey and Iran agreed on Monday, and on Friday they met"; "the three conferred; their ministers met".
            before = self.told.together(spot.line, 0, first) or self.naming.within(spot.line, 0, first, speakers)
            if len(before) > 1:
                return before
        if they and spot.line.sentence.index - self.told.meant.row_at < ROW_REACH:
            return list(self.told.meant.row)
        here = self._acting(spot.line, first) or self.naming.within(spot.line, 0, first, speakers)
        if not here and spot.line.low[first] in self.sets["time_of_its_own"]:
            # "After he had seen Assad, Zarif flew to Ankara".
            following = spot.clauses[min(spot.clause + 1, len(spot.clauses) - 1)]
            here = self.naming.within(spot.line, *following, speakers, loosely=False)
        return here[:1] or ([self.told.meant.topic] if self.told.meant.topic else [])

    def _acting(self, line: Line, end: int) -> list[str]:
        """The last subject before token `end`: `Fresh from Assad's office, Annan flew to Tehran, where he met`."""
        people = [m for m in line.mentions if m.kind == "person" and line.last_token(m) < end]
        found = [m for m in people if line.low[line.last_token(m)] in self.verbs]
        return [slug for m in found[-1:] if (slug := self.naming.acting(line, m))]
