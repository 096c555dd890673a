"""Words around a round: `called the session off`, `pushed the talks back`, `there will be no session`."""

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
    """For each particle, with the space before it, the kind of status that each verb, between spaces, gives it."""
    told: Mapping[str, Mapping[str, list[str]]] = (tables(language) or {})["status"]["apart"]
    return {
        f" {particle}": {f" {verb} ": kind for kind, verbs in kinds.items() for verb in verbs}
        for particle, kinds in told.items()
    }


def put_around(context: Context, ref: Ref) -> list[Hit]:
    """What stands around a round as a hit of its status, up to the particle; empty where nothing does."""
    low = max(ref.sentence.start, ref.start - REACH)
    if context.lowered.endswith(context.grammar.none_held, low, ref.start):
        return [Hit(low, ref.end, "cancelled", "")]
    for particle, verbs in _particles(context.language).items():
        found = context.lowered.find(particle, ref.end, ref.tail)
        if found < 0 or context.lowered[found + len(particle) : found + len(particle) + 1].isalpha():
            continue
        at, verb = max((context.lowered.rfind(verb, low, ref.start), verb) for verb in verbs)
        if at >= 0:
            return [Hit(at + 1, found + len(particle), verbs[verb], verb.strip() + particle)]
    return []
