"""The record's answer to a timeline as the rows that figures are drawn from."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from talks import wording
from talks.drawing.shapes import Band, Lane, Plan, Rule, Sat, Span, Talks, Text
from talks.models import Statement, Zone, ZoneState
from talks.models.states import SAT
from talks.queries import visible
from talks.queries.shapes import CommitmentLine, RoundLine, Timeline, Told, ZoneLine

ZONE_STATUS = {
    "proposed": "proposed",
    "agreed": "agreed",
    "mapped": "mapped",
    "in-force": "in force",
    "violated": "breaches reported",
    "offensive": "offensive",
    "taken": "taken",
    "dissolved": "ended",
}
# What stands beside a status that the zone had reached before.
ZONE_AGAIN = {
    "proposed": "proposed, told again",
    "agreed": "later text",
    "in-force": "in force, told again",
    "dissolved": "after its end",
}
RULES = 3
WORDS = 44  # letters of a title that fit on the chart
# By what a text speaks of a track, of an actor, of a zone: itself, or an obligation in it.
SPEAKS = {
    "track": ("round__track",),
    "actor": ("signatories", "commitments__owner"),
    "zone": ("zones", "commitments__zones"),
}


def rounds_of(actors: Collection[str], day: date | None) -> set[str]:
    """Slugs of the rounds in which one of the actors had a seat."""
    rows = visible.seats(day).filter(actor__slug__in=actors).exclude(presence="absent")
    return set(rows.values_list("round__slug", flat=True))


def rounds_telling(text: str, day: date | None) -> set[str]:
    """Slugs of the rounds whose name, place, agenda or outcome holds the text."""
    named = visible.rounds(day).filter(Q(round__name__icontains=text) | Q(city__icontains=text))
    told = Statement.objects.visible(day).filter(round__isnull=False, property__in=("outcome", "agenda"))
    told = told.filter(Q(value__text__icontains=text) | Q(value__wording__icontains=text))
    return set(named.values_list("round__slug", flat=True)) | set(told.values_list("round__slug", flat=True))


def texts_on(answer: Timeline, chosen: Mapping[str, Collection[str]], day: date | None) -> Timeline:
    """The same with only the texts that speak of one of each that is chosen: slugs by `track`, `actor` and `zone`, none
    of which is everything. An obligation that names its owners or zones speaks of those alone, another of all that its
    text does. One query for each that is chosen."""
    speaking = {name: _speaking(name, slugs, day) for name, slugs in chosen.items() if slugs}
    return replace(
        answer,
        documents=tuple(row for row in answer.documents if all(row.pk in pks for pks in speaking.values())),
        commitments=tuple(
            line
            for line in answer.commitments
            if all(
                not named.isdisjoint(chosen[name])
                if (named := _named(line, name))
                else line.commitment.document_id in pks
                for name, pks in speaking.items()
            )
        ),
    )


def _speaking(name: str, slugs: Collection[str], day: date | None) -> set[int]:
    """Keys of the texts that speak of one of these."""
    links = [Q(**{f"{link}__slug__in": slugs}) for link in SPEAKS[name]]
    return set(visible.texts(day).filter(reduce(or_, links)).order_by().values_list("pk", flat=True))


def _named(line: CommitmentLine, name: str) -> set[str]:
    """Slugs of the actors or zones that an obligation itself names."""
    rows = {"actor": line.commitment.owner, "zone": line.commitment.zones}.get(name)
    return {row.slug for row in rows.all()} if rows else set()


def talks_of(
    answer: Timeline, rounds: Collection[RoundLine], zones: Collection[ZoneLine], lanes: Collection[str] = ()
) -> Talks:
    """Everything that is drawn of the record: all lanes unless some are chosen, and only these rounds and zones."""
    tracks = [track for track in answer.tracks if not lanes or track.slug in lanes]
    return Talks(
        lanes=tuple(Lane(track.slug, track.name, _convener(track.convener), track.colour_light) for track in tracks),
        sat=tuple(sat for line in rounds for sat in _sat(line)),
        plans=tuple(plan for line in rounds for plan in _plans(line)),
        bands=tuple(band(line) for line in zones),
        texts=texts(answer),
        rules=_rules(answer),
    )


def _convener(words: str) -> str:
    """The lane has room for who, not for that they convene."""
    who = words.removesuffix(" convene").removesuffix(" convenes").removesuffix(" facilitates")
    return who.partition(" of ")[0]


def _label(line: RoundLine) -> str:
    return str(line.round.number) if line.round.track.numbered else line.state.city


def says(line: RoundLine) -> str:
    """What is told of a round on hover and read out."""
    state = line.state
    when = wording.days(state.start, state.end, state.precision)
    lines = [line.round.name, f"{wording.STATUS[state.status].lower()} {when}".strip()]
    if state.city:
        lines.append(state.city)
    if line.time.counts.carried_by:
        lines.append(f"carried by {wording.count(line.time.counts.carried_by, 'origin')}")
    return "\n".join([*lines, "Enter opens"])


def _sat(line: RoundLine) -> list[Sat]:
    """One bar a sitting; a round that sat in one piece is one."""
    state = line.state
    parts = [part for part in line.sittings if part.status in SAT and part.start]
    if not state.sat or not state.start:
        return []
    spans = [(part.start, part.end or part.start) for part in parts] or [(state.start, state.end or state.start)]
    key = f"round:{line.round.slug}"
    return [
        Sat(key, line.round.track.slug, start, end, _label(line) if n == 0 else "", says(line))
        for n, (start, end) in enumerate(spans)
        if start and end
    ]


def _plans(line: RoundLine) -> list[Plan]:
    """Times once announced, each once; of a round that did not sit, the one that stands as open."""
    state, key, lane = line.state, f"round:{line.round.slug}", line.round.track.slug
    held = state.start if state.sat else None
    fact_end = (state.end or state.start) if held else None
    label = f"held {wording.short(held)}" if held else ""
    found: dict[tuple[date, date], Plan] = {}
    for one in line.plans:
        if one.start is None:
            continue
        end = one.end or one.start
        precision = one.value.get("precision") or "day"
        lines = [line.round.name, f"announced for {wording.in_sentence(one.start, end, precision)}", "Enter opens"]
        plan = Plan(key, lane, one.start, end, precision, held, fact_end, label, "\n".join(lines))
        found.setdefault((one.start, end), plan)
    if held is None and state.start:
        stands = (state.start, state.end or state.start)
        found[stands] = Plan(
            key, lane, *stands, state.precision or "day", label=_label(line), says=says(line), open=True
        )
    return list(found.values())


def zone_word(one: Told, again: Container[str]) -> str:
    """The status that a statement tells of a zone; `again` are the ids of statements that are no step."""
    status = str(one.value["status"])
    return ZONE_AGAIN[status] if one.id in again else ZONE_STATUS.get(status, status)


def short_name(zone: Zone) -> str:
    """The name without the words that all zones share."""
    return zone.name.removesuffix(" de-escalation area")


def band(line: ZoneLine) -> Band:
    """A zone as its two marks."""
    return Band(
        key=f"zone:{line.zone.slug}",
        name=short_name(line.zone),
        paper=tuple(_span(line, state) for state in line.paper),
        ground=tuple(_span(line, state) for state in line.ground),
        events=tuple(_span(line, state) for state in line.events),
    )


def _span(line: ZoneLine, state: ZoneState) -> Span:
    when = wording.days(state.start, state.end, state.precision) or wording.day(state.start)
    told = [line.zone.name, f"{ZONE_STATUS[state.status]} {when}", "Enter opens"]
    return Span(state.status, state.start, state.end, state.precision, "\n".join(told))


def texts(answer: Timeline) -> tuple[Text, ...]:
    """Documents on their day, and commitments on the day they fall due."""
    signed = [
        Text(f"document:{row.slug}", row.dated, f"{row.name}\n{wording.day(row.dated)}\nEnter opens", title=row.name)
        for row in answer.documents
        if row.dated
    ]
    due = [
        Text(
            f"document:{line.commitment.document.slug}",
            line.commitment.due,
            f"Due {wording.day(line.commitment.due)}: {line.commitment.text}\nEnter opens",
            hollow=True,
            title=line.commitment.text,
        )
        for line in answer.commitments
        if line.commitment.due
    ]
    return tuple(signed + due)


def _rules(answer: Timeline) -> tuple[Rule, ...]:
    """The texts with the most obligations: those that changed the rules."""
    owed: dict[int, int] = {}
    for line in answer.commitments:
        owed[line.commitment.document_id] = owed.get(line.commitment.document_id, 0) + 1
    rows = [row for row in answer.documents if row.dated and owed.get(row.pk)]
    rows.sort(key=lambda row: (-owed[row.pk], row.dated or date.min))
    chosen = sorted(rows[:RULES], key=lambda row: row.dated or date.min)
    return tuple(Rule(row.dated, f"{wording.short(row.dated)} · {shortened(row.name)}") for row in chosen if row.dated)


def shortened(title: str) -> str:
    """A title cut at a word."""
    if len(title) <= WORDS:
        return title
    return title[:WORDS].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def last_year(answer: Timeline, today: date) -> int:
    """The last year worth showing: of a round that sat or is announced, and never before this one's past."""
    ends = [line.state.end or line.state.start for line in answer.rounds]
    return max((day.year for day in ends if day), default=(today - timedelta(days=365)).year)


def first_outcomes(lines: Iterable[RoundLine], day: date | None) -> dict[str, str]:
    """The first outcome on record of each of these rounds."""
    ids = [line.round.pk for line in lines]
    rows = Statement.objects.visible(day).filter(property="outcome", round__in=ids)
    found: dict[str, tuple[int, str]] = {}
    for slug, value in rows.values_list("round__slug", "value"):
        told = (int(value.get("n") or 0), str(value.get("text") or ""))
        found[slug] = min(found.get(slug, told), told)
    return {slug: text for slug, (_, text) in found.items()}


def with_plans(talks: Talks, plans: Collection[Plan]) -> Talks:
    """The same with plans that others tell; the fact of their round goes with them."""
    facts = {sat.key: (sat.start, sat.end) for sat in reversed(talks.sat)}
    added = [replace(plan, fact=facts.get(plan.key, (None, None))[0]) for plan in plans]
    told = {(plan.key, plan.start, plan.end) for plan in talks.plans}
    held = {(sat.key, sat.start, sat.end) for sat in talks.sat}
    new = [plan for plan in added if (plan.key, plan.start, plan.end) not in told | held]
    return replace(talks, plans=(*talks.plans, *new))
