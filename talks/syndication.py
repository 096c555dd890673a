"""What can be followed: changes as Atom, rounds as a calendar; of the whole record, a track, a round or a zone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import wraps
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_DNS, uuid5

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import path
from django.utils.feedgenerator import Atom1Feed

from talks.api.validators import as_the_record_changes
from talks.asked import FIRST_DAY, BadAsk, asked_day, refuse_unknown
from talks.ics import Entry, calendar
from talks.models import RoundState
from talks.queries.followed import WHOLE, Followed, changes_of, followed, rounds_of
from talks.queries.names import renamed
from talks.queries.shapes import Change
from talks.wording import days

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
        return f"{change.name}, known on {days(change.known_on, change.known_on)}."

    def item_link(self, change: Change) -> str:
        return f"/{change.kind}s/{change.slug}/"

    def item_guid(self, change: Change) -> str:
        return uuid5(IDS, f"{change.kind}/{change.slug}/{change.known_on}/{change.statement}").urn

    def item_pubdate(self, change: Change) -> datetime:
        return at(change.known_on)

    def item_updateddate(self, change: Change) -> datetime:
        return at(change.known_on)


def rounds(request: HttpRequest, what: Followed, day: date | None) -> HttpResponse:
    """A calendar of the rounds that have a time."""
    entries = [entry for state in rounds_of(what, day) if (entry := _entry(state, request)) is not None]
    text = calendar(f"{what.name}: rounds" if what.kind else "Talks on Syria: rounds", entries)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _entry(state: RoundState, request: HttpRequest) -> Entry | None:
    """One that was called off keeps the time it had, so that calendars can strike it out; none without any time."""
    off = state.status == "cancelled"
    first, last = (state.former_start, state.former_end) if off and state.start is None else (state.start, state.end)
    if first is None:
        return None
    fixed = state.precision == "day" or state.status in ("under-way", "held")
    row = state.round
    when = days(first, last or first, state.precision or "day")
    vague = f" ({TENTATIVE.get(state.status, 'days not known')})"
    return Entry(
        uid=f"{row.slug}@{HOUSE}",
        known=state.known_from,
        first=first,
        last=last,
        status="CANCELLED" if off else "CONFIRMED" if fixed else "TENTATIVE",
        sequence=state.moves,
        summary=row.name + ("" if fixed or off else vague),
        place=state.city,
        category=row.track.name,
        description=f"{state.status}: {when}".replace("\xa0", " "),
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
