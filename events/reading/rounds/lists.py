"""Rounds told as a list of days: "previous rounds took place on January 23-24, February 15-16 and March 14-15"."""

from events.reading.context import Context
from events.reading.rounds.beside import Told
from events.reading.rounds.refs import Ref
from events.reading.shapes import When

LEAST = 2


def spread_lists(context: Context, refs: list[Ref], told: list[Told]) -> tuple[list[Ref], list[Told]]:
    """The mentions and times, with one of each for every listed day that the calendar knows as a round's."""
    found: list[Ref] = []
    spread: list[Told] = []
    for ref in refs:
        listed = _listed(context, ref) if context.grammar.plural.search(context.lowered[ref.start : ref.end]) else []
        for number, when in listed:
            one = Ref(ref.start, ref.end, "numbered", ref.sentence, ref.head, [number], ref.track, inferred=True)
            found.append(one)
            spread.append(Told(one, when, "whole", 0))
        if listed:
            spans = {when.span for _, when in listed}
            told = [t for t in told if t.when.span not in spans]
        if not listed or ref.numbers:
            found.append(ref)
    return found, told + spread


def _listed(context: Context, ref: Ref) -> list[tuple[int, When]]:
    """Each day of a list behind a mention, with the number of the one round that sat then."""
    runs: list[list[When]] = []
    for when in context.times_in(ref.end, ref.sentence.end):
        if not (when.start and when.end):
            continue
        linked = runs and context.grammar.link.fullmatch(context.lowered[runs[-1][-1].span.end : when.span.start])
        if linked:
            runs[-1].append(when)
        else:
            runs.append([when])
    found: list[tuple[int, When]] = []
    for run in runs:
        last = ref.relation == "count" and context.grammar.latest.search(context.lowered[ref.end : run[0].span.start])
        if len(run) >= LEAST or last:
            rows = [(n, when) for when in run if (n := _number(context, ref, when))]
            years = any(when.precision == "year" for when in run)
            found += rows if not years or (len(rows) == len(run) > 1 and len({n for n, _ in rows}) == len(rows)) else []
    return found


def _number(context: Context, ref: Ref, when: When) -> int | None:
    if when.start is None or when.end is None:
        return None
    sat = context.calendar.at(ref.track or "", when.start, when.end)
    return sat[0].number if len(sat) == 1 else None
