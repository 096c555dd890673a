"""Actors, people and venues; guarantor states side by side; actors by rounds; topics across rounds."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from talks.models import (
    Actor,
    ActorName,
    AgendaItem,
    Alias,
    Document,
    Office,
    Person,
    Seat,
    Topic,
    Venue,
    VenueName,
)
from talks.queries import visible
from talks.queries.backing import backed_rows, differing
from talks.queries.documents import commitment_lines
from talks.queries.rounds import rounds, seats_taken, seats_told
from talks.queries.shapes import Backed, CommitmentLine, Field, Matrix, RoundLine, SeatTaken, Told
from talks.queries.telling import told
from talks.queries.voices import A_PAGE, made_by, voiced


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list, with its seats taken and what it signed and said, as known on a day."""

    actor: Actor
    attended: int
    absent: int
    roles: tuple[str, ...]
    told: tuple[Told, ...]  # the statements that tell the seats


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor whole. `about` is the editors' note of today and empty on earlier days. `said` is one page of its
    statements, the newest on page 1; `older` says whether more follow."""

    actor: Actor
    about: str
    names: tuple[Backed[ActorName], ...]
    aliases: tuple[Alias, ...]
    parts: tuple[Actor, ...]
    seats: tuple[SeatTaken, ...]
    offices: tuple[Backed[Office], ...]
    said: tuple[Told, ...]
    number: int
    older: bool
    facts: tuple[Told, ...]
    signed: tuple[Document, ...]
    commitments: tuple[CommitmentLine, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person in public office: offices, seats headed, statements made. Nothing else is kept of anybody."""

    person: Person
    role: str
    aliases: tuple[Alias, ...]
    offices: tuple[Backed[Office], ...]
    seats: tuple[SeatTaken, ...]
    said: tuple[Told, ...]
    fields: dict[str, Field]


@dataclass(frozen=True, slots=True)
class VenuePage:
    """A venue with the names of its city over time and the rounds that sat there."""

    venue: Venue
    names: tuple[Backed[VenueName], ...]
    fields: dict[str, Field]
    aliases: tuple[Alias, ...]
    rounds: tuple[RoundLine, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic across rounds: where it was on the agenda, what came of it, the texts and the commitments on it."""

    topic: Topic
    asked: tuple[tuple[RoundLine, tuple[AgendaItem, ...], tuple[Told, ...]], ...]
    agreed: tuple[Told, ...]
    documents: tuple[Document, ...]
    commitments: tuple[CommitmentLine, ...]


def actors(as_of: date | None = None) -> list[ActorLine]:
    """Actors by name with rounds attended and missed: 6 queries. On an earlier day those that the record had met."""
    seats = list(visible.seats_sat(as_of).order_by())
    words = seats_told(seats, as_of)
    taken: defaultdict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        taken[seat.actor_id].append(seat)
    rows = visible.actors(as_of).prefetch_related(visible.carried(as_of)).order_by("name")
    return [_actor_line(actor, taken[actor.pk], words.get(actor.pk, [])) for actor in rows]


def _actor_line(actor: Actor, seats: list[Seat], words: list[Told]) -> ActorLine:
    took = [seat for seat in seats if seat.presence != "absent"]
    roles = tuple(sorted({seat.role for seat in took if seat.role}))
    return ActorLine(actor, len(took), len(seats) - len(took), roles, tuple(words))


def actor_page(slug: str, as_of: date | None = None, number: int = 1) -> ActorPage | None:
    """An actor whole, or None: about 25 queries. `said` are statements that it or a body of it made,
    newest first, as are the texts that it `signed`; A_PAGE of them, on the page of this `number` from 1."""
    actor = visible.actors(as_of).filter(slug=slug).prefetch_related(visible.carried(as_of)).first()
    if actor is None:
        return None
    offices = visible.offices(as_of).filter(actor=actor).select_related("person").order_by("start")
    names = ActorName.objects.as_of(as_of).filter(actor=actor)
    behind = [pk for office in offices for pk in office.told]
    parts = tuple(Actor.objects.filter(part_of=actor).order_by("name"))
    made = made_by([actor, *parts], as_of, number)
    words = told(as_of, Q(pk__in=[*made, *behind]) | Q(actor=actor))
    place = {pk: n for n, pk in enumerate(made[:A_PAGE])}
    return ActorPage(
        actor=actor,
        about=actor.about if as_of is None else "",
        names=tuple(backed_rows(sorted(names, key=_english_first), words, as_of)),
        aliases=tuple(Alias.objects.filter(actor=actor).order_by("language", "text")),
        parts=parts,
        seats=seats_taken(as_of, actor=actor),
        offices=tuple(backed_rows(offices, words, as_of)),
        said=tuple(sorted((one for one in words if one.id in place), key=lambda one: place[one.id])),
        number=number,
        older=len(made) > A_PAGE,
        facts=tuple(one for one in words if (one.kind, one.slug) == ("actor", slug) and one.property != "name"),
        signed=tuple(visible.carried_texts(as_of).filter(signatories=actor))[::-1],
        commitments=tuple(commitment_lines(as_of, owner=actor)),
    )


def _english_first(name: ActorName) -> tuple[date, bool, str]:
    return name.start or date.min, name.language != "en", name.language


def people(as_of: date | None = None) -> list[tuple[Person, list[Backed[Office]], int]]:
    """People by name with offices and the number of rounds led: 7 queries. On an earlier day those met by then."""
    led = visible.seats_sat(as_of).filter(head__isnull=False).order_by()
    headed = dict(led.values_list("head").annotate(n=Count("round", distinct=True)))
    found = list(visible.people(as_of).order_by("name"))
    offices = [office for row in found for office in _offices_of(row)]
    words = told(as_of, pk__in=[pk for office in offices for pk in office.told])
    held: defaultdict[int, list[Backed[Office]]] = defaultdict(list)
    for line in backed_rows(offices, words, as_of):
        held[line.row.person_id].append(line)
    return [(row, held[row.pk], headed.get(row.pk, 0)) for row in found]


def _offices_of(person: Person) -> tuple[Office, ...]:
    """The offices as known on the day that the person was asked for."""
    return tuple(person.offices_known)  # type: ignore[attr-defined]


def person_page(slug: str, as_of: date | None = None) -> PersonPage | None:
    """A person whole, or None: about 12 queries. `fields` is what sources differ on."""
    person = visible.people(as_of).filter(slug=slug).prefetch_related(visible.carried(as_of)).first()
    if person is None:
        return None
    aliases = tuple(Alias.objects.filter(person=person).order_by("language", "text"))
    said = voiced(person, aliases, as_of)
    words = told(as_of, Q(pk__in=said) | Q(person=person))
    return PersonPage(
        person=person,
        role=person.role if as_of is None else "",
        aliases=aliases,
        offices=tuple(backed_rows(_offices_of(person), words, as_of)),
        seats=seats_taken(as_of, head=person),
        said=tuple(one for one in reversed(words) if one.id in said),
        fields=differing((one for one in words if (one.kind, one.slug) == ("person", slug)), {}),
    )


def venues(as_of: date | None = None) -> list[tuple[Venue, list[Told]]]:
    """Venues by city and name with the number of rounds that sat or are planned there (`round_count`), each with the
    statements that place a round or a sitting in it: 6 queries."""
    rows = visible.venues(as_of).prefetch_related(visible.carried(as_of)).order_by("city", "name")
    placed: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told(as_of, property="place"):
        placed[one.value.get("venue", "")].append(one)
    return [(row, placed[row.slug]) for row in rows]


def venue_page(slug: str, as_of: date | None = None) -> VenuePage | None:
    """A venue whole, or None: about 11 queries."""
    venue = visible.venues(as_of).filter(slug=slug).prefetch_related(visible.carried(as_of)).first()
    if venue is None:
        return None
    words = told(as_of, venue=venue)
    sat = set(visible.sittings(as_of).filter(venue=venue).values_list("round", flat=True))
    return VenuePage(
        venue=venue,
        names=tuple(backed_rows(_names_of(venue), words, as_of)),
        fields=differing(words, {}),
        aliases=tuple(Alias.objects.filter(venue=venue).order_by("text")),
        rounds=tuple(line for line in rounds(as_of) if line.state.venue_id == venue.pk or line.round.pk in sat),
    )


def _names_of(venue: Venue) -> list[VenueName]:
    """The names of the venue's city as known on the day that the venue was asked for, in the order they were borne."""
    return sorted(venue.names_known, key=lambda name: name.start or date.min)  # type: ignore[attr-defined]


def topics(as_of: date | None = None) -> list[Topic]:
    """Topics in their order with the number of rounds that had them on the agenda (`round_count`): one query."""
    return list(visible.topics(as_of).order_by("position", "slug"))


def topic_page(slug: str, as_of: date | None = None) -> TopicPage | None:
    """A topic across rounds, or None: about 18 queries."""
    topic = visible.topics(as_of).filter(slug=slug).first()
    if topic is None:
        return None
    items: defaultdict[int, list[AgendaItem]] = defaultdict(list)
    for item in visible.agenda(as_of).filter(topic=topic).order_by("position"):
        items[item.round_id].append(item)
    points: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told(as_of, property="agenda", value__topic=slug):
        points[one.slug].append(one)
    outcomes = told(as_of, property="outcome", value__topics__contains=[slug])
    return TopicPage(
        topic=topic,
        asked=tuple(
            (line, tuple(items[line.round.pk]), tuple(points[line.round.slug]))
            for line in rounds(as_of)
            if items[line.round.pk]
        ),
        agreed=tuple(outcomes),
        documents=tuple(visible.carried_texts(as_of).filter(topics=topic)),
        commitments=tuple(commitment_lines(as_of, topic=topic)),
    )


def matrix(as_of: date | None = None, track: str | None = None) -> Matrix:
    """Who had a seat in which round: 4 queries. Actors by rounds attended, then name."""
    lines = rounds(as_of, track)
    shown = {line.round.pk: line.round.slug for line in lines}
    sat = {line.round.pk for line in lines if line.state.sat}
    cells: defaultdict[str, dict[str, tuple[str, str, bool]]] = defaultdict(dict)
    found: dict[str, Actor] = {}
    for seat in visible.seats(as_of).filter(round__in=shown):
        found[seat.actor.slug] = seat.actor
        presence = seat.presence if seat.round_id in sat else "expected"
        cells[seat.actor.slug][shown[seat.round_id]] = (seat.role, presence, "presence" not in seat.doubts)
    ranked = sorted(found.values(), key=lambda actor: (-len(cells[actor.slug]), actor.name))
    return Matrix(tuple(ranked), tuple(lines), dict(cells))
