"""What can be followed: changes as Atom, rounds as a calendar; of the whole record, a track, a round or a zone."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import wraps
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_DNS, uuid5

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import path
from django.utils.feedgenerator import Atom1Feed

from talks.api.validators import as_the_record_changes
from talks.asked import BadAsk, asked_day, refuse_unknown
from talks.derive.known import FIRST_DAY
from talks.ics import Entry, calendar
from talks.models import RoundState, Sitting
from talks.queries.followed import WHOLE, Followed, changes_of, followed, rounds_of, sittings_of
from talks.queries.names import renamed
from talks.queries.shapes import Change
from talks.wording import corroborated, days

HOUSE = "syria-talks-record"  # part of ids that must outlive a change of address
IDS = uuid5(NAMESPACE_DNS, HOUSE)
TENTATIVE = {"scheduled": "days not fixed", "postponed": "put off, days not fixed"}


def at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def dated(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuses what is no day, or is not known here, in one sentence; a former slug leads on."""

    @wraps(view)
    def answer(request: HttpRequest, kind: str = "", slug: str = "") -> HttpResponseBase:
        try:
            refuse_unknown(request.GET, {"as_of"})
            day = asked_day(request.GET)
        except BadAsk as bad:
            return HttpResponse(f"{bad}\n", status=400, content_type="text/plain; charset=utf-8")
        what = followed(kind, slug, day) if kind else WHOLE
        if what is None:
            return _moved(request, kind, slug)
        return view(request, what=what, day=day)

    return answer


def _moved(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    new = renamed(kind, slug)
    if new is None:
        raise Http404
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return HttpResponsePermanentRedirect(request.path.replace(f"/{slug}/", f"/{new}/") + query)


class Changed(Atom1Feed):
    """An empty feed was last changed when the record began, not now."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else at(FIRST_DAY)


if TYPE_CHECKING:  # Django's own class takes no parameters when it runs
    Base = Feed[Change, tuple[Followed, date | None]]
else:
    Base = Feed


class Changes(Base):
    """The newest fifty changes in plain sentences."""

    feed_type = Changed
    author_name = "Syria Talks Record"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        del response["Last-Modified"]  # the record's own is told instead
        return response

    def get_object(self, request: HttpRequest, what: Followed, day: date | None) -> tuple[Followed, date | None]:
        return what, day

    def title(self, asked: tuple[Followed, date | None]) -> str:
        what, _ = asked
        return f"{what.name}: changes" if what.kind else "Syria Talks Record: changes"

    def subtitle(self, asked: tuple[Followed, date | None]) -> str:
        told = "What became known of the talks on Syria, each with who said it."
        return f"{told} As of {days(asked[1], asked[1])}." if asked[1] else told

    def link(self, asked: tuple[Followed, date | None]) -> str:
        return asked[0].path

    def items(self, asked: tuple[Followed, date | None]) -> list[Change]:
        return changes_of(*asked)

    def item_title(self, change: Change) -> str:
        return change.sentence

    def item_description(self, change: Change) -> str:
        counts = change.counts
        behind = corroborated(counts.said_by, counts.carried_by, counts.at_table)
        return f"{change.name}, known on {days(change.known_on, change.known_on)}; {behind}."

    def item_link(self, change: Change) -> str:
        return f"/{change.kind}s/{change.slug}/"

    def item_guid(self, change: Change) -> str:
        return uuid5(IDS, f"{change.kind}/{change.slug}/{change.known_on}/{change.statement}").urn

    def item_pubdate(self, change: Change) -> datetime:
        return at(change.known_on)

    def item_updateddate(self, change: Change) -> datetime:
        return at(change.known_on)


def rounds(request: HttpRequest, what: Followed, day: date | None) -> HttpResponse:
    """A calendar of the rounds that have a time: one entry a round, and one a sitting where it sat in several."""
    states = list(rounds_of(what, day))
    parts = sittings_of(states, day)
    entries = [entry for state in states for entry in _entries(state, parts[state.round_id], request)]
    text = calendar(f"{what.name}: rounds" if what.kind else "Talks on Syria: rounds", entries)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _entries(state: RoundState, parts: list[Sitting], request: HttpRequest) -> Iterator[Entry]:
    """One that was called off keeps the time it had, so that calendars can strike it out; none without any time. The
    first sitting goes on under the round's own UID, under which it was announced."""
    off = state.status == "cancelled"
    when = [_Time(part, off, f", {part.label or f'part {part.n}'}", part.n) for part in parts if part.start]
    if len(when) < 2 or off:
        when = [_Time(state, off)]
    for one in when:
        if (entry := _entry(state, one, request)) is not None:
            yield entry


class _Time:
    """The time of a round or of one of its sittings."""

    def __init__(self, row: RoundState | Sitting, off: bool, part: str = "", number: int = 1) -> None:
        self.first, self.last = row.start, row.end
        if off and row.start is None and isinstance(row, RoundState):
            self.first, self.last = row.former_start, row.former_end
        self.status, self.precision, self.city, self.known = row.status, row.precision, row.city, row.known_from
        self.off, self.part = off, part
        self.suffix = f".{number}" if number > 1 else ""

    @property
    def fixed(self) -> bool:
        return self.precision == "day" or self.status in ("under-way", "held")


def _entry(state: RoundState, time: _Time, request: HttpRequest) -> Entry | None:
    if time.first is None:
        return None
    row = state.round
    when = days(time.first, time.last or time.first, time.precision or "day")
    vague = f" ({TENTATIVE.get(time.status, 'days not known')})"
    return Entry(
        uid=f"{row.slug}{time.suffix}@{HOUSE}",
        known=max(state.known_from, time.known),
        first=time.first,
        last=time.last,
        status="CANCELLED" if time.off else "CONFIRMED" if time.fixed else "TENTATIVE",
        sequence=state.moves,
        summary=row.name + time.part + ("" if time.fixed or time.off else vague),
        place=time.city or state.city,
        category=row.track.name,
        description=f"{time.status}: {when}".replace("\xa0", " ").replace("\u2060", ""),
        url=request.build_absolute_uri(f"/rounds/{row.slug}/"),
    )


atom = as_the_record_changes(dated(Changes()))
ics = as_the_record_changes(dated(rounds))

urlpatterns = [path("feeds/changes.atom", atom, name="changes-atom"), path("feeds/rounds.ics", ics, name="rounds-ics")]
for kind in ("track", "round", "zone"):
    under = f"{kind}s/<slug:slug>/"
    urlpatterns += [
        path(f"{under}changes.atom", atom, {"kind": kind}, name=f"{kind}-changes-atom"),
        path(f"{under}rounds.ics", ics, {"kind": kind}, name=f"{kind}-rounds-ics"),
    ]
