"""Rounds told without a noun: sides that are called to a table, with its city and a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.cues import TRACKS, Cues, cities_of
from events.reading.rounds.refs import Ref
from events.reading.shapes import Sentence
from events.reading.words.phrases import Hit, Phrases

BEFORE, AFTER = 50, 90
# One to which ministers came; elsewhere words like "ministers" tell of no round.
CONFERENCE = "ministers"
VERBS, GUARANTORS, ENVOY = "verbs", "guarantors", "un-envoy"
WEAK = ("definite", "pronoun")


@cache
def phrases_of(language: str) -> Phrases:
    calls = (tables(language) or {})["rounds"]["calls"]
    return Phrases({kind: calls[kind] for kind in ("verbs", "sides", "guarantors", "ministers")}, nested=True)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile((tables(language) or {})["rounds"]["calls"][name])


@dataclass(frozen=True, slots=True)
class Table:
    """Who is called, or has come, to a table, and where the text tells that it stands."""

    sides: Sequence[Hit]
    place: int
    head: str
    track: str | None

    def called_by(self, verb: Hit) -> bool:
        """Whether a verb stands near enough to both."""
        near = any(-BEFORE < s.start - verb.end < AFTER for s in self.sides)
        return near and abs(self.place - verb.end) < 2 * AFTER


def find_calls(context: Context, refs: Sequence[Ref], cues: Cues) -> Iterator[Ref]:
    """ "The envoy wants to bring the parties to Geneva on 25 January": one for each sentence that names no round."""
    named = {r.sentence.index for r in refs if r.relation not in WEAK}
    for index, hits in context.hits_by_sentence(phrases_of(context.language)).items():
        sentence = context.sentences[index]
        if index in named or not context.times_in(sentence.start, sentence.end):
            continue
        table = _table_of(context, sentence, hits, cues)
        verb = next((h for h in hits if h.category == VERBS and table.called_by(h)), None) if table else None
        if table and verb:
            yield Ref(verb.start, verb.end, "definite", sentence, table.head, track=table.track)


def _table_of(context: Context, sentence: Sentence, hits: Sequence[Hit], cues: Cues) -> Table | None:
    """The table that a sentence tells of without a word for it: the parties', the guarantors', that of ministers."""
    sides, head, track = [h for h in hits if h.category == "sides"], "talks", None
    if not sides and any(h.category == CONFERENCE for h in hits) and _sat_that_day(context, sentence):
        sides, head, track = [*hits], CONFERENCE, "geneva"
    if not sides and not cues.between(sentence.start, sentence.end, kinds=("not",)):  # of ministers, of experts
        sides = [h for h in hits if h.category == GUARANTORS and not _is_met(context, sentence, h)]
        track = "astana" if sides else None
    place = _own_place(context, sentence, cues) if track == "astana" else _place(context, sentence, cues)
    if place is None and sides:
        place = _brought_together(context, sentence)
    if place is None:
        return None
    if not sides and _sat_those_days(context, sentence):
        sides = [h for h in hits if h.category == VERBS]  # "the powers had met in Astana, on July 4 and 5"
    return Table(sides, place, head, track) if sides else None


def _is_met(context: Context, sentence: Sentence, side: Hit) -> bool:
    """Whether somebody else meets them: "The envoy will meet the guarantors in Geneva"."""
    return _pattern(context.language, "met_by").search(context.lowered, sentence.start, side.start) is not None


def _sat_that_day(context: Context, sentence: Sentence) -> bool:
    """Whether a day is told on which the calendar has a conference of one day: ministers meet in Geneva often."""
    days = (w.start for w in context.times_in(sentence.start, sentence.end) if w.start is not None and w.start == w.end)
    return any(known.start == known.end for day in days for known in context.calendar.at("geneva", day, day))


def _sat_those_days(context: Context, sentence: Sentence) -> bool:
    """Whether the very days are told that the calendar has for a round of several days at Astana."""
    days = ((w.start, w.end) for w in context.times_in(sentence.start, sentence.end))
    return any(
        start and end and start < end and (known.start, known.end) == (start, end)
        for start, end in days
        for known in (context.calendar.at("astana", start, end) if start and end else ())
    )


def _brought_together(context: Context, sentence: Sentence) -> int | None:
    """Where the UN's envoy is told to bring the sides "to one table", wherever that stands."""
    table = _pattern(context.language, "table").search(context.lowered, sentence.start, sentence.end)
    envoys = (ENVOY in (m.slug, m.actor) for m in context.mentions_in(sentence.start, sentence.end))
    return table.start() if table and any(envoys) else None


def _own_place(context: Context, sentence: Sentence, cues: Cues) -> int | None:
    """Where a city of the guarantors' rounds is told as a place: "The guarantors meet in Sochi on 16 February"."""
    resort = context.grammar.sochi.search(context.lowered, sentence.start, sentence.end)
    if resort and _pattern(context.language, "where").search(
        context.lowered[max(sentence.start, resort.start() - 14) : resort.start()]
    ):
        return resort.start()
    return _place(context, sentence, cues, kinds=("astana",))


def _place(context: Context, sentence: Sentence, cues: Cues, kinds: tuple[str, ...] = TRACKS) -> int | None:
    """Where a city of the talks is told as a place."""
    for hit in cues.between(sentence.start, sentence.end, kinds=kinds):
        before = context.lowered[max(sentence.start, hit.start - 14) : hit.start]
        if hit.phrase not in cities_of(context.language):
            continue
        if _pattern(context.language, "where").search(before) or context.lowered.startswith(":", hit.end):
            return hit.start
    return None
