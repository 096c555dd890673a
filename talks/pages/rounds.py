"""The rounds: the table of all, and the page of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from talks import queries, wording
from talks.drawing.ladder import Announced, Ladder, Rung, ladder
from talks.pages.door import dated, page, there
from talks.pages.footnotes import origins
from talks.queries import Field, RoundLine, RoundPage, SeatLine, Told
from talks.queries.names import names

SORTS = {
    "start": lambda line: (line.state.start or date.max, line.round.slug),
    "city": lambda line: (line.state.city or "", line.state.start or date.max),
    "origins": lambda line: (-line.time.counts.carried_by, line.round.slug),
    "moves": lambda line: (-line.state.moves, line.round.slug),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of "How the date came about"."""

    told: Told
    said: str
    who: str
    what: str
    rung: Rung


@dated
def round_list(request: HttpRequest, day: date | None) -> HttpResponse:
    """All rounds, by track; ?track=, ?status=, ?city= narrow and ?sort= orders within a track."""
    lines = queries.rounds(day)
    asked = {key: request.GET.get(key, "") for key in ("track", "status", "city", "sort")}
    shown = [line for line in lines if _wanted(line, asked)]
    by_track: defaultdict[str, list[RoundLine]] = defaultdict(list)
    for line in shown:
        by_track[line.round.track.slug].append(line)
    order = SORTS.get(asked["sort"])
    if order:
        by_track = defaultdict(list, {slug: sorted(rows, key=order) for slug, rows in by_track.items()})
    return page(
        request,
        "rounds/list.html",
        day,
        groups=[(rows[0].round.track, rows) for rows in by_track.values()],
        shown=len(shown),
        known=len(lines),
        asked=asked,
        tracks={line.round.track.slug: line.round.track.name for line in lines},
        statuses={
            status: words for status, words in wording.STATUS.items() if any(_is(line, status) for line in lines)
        },
        cities=sorted({line.state.city for line in lines if line.state.city}),
    )


def _is(line: RoundLine, status: str) -> bool:
    return line.state.status == status


def _wanted(line: RoundLine, asked: dict[str, str]) -> bool:
    return (
        asked["track"] in ("", line.round.track.slug)
        and asked["status"] in ("", line.state.status)
        and asked["city"] in ("", line.state.city)
    )


@dated
def round_page(request: HttpRequest, day: date | None, slug: str) -> HttpResponse:
    """One round whole, as the record knew it on the day."""
    found = there(queries.round_page(slug, day), "round", slug)
    steps, drawn = came_about(found)
    left, right = parties(found.seats)
    return page(
        request,
        "rounds/page.html",
        day,
        found=found,
        status=wording.STATUS[found.state.status],
        days_before=_days_before(found),
        lapsed=_lapsed(found, day or timezone.now().date()),
        steps=steps,
        ladder=drawn,
        left=left,
        right=right,
        seats=by_role(found.seats),
        disputes=disputes(found),
        names=names(day) if _differs(found) else {},
        origins=origins(found.sources),
    )


def disputes(found: RoundPage) -> list[Field]:
    """Every field on which sources differ; who sat for an actor is called its seat."""
    fields = [field for field in found.fields.values() if field.rivals]
    seats = [line for line in found.seats if line.field.rivals]
    return fields + [replace(line.field, name=f"seat of {line.seat.actor.name}") for line in seats]


def _differs(found: RoundPage) -> bool:
    """Whether any rival value has to be put into words."""
    return any(field.rivals for field in (*found.fields.values(), *(seat.field for seat in found.seats)))


def _days_before(found: RoundPage) -> int | None:
    """How long before its first day a round was first announced."""
    first, start = found.state.first_announced, found.state.start
    return (start - first).days if first and start and found.state.precision == "day" and start >= first else None


def _lapsed(found: RoundPage, day: date) -> bool:
    """A plan whose time is over by the day shown, with no report yet. Its status stays: the clock reports nothing."""
    end = found.state.end or found.state.start
    return end is not None and end < day and found.state.status in ("scheduled", "postponed")


def came_about(found: RoundPage) -> tuple[list[Step], Ladder | None]:
    """The announcements in the order they were said, one report at their end, and where each lies in the drawing."""
    told = [one for one in found.announcements if one.property == "schedule" and not one.qualifier]
    plans = [one for one in told if one.value["status"] in ("scheduled", "postponed", "cancelled")]
    status, start = found.state.status, found.state.start
    reports = [one for one in told if one.value["status"] == status][:1] if status in ("held", "under-way") else []
    end = found.state.end or start
    rows = [_announced(one) for one in plans]
    rows += [Announced(one.known_on, start, end, "day", report=True) for one in reports]
    drawn = ladder(rows, _sat(found, start, end) if reports and start and end else ())
    if drawn is None:
        return [], None
    year = len({day.year for one in plans for day in (one.said, start) if day}) > 1
    steps = [Step(one, *_words(one, year), rung) for one, rung in zip(plans, drawn.rungs, strict=False)]
    for one, rung in zip(reports, drawn.rungs[len(plans) :], strict=True):
        steps.append(Step(one, wording.short_days(start, end, year=year), "", wording.STATUS[status], rung))
    return steps, drawn


def _sat(found: RoundPage, start: date, end: date) -> list[tuple[date, date]]:
    """First and last day of each sitting; of the whole round where no parts of it are told."""
    spans = [(one.start, one.end or one.start) for one in found.sittings if one.start and one.status != "scheduled"]
    return spans if len(spans) > 1 else [(start, end)]


def _announced(one: Told) -> Announced:
    return Announced(one.said_from, one.start, one.end, one.value.get("precision") or "day")


def _words(one: Told, year: bool) -> tuple[str, str, str]:
    """The day it was said, with its year where the rows lie in several, who said it, and what."""
    said = wording.short(one.said, year=year)
    if "said" in one.doubts:
        said = f"about {said}"
    if one.said_from and one.said_to and one.said_from != one.said_to:
        said = wording.month(one.said_from)
    span = (one.start, one.end, one.value.get("precision") or "day")
    time = wording.days(*span)
    status = one.value["status"]
    if status == "cancelled":
        what = "called off"
    elif status == "postponed":
        what = f"put off to {wording.in_sentence(*span)}" if time else "put off, no new time told"
    else:
        what = time or "no time told yet"
    return said, one.speaker.name, what


def parties(seats: Iterable[SeatLine]) -> tuple[list[SeatLine], list[SeatLine]]:
    """The parties at the two sides of the table, in the order of the alphabet."""
    of_party = [seat for seat in seats if seat.seat.role == "party"]
    half = -(-len(of_party) // 2)
    return of_party[half:], of_party[:half]


def by_role(seats: Iterable[SeatLine]) -> dict[str, list[SeatLine]]:
    """Seats by role; those without a role are under `other`."""
    found: defaultdict[str, list[SeatLine]] = defaultdict(list)
    for seat in seats:
        found[seat.seat.role or "other"].append(seat)
    return dict(found)
