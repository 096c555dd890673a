"""Times of a round that stand beside its own sentence: in an answer, in a heading, behind a count."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.refs import Ref
from events.reading.shapes import Known, Sentence, When, record
from events.reading.words.inflection import endings_of
from events.reading.words.phrases import Phrases

SHORT = 60
# An entry of a diary is at most so many sentences long; a heading that is a day so many characters.
ENTRY, SHORTEST, NEAR, AFTER_IT = 6, 36, 40, 24
# A question goes on for so many sentences behind a round; its answer tells a time within so many characters.
ASKED, OPENING, SHORTEST_ANSWER = 2, 45, 3
# What a time is of its round; a former one no longer holds.
Part = Literal["", "whole", "begin", "end", "former", "new", "called off"]
TURNS: Mapping[str, Part] = {"begun": "begin", "ended": "end"}


@record
class Told:
    """A time told of a round; `part` says whether it is the begin, the end or the whole of it."""

    ref: Ref
    when: When
    part: Part
    cost: float


def times_beside(context: Context, refs: list[Ref]) -> list[Told]:
    """All of them, in no order."""
    told = _asked_times(context, refs) + _headed_times(context, refs) + _diary_times(context, refs)
    told += _answered_times(context, refs)
    return told + _count_times(context, refs) + _pointed_times(context, refs)


def _count_times(context: Context, refs: list[Ref]) -> list[Told]:
    """Times right after a count: "the two sessions held last November"."""
    found: list[Told] = []
    for ref in (r for r in refs if r.relation == "count"):
        times = context.times_in(ref.end, min(ref.sentence.end, ref.end + 12))
        found += [Told(ref, when, "whole", 0) for when in times[:1]]
    return found


def _asked_times(context: Context, refs: list[Ref]) -> list[Told]:
    """ "When will that be?" "Later this month": the time is that of the round spoken of last."""
    found: list[Told] = []
    for hit in context.hits(asked_of(context.language)).hits:
        question = context.sentence_at(hit.start)
        before = [r for r in refs if r.start <= hit.start and r.relation != "pronoun"]
        answer = [
            s
            for s in context.sentences[question.index + 1 : question.index + 3]
            if not context.grammar.answer.fullmatch(s.text)
        ][:1]
        times = context.times_in(answer[0].start, answer[0].end) if answer else []
        named = answer and any(r.numbers and r.sentence.index == answer[0].index for r in refs)
        if before and times and not named:
            found.append(Told(before[-1], times[0], "whole", 20))
    return found


def _answered_times(context: Context, refs: list[Ref]) -> list[Told]:
    """ "Will you go to the sixth round?" "They have said the last week of August": an answer opens with the time."""
    found: list[Told] = []
    telling = {ref.sentence.index for ref in refs}
    for ref in refs:
        ends = _question_ends(context, ref) if ref.relation != "pronoun" else None
        if ends is None or context.times_in(ref.sentence.start, ref.sentence.end):
            continue
        answer = next((s for s in context.sentences[ends + 1 : ends + 3] if len(s.text) > SHORTEST_ANSWER), None)
        if answer is None or answer.index in telling:
            continue
        times = context.times_in(answer.start, answer.start + OPENING)
        if times:
            found.append(Told(ref, times[0], "whole", 20))
    return found


def _question_ends(context: Context, ref: Ref) -> int | None:
    """The last sentence of the question that a mention stands in: one that ends with its sign, or a labelled turn."""
    sentences, at = context.sentences, ref.sentence.index
    last = at
    while last + 1 < len(sentences) and last - at < ASKED and sentences[last + 1].paragraph == ref.sentence.paragraph:
        last += 1
    if last + 1 >= len(sentences) or sentences[last + 1].paragraph == ref.sentence.paragraph:
        return None
    asks = sentences[last].text.endswith("?")
    return last if asks or (last == at and context.grammar.label.match(sentences[last].text)) else None


def _headed_times(context: Context, refs: list[Ref]) -> list[Told]:
    """A heading that is a day: "SOCHI, NOV 22, 2017", and under it "The first"."""
    found: list[Told] = []
    for ref in refs:
        at = ref.sentence.index
        head = context.sentences[at - 1] if at else None
        if head is None or head.block != "heading" or not ref.numbers or len(head.text) > 60:
            continue
        if not any(m.kind in ("place", "actor") for m in context.mentions_in(head.start, head.end)):
            continue
        times = context.times_in(head.start, head.end)
        if len(times) == 1 and ref.start - ref.sentence.start < 40:
            found.append(Told(ref, times[0], "whole", 30))
    return found


def _diary_times(context: Context, refs: list[Ref]) -> list[Told]:
    """Under a heading that is a day and no more ("14 MARCH", "Saturday."), what begins or ends does so on that day."""
    days = {s.index: w for s in context.sentences if (w := _is_day(context, s)) is not None}
    found: list[Told] = []
    for ref in refs if days else ():
        sentence = ref.sentence
        low = sentence.index
        while low and sentence.index - low < ENTRY and low not in days and context.sentences[low].block != "heading":
            low -= 1
        part = (_turn(context, ref) or _its_own(context, ref, days[low])) if low in days else None
        if part and not any(
            w.precision == "day" for w in context.times_in(sentence.start, min(sentence.end, ref.end + AFTER_IT))
        ):
            found.append(Told(ref, days[low], part, 50))
    return found


def _is_day(context: Context, sentence: Sentence) -> When | None:
    if len(sentence.text) > SHORTEST:
        return None
    times = context.times_in(sentence.start, sentence.end)
    alone = len(times) == 1 and len(sentence.text) - (times[0].span.end - times[0].span.start) <= 2
    return times[0] if alone and times[0].precision == "day" else None


def _its_own(context: Context, ref: Ref, when: When) -> Part | None:
    """Whether the day of a heading is one of those that the calendar has for the round told under it."""
    known = context.calendar.known(ref.track or "", ref.numbers[0]) if ref.numbers else _on_that_day(context, ref, when)
    if known is None or known.start is None or known.end is None or when.start is None or when.end is None:
        return None
    return "whole" if known.start <= when.start and when.end <= known.end else None


def _on_that_day(context: Context, ref: Ref, when: When) -> Known | None:
    """The one round that sat on the day of a heading, where a mention under it gives no number."""
    if ref.relation not in ("definite", "named") or ref.head == "presidents" or when.start is None or when.end is None:
        return None
    sat = context.calendar.at(ref.track or "", when.start, when.end)
    return sat[0] if len(sat) == 1 else None


def _turn(context: Context, ref: Ref) -> Part | None:
    """Whether a mention stands beside a word of beginning or of ending."""
    hits = context.hits(turns_of(context.language)).within(ref.start - NEAR, ref.end + NEAR)
    hits = [h for h in hits if ref.sentence.start <= h.start < ref.sentence.end]
    nearest = min(hits, key=lambda h: abs(h.start - ref.start), default=None)
    return None if nearest is None else TURNS[nearest.category]


def _pointed_times(context: Context, refs: list[Ref]) -> list[Told]:
    """ "On 28 November. That will be round eight.": the time stands in a short sentence before."""
    found: list[Told] = []
    telling = {ref.sentence.index for ref in refs}
    for ref in refs:
        at, sentence = ref.sentence.index, ref.sentence
        before = context.sentences[at - 1] if at and at - 1 not in telling else None
        if before is None or not _points_back(context, ref) or context.times_in(sentence.start, ref.end + NEAR):
            continue
        times = context.times_in(before.start, before.end)
        days = [w for w in times if w.precision == "day"] or times
        if len(days) == 1 and len(before.text) < SHORT and ref.start - sentence.start < SHORT:
            found.append(Told(ref, days[0], "whole", 20))
    return found


def _points_back(context: Context, ref: Ref) -> bool:
    """ "That will be round eight", or a bare number that opens an answer: "The eighth, yes"."""
    if context.grammar.that_is.match(ref.sentence.text):
        return True
    return (
        ref.relation == "elliptic"
        and ref.start - ref.sentence.start < SHORTEST_ANSWER * 2
        and len(ref.sentence.text) < NEAR
    )


@cache
def turns_of(language: str) -> Phrases:
    status = (tables(language) or {})["status"]
    return Phrases({kind: status[kind] for kind in ("begun", "ended")}, endings_of(language))


@cache
def asked_of(language: str) -> Phrases:
    return Phrases({"asked": (tables(language) or {})["rounds"]["when_asked"]})
