"""Times of a sentence before they are given to its rounds: which tell no day of one, and which tell two."""

from dataclasses import replace
from datetime import timedelta

from events.reading.context import Context
from events.reading.shapes import Span, When

# So near before a time stands what is put off, and so near the verb of a round broken off.
NEAR, VERB_WITHIN = 40, 100


def parted(context: Context, times: list[When]) -> list[When]:
    """ "Put off from February 20 to February 23": no days from one to the other, but the old day and the new one."""
    found: list[When] = []
    for when in times:
        at, words = when.span.start, context.lowered[when.span.start : when.span.end]
        if when.start is None and context.lowered.startswith(context.grammar.until_then, at) and _pauses(context, at):
            found.append(replace(when, start=when.end))
            continue
        moved = next((word for word in context.grammar.moved_to if f"{word} " in words), "")
        if (
            moved
            and when.start
            and when.end
            and context.grammar.off_from.search(context.lowered, max(0, at - NEAR), at)
        ):
            to = at + words.index(f"{moved} ")
            found.append(replace(when, span=Span(at, to), end=when.start))
            found.append(replace(when, span=Span(to + len(moved) + 1, when.span.end), start=when.end))
        else:
            found.append(when)
    return found


def _pauses(context: Context, at: int) -> bool:
    """Whether a time is that until which a round was broken off: "suspended the talks until 25 February"."""
    return context.grammar.breaks_off.search(context.lowered, max(0, at - VERB_WITHIN), at) is not None


def tells_no_day(context: Context, when: When) -> bool:
    low = context.lowered
    unknown = when.start is None and when.end is None
    before = low[max(0, when.span.start - 24) : when.span.start]
    return (
        unknown
        or bool(context.grammar.vague.search(before) or context.grammar.than.match(low, when.span.end))
        or (when.start is None and bool(context.grammar.begin_by.search(before)))
        or (
            context.grammar.since.match(low, when.span.start) is not None
            and bool(context.grammar.first_since.search(before))
        )
    )


def closed(when: When) -> When:
    """ "Since late November" tells the month, not its first day."""
    if when.precision != "month" or when.start is None or when.end is not None:
        return when
    following = (when.start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return replace(when, end=following - timedelta(days=1))


def is_open(when: When) -> bool:
    """Whether a time has one end only ("since yesterday"), which tells no day of a round unless a verb says which."""
    return when.precision == "day" and when.end is None
