"""Lists that leave the verb out: `Arbin was bombed on Friday, Zamalka on Saturday and Jobar on Sunday`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from events.reading.events.spots import Candidate, Spot
from events.reading.events.times import Told
from events.reading.lines import Line
from events.reading.shapes import Mention, When

# So many words may stand between two times of a list.
LINK = 9
# So many words may stand between a place that was struck and the next.
FURTHER = 12
STRUCK = frozenset({"airstrike", "shelling", "bombing"})


def gapped(
    spot: Spot,
    one: Candidate,
    verbs: frozenset[str],
    sets: Mapping[str, frozenset[str]],
    told_of: Callable[[When], Told | None],
    strange: Callable[[int, int], Mention | None],
) -> Iterator[Candidate]:
    """The further members of a list with an event in it: each has a place and a time, or a time only, and no verb."""
    line = spot.line
    if one.told is None or not one.own_time or len(line.whens) < 2:
        return
    whens = sorted(line.whens, key=lambda w: w.span.start)
    for when in _before(line, whens, one.told, sets):
        told = told_of(when)
        if told is not None and told.start is not None:
            yield replace(one, told=told, at=when.span.start)
    last = line.at(one.told.span.end - 1) + 1
    for when in whens:
        first = line.at(when.span.start)
        if first < last:
            continue
        joined = one.place is not None and _links(line, last, first, verbs, sets["links"])
        place = (_linked(line, last, first) or strange(last, first)) if joined else None
        if place is None and one.place is not None and one.told.span.start < one.place.start:
            place = _told_behind(line, first, line.at(when.span.end - 1) + 1, verbs, sets["links"])
        between = line.low[last:first]
        again = place is None and _again(between, sets)
        told = told_of(when) if place is not None or (again and when.start) else None
        if told is None or told.start is None:
            return
        yield replace(one, told=told, place=place or one.place, at=place.start if place else when.span.start)
        last = line.at(when.span.end - 1) + 1


def elsewhere(
    spot: Spot, one: Candidate, verbs: frozenset[str], sets: Mapping[str, frozenset[str]]
) -> Candidate | None:
    """The same in a further place: `killed ten in Hass and seven more in Ariha`, `the market of Hass and that of X`."""
    if one.place is None or spot.rule.kind not in STRUCK:
        return None
    line = spot.line
    last = line.at(one.place.end - 1) + 1
    for k in range(last, min(len(line.low), last + FURTHER)):
        named = line.names.get(k)
        if k in line.names and named is not None and named.kind in ("place", "zone") and named.slug != one.place.slug:
            told = not sets["one_more"].isdisjoint(line.low[last:k]) and not sets["and"].isdisjoint(line.low[last:k])
            return replace(one, place=named, at=named.start) if told else None
        if line.low[k] in verbs and k not in line.names:
            return None
    return None


def _before(line: Line, whens: Sequence[When], own: Told, sets: Mapping[str, frozenset[str]]) -> Iterator[When]:
    """`On 5 May and again on 9 May they met`, `on the 3rd and the 5th`: the times listed with the nearest one."""
    if any(when.span == own.span and when.start is None for when in whens):
        return
    first = line.at(own.span.start)
    for when in reversed(whens):
        last = line.at(when.span.end - 1) + 1
        if when.span == own.span and when.start not in (None, own.start):
            yield when
        elif when.span.start < own.span.start and last <= first:
            if when.start is None or when.end is None or not _again(line.low[last:first], sets):
                return
            yield when
            first = line.at(when.span.start)


def _again(between: list[str], sets: Mapping[str, frozenset[str]]) -> bool:
    told = not sets["again"].isdisjoint(between) or (not sets["and"].isdisjoint(between) and "," not in between)
    return told and sets["between_again"].issuperset(between)


def _links(line: Line, a: int, b: int, verbs: frozenset[str], links: frozenset[str]) -> bool:
    """Whether nothing but a link and small words stand between two times, and no verb."""
    if not 1 < b - a <= LINK or line.low[a] not in links:
        return False
    return not any(line.low[k] in verbs and k not in line.names for k in range(a, b))


def _linked(line: Line, a: int, b: int) -> Mention | None:
    return next(
        (line.names[k] for k in range(a, b) if k in line.names and line.names[k].kind in ("place", "zone")), None
    )


def _told_behind(line: Line, first: int, a: int, verbs: frozenset[str], links: frozenset[str]) -> Mention | None:
    """The place of a member that its day opens: `on Friday the airport of Damascus, on Sunday a depot in Jamraya`."""
    if links.isdisjoint(line.low[max(0, first - 2) : first]):
        return None
    for k in range(a, min(len(line.low), a + LINK)):
        if k in line.names and line.names[k].kind in ("place", "zone"):
            return line.names[k]
        if line.low[k] in verbs or line.low[k] in links:
            return None
    return None
