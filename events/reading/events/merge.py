"""One event for each happening: what a text tells twice is made one, keeping the fuller telling of each part."""

from collections.abc import Iterable
from dataclasses import replace

from events.reading.events.fitting import COUNCIL
from events.reading.events.groups import VAGUE
from events.reading.events.kinds import GROUND_KINDS
from events.reading.events.spots import Candidate
from events.reading.shapes import Span

NEAR = 3
# Days by which a time that was only taken over may be wrong.
WEEK = 7
# So many letters behind its verb a place belongs to it alone.
IN_TURN = 70
# So many days more are another count of those who left or came.
DAYS = 3
COUNTED_UP = frozenset({"withdrawal", "aid-delivery", "displacement", "detainee-release"})
# Told twice within a few sentences, these are one happening though other parties are named.
ONE_AT_A_TIME = frozenset({"territory-change", "chemical-attack", "agreement", "aircraft-downed"})
# Told in one clause with the other, the one is no event of its own.
BETTER_TOLD = {
    "shelling": ("chemical-attack",),
    "airstrike": ("chemical-attack",),
    "deployment": ("territory-change", "aid-delivery"),
    "meeting": ("public-appearance",),
}
# Two clauses of a sentence with subjects of their own may tell of two of these; a truce of two sides is one.
BY_SUBJECT = GROUND_KINDS - {"agreement"}


def merged(found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates in the order of the text, each happening once."""
    kept: list[Candidate] = []
    for one in found:
        for n, other in enumerate(kept):
            if other.kind == one.kind and same(other, one):
                kept[n] = joined(other, one)
                break
        else:
            kept.append(one)
    return sorted(kept, key=lambda c: c.at)


def without_twins(found: list[Candidate]) -> list[Candidate]:
    """Without what other words of the same clause tell better: shells filled with gas."""
    told = {(one.kind, one.modality, one.within): one for one in found}
    kept: list[Candidate] = []
    done = {(one.kind, one.sentence) for one in found if one.modality == "happened" and one.own_time}
    for one in found:
        if one.modality == "planned" and one.told is None and (one.kind, one.sentence) in done:
            continue  # "left on Tuesday, a day after Putin had ordered the withdrawal"
        better = BETTER_TOLD.get(one.kind, ())
        twin = next((told[key] for kind in better if (key := (kind, one.modality, one.within)) in told), None)
        told_first = one.kind == "deployment" and twin is not None and one.at < twin.at
        if twin is None or told_first or not _times_agree(twin, one):
            kept.append(one)
    return kept


def same(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings of a kind are of one happening: alike in modality, no time, place or party against it."""
    if a.modality != b.modality:
        return False
    if not (_times_agree(a, b) or _only_carried(a, b) or _goes_on(a, b)) or _at_two_tables(a, b):
        return False
    if (a.flyer and b.flyer and a.flyer != b.flyer) or _by_council(a, b):
        return False
    if a.sentence == b.sentence:
        return not (_listed(a, b) or _in_turn(a, b) or _further(a, b))
    if not _places_agree(a, b) or _cross(a, b) or _in_all(a, b):
        return False
    near = b.sentence - a.sentence <= NEAR
    if (a.place is None or b.place is None) and near and a.kind in ONE_AT_A_TIME:
        return True
    vague = a.actors == [VAGUE] or b.actors == [VAGUE]
    if a.actors and b.actors and not vague and not set(a.actors) & set(b.actors):
        return False
    if a.told is None or b.told is None:
        return near
    return True


def _by_council(a: Candidate, b: Candidate) -> bool:
    """Whether one of two agreements is the Security Council's and the other of states: `A and B had struck it`."""
    if a.kind != "agreement" or not (a.actors and b.actors) or (COUNCIL in a.actors) == (COUNCIL in b.actors):
        return False
    return set(a.actors).isdisjoint(b.actors)


def _cross(a: Candidate, b: Candidate) -> bool:
    """Whether two stretches of days overlap and neither lies within the other: `from 7 to 17 May`, `3 to 10 May`."""
    if a.told is None or b.told is None or not (a.own_time and b.own_time):
        return False
    if not (a.told.start and a.told.end and b.told.start and b.told.end):
        return False
    first, last = (a.told, b.told) if a.told.start < b.told.start else (b.told, a.told)
    return bool(first.start != last.start and first.end and last.end and first.end < last.end)


def _in_all(a: Candidate, b: Candidate) -> bool:
    """Whether one tells all that went in some days, the other what went on one: `197 trucks between 9 and 19 May`."""
    if a.kind not in COUNTED_UP or not (a.own_time and b.own_time):
        return False
    return abs(_length(a) - _length(b)) >= DAYS


def _only_carried(a: Candidate, b: Candidate) -> bool:
    """Whether a time taken over is all that parts them: `has lost a jet. The jet was hit on Saturday`."""
    if a.kind not in ONE_AT_A_TIME or a.kind == "agreement" or (a.own_time and b.own_time) or a.told is None:
        return False
    if b.told is None or a.told.start is None or b.told.start is None or b.sentence - a.sentence > NEAR:
        return False
    return abs((a.told.start - b.told.start).days) <= WEEK and bool(set(a.actors) & set(b.actors))


def _goes_on(a: Candidate, b: Candidate) -> bool:
    """`kept up the attack they had opened on Sunday`: one fight, of the day that its sentence tells."""
    if a.kind != "offensive" or a.sentence != b.sentence or a.own_time == b.own_time:
        return False
    return bool(set(a.actors) & set(b.actors)) and _places_agree(a, b)


def _at_two_tables(a: Candidate, b: Candidate) -> bool:
    """`He saw Assad on Sunday and flew on to Erdogan`, `before the summit X held separate talks with Y`."""
    here, there = set(a.actors), set(b.actors)
    apart = here != there if b.further else not (here <= there or there <= here)
    return a.kind == "meeting" and min(len(here), len(there)) > 1 and apart


def _listed(a: Candidate, b: Candidate) -> bool:
    """Whether two are told in one sentence, of two places and days or by two subjects.

    `from Harasta since 22 March, from Arbin since 24 March`; `jets bombed Hass and a helicopter bombed Idlib`.
    """
    elsewhere = not _places_agree(a, b)
    if a.clause < b.clause and a.kind in BY_SUBJECT and (elsewhere or (a.actors and b.actors)):
        return elsewhere or not set(a.actors) & set(b.actors)
    return elsewhere and a.told is not None and b.told is not None and a.told.start != b.told.start


def _further(a: Candidate, b: Candidate) -> bool:
    """`ten in Hass and seven more in Ariha`: the second is told by its place alone."""
    return a.place is not None and b.place is not None and b.at == b.place.start and not _places_agree(a, b)


def _in_turn(a: Candidate, b: Candidate) -> bool:
    """`bombed a market in Hass and, hours later, struck a depot outside Sarmin`: a place behind each of the verbs."""
    if a.place is None or b.place is None or a.clause > b.clause:
        return False
    return (
        a.kind in BY_SUBJECT
        and a.at < a.place.start < b.at < b.place.start < b.at + IN_TURN
        and not _places_agree(a, b)
    )


def _places_agree(a: Candidate, b: Candidate) -> bool:
    if b.place is None:
        return True
    if a.place is None:
        return not b.further or a.sentence == b.sentence
    if a.zone and a.zone == b.zone and "zone" in (a.place.kind, b.place.kind):
        return True  # "a convoy entered the Ghouta; its lorries drove to Nashabiyah"
    return a.place.slug in (b.place.slug, b.wider) or b.place.slug == a.wider


def _times_agree(a: Candidate, b: Candidate) -> bool:
    if a.told is None or b.told is None or not (a.told.start and a.told.end and b.told.start and b.told.end):
        return True
    return a.told.start <= b.told.end and b.told.start <= a.told.end


def joined(a: Candidate, b: Candidate) -> Candidate:
    """The first telling, with what the second adds; the finer time stands."""
    later = b.told is not None and b.own_time and (a.told is None or not a.own_time)
    told = a.told
    if told is None or later or (b.told is not None and _length(b) < _length(a) and b.own_time):
        told = b.told or told
    evidence: list[Span] = []
    for span in [*b.evidence, *a.evidence] if a.told is None else [*a.evidence, *b.evidence]:
        if span not in evidence:
            evidence.append(span)
    near = a.sentence == b.sentence
    whole = near or (a.kind in ONE_AT_A_TIME and b.sentence - a.sentence <= NEAR)
    actors = a.actors if a.actors and not whole else list(dict.fromkeys([*a.actors, *b.actors]))
    if a.actors == [VAGUE] and b.actors and near is False:
        actors = b.actors
    return replace(
        a,
        told=told,
        place=b.place if a.place is None or a.place.slug == b.wider else a.place,
        wider=b.wider or a.wider,
        actors=actors,
        zone=a.zone or b.zone,
        said=b.said if later else a.said or (b.said if near else None),
        evidence=evidence[:4],
        own_time=a.own_time or b.own_time,
    )


def _length(one: Candidate) -> int:
    if one.told is None or one.told.start is None or one.told.end is None:
        return 10**6
    return (one.told.end - one.told.start).days
