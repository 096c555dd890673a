"""Zones: their lives as bands, and one whole."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from talks.derive import ZoneRow, status_of
from talks.models import Actor, Alias, Statement, Zone, ZoneState
from talks.queries import visible
from talks.queries.backing import as_field
from talks.queries.documents import commitment_lines
from talks.queries.shapes import Field, Told, ZoneLine, ZonePage
from talks.queries.telling import told

ENDED, ENDINGS = "dissolved", ("dissolved", "taken")
ONCE = ("proposed", "agreed", "in-force", "dissolved")


def zones(as_of: date | None = None, *, outlines: bool = False) -> list[ZoneLine]:
    """The zones that the record knew on a day with the spans of their lives: 2 queries, 3 with outlines (GeoJSON)."""
    spans: defaultdict[int, list[ZoneState]] = defaultdict(list)
    for state in ZoneState.objects.as_of(as_of).order_by("start", "mark"):
        spans[state.zone_id].append(state)
    geometry = _outlines(as_of) if outlines else {}
    return [_line(zone, spans[zone.pk], geometry.get(zone.pk)) for zone in Zone.objects.all() if spans[zone.pk]]


def _outlines(as_of: date | None) -> dict[int, dict[str, object]]:
    rows = (
        Statement.objects.visible(as_of)
        .filter(zone__isnull=False, property="boundary")
        .order_by("known_on", "qualifier")
    )
    return {int(zone): value["geometry"] for zone, value in rows.values_list("zone_id", "value")}


def _line(zone: Zone, spans: list[ZoneState], geometry: dict[str, object] | None = None) -> ZoneLine:
    marked = {mark: tuple(span for span in spans if span.mark == mark) for mark in ZoneState.Mark.values}
    return ZoneLine(
        zone=zone,
        status=zone_status(spans),
        paper=marked["paper"],
        ground=marked["ground"],
        events=marked["event"],
        texts=marked["text"],
        geometry=geometry,
    )


def zone_status(spans: list[ZoneState]) -> str:
    """The furthest step that a zone had reached."""
    rows = [ZoneRow(s.known_from, s.known_to, s.mark, s.status, s.start, s.end, s.precision) for s in spans]
    return status_of(rows)


def told_again(changes: Iterable[Told]) -> frozenset[str]:
    """Ids of the status statements on zones that are no step, for the zone had got there before: a later agreement, a
    halt declared anew, an end after the end. Rivals over one date (of one qualifier) are one statement here."""
    reached: dict[tuple[str, str], tuple[str, str]] = {}
    again = set()
    for one in sorted(changes, key=lambda one: (one.value["date"], one.known_on, one.id)):
        status = ENDED if one.value["status"] in ENDINGS else one.value["status"]
        date_, matter = reached.setdefault((one.slug, status), (one.value["date"], one.qualifier or one.id))
        if one.value["status"] in ONCE and one.value["date"] > date_ and matter != one.qualifier:
            again.add(one.id)
    return frozenset(again)


def telling_status(line: ZoneLine, changes: Iterable[Told]) -> tuple[Told, ...]:
    """The statements that tell the status that a zone stands in."""
    since = {span.start.isoformat() for span in (*line.paper, *line.ground) if span.status == line.status}
    told_as = ENDINGS if line.status == ENDED else (line.status,)
    return tuple(one for one in changes if one.value["date"] in since and one.value["status"] in told_as)


def zones_backed(lines: Iterable[ZoneLine], as_of: date | None) -> list[tuple[ZoneLine, tuple[Told, ...]]]:
    """Zones with the statements that tell where each stands: 2 queries more."""
    shown = list(lines)
    changes: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told(as_of, property="status", zone__in=[line.zone for line in shown]):
        changes[one.slug].append(one)
    return [(line, telling_status(line, changes[line.zone.slug])) for line in shown]


def zone_page(slug: str, as_of: date | None = None) -> ZonePage | None:
    """A zone whole as known on a day, or None: about 15 queries."""
    zone = Zone.objects.filter(slug=slug).prefetch_related(visible.carried(as_of)).first()
    spans = list(ZoneState.objects.as_of(as_of).filter(zone=zone).order_by("start", "mark")) if zone else []
    if zone is None or not spans:
        return None
    statements = told(as_of, zone=zone)
    of: defaultdict[str, list[Told]] = defaultdict(list)
    for one in statements:
        of[one.property].append(one)
    outlines = sorted(of["boundary"], key=lambda one: one.qualifier)
    line = _line(zone, spans, outlines[-1].value["geometry"] if outlines else None)
    groups = Actor.objects.filter(slug__in=[one.value["actor"] for one in of["group"]]).order_by("name")
    return ZonePage(
        line=line,
        backing=telling_status(line, of["status"]),
        aliases=tuple(Alias.objects.filter(zone=zone).order_by("language", "text")),
        again=told_again(of["status"]),
        changes=tuple(sorted(of["status"], key=lambda one: (one.value["date"], one.known_on, one.id))),
        outlines=tuple(outlines),
        towns=tuple(sorted(of["town"], key=lambda one: one.value.get("n") or 0)),
        population=tuple(sorted(of["population"], key=lambda one: one.value["as_of"])),
        fighters=tuple(of["fighters"]),
        groups=tuple(groups),
        governorates=tuple(of["governorates"]),
        districts=tuple(of["districts"]),
        documents=tuple(visible.carried_texts(as_of).filter(zones=zone)),
        commitments=tuple(commitment_lines(as_of, zones=zone)),
        fields=_fields(of["status"], spans),
    )


def _fields(changes: list[Told], spans: list[ZoneState]) -> dict[str, Field]:
    """Dates on which statements differ, by what they date."""
    shown = {(span.status, span.start.isoformat()) for span in spans}
    fields = {}
    for qualifier in sorted({one.qualifier for one in changes if one.qualifier}):
        group = [one for one in changes if one.qualifier == qualifier]
        date_ = next((one.value["date"] for one in group if (one.value["status"], one.value["date"]) in shown), None)
        fields[qualifier] = as_field(qualifier, group, lambda one: one.value["date"], date_)
    return fields
