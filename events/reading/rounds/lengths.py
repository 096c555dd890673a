"""How many days a round is told to last: "the two-day meeting", "it lasted three days"."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from events.reading.context import Context
from events.reading.rounds.refs import Ref
from events.reading.words.numbers import numbers_of

NEAR = 110
LONGEST = 20
# So many signs before a length the words stand that make it one, or none.
VERB_WITHIN, NONE_WITHIN = 60, 14
# So many sentences behind a round "the two-day event" is still that round.
EVENT_WITHIN = 3


def lengths(context: Context, refs: list[Ref]) -> dict[int, tuple[int, bool]]:
    """Days that a round is told to last, by sentence; whether as "the two-day meeting"."""
    found: dict[int, tuple[int, bool]] = {}
    if not refs:
        return found
    grammar = context.grammar
    here = {ref.sentence.index for ref in refs}
    behind = {ref.sentence.index + n for ref in refs if ref.numbers for n in range(1, EVENT_WITHIN + 1)}
    counting = {context.sentence_at(m.start()).index for m in grammar.day.finditer(context.lowered)}
    told, last = _all(context, grammar.duration, here & counting), _all(context, grammar.last_day, here & counting)
    events = _all(context, grammar.day_event, behind & counting)
    alone = Counter(ref.sentence.index for ref in refs if ref.relation not in ("definite", "pronoun"))
    for ref in refs:
        index = ref.sentence.index
        for m in told.get(index, ()):
            days, firm = _days(context, m["n"]), "-" in m.group()
            near = alone[index] < 2 or abs(m.start() - ref.start) < NEAR
            if days and days <= LONGEST and near and _is_length(context, m, ref.sentence.start, firm):
                found.setdefault(index, (days, firm))
        for m in last.get(index, ())[:1]:
            if days := numbers_of(context.language).value(m.group().split()[0]):
                found.setdefault(index, (days, True))
        if ref.numbers and events and (days := _length_behind(context, ref, alone, events)):
            found.setdefault(index, (days, True))
    return found


def _all(context: Context, words: re.Pattern[str], at: Collection[int]) -> dict[int, list[re.Match[str]]]:
    """All places of an expression in the sentences numbered `at`, by sentence."""
    sentences = (context.sentences[index] for index in sorted(at) if index < len(context.sentences))
    found = ((s.index, list(words.finditer(context.lowered, s.start, s.end))) for s in sentences)
    return {index: places for index, places in found if places}


def _days(context: Context, word: str) -> int | None:
    numbers = numbers_of(context.language)
    return numbers.value(word) if word in numbers.cardinals or word.isdigit() else None


def _is_length(context: Context, m: re.Match[str], low: int, firm: bool) -> bool:
    """Whether so many days are a length of something and no distance to it: "within two days"."""
    grammar, text = context.grammar, context.lowered
    before = text[max(low, m.start() - VERB_WITHIN) : m.start()]
    if not firm and not grammar.length.search(before) and not grammar.days_of.match(text, m.end()):
        return False
    return grammar.no_length.search(before[-NONE_WITHIN:]) is None


def _length_behind(
    context: Context, ref: Ref, told: Mapping[int, int], events: Mapping[int, list[re.Match[str]]]
) -> int | None:
    """The days of "the two-day event" in the sentence behind a mention, where no round is told of there."""
    for index in range(ref.sentence.index + 1, ref.sentence.index + 1 + EVENT_WITHIN):
        if index in told:
            return None
        if index in events:
            return numbers_of(context.language).value(events[index][0]["n"])
    return None
