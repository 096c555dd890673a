"""What became known, newest first, in plain sentences."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from talks.derive import Corroboration
from talks.derive.known import by_day
from talks.derive.sentences import Step, round_sentence, zone_sentence
from talks.models import Document, RoundState, Zone
from talks.queries import visible
from talks.queries.backing import Tables, counts, place_field, sourced, time_field
from talks.queries.shapes import Change, Speaker, Told
from talks.queries.telling import told
from talks.queries.zones import told_again
from talks.sentences import says

NOBODY = Speaker("")


def changes(
    as_of: date | None = None, *, kind: str = "", slug: str = "", since: date | None = None, limit: int | None = None
) -> list[Change]:
    """Changes of rounds, zones and documents as known by a day: 8 queries. `kind` (round, zone, document) and `slug`
    narrow it to one kind or one subject, `since` to a first day."""
    found: list[Change] = []
    if kind in ("", "round"):
        found += _rounds(as_of, slug, since)
    if kind in ("", "zone"):
        found += _zones(as_of, slug, since)
    if kind in ("", "document"):
        found += _documents(as_of, slug, since)
    found.sort(key=lambda change: (change.known_on, change.kind, change.slug), reverse=True)
    return found[:limit]


def corroborated(found: Iterable[Change], as_of: date | None) -> list[Change]:
    """The same changes with what they rest on, counted as the pages of their subjects count it: a round's new time or
    place by what tells it, a zone's status by its statement, a text by its sources. 8 queries."""
    found = list(found)
    tables = Tables(as_of)
    ask = {"round": _round_counts, "zone": _zone_counts, "document": _text_counts}
    count = {kind: ask[kind]([one for one in found if one.kind == kind], as_of, tables) for kind in ask}
    return [replace(one, counts=count[one.kind](one)) for one in found]


def _round_counts(found: list[Change], as_of: date | None, tables: Tables) -> Callable[[Change], Corroboration]:
    rows = list({one.state.round_id: one.state.round for one in found if one.state}.values())
    words: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told(as_of, round__in=rows, property__in=("schedule", "place"), qualifier="") if rows else ():
        words[one.slug].append(one)

    def count(change: Change) -> Corroboration:
        assert change.state
        field = place_field if change.of == "place" else time_field
        return field(change.state, words[change.slug], tables.of(change.slug)).counts

    return count


def _zone_counts(found: list[Change], as_of: date | None, tables: Tables) -> Callable[[Change], Corroboration]:
    behind = {one.id: one for one in told(as_of, pk__in=[change.statement for change in found])} if found else {}
    return lambda change: counts([behind[change.statement]], tables.everybody)


def _text_counts(found: list[Change], as_of: date | None, tables: Tables) -> Callable[[Change], Corroboration]:
    slugs = [change.slug for change in found]
    texts = {text.slug: text for text in visible.carried_texts(as_of).filter(slug__in=slugs)} if found else {}

    def count(change: Change) -> Corroboration:
        text: Any = texts[change.slug]
        return sourced(text.sources_known, tables.of(text.round.slug) if text.round else tables.everybody)

    return count


def _rounds(as_of: date | None, slug: str, since: date | None) -> Iterator[Change]:
    states = RoundState.objects.select_related("round").order_by("round_id", "known_from")
    if as_of is not None:
        states = states.filter(known_from__lte=by_day(as_of))
    chosen: dict[str, Any] = {"property": "schedule"}
    if slug:
        states = states.filter(round__slug=slug)
    if since is not None:
        touched = RoundState.objects.filter(known_from__gte=since).values("round_id")
        states, chosen = states.filter(round__in=touched), chosen | {"known_on__gte": since}
    known = list(states)
    chosen["round__in"] = {state.round_id for state in known}
    speakers = _speakers(told(as_of, origins=False, **chosen))
    for _, of_round in groupby(known, key=lambda state: state.round_id):
        before: Step | None = None
        for state in of_round:
            after = Step(state.status, state.start, state.end, state.precision, state.moves, state.city)
            sentence = round_sentence(state.round.name, before, after)
            of = "place" if before is not None and before.when == after.when else "time"
            before = after
            if sentence and (since is None or state.known_from >= since):
                said = speakers.get((state.round.slug, state.known_from, state.status in ("under-way", "held")))
                yield _change(state, of, sentence, said)


def _speakers(statements: Iterable[Told]) -> dict[tuple[str, date, bool], Told]:
    """The statement that brought a round's change, by round, day and whether it is a report; the last said wins."""
    return {
        (one.slug, one.known_on, one.value["status"] in ("under-way", "held")): one
        for one in statements
        if not one.qualifier
    }


def _change(state: RoundState, of: str, sentence: str, said: Told | None) -> Change:
    row, speaker = state.round, said.speaker if said else NOBODY
    words = f"{sentence}, {says(speaker.name)}" if speaker.name else sentence
    statement = said.id if said else ""
    return Change(state.known_from, "round", row.slug, row.name, words, speaker, statement, state, of)


def _zones(as_of: date | None, slug: str, since: date | None) -> Iterator[Change]:
    zones = {zone.pk: zone for zone in Zone.objects.all() if slug in ("", zone.slug)}
    names = {zone.slug: zone.name for zone in zones.values()}
    told_of = told(as_of, origins=False, property="status", zone__in=list(zones.values()))
    again = told_again(told_of)
    for one in told_of:
        if since is not None and one.known_on < since:
            continue
        sentence = zone_sentence(names[one.slug], one.value["status"], one.note, again=one.id in again)
        yield Change(one.known_on, "zone", one.slug, names[one.slug], sentence, one.speaker, one.id)


def _documents(as_of: date | None, slug: str, since: date | None) -> Iterator[Change]:
    documents = Document.objects.filter(dated__isnull=False)
    if as_of is not None:
        documents = documents.filter(dated__lte=by_day(as_of))
    if slug:
        documents = documents.filter(slug=slug)
    if since is not None:
        documents = documents.filter(dated__gte=since)
    for row in documents:
        sentence = f"{row.name} was made public" if row.kind != "resolution" else f"{row.name} was adopted"
        yield Change(row.dated or date.min, "document", row.slug, row.name, sentence, NOBODY, "")
