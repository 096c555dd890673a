"""Rounds told without a noun: sides that are called to a table, with its city and a time."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.cues import Cues, cities_of
from events.reading.rounds.refs import Ref
from events.reading.shapes import Sentence
from events.reading.words.phrases import Phrases

BEFORE, AFTER = 50, 90
# One to which ministers came; elsewhere words like "ministers" tell of no round.
CONFERENCE = "ministers"
WEAK = ("definite", "pronoun")


@cache
def phrases_of(language: str) -> Phrases:
    calls = (tables(language) or {})["rounds"]["calls"]
    return Phrases({kind: calls[kind] for kind in ("verbs", "sides", "ministers")}, nested=True)


@cache
def _where(language: str) -> re.Pattern[str]:
    return re.compile((tables(language) or {})["rounds"]["calls"]["where"])


def find_calls(context: Context, refs: Sequence[Ref], cues: Cues) -> Iterator[Ref]:
    """ "The envoy wants to bring the parties to Geneva on 25 January": one for each sentence that names no round."""
    named = {r.sentence.index for r in refs if r.relation not in WEAK}
    for index, hits in context.hits_by_sentence(phrases_of(context.language)).items():
        sentence = context.sentences[index]
        if index in named or not context.times_in(sentence.start, sentence.end):
            continue
        verbs = [h for h in hits if h.category == "verbs"]
        sides = [h for h in hits if h.category == "sides"]
        conference = not sides and any(h.category == "ministers" for h in hits) and _sat_that_day(context, sentence)
        sides = hits if conference else sides
        place = _place(context, sentence, cues)
        for verb in verbs if place is not None else ():
            called = any(-BEFORE < s.start - verb.end < AFTER for s in sides)
            if called and place is not None and abs(place - verb.end) < 2 * AFTER:
                head, track = (CONFERENCE, "geneva") if conference else ("talks", None)
                yield Ref(verb.start, verb.end, "definite", sentence, head, track=track)
                break


def _sat_that_day(context: Context, sentence: Sentence) -> bool:
    """Whether a day is told on which the calendar has a conference of one day: ministers meet in Geneva often."""
    days = (w.start for w in context.times_in(sentence.start, sentence.end) if w.start is not None and w.start == w.end)
    return any(known.start == known.end for day in days for known in context.calendar.at("geneva", day, day))


def _place(context: Context, sentence: Sentence, cues: Cues) -> int | None:
    """Where a city of the talks is told as a place."""
    for hit in cues.between(sentence.start, sentence.end):
        before = context.lowered[max(sentence.start, hit.start - 14) : hit.start]
        if hit.phrase not in cities_of(context.language):
            continue
        if _where(context.language).search(before) or context.lowered.startswith(":", hit.end):
            return hit.start
    return None
