"""On whose word an event is told."""

from collections.abc import Iterator, Sequence

from events.reading.events.spots import Spot
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Modality

ATTACKS = frozenset({"airstrike", "shelling", "bombing", "chemical-attack", "offensive", "aircraft-downed"})
# Of these the toll in the next sentence tells whose word they are; an offensive has many.
TOLLED = ATTACKS - {"offensive"}
# So many words behind a saying tell a toll, and so many open a sentence.
TOLL_WITHIN, OPENS = 6, 2


class EventSpeakers:
    """Finds the saying that covers the words of an event; null where the outlet tells it itself."""

    def __init__(self, lines: Sequence[Line], attribution: Attribution) -> None:
        self.lines, self.attribution = lines, attribution
        self.sets = attribution.speech.sets

    def of(self, spot: Spot, modality: Modality) -> Said | None:
        said = self.attribution.at(spot.at)
        if spot.rule.kind == "accusation":
            # "The army declared it over on Monday and blamed the rebels": the blame is its own saying.
            here = self.attribution.said_in(spot.line.sentence.start)
            own = [one for one in here if one.frame.start <= spot.at < one.frame.end]
            said = self._accuser(spot) or (min(own, key=lambda one: one.frame.end) if own else said)
        if said is not None and said.frame.start <= spot.at < said.frame.end and spot.rule.kind != "accusation":
            said = said if self.attribution.announces(spot.line, said) else None
        if said is None and spot.rule.kind in ATTACKS:
            said = next(self._behind(spot), None)
        return said or (self.attribution.going_on(spot.at) if modality == "planned" else None)

    def _accuser(self, spot: Spot) -> Said | None:
        """Who holds another responsible says so, whatever the verb: `X took the Turks to task`."""
        line, first = spot.line, spot.first
        if spot.rule.form != "verb":
            return None
        here = self.attribution.said_in(line.sentence.start)
        begin, mention, _, again = self.attribution.subjects.of(line, first)
        if again and begin < first:  # "he told reporters, and held Turkey responsible"
            return next((one for one in here if one.frame.start == line.tokens.at[begin] and one.speaker), None)
        if mention is None or mention.kind != "person" or not begin < first:
            return None
        slug, words = self.attribution.speakers.slug(mention), self.attribution.speech.one["made_known"]
        told = next((one for one in here if one.speaker == slug and one.frame.start <= spot.at < one.frame.end), None)
        return told or Said(line.span(begin, spot.last), slug, None, (), words, mention)

    def _behind(self, spot: Spot) -> Iterator[Said]:
        """Who, behind the words of an attack, claims it, says more of it or tells its toll."""
        line = spot.line
        if claimed := self._claimed_by(line):
            yield claimed
        for said in self.attribution.said_in(line.sentence.start):
            if (
                said.speaker
                and said.frame.start > spot.at
                and (self._claims(line, said) or self._points_back(line, said) or self._counts_dead(line, said))
            ):
                yield said
        behind = self.lines[spot.n + 1] if spot.n + 1 < len(self.lines) else None
        if behind is None or behind.sentence.paragraph != line.sentence.paragraph:
            return
        toll = spot.rule.kind in TOLLED and not self.sets["toll"].isdisjoint(behind.low)
        for said in self.attribution.said_in(behind.sentence.start):
            if said.speaker and (toll or self._claims(behind, said) or self._opens_of_it(behind)):
                yield said

    def _counts_dead(self, line: Line, said: Said) -> bool:
        """`A bomb went off; X counted at least forty dead`."""
        after = line.at(said.frame.end - 1) + 1
        return not self.sets["toll"].isdisjoint(line.low[after : after + TOLL_WITHIN])

    def _opens_of_it(self, line: Line) -> bool:
        """`"It was the heaviest raid in weeks," X said`."""
        if not line.quoted or line.quoted[0].start != line.sentence.start:
            return False
        low = line.low[1 : 1 + OPENS]
        return len(low) == OPENS and low[0] in self.sets["points_back"] and low[1] in self.sets["was"]

    def _claims(self, line: Line, said: Said) -> bool:
        """`It claimed responsibility`, `a bomb claimed by X`."""
        after = line.at(said.frame.end - 1) + 1
        return (
            said.verb in self.sets["claims"]
            and line.low[after : after + 1] != []
            and line.low[after] in self.sets["claimed"]
        )

    def _claimed_by(self, line: Line) -> Said | None:
        """`A bomb claimed by X`."""
        verbs, low = self.attribution.speech.verbs, line.low
        for k, word in enumerate(low[:-2]):
            if verbs.get(word) in self.sets["claims"] and low[k + 1] in self.sets["by_whom"] and k + 2 in line.names:
                by = line.names[k + 2]
                return (
                    Said(line.span(k, k + 2), by.slug, None, (), self.attribution.speech.one["claimed"], by)
                    if by.kind == "actor"
                    else None
                )
        return None

    def _points_back(self, line: Line, said: Said) -> bool:
        """`; X said that it had planted it`, `and X said that they were fired from the east`."""
        after, low = line.at(said.frame.end - 1) + 1, line.low
        after += low[after : after + 1] != [] and low[after] in self.sets["opens_told"]
        if not (after + 1 < len(low) and low[after] in self.sets["points_back"] and low[after + 1] in self.sets["was"]):
            return False
        ends = [w for w in low[after + 2 :] if w[0].isalnum()][-1:]
        return low[after + 1] not in self.sets["had"] or (ends != [] and ends[0] in self.sets["points_back"])
