"""Whether a sentence tells that somebody is there, is not there, or is there like those told just before."""

import re
from collections.abc import Sequence

from events.reading.context import Context
from events.reading.shapes import Mention, Sentence

# "Jordan attended; the Americans stayed away": what is told on one side of these does not hold on the other.
CLAUSE = re.compile(r";|\bbut\b(?!\s+(?:they|he|she|it)\b)|\b(?:while|whereas|though|although|unlike|except)\b")
# "So was a U.N. team", "The ICRC also sent a delegation": what the sentence before said holds for it too.
SO_DID = re.compile(r"(?:And )?[Ss]o (?:did|was|were|will|had|has|have|would)\b")
ALSO = re.compile(r"\b(?:also|too|likewise|as well|in addition)\b")
# "Their opposition to the seizure of oil" is no body.
OPPOSED = re.compile(r"\s+to\b")
BESIDE = 60
# A sentence of names alone goes on with the list before it: "Iraq, Jordan, Lebanon."
FILLERS = frozenset(["and", "the", "of", "as", "from", "for", "a", "an", "then", "plus", "by", "with", "in"])


def is_absent(context: Context, absent: Sequence[int], place: int) -> bool:
    """Whether a word of absence, at one of the places given, stands in the clause of this place."""
    spans = [(min(a, place), max(a, place)) for a in absent]
    return any(CLAUSE.search(context.lowered, low, high) is None for low, high in spans)


def goes_on(context: Context, sentence: Sentence, sits: bool) -> bool:
    """Whether a sentence goes on with what the one before told of its actors; `sits`: it tells of taking part."""
    if SO_DID.match(sentence.text) or (sits and ALSO.search(sentence.text)):
        return True
    mentions = context.mentions_in(sentence.start, sentence.end)
    rest, last = [], sentence.start
    for m in mentions:
        rest.append(context.lowered[last : m.start])
        last = max(last, m.end)
    words = re.findall(r"\w+", " ".join([*rest, context.lowered[last : sentence.end]]))
    return bool(mentions) and FILLERS.issuperset(words)


def is_side(context: Context, mention: Mention, heads: Sequence[int]) -> bool:
    """Whether the government is told as a side here: by its name, or by one of its people at the head of a team.

    `heads` are the places of words of heading in the sentence.
    """
    if mention.kind != "person":
        return OPPOSED.match(context.lowered, mention.end) is None
    person = context.lexicon.people.get(mention.slug)
    role = person.role if person else ""
    leads = "delegation" in role or "co-chair" in role.lower() or "Foreign Minister" in role
    return person is not None and (leads or any(abs(mention.start - c) < BESIDE for c in heads))
