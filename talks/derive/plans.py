"""What announcements of a round come to: rows 4 to 11 and 13 of the decision table in DESIGN.md."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from talks.derive.shapes import RoundStatus, Said
from talks.derive.spans import Time, relation, time_of
from talks.derive.steps import Ordered, said_day

PLANS = ("scheduled", "postponed", "cancelled")


@dataclass(frozen=True, slots=True)
class Plan:
    """Where announcements stand. `first_by` told of the round first; `fixed_by` first told the day that stands."""

    current: Time | None = None
    former: Time | None = None
    moves: int = 0
    cancelled: bool = False
    disputed: bool = False
    first_by: str | None = None
    fixed_by: str | None = None

    @property
    def status(self) -> RoundStatus:
        """Row 11."""
        if self.cancelled:
            return "cancelled"
        exact = self.current is not None and self.current.precision == "day"
        return "postponed" if self.moves and not exact else "scheduled"


class Announcements:
    """Plans in the order they were said, with where things stood after each day of saying.

    A plan that becomes known out of order reopens the days after it, and only those.
    """

    def __init__(self, conveners: frozenset[str]) -> None:
        self._conveners = conveners
        self._days: list[date] = []
        self._said: list[Ordered] = []
        self._after: list[Plan] = []

    def put(self, said: Said) -> None:
        day = said_day(said)
        at = bisect_left(self._days, day)
        if at == len(self._days) or self._days[at] != day:
            self._days.insert(at, day)
            self._said.insert(at, Ordered())
        self._said[at].put(said)
        del self._after[at:]

    def stand(self) -> Plan | None:
        """Where the announcements stand, or None without one."""
        while len(self._after) < len(self._days):
            before = self._after[-1] if self._after else Plan()
            self._after.append(_after_day(before, self._said[len(self._after)], self._conveners))
        return self._after[-1] if self._after else None


def _after_day(plan: Plan, said_that_day: Iterable[Said], conveners: frozenset[str]) -> Plan:
    """The plans of one day of saying, applied; those that lost to a rival of the same day take no part."""
    plans = list(said_that_day)
    telling = [said for said in plans if _tells(said)]
    if telling:
        winner = max(telling, key=lambda said: _standing(said, conveners))
        kept = [said for said in telling if not _rivals(said, winner)]
        plan = replace(plan, disputed=len(kept) < len(telling))
        plans = [said for said in plans if said in kept or not _tells(said)]
    for said in sorted(plans, key=_application):
        plan = _apply(plan, said)
    return plan


def _tells(said: Said) -> bool:
    """Whether a plan tells more than that there will be a round (row 5)."""
    return said.value["status"] != "scheduled" or time_of(said.value) is not None


def _standing(said: Said, conveners: frozenset[str]) -> tuple[bool, bool, date, str]:
    """Row 13: preferred, else the host's or convener's word, else the later known."""
    return said.rank == "preferred", said.claimant in conveners, said.known_on, said.id


def _rivals(one: Said, other: Said) -> bool:
    """Whether two plans contradict each other. Only what was said on one known day can."""
    if one.said_from is None or one.said_from != (one.said_to or one.said_from) or one.said_to != other.said_to:
        return False
    times = time_of(one.value), time_of(other.value)
    if times[0] and times[1]:
        return relation(times[0], times[1]) == "other"
    if one.value["status"] == other.value["status"]:
        return False
    # One speaker who drops a time and tells a new one tells a single story.
    told_together = {one.value["status"], other.value["status"]} == {"scheduled", "postponed"}
    return not (told_together and one.claimant and one.claimant == other.claimant)


def _application(said: Said) -> tuple[bool, int, date, str]:
    """Within one day: a time dropped before a time told, the coarser time before the finer."""
    time = time_of(said.value)
    days = (time.last - time.start).days if time else 0
    return time is not None, -days, said.known_on, said.id


def _apply(plan: Plan, said: Said) -> Plan:
    time = time_of(said.value)
    plan = replace(plan, first_by=plan.first_by or said.id)
    if said.value["status"] == "cancelled":
        return replace(plan, former=plan.current or plan.former, current=None, cancelled=True, fixed_by=None)
    if time is not None:
        return _dated(replace(plan, cancelled=False), time, said)
    if said.value["status"] == "postponed":
        return _dropped(plan)
    return replace(plan, cancelled=False)


def _dropped(plan: Plan) -> Plan:
    """Row 9. A second word that the time is off tells nothing new."""
    if plan.current is None and plan.moves:
        return replace(plan, cancelled=False)
    return replace(
        plan,
        former=plan.current or plan.former,
        current=None,
        moves=plan.moves + 1,
        cancelled=False,
        fixed_by=None,
    )


def _dated(plan: Plan, time: Time, said: Said) -> Plan:
    """Rows 4, 6, 7 and 8."""
    fixed_by = said.id if time.precision == "day" else None
    if plan.current is None:
        unseen_move = said.value["status"] == "postponed" and not plan.moves
        return replace(plan, current=time, moves=plan.moves + unseen_move, fixed_by=fixed_by)
    match relation(plan.current, time):
        case "equal" | "coarser":
            return plan
        case "finer":
            kept = plan.fixed_by if plan.current.start == time.start else None
            return replace(plan, current=time, fixed_by=kept or fixed_by)
        case _:
            return replace(plan, former=plan.current, current=time, moves=plan.moves + 1, fixed_by=fixed_by)
