"""What opens beside the chart when a mark is chosen: a round, a zone, a text, an event."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from events.asked import Asked
from events.models import Claim
from events.queries import around
from events.queries import happenings as news
from events.queries.shown import event
from talks import queries, wording
from talks.queries import Told, lanes
from talks.queries.names import names

QUOTES = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """Which template shows what."""

    template: str
    shown: dict[str, Any]


def panel_of(view: Asked) -> Panel | None:
    """What is known of the chosen mark as of the day; None where nothing is chosen or nothing known."""
    kind, _, key = view.selected.partition(":")
    opens = {"round": _round, "zone": _zone, "document": _document, "event": _event}.get(kind)
    return opens(key, view) if opens else None


def _round(slug: str, view: Asked) -> Panel | None:
    track, _, number = slug.rpartition("-")
    quotes = _waiting(track, number, view)
    found = queries.round_page(slug, view.as_of)
    if found is None:
        return Panel("panel/claimed.html", {"track": track, "number": number, "quotes": quotes}) if quotes else None
    former = _former(found.announcements, (found.state.start, found.state.end))
    shown = {"found": found, "status": wording.STATUS[found.state.status], "former": former, "quotes": quotes}
    return Panel("panel/round.html", shown)


def _waiting(track: str, number: str, view: Asked) -> list[Claim]:
    """Times of the round that articles tell and no editor has seen."""
    if view.reviewed or not number.isdecimal() or len(number) > 3:
        return []
    return around.waiting_times(track, int(number), view.as_of)[:QUOTES]


def _former(announcements: tuple[Told, ...], stands: tuple[date | None, date | None]) -> list[str]:
    """Times once announced that are not the one that stands, each once, in the order they were said."""
    plans = [
        one
        for one in announcements
        if one.property == "schedule" and not one.qualifier and one.value["status"] in ("scheduled", "postponed")
    ]
    off = [one for one in plans if one.start and (one.start, one.end) not in (stands, (stands[0], None))]
    return list(dict.fromkeys(wording.days(one.start, one.end or one.start, one.value.get("precision")) for one in off))


def _zone(slug: str, view: Asked) -> Panel | None:
    found = queries.zone_page(slug, view.as_of)
    if found is None:
        return None
    status = lanes.ZONE_STATUS.get(found.line.status, found.line.status)
    told = [(one, lanes.zone_word(one, found.again)) for one in found.changes]
    return Panel("panel/zone.html", {"found": found, "status": status, "told": told})


def _document(slug: str, view: Asked) -> Panel | None:
    found = queries.document_page(slug, view.as_of)
    return Panel("panel/document.html", {"found": found}) if found else None


def _event(key: str, view: Asked) -> Panel | None:
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    whole = event(wanted, view.as_of)
    if whole is None or (view.reviewed and not whole[0].reviewed):
        return None
    one, telling = whole
    shown = {"one": one, "title": news.title(one), "quotes": telling[:QUOTES], "names": names(view.as_of)}
    return Panel("panel/event.html", shown)
