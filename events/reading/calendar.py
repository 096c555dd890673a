"""The calendar of known rounds: what sat when, asked by track, number or day."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from events.reading.shapes import Known

LEAD = timedelta(days=1)
UNHEARD_OF = timedelta(days=730)


class Steps:
    """The highest number reached by each day."""

    def __init__(self, reached: Iterable[tuple[date | None, int]]) -> None:
        dated = sorted((day, number) for day, number in reached if day is not None)
        self.days = [day for day, _ in dated]
        self.highest = list(accumulate((number for _, number in dated), max))

    def by(self, day: date) -> int:
        """0 where nothing was reached by then."""
        place = bisect_right(self.days, day)
        return self.highest[place - 1] if place else 0

    def nearest(self, day: date) -> int | None:
        """How many days lie between a day and the nearest one on which a number was reached."""
        place = bisect_right(self.days, day)
        return min((abs((one - day).days) for one in self.days[max(0, place - 1) : place + 1]), default=None)


class Calendar:
    """Known rounds, as the record tells them. Nothing here asks the clock: days come in as arguments."""

    def __init__(self, rounds: Iterable[Known] = ()) -> None:
        self._rounds = {(k.track, k.number): k for k in rounds}
        self._tracks: dict[str, list[Known]] = {}
        for known in sorted(self._rounds.values(), key=lambda k: (k.track, k.number)):
            self._tracks.setdefault(known.track, []).append(known)
        self._begun = {track: Steps((k.start, k.number) for k in rounds) for track, rounds in self._tracks.items()}
        self._over = {track: Steps((k.end, k.number) for k in rounds) for track, rounds in self._tracks.items()}

    def known(self, track: str, number: int) -> Known | None:
        return self._rounds.get((track, number))

    def of(self, track: str) -> list[Known]:
        """Rounds of a track in order of their numbers."""
        return self._tracks.get(track, [])

    def last_begun(self, track: str, day: date | None) -> int | None:
        """Number of the last round that had begun on a day; 0 where none had, null where no day is given."""
        if day is None:
            return None
        steps = self._begun.get(track)
        return steps.by(day) if steps else 0

    def last_over(self, track: str, day: date | None) -> int | None:
        """Number of the last round that was over by the end of a day; 0 where none was."""
        if day is None:
            return None
        steps = self._over.get(track)
        return steps.by(day) if steps else 0

    def days_from(self, track: str, day: date) -> int | None:
        """Days between a day and the nearest on which a round of a track began; null where none has a day."""
        steps = self._begun.get(track)
        return steps.nearest(day) if steps else None

    def at(self, track: str, start: date, end: date) -> list[Known]:
        """Rounds of a track that sat within or across the span."""
        return [k for k in self.of(track) if k.start and k.end and k.start <= end and start <= k.end]

    def plausible(self, track: str, number: int, day: date | None) -> bool:
        """Whether a text of that day could speak of this round: at most two beyond the last begun.

        Of a track whose first round lies two years ahead nobody has heard yet.
        """
        if number < 1:
            return False
        last = self.last_begun(track, day)
        if last is None:
            return not self.of(track) or number <= self.of(track)[-1].number + 2
        first = next((k.start for k in self.of(track) if k.start), None)
        if not last and day and first and first - day > UNHEARD_OF:
            return False
        return number <= last + 2
