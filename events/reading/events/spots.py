"""The place in a sentence where a rule's words stand, and the event that is told there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.reading.events.rules import Rule
from events.reading.events.times import Told
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.shapes import Mention, Modality, Span, record

ASIDE_REACH = 6
# So many words and signs are a subject with no verb behind it.
ALONE = 6
# "In Wadi Mahmoud in the eastern Sweida countryside".
WIDER_REACH = 4


@record
class Spot:
    """Tokens `first` to `last` (exclusive) of a line hold the words of a rule, in the clause number `clause`."""

    n: int
    line: Line
    rule: Rule
    first: int
    last: int
    clauses: Sequence[tuple[int, int]]
    clause: int

    @property
    def bounds(self) -> tuple[int, int]:
        """First and last (exclusive) token of the clause, widened to hold the trigger."""
        start, end = self.clauses[self.clause]
        if start < self.last <= end:
            return start, end
        return start, max(self.last, self.clauses[self.closing][1])

    @property
    def closing(self) -> int:
        """The clause that holds the last of the words."""
        if self.clauses[self.clause][0] < self.last <= self.clauses[self.clause][1]:
            return self.clause
        return next((k for k, (a, b) in enumerate(self.clauses) if a < self.last <= b), self.clause)

    def apart(self, opens: frozenset[str]) -> list[tuple[int, int]]:
        """The clauses behind it that one of the words `opens`, or a semicolon: `since 2013, when gas killed in X`."""
        low = self.line.low
        found = [c for c in self.clauses[self.clause + 1 :] if low[c[0]] in opens]
        if ";" in low:
            found += [(k, len(low)) for k in range(self.last, len(low)) if low[k] == ";"][:1]
        return found

    def answered(self, sets: Mapping[str, frozenset[str]]) -> bool:
        """Whether its clause tells what another answers: `in response to rockets fired at the Golan`."""
        start, end = self.clauses[self.clause]
        low = self.line.low
        return start > 0 and end > start + 1 and low[start] in sets["answering"] and low[start + 1] in sets["answers"]

    @property
    def at(self) -> int:
        return self.line.tokens.at[self.first]


def before_aside(spot: Spot, sets: Mapping[str, frozenset[str]]) -> int:
    """The clause set off that a comma closes here is passed over: `jets, which came from the west, bombed`."""
    low, clauses = spot.line.low, spot.clauses
    start = clauses[spot.clause][0]
    if low[start] == ",":
        joined = low[start + 1 : start + 2] and low[start + 1] in sets["joints"]
        opens_aside = sets["time_of_its_own"] if joined else sets["opens_aside"]
        for k in range(spot.clause - 1, max(-1, spot.clause - ASIDE_REACH), -1):
            start = clauses[k][0]
            of_noun = start > 1 and low[start] in sets["that"] and low[start - 2] in sets["articles"]
            if low[start] in opens_aside or of_noun:
                # "Turkey, which blames X for the bomb that killed six, has bombed": back to who opens the sentence.
                first, behind = clauses[0][1], clauses[1][0]
                alone = first <= ALONE and low[first - 1] == "," and low[behind] in sets["opens_aside"]
                return 1 if alone else k
    return spot.clause


def wider_than(line: Line, place: Mention | None, lies_in: frozenset[str]) -> str | None:
    """The place that another is said to lie in: the next one named behind it, after "in" or a comma."""
    if place is None:
        return None
    last = line.at(place.end - 1) + 1
    near = line.low[last : last + WIDER_REACH]
    if not near or near[0] not in lies_in:
        return None
    found = (line.names.get(k) for k in range(last, last + len(near)))
    return next((m.slug for m in found if m is not None and m.kind in ("place", "zone")), None)


@dataclass(slots=True)
class Candidate:
    """An event as one place of the text tells it, before what is told twice is made one.

    `wider`: the slug of the place that its own lies in, as the text tells it: "Wadi Mahmoud in eastern Sweida".
    `clause`: the token that opens its clause, where a subject of its own follows; `further`: told as one more;
    `within`: the token that opens the clause of its words; `flyer`: what was downed, a drone, a plane or a missile.
    """

    kind: str
    modality: Modality
    told: Told | None
    place: Mention | None
    actors: list[str]
    zone: str | None
    said: Said | None
    at: int
    sentence: int
    evidence: list[Span]
    own_time: bool = False
    wider: str | None = None
    clause: int = 0
    further: bool = False
    within: int = 0
    flyer: str = ""
