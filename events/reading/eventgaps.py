"""Lists that leave the verb out: `Arbin was bombed on Friday, Zamalka on Saturday and Jobar on Sunday`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from events.reading.eventspots import Candidate, Spot
from events.reading.eventtimes import Told
from events.reading.lines import Line
from events.reading.shapes import Mention, When

# So many words may stand between two times of a list.
LINK = 9


def gapped(
    spot: Spot,
    one: Candidate,
    verbs: frozenset[str],
    sets: Mapping[str, frozenset[str]],
    told_of: Callable[[When], Told | None],
) -> Iterator[Candidate]:
    """The further members of a list that begins with an event: each has a place and a time, and no verb."""
    line = spot.line
    if one.told is None or not one.own_time or len(line.whens) < 2:
        return
    last = line.at(one.told.span.end - 1) + 1
    for when in sorted(line.whens, key=lambda w: w.span.start):
        first = line.at(when.span.start)
        if first < last:
            continue
        place = _linked(line, last, first, verbs, sets["links"]) if one.place is not None else None
        between = line.low[last:first]
        again = place is None and not sets["again"].isdisjoint(between) and sets["between_again"].issuperset(between)
        told = told_of(when) if place is not None or again else None
        if told is None or told.start is None:
            return
        yield replace(one, told=told, place=place or one.place, at=place.start if place else when.span.start)
        last = line.at(when.span.end - 1) + 1


def _linked(line: Line, a: int, b: int, verbs: frozenset[str], links: frozenset[str]) -> Mention | None:
    """The place between two times, where nothing but a link, a place and small words stand there."""
    if not 1 < b - a <= LINK or line.low[a] not in links:
        return None
    if any(line.low[k] in verbs and k not in line.names for k in range(a, b)):
        return None
    return next(
        (line.names[k] for k in range(a, b) if k in line.names and line.names[k].kind in ("place", "zone")), None
    )
