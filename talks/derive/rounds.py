"""The history of a round's time and place as a step function: the whole decision table of DESIGN.md."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from talks.derive.plans import PLANS, Announcements, Plan
from talks.derive.reports import Reports
from talks.derive.shapes import RoundRow, RoundStatus, Said, SittingRow
from talks.derive.spans import Time
from talks.derive.steps import Arrival, arrivals, by_key, said_order, until

SCHEDULE = "schedule"
PLACE = "place"
SITTING = "sitting"


@dataclass(frozen=True, slots=True)
class When:
    """Time and status of a round or of one sitting as known on a day."""

    status: RoundStatus
    start: date | None
    end: date | None
    precision: str
    former: Time | None
    moves: int
    disputed: tuple[str, ...]
    first_by: str | None
    fixed_by: str | None


class Timing:
    """Plans and reports on one meeting, filled as they become known."""

    def __init__(self, conveners: frozenset[str] = frozenset()) -> None:
        self._announcements = Announcements(conveners)
        self.reports = Reports()

    def put(self, said: Said, origin: str | None, day: date) -> None:
        if said.value["status"] not in PLANS:
            self.reports.put(said, origin, day)
        elif day == said.known_on:
            self._announcements.put(said)

    def stand(self) -> When | None:
        """Rows 1, 2, 3 and 11."""
        plan = self._announcements.stand()
        if self.reports.held or self.reports.under_way:
            return self._reported(plan or Plan())
        if plan is None:
            return None
        time = plan.current or Time(date.min, None)
        known = plan.current is not None
        return When(
            plan.status,
            time.start if known else None,
            time.end if known else None,
            time.precision,
            plan.former,
            plan.moves,
            ("time",) if plan.disputed else (),
            plan.first_by,
            plan.fixed_by,
        )

    def _reported(self, plan: Plan) -> When:
        start, end, precision = self.reports.time()
        if not self.reports.held:
            end = self.reports.planned_end or (plan.current.end if plan.current else None)
            end = end if start is None or end is None or end >= start else None
        fixed = plan.current is not None and plan.current.start == start
        return When(
            "held" if self.reports.held else "under-way",
            start,
            end,
            precision,
            plan.former,
            plan.moves,
            self.reports.disputed(),
            plan.first_by,
            plan.fixed_by if fixed else None,
        )


class Place:
    """Where a meeting sits: preferred, else the word that was said or became known last."""

    def __init__(self) -> None:
        self._best: Said | None = None

    def put(self, said: Said) -> None:
        if self._best is None or _place_order(said) > _place_order(self._best):
            self._best = said

    def stand(self) -> tuple[str, str | None]:
        if self._best is None:
            return "", None
        return self._best.value.get("city") or "", self._best.value.get("venue")


def _place_order(said: Said) -> tuple[bool, tuple[date, date, str]]:
    return said.rank == "preferred", said_order(said)


def derive_round(statements: Iterable[Said], conveners: frozenset[str] = frozenset()) -> list[RoundRow]:
    """The rows of a round from all its statements; `conveners` are the actors and persons whose word settles row 13.

    Uses the properties `schedule` (with qualifier `sitting-N` for a part of it; its value may tell a `city` too) and
    `place`; others are passed over.
    """
    used = [said for said in statements if said.property in (SCHEDULE, PLACE)]
    rows = until(_round_days(used, conveners))
    return [replace(row, known_from=day, known_to=end) for day, end, row in rows if row is not None]


def _round_days(used: list[Said], conveners: frozenset[str]) -> Iterator[tuple[date, RoundRow | None]]:
    whole, parts, place = Timing(conveners), dict[str, Timing](), Place()
    for day, came in arrivals(used):
        for said, origin in came:
            if said.property == PLACE:
                if not said.qualifier:
                    place.put(said)
            elif said.qualifier:
                parts.setdefault(said.qualifier, Timing(conveners)).put(said, origin, day)
            else:
                whole.put(said, origin, day)
                if said.value.get("city"):
                    place.put(said)
        when = _with_parts(whole.stand(), [part for _, part in sorted(parts.items())])
        yield day, _row(when, place) if when else None


def _with_parts(when: When | None, parts: list[Timing]) -> When | None:
    """A round whose sitting is reported is under way, and its end is planned for the end of its last sitting."""
    stands = [stand for part in parts if (stand := part.stand())]
    if when is None or when.status not in ("under-way", "held"):
        reported = [stand for stand in stands if stand.status in ("under-way", "held")]
        if not reported:
            return when
        base = when or replace(reported[0], former=None, moves=0, first_by=None, fixed_by=None)
        when = replace(base, status="under-way", start=reported[0].start, end=None, precision=reported[0].precision)
    if when.status == "under-way":
        planned = [when, *(stand for stand in stands if stand.status != "held")]
        ends = [stand.end for stand in planned if stand.end]
        return replace(when, end=max(ends, default=None))
    return when


def _row(when: When, place: Place) -> RoundRow:
    city, venue = place.stand()
    return RoundRow(
        known_from=date.min,
        known_to=None,
        status=when.status,
        start=when.start,
        end=when.end,
        precision=when.precision,
        former_start=when.former.start if when.former else None,
        former_end=when.former.end if when.former else None,
        moves=when.moves,
        city=city,
        venue=venue,
        disputed=when.disputed,
        first_by=when.first_by,
        fixed_by=when.fixed_by,
    )


def derive_sittings(statements: Iterable[Said], conveners: frozenset[str] = frozenset()) -> list[SittingRow]:
    """The rows of a round's sittings: their times from `schedule` and places from `place` with qualifier `sitting-N`,
    their names from `sitting` (value: label)."""
    used = [said for said in statements if said.qualifier.startswith("sitting-")]
    rows = []
    for qualifier, group in by_key(used, lambda said: said.qualifier).items():
        number = int(qualifier.removeprefix("sitting-"))
        for day, end, row in until(_sitting_days(group, number, conveners)):
            if row is not None:
                rows.append(replace(row, known_from=day, known_to=end))
    return sorted(rows, key=lambda row: (row.number, row.known_from))


def _sitting_days(
    group: list[Said], number: int, conveners: frozenset[str]
) -> Iterator[tuple[date, SittingRow | None]]:
    timing, place, label = Timing(conveners), Place(), ""
    for day, came in arrivals(group):
        label = _fill_sitting(came, day, timing, place) or label
        when = timing.stand()
        city, venue = place.stand()
        row = when and SittingRow(
            date.min, None, number, label, when.status, when.start, when.end, when.precision, city, venue
        )
        yield day, row or None


def _fill_sitting(came: list[Arrival], day: date, timing: Timing, place: Place) -> str:
    label = ""
    for said, origin in came:
        match said.property:
            case "schedule":
                timing.put(said, origin, day)
            case "place":
                place.put(said)
            case "sitting":
                label = said.value.get("label") or label
    return label
