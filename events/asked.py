"""What a request asks of the press: a stretch of time, what is left out, what is open. Kept in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from talks.asked import BadAsk

FIRST_YEAR, LAST_YEAR = 2012, 2100
EARLIEST, LATEST = date(2000, 1, 1), date(LAST_YEAR, 12, 31)  # what can be asked for
DENSEST = 2017  # the year that the timeline opens with
PRESETS = (("2012–16", 2012, 2016), ("2017", 2017, 2017), ("2018–20", 2018, 2020), ("2021–24", 2021, 2024))
LISTS = ("track", "actor", "zone", "kind", "outlet")
EVENT_LISTS = ("kind", "zone", "actor", "outlet")  # those that leave events out


@dataclass(frozen=True, slots=True)
class Asked:
    """One view of the timeline. Empty filters leave nothing out."""

    start: date
    end: date
    track: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    q: str = ""
    reviewed: bool = False
    selected: str = ""
    as_of: date | None = None

    def query(self, **changed: object) -> str:
        """The query of this view, or of one with other values."""
        view = replace(self, **changed)  # type: ignore[arg-type]
        rows: list[tuple[str, str]] = []
        if (view.start, view.end) != usual(view.as_of):
            rows += [("from", view.start.isoformat()), ("to", view.end.isoformat())]
        rows += [(name, value) for name in LISTS for value in getattr(view, name)]
        rows += [("q", view.q)] if view.q else []
        rows += [("review", "accepted")] if view.reviewed else []
        rows += [("selected", view.selected)] if view.selected else []
        rows += [("as_of", view.as_of.isoformat())] if view.as_of else []
        return f"?{urlencode(rows)}" if rows else "."

    def of_events(self) -> str:
        """The query of the list of all events that this view leaves in. No event belongs to a track."""
        rows = [("from", self.start.isoformat()), ("to", self.end.isoformat())]
        rows += [(name, ",".join(getattr(self, name))) for name in EVENT_LISTS if getattr(self, name)]
        rows += [("q", self.q)] if self.q else []
        rows += [("review", "only")] if self.reviewed else []
        rows += [("as_of", self.as_of.isoformat())] if self.as_of else []
        return f"?{urlencode(rows)}"

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.q or self.reviewed or any(getattr(self, name) for name in LISTS))


def usual(as_of: date | None) -> tuple[date, date]:
    """The stretch shown where none is asked for: the densest year, or the year of a past day."""
    year = min(max(FIRST_YEAR, as_of.year), LAST_YEAR) if as_of else DENSEST
    return date(year, 1, 1), date(year, 12, 31)


def asked(given: QueryDict, as_of: date | None) -> Asked:
    """The view that an address asks for. BadAsk where a day is none or the stretch runs backwards."""
    first, last = usual(as_of)
    start, end = asked_date(given, "from") or first, asked_date(given, "to") or last
    if end < start:
        raise BadAsk("to", f"The view would end on {end.isoformat()}, before it starts on {start.isoformat()}.")
    if as_of is not None and end > last:
        # An axis that runs on would tell that there is something to come.
        start, end = (start, last) if start <= last else (first, last)
    lists = {name: tuple(sorted(set(filter(None, given.getlist(name))))) for name in LISTS}
    return Asked(
        start=start,
        end=end,
        q=" ".join(given.get("q", "").split())[:100],
        reviewed=given.get("review") == "accepted",
        selected=given.get("selected", "")[:120],
        as_of=as_of,
        **lists,
    )


def asked_date(given: Mapping[str, str], name: str) -> date | None:
    """The day of one parameter; None where it is not given. BadAsk where it is no date, or one that nobody means."""
    text = given.get(name, "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadAsk(name, f"{text!r} is no date: write {name}=YYYY-MM-DD, as in {name}=2017-08-25.") from None
    if not EARLIEST <= day <= LATEST:
        raise BadAsk(name, f"{text!r} is outside the years that the record can show, 2000 to 2100.")
    return day


def presets(view: Asked, last_year: int) -> list[tuple[str, str, bool]]:
    """Name, query and whether it is shown, of each stretch on offer; none that begins after a past day."""
    stop = max(FIRST_YEAR, last_year)
    spans = [row for row in PRESETS if row[1] <= stop] + [("All", FIRST_YEAR, stop)]
    rows = []
    for name, first, last in spans:
        start, end = date(first, 1, 1), date(last, 12, 31)
        shown = (view.start, view.end) == (start, end)
        rows.append((name, view.query(start=start, end=end, selected=""), shown))
    return rows
