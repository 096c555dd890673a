"""What became known, newest first, in plain sentences."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from talks.derive.sentences import Step, round_sentence, zone_sentence
from talks.models import Document, RoundState, Zone
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


def _rounds(as_of: date | None, slug: str, since: date | None) -> Iterator[Change]:
    states = RoundState.objects.select_related("round").order_by("round_id", "known_from")
    if as_of is not None:
        states = states.filter(known_from__lte=as_of)
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
            before = after
            if sentence and (since is None or state.known_from >= since):
                said = speakers.get((state.round.slug, state.known_from, state.status in ("under-way", "held")))
                yield _change(state, sentence, said)


def _speakers(statements: Iterable[Told]) -> dict[tuple[str, date, bool], Told]:
    """The statement that brought a round's change, by round, day and whether it is a report; the last said wins."""
    return {
        (one.slug, one.known_on, one.value["status"] in ("under-way", "held")): one
        for one in statements
        if not one.qualifier
    }


def _change(state: RoundState, sentence: str, said: Told | None) -> Change:
    speaker = said.speaker if said else NOBODY
    words = f"{sentence}, {says(speaker.name)}" if speaker.name else sentence
    return Change(
        state.known_from, "round", state.round.slug, state.round.name, words, speaker, said.id if said else ""
    )


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
        documents = documents.filter(dated__lte=as_of)
    if slug:
        documents = documents.filter(slug=slug)
    if since is not None:
        documents = documents.filter(dated__gte=since)
    for row in documents:
        sentence = f"{row.name} was made public" if row.kind != "resolution" else f"{row.name} was adopted"
        yield Change(row.dated or date.min, "document", row.slug, row.name, sentence, NOBODY, "")
