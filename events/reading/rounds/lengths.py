"""How many days a round is told to last: "the two-day meeting", "it lasted three days"."""

from collections import Counter
from collections.abc import Mapping

from events.reading.context import Context
from events.reading.rounds.refs import Ref
from events.reading.words.numbers import numbers_of

NEAR = 110
# So many sentences behind a round "the two-day event" is still that round.
EVENT_WITHIN = 3


def lengths(context: Context, refs: list[Ref]) -> dict[int, tuple[int, bool]]:
    """Days that a round is told to last, by sentence; whether as "the two-day meeting"."""
    found: dict[int, tuple[int, bool]] = {}
    numbers = numbers_of(context.language)
    alone = Counter(ref.sentence.index for ref in refs if ref.relation not in ("definite", "pronoun"))
    for ref in refs:
        sentence = ref.sentence
        low = context.lowered[sentence.start : sentence.end]
        for m in context.grammar.duration.finditer(low):
            days = numbers.value(m["n"]) if m["n"] in numbers.cardinals or m["n"].isdigit() else None
            firm = "-" in m.group()
            if (
                not firm
                and not context.grammar.length.search(low[max(0, m.start() - 60) : m.start()])
                and not context.grammar.days_of.match(low, m.end())
            ):
                continue
            if context.grammar.no_length.search(low[max(0, m.start() - 14) : m.start()]):
                continue
            near = alone[sentence.index] < 2 or abs(sentence.start + m.start() - ref.start) < NEAR
            if days and days <= 20 and near:
                found.setdefault(sentence.index, (days, firm))
        last = context.grammar.last_day.search(low)
        if last and (days := numbers.value(last.group().split()[0])):
            found.setdefault(sentence.index, (days, True))
        if ref.numbers and (days := _length_behind(context, ref, alone)):
            found.setdefault(sentence.index, (days, True))
    return found


def _length_behind(context: Context, ref: Ref, told: Mapping[int, int]) -> int | None:
    """The days of "the two-day event" in the sentence behind a mention, where no round is told of there."""
    for behind in context.sentences[ref.sentence.index + 1 : ref.sentence.index + 1 + EVENT_WITHIN]:
        if behind.index in told:
            return None
        if event := context.grammar.day_event.search(context.lowered, behind.start, behind.end):
            return numbers_of(context.language).value(event["n"])
    return None
