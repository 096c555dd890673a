"""Who was told of last: whom `it`, `they`, `the two` and `the rebels` of the following sentences mean."""

from dataclasses import dataclass, field

from events.reading.context import Context
from events.reading.events.actors import Naming
from events.reading.events.groups import Groups
from events.reading.events.rules import Rules
from events.reading.lines import Line

# "They signed it" means those told in one row at most so many sentences before.
ROW_REACH = 3
GUARANTORS = ("iran", "russia", "turkey")


@dataclass(slots=True)
class Meant:
    """Who was told of last: the actor, and the last states and people in one row, by how many they are."""

    topic: str | None = None
    rows: dict[int, tuple[str, ...]] = field(default_factory=lambda: {2: (), 3: GUARANTORS})
    row: tuple[str, ...] = GUARANTORS
    row_at: int = -ROW_REACH


class ToldLast:
    """Remembers who was told of last, and the last states and people in a row."""

    def __init__(self, context: Context, rules: Rules, naming: Naming) -> None:
        self.naming, self.words, self.rows_of, self.the = naming, rules.words, rules.rows_of, rules.one["the"]
        self.actors = context.lexicon.actors
        self.groups = Groups(self.actors, rules.words, self.the)
        self._last_told = Meant()
        self._unread: list[Line] = []

    def go_on(self, line: Line) -> None:
        """Remembers a line, for those that the following sentences may mean."""
        self._unread.append(line)

    @property
    def meant(self) -> Meant:
        """Whom the lines before may leave to be meant."""
        self.catch_up()
        return self._last_told

    def catch_up(self) -> None:
        """Looks through the lines before; only once something asks."""
        for line in self._unread:
            self._look_through(line)
        self._unread.clear()

    def _look_through(self, line: Line) -> None:
        told = self._last_told
        for row in self._rows(line):
            told.rows[len(row)] = row
            if len(row) > 1:
                told.row, told.row_at = row, line.sentence.index
        named = self.naming.within(line, 0, len(line.low), [], loosely=False)
        self.groups.go_on(line.sentence.index, named, self._senders(line))
        if named and not self._goes_on(line):
            told.topic = next((one for one in named if not self.watches(one)), told.topic)

    def _senders(self, line: Line) -> list[str]:
        """The states whose troops a line names: `U.S. troops`, `Turkish soldiers`."""
        if self.words["troops"].isdisjoint(line.low):
            return []
        owners = (m for m in line.mentions if m.kind == "actor" and self._is_state(m.slug))
        return [m.slug for m in owners if not self.words["troops"].isdisjoint(line.low[line.last_token(m) :][:1])]

    def _goes_on(self, line: Line) -> bool:
        """Whether a line is still about the one before: `he` or `she` stands before any name."""
        first = min(line.names, default=len(line.low))
        return not self.words["somebody"].isdisjoint(line.low[:first])

    def _rows(self, line: Line) -> list[tuple[str, ...]]:
        """States and people in one row (`A, B and C`); also those that the sentence names, if it names two or three."""
        rows: list[list[str]] = [[]]
        last = -1
        for m in line.mentions:
            slug = self.naming.body(m.actor or m.slug) if m.kind in ("actor", "person") and not m.adjective else None
            if slug is None or not (m.kind == "person" or self._is_state(slug)):
                continue
            first = line.first_token(m)
            joined = last >= 0 and self.words["joining"].issuperset(line.low[last:first])
            rows = rows if joined else [*rows, []]
            rows[-1].append(slug)
            last = line.last_token(m)
        found = [tuple(dict.fromkeys(row)) for row in rows]
        everybody = tuple(dict.fromkeys(slug for row in found for slug in row))
        return [everybody, *found] if len(everybody) in (2, 3) else found

    def together(self, line: Line, a: int, b: int) -> list[str]:
        """Whom `the three` or `the two` means: those named before in the sentence, else those told last in one row."""
        for k in range(a, b - 1):
            if line.low[k] == self.the and line.low[k + 1] in self.rows_of and k + 1 not in line.names:
                many = self.rows_of[line.low[k + 1]]
                before = self.naming.within(line, 0, k, [], loosely=False)
                return before if len(before) == many else list(self.meant.rows[many])
        return []

    def watches(self, slug: str) -> bool:
        """Monitors and media tell of things; they are hardly ever what "it" did."""
        known = self.actors.get(slug)
        return known is not None and known.kind in ("monitor", "media")

    def _is_state(self, slug: str) -> bool:
        known = self.actors.get(slug)
        return known is not None and known.kind == "state"
