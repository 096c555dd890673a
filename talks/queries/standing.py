"""Guarantor states side by side: rounds attended, heads, texts, commitments, statements."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from talks.derive.known import by_day
from talks.models import Actor, Document, Person, Statement
from talks.queries import visible
from talks.queries.documents import commitment_lines
from talks.queries.rounds import seats_taken
from talks.queries.shapes import SeatTaken, Told
from talks.queries.telling import told


@dataclass(frozen=True, slots=True)
class Side:
    """One guarantor. `said` holds what it or a body of it said about rounds, the newest first."""

    actor: Actor
    seats: tuple[SeatTaken, ...]
    attended: int
    by_track: tuple[tuple[str, int], ...]
    heads: tuple[tuple[Person, int], ...]
    deliveries: tuple[tuple[str, int], ...]
    signed: int
    said: tuple[Told, ...]

    @property
    def first(self) -> SeatTaken | None:
        return next((one for one in reversed(self.seats) if one.taken), None)

    @property
    def last(self) -> SeatTaken | None:
        return next((one for one in self.seats if one.taken), None)


def side_by_side(as_of: date | None = None) -> list[Side]:
    """The guarantors in the order of the alphabet: about 12 queries, however many they are."""
    seated = visible.seats(as_of).filter(role="guarantor").order_by().values("actor")
    actors = list(Actor.objects.filter(pk__in=seated).order_by("name"))
    seats, said, owed, signed = (
        _seats(actors, as_of),
        _said(actors, as_of),
        _owed(actors, as_of),
        _signed(actors, as_of),
    )
    return [_side(one, seats[one.pk], said[one.pk], owed[one.pk], signed[one.pk]) for one in actors]


def _seats(actors: list[Actor], as_of: date | None) -> dict[int, list[SeatTaken]]:
    """Every seat of theirs, as guarantor or otherwise, the newest first."""
    found: defaultdict[int, list[SeatTaken]] = defaultdict(list)
    for one in seats_taken(as_of, actor__in=actors):
        found[one.seat.actor_id].append(one)
    return found


def _said(actors: list[Actor], as_of: date | None) -> dict[int, list[Told]]:
    """What a ministry or an office of a state says counts as the state's word."""
    theirs = Q(claimant_actor__in=actors) | Q(claimant_actor__part_of__in=actors)
    speakers = Statement.objects.visible(as_of).filter(theirs).order_by()
    ids = {one.pk for one in actors}
    whose = {
        pk: own if own in ids else whole
        for pk, own, whole in speakers.values_list("pk", "claimant_actor", "claimant_actor__part_of")
    }
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for one in reversed(told(as_of, pk__in=whose)):
        found[whose[one.id]].append(one)  # type: ignore[index]
    return found


def _owed(actors: list[Actor], as_of: date | None) -> dict[int, Counter[str]]:
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for line in commitment_lines(as_of, owner__in=actors):
        for owner in line.commitment.owner.all():
            found[owner.pk][line.delivery] += 1
    return found


def _signed(actors: list[Actor], as_of: date | None) -> Counter[int]:
    documents = Document.objects.filter(signatories__in=actors).order_by()
    if as_of is not None:
        documents = documents.filter(dated__lte=by_day(as_of))
    return Counter(documents.values_list("signatories", flat=True))


def _side(actor: Actor, seats: list[SeatTaken], said: Iterable[Told], owed: Counter[str], signed: int) -> Side:
    sat = [one.seat for one in seats if one.taken]
    heads = Counter(head for head, _ in {(seat.head, seat.round_id) for seat in sat if seat.head})
    tracks = Counter(name for name, _ in {(seat.round.track.name, seat.round_id) for seat in sat})
    return Side(
        actor=actor,
        seats=tuple(seats),
        attended=len({seat.round_id for seat in sat}),
        by_track=tuple(sorted(tracks.items(), key=lambda pair: (-pair[1], pair[0]))),
        heads=tuple(sorted(heads.items(), key=lambda pair: (-pair[1], pair[0].name))),
        deliveries=tuple(sorted(owed.items())),
        signed=signed,
        said=tuple(said),
    )
