"""Whether a sentence tells that somebody is there, is not there, or is there like those told just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.reading.context import Context
from events.reading.relevance import fighting_of
from events.reading.rounds.beside import ENTRY
from events.reading.rounds.focus import Key
from events.reading.shapes import Mention, Sentence
from events.reading.words.offices import tells

if TYPE_CHECKING:
    from events.reading.seats.finding import Seats

BESIDE, SENT_WITHIN = 60, 24


def is_absent(context: Context, absent: Sequence[int], place: int) -> bool:
    """Whether a word of absence, at one of the places given, stands in the clause of this place."""
    if not absent:
        return False
    spans = [(min(a, place), max(a, place)) for a in absent]
    return any(context.grammar.contrast.search(context.lowered, low, high) is None for low, high in spans)


def only_owns(context: Context, mention: Mention) -> bool:
    """Whether a name only tells whose something is that is no delegation: "the UNHCR's figures"."""
    owns = context.grammar.possessive.match(context.lowered, mention.end)
    return bool(owns) and context.grammar.delegation.match(context.lowered, mention.end) is None


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
    leads = tells(role, "leads", "foreign_minister")
    sent = context.grammar.delegates_of.search(context.lowered, max(0, mention.start - SENT_WITHIN), mention.start)
    return person is not None and bool(leads or sent or any(abs(mention.start - c) < BESIDE for c in heads))


def is_seated(seats: Seats, key: Key, sentence: Sentence) -> bool:
    """Whether a sentence tells who sits: by a strong word, or by a weak one where the round is named close by."""
    if (
        sentence.block == "row"
        or seats.goes_on
        or (seats.listing and sentence.block == "item")
        or sentence.index in seats.cues["sits"]
        or (
            sentence.index in seats.cues["heads"] and key == seats.focus.main and _names_person(seats.context, sentence)
        )
    ):
        return True
    return sentence.index in seats.cues["sits_near"] and _is_beside(seats, key, sentence)


def is_called(seats: Seats, key: Key, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is that of a state whose minister is told to sit at a conference, told right there or before."""
    if not seats.is_state(seats.actor(mention)) or mention.adjective or key != seats.focus.main:
        return False
    if seats.context.grammar.envoy_of.search(seats.context.lowered, sentence.start, mention.start):
        return False  # "the mediator of the United Nations and the Arab League"
    told = sentence.index in seats.cues["sits"] or sentence.index in seats.cues["ministers"]
    return told and not seats.is_away(sentence, mention) and _is_beside(seats, key, sentence)


def is_told_elsewhere(seats: Seats, key: Key, sentence: Sentence) -> bool:
    """Whether a paragraph is on rounds of other tracks only, as one on Geneva in a text on Astana."""
    tracks = {r.track for r in seats.focus.refs if r.sentence.paragraph == sentence.paragraph}
    return bool(tracks) and key[0] not in tracks


def _is_beside(seats: Seats, key: Key, sentence: Sentence) -> bool:
    """Whether a round is told in a sentence or in the one before it, in one paragraph; in a chronology in its entry."""
    reach = ENTRY if sentence.paragraph in seats.focus.entries else 1
    near = (r for at in range(sentence.index - reach, sentence.index + 1) for r in seats.focus.by_sentence.get(at, []))
    return any(key in seats.focus.keys(r) and r.sentence.paragraph == sentence.paragraph for r in near)


def _names_person(context: Context, sentence: Sentence) -> bool:
    return any(m.kind == "person" for m in context.mentions_in(sentence.start, sentence.end))


def is_calm(seats: Seats, sentence: Sentence) -> bool:
    """Whether a sentence of a text on one round tells neither of the war nor of another day."""
    context, focus = seats.context, seats.focus
    if not focus.leads or sentence.index in context.hits_by_sentence(fighting_of(context.language)):
        return False
    aside = sentence.block in ("heading", "headline") or context.times_in(sentence.start, sentence.end)
    return not aside or focus.main in focus.here(sentence)


def may_sit(seats: Seats, key: Key, mention: Mention) -> bool:
    """Whether a name may be that of a delegation: a city, a state or an army is not."""
    name = mention.surface.lower()
    return key == seats.focus.main and seats.distant.isdisjoint((name, mention.actor))
