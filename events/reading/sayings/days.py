"""When something was said: the time within the words of a saying, behind them, or at the head of their sentence."""

from events.reading.lines import Line
from events.reading.sayings.words import Speech
from events.reading.shapes import When

# Among so many words a phrase that opens a sentence tells when something was said.
OPENS_WITHIN = 14
CLAUSE_ENDS = frozenset([",", ";", ":", "(", '"'])


class SayingDays:
    """Finds the times of sayings, in the words of one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.opens = speech.sets["between"] | speech.sets["of"]

    def beside(self, line: Line, first: int, verb: int, last: int) -> tuple[When | None, int]:
        """The time of a saying: within its frame or close behind its verb; and the end of the frame."""
        low, sets = line.low, self.speech.sets
        between = sets["between"]
        j = end = max(verb + 1, last)
        if not line.times:
            return None, end
        while j < len(low) and (
            low[j] in between
            or j in line.times
            or (j in line.names and line.names[j].kind in ("outlet", "place", "actor", "person"))
        ):
            if j in line.times:
                when = line.times[j]
                return when, line.at(when.span.end - 1) + 1
            if low[j] == "," and (
                j + 1 >= len(low) or j + 1 not in line.times or low[j - 1] not in self.speech.sets["papers"]
            ):
                break
            j += 1
        return self._within(line, first, verb) or self._opening(line, first), end

    def _within(self, line: Line, first: int, verb: int) -> When | None:
        """`X on Monday said`; in `X met Y on Monday and said` the time is that of the meeting."""
        low, sets = line.low, self.speech.sets
        for k in range(first, verb):
            near = k in line.times and not any(low[n] == "," or low[n] in sets["joint"] for n in range(k, verb))
            if k in line.times and (k <= first + 1 or near):
                return line.times[k]
        return None

    def _opening(self, line: Line, first: int) -> When | None:
        """`On Monday the Special Envoy, X, said`, `Speaking in Y on Monday, X said`: the time that opens a sentence."""
        low = line.low
        k = next((k for k in range(min(first, OPENS_WITHIN)) if k in line.times), first)
        if k == first:
            return None
        behind = line.at(line.times[k].span.end - 1) + 1
        speaks = low[0] in self.speech.sets["speaking"]
        if not speaks and not all(n in line.names or low[n] in self.opens for n in range(k)):
            return None
        if speaks and "," in low[behind:first]:
            behind = low.index(",", behind)
        if k and low[behind] == ",":
            behind += 1  # not in "A day earlier, on Monday, X said"
        titled = all(
            n in line.names or line.tokens.capital(n) or low[n] in self.speech.sets["titled"]
            for n in range(behind, first)
        )
        return line.times[k] if titled and low[behind] != "," else None

    def behind(self, line: Line, last: int) -> When | None:
        """`..., X said in an interview with Y on Monday.`: the time behind a saying that closes a clause."""
        for k in range(last, len(line.low)) if line.times else ():
            if k in line.times:
                return line.times[k]
            if line.low[k] in CLAUSE_ENDS or line.low[k] in self.speech.sets["conjunctions"]:
                return None
        return None
