"""Verbs of putting off whose particle stands behind the round: `called the session off`, `pushed the talks back`."""

from collections.abc import Mapping
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.refs import Ref
from events.reading.words.phrases import Hit

# So many signs a verb stands before the words for a round, at most.
REACH = 36


@cache
def _particles(language: str) -> Mapping[str, Mapping[str, str]]:
    """For each particle the kind of status that each verb gives it."""
    told: Mapping[str, Mapping[str, list[str]]] = (tables(language) or {})["status"]["apart"]
    return {
        particle: {verb: kind for verbs, kind in ((kinds[k], k) for k in kinds) for verb in verbs}
        for particle, kinds in told.items()
    }


def put_apart(context: Context, ref: Ref) -> list[Hit]:
    """The verb around a round as a hit of its status, from the verb to the particle; empty where there is none."""
    behind = context.lowered[ref.end : ref.tail].split()
    for particle, verbs in _particles(context.language).items():
        if particle not in behind:
            continue
        low = max(ref.sentence.start, ref.start - REACH)
        at, verb = max((context.lowered.rfind(f"{verb} ", low, ref.start), verb) for verb in verbs)
        if at >= 0:
            end = context.lowered.index(f" {particle}", ref.end) + 1 + len(particle)
            return [Hit(at, end, verbs[verb], f"{verb} {particle}")]
    return []
