"""The calendar of known rounds: what sat when, asked by track, number or day."""

from collections.abc import Iterable
from datetime import date, timedelta

from events.reading.shapes import Known

LEAD = timedelta(days=1)


class Calendar:
    """Known rounds, as the record tells them. Nothing here asks the clock: days come in as arguments."""

    def __init__(self, rounds: Iterable[Known] = ()) -> None:
        self._rounds = {(k.track, k.number): k for k in rounds}
        self._tracks: dict[str, list[Known]] = {}
        for known in sorted(self._rounds.values(), key=lambda k: (k.track, k.number)):
            self._tracks.setdefault(known.track, []).append(known)

    def known(self, track: str, number: int) -> Known | None:
        return self._rounds.get((track, number))

    def of(self, track: str) -> list[Known]:
        """Rounds of a track in order of their numbers."""
        return self._tracks.get(track, [])

    def last_begun(self, track: str, day: date | None) -> int | None:
        """Number of the last round that had begun on a day; 0 where none had, null where no day is given."""
        if day is None:
            return None
        return max((k.number for k in self.of(track) if k.start and k.start <= day), default=0)

    def last_over(self, track: str, day: date | None) -> int | None:
        """Number of the last round that was over by the end of a day; 0 where none was."""
        if day is None:
            return None
        return max((k.number for k in self.of(track) if k.end and k.end <= day), default=0)

    def at(self, track: str, start: date, end: date) -> list[Known]:
        """Rounds of a track that sat within or across the span."""
        return [k for k in self.of(track) if k.start and k.end and k.start <= end and start <= k.end]

    def plausible(self, track: str, number: int, day: date | None) -> bool:
        """Whether a text of that day could speak of this round: at most two beyond the last begun."""
        if number < 1:
            return False
        last = self.last_begun(track, day)
        if last is None:
            return not self.of(track) or number <= self.of(track)[-1].number + 2
        return number <= last + 2
