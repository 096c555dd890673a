"""Whether a sentence tells that somebody is there, is not there, or is there like those told just before."""

import re
from collections.abc import Sequence

from events.reading.context import Context
from events.reading.shapes import Mention, Sentence

BESIDE = 60


def is_absent(context: Context, absent: Sequence[int], place: int) -> bool:
    """Whether a word of absence, at one of the places given, stands in the clause of this place."""
    spans = [(min(a, place), max(a, place)) for a in absent]
    return any(context.grammar.contrast.search(context.lowered, low, high) is None for low, high in spans)


def goes_on(context: Context, sentence: Sentence, sits: bool) -> bool:
    """Whether a sentence goes on with what the one before told of its actors; `sits`: it tells of taking part."""
    if context.grammar.so_did.match(sentence.text) or (sits and context.grammar.also.search(sentence.text)):
        return True
    mentions = context.mentions_in(sentence.start, sentence.end)
    rest, last = [], sentence.start
    for m in mentions:
        rest.append(context.lowered[last : m.start])
        last = max(last, m.end)
    words = re.findall(r"\w+", " ".join([*rest, context.lowered[last : sentence.end]]))
    return bool(mentions) and context.grammar.fillers.issuperset(words)


def is_side(context: Context, mention: Mention, heads: Sequence[int]) -> bool:
    """Whether the government is told as a side here: by its name, or by one of its people at the head of a team.

    `heads` are the places of words of heading in the sentence.
    """
    if mention.kind != "person":
        return context.grammar.opposed.match(context.lowered, mention.end) is None
    person = context.lexicon.people.get(mention.slug)
    role = person.role if person else ""
    leads = "delegation" in role or "co-chair" in role.lower() or "Foreign Minister" in role
    return person is not None and (leads or any(abs(mention.start - c) < BESIDE for c in heads))
