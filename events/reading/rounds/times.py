"""Which of a sentence's times belongs to which round, and whether it is its beginning, its end or the whole."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.rounds.beside import Part, Told, times_beside
from events.reading.rounds.days import closed, is_open, parted, tells_no_day
from events.reading.rounds.putoff import put_around
from events.reading.rounds.refs import Ref
from events.reading.shapes import Known, When
from events.reading.words.inflection import endings_of
from events.reading.words.phrases import Hit, Phrases

LIMIT = 130
VERB_WITHIN = 100
SAID = "said"
WEAK_LIMIT = 60
PART_OF: Mapping[str, Part] = {
    "begun": "begin",
    "ended": "end",
    "paused": "end",
    "former": "former",
    "recess": "called off",
    "lasting": "end",
}
LONGEST_ASIDE = 240
SLACK = timedelta(days=1)
# A day no longer past than this may be that on which a round was called off.
RECENT = timedelta(days=10)
SPLIT_AFTER = re.compile(r"[.;:,]")


@cache
def phrases_of(language: str) -> Phrases:
    data = tables(language) or {}
    status = data.get("status", {})
    return Phrases(
        {
            kind: status[kind]
            for kind in ("ended", "begun", "said", "former", "paused", "recess", "lasting", "postponed", "cancelled")
        },
        endings_of(language),
    )


def attach_times(context: Context, refs: list[Ref]) -> list[Told]:
    """Each time goes to the round of its sentence that it is nearest to, if it is near enough."""
    told = times_beside(context, refs)
    groups: dict[int, list[Ref]] = {}
    for ref in refs:
        groups.setdefault(ref.sentence.index, []).append(ref)
    for group in groups.values():
        sentence = group[0].sentence
        before: Told | None = None
        for when in parted(context, context.times_in(sentence.start, sentence.end)):
            if tells_no_day(context, when):
                continue
            if before and context.grammar.told_again.fullmatch(context.lowered, before.when.span.end, when.span.start):
                told.append(replace(before, when=closed(when)))
                continue
            firm = [r for r in group[1:] if r.relation not in ("definite", "pronoun") and r.start < when.span.start]
            moved = "" if firm else _moved(context, group[0], when)
            near = group[:1] if moved else group
            cost, ref = min(((_cost(context, r, when, group), r) for r in near), key=lambda pair: pair[0])
            weak = ref.relation in ("definite", "pronoun")
            if cost >= (WEAK_LIMIT if weak else LIMIT) or moved == "called off":
                continue
            counted_from = when.end is None and (weak or when.precision == "year")  # "the ninth round since 2016"
            if counted_from and context.grammar.since.match(context.lowered, when.span.start):
                continue
            if not is_open(when):
                when = when if weak else closed(when)
                part = moved or _part(context, ref, when, _told_first(ref, group))
                before = Told(ref, when, part, cost)
                told += [before] if part != "called off" else []
            elif not weak and context.lowered.startswith(context.grammar.from_day, when.span.start):
                told.append(Told(ref, when, "begin", cost))
    return told


def _cost(context: Context, ref: Ref, when: When, group: list[Ref]) -> float:
    """How far a time is from a round: what stands between them; less where the calendar agrees."""
    before = when.span.end <= ref.start
    a, b = (when.span.end, ref.start) if before else (ref.end, when.span.start)
    if a > b:
        return 0
    between = context.lowered[a:b]
    if not before and len(between) < LONGEST_ASIDE and between.count(", ") > 1:
        between = context.grammar.aside.sub(" ", between, count=1)
    cost = min(len(between), 120) * (0.9 if before else 0.6) + _signs(context, between)
    cost += 45 * sum(1 for other in group if other is not ref and a <= other.start < b and other.relation != "definite")
    if not before and context.grammar.close.match(between):
        cost -= 40
    if (
        not before
        and ", " in between
        and (aside := context.grammar.relative_clause.match(between))
        and ref.end + aside.end("head") > ref.tail
    ):
        cost += 50
    if before and context.grammar.and_.search(between):
        cost += 130 if context.grammar.and_that.search(between) else 85
    if before and context.grammar.prepares.search(between):
        cost += 130
    came = context.grammar.arrives.search(
        context.lowered[max(ref.sentence.start, when.span.start - 40) : when.span.start]
    )
    if came and not _sits(context, ref, when):
        cost += 150
    if before and context.grammar.when_its.match(between):
        cost -= 40
    if (_is_said(context, when) or (before and _is_told(context, when, ref))) and not _is_its_own_too(
        context, ref, when, between
    ):
        cost += 130 if before else 120
    if context.grammar.put_off.search(context.lowered[max(0, when.span.start - 40) : when.span.start]):
        cost -= 100 if ref.start - ref.sentence.start < 15 else 0
    return cost + _agreement(context, ref, when)


def _signs(context: Context, between: str) -> int:
    """What the signs between a round and a time cost; a semicolon behind which it goes on about the round nothing."""
    semicolons = between.count(";") - len(context.grammar.it_goes_on.findall(between))
    return 70 * semicolons + 25 * between.count(": ") + 8 * between.count(", ")


def _is_its_own_too(context: Context, ref: Ref, when: When, between: str) -> bool:
    """Whether the day of a saying is the round's too: "said on Tuesday as it closed", "said after it on Monday"."""
    if when.span.end <= ref.start:
        return bool(context.grammar.as_it.match(between))
    at_it = context.grammar.at_it.search(context.lowered[max(ref.sentence.start, ref.start - 40) : ref.start])
    return bool(at_it) and bool(context.grammar.close_by.match(between)) and _agreement(context, ref, when) < 0


def _is_said(context: Context, when: When) -> bool:
    """Whether a time is when something was said and not when it was: "said in a statement on Friday"."""
    found = context.hits(phrases_of(context.language))
    before = context.grammar.splits_before.split(context.lowered[max(0, when.span.start - 45) : when.span.start])[-1]
    after = SPLIT_AFTER.split(context.lowered[when.span.end : when.span.end + 60])[0]
    near = found.within(when.span.start - len(before), when.span.start) + found.within(
        when.span.end, when.span.end + len(after)
    )
    return any(h.category == SAID for h in near)


def _is_told(context: Context, when: When, ref: Ref) -> bool:
    """Whether somebody speaks of a round behind a time: "On Friday, after the call, X told them that the round"."""
    said = [h for h in context.hits(phrases_of(context.language)).within(when.span.end, ref.start) if h[2] == SAID]
    return bool(said) and "," not in context.lowered[said[-1].end : ref.start]


def _sits(context: Context, ref: Ref, when: When) -> bool:
    """Whether a summit is known of that very day, on which its guests travel: "flies to Tehran on July 19 for it"."""
    if ref.track != "summit" or when.start is None or when.end is None:
        return False
    return bool(context.calendar.at(ref.track, when.start, when.end))


def _agreement(context: Context, ref: Ref, when: When) -> float:
    start, end = when.start or when.end, when.end or when.start
    if ref.track is None or start is None or end is None:
        return 0
    if ref.numbers and ref.relation != "count":
        known = [context.calendar.known(ref.track, n) for n in ref.numbers]
        days = [k for k in known if k and k.start and k.end]
        if not days:
            return 0
        return -50 if any(overlaps(k, start, end) for k in days) else 20
    return -30 if context.calendar.at(ref.track, start - SLACK, end + SLACK) and when.precision == "day" else 0


def overlaps(known: Known, start: date, end: date) -> bool:
    return bool(known.start and known.end and known.start <= end + SLACK and start - SLACK <= known.end)


def _told_first(ref: Ref, group: list[Ref]) -> Ref:
    """The numbered mention that "the talks" of its sentence are: "The 10th meeting closed after two days of talks"."""
    firm = [r for r in group if r.numbers and r.start < ref.start and r.track == ref.track]
    return firm[-1] if firm and ref.relation == "definite" else ref


def _part(context: Context, ref: Ref, when: When, first: Ref) -> Part:
    """Begin, end or whole, by the nearest verb before the time, or after it where the time comes first."""
    around = context.lowered[max(ref.sentence.start, when.span.start - 40) : min(ref.sentence.end, when.span.end + 26)]
    if context.grammar.last_day.search(around):
        return "end"
    if when.start and context.lowered.startswith(context.grammar.until_then, when.span.start):
        return "begin"
    low = max(ref.sentence.start, when.span.start - VERB_WITHIN)
    for other in context.times_in(low, when.span.start):
        low = max(low, other.span.end)
    found = context.hits(phrases_of(context.language)).within(low, when.span.end)
    hits = [h for h in found if h.start < when.span.start]  # "will not be held this | month"
    hits = [
        h for h in hits if h.category in PART_OF and (h.start >= first.start - (0 if ref.relation == "pronoun" else 40))
    ]
    hits = [h for h in hits if h.start >= first.start] or hits
    if when.start is None and when.precision == "day":
        return "end"
    if not hits and when.span.end <= ref.start:
        found = context.hits(phrases_of(context.language)).within(when.span.end, ref.start)
        hits = [h for h in found if h.category in PART_OF][-1:]
    if not hits and when.span.end <= ref.start:
        hits = [
            h
            for h in context.hits(phrases_of(context.language)).within(ref.end, ref.sentence.end)[:1]
            if h.start - ref.end < 25 and h.category in PART_OF
        ]
    if not hits:
        return "whole"
    if hits[-1].category == "former" and _may_yet_be(context, hits[-1], when):
        return "begin" if context.grammar.begin_by.search(hits[-1].phrase + " ") else "whole"
    return PART_OF.get(hits[-1].category, "whole")


def _may_yet_be(context: Context, hit: Hit, when: When) -> bool:
    """Whether a plan is told of a day to come and nothing denies it: "was to begin on Monday"."""
    day, first = context.published, when.start or when.end
    return bool(day and first and first >= day and context.grammar.planned_still.match(hit.phrase))


def _moved(context: Context, ref: Ref, when: When) -> Part:
    """In a sentence on a round put off: "new" where a time is the one it was moved to, "former" where it lapsed."""
    hits = context.hits(phrases_of(context.language)).within(ref.sentence.start, ref.sentence.end)
    off = [h for h in hits if h.category in ("postponed", "cancelled")] + put_around(context, ref)
    if not any(h.category == "postponed" for h in off):
        return "" if not off else "former" if _lapses(context, when) else "called off"
    before = [h for h in off if h.end <= when.span.start]
    if context.grammar.put_off.search(context.lowered[max(ref.sentence.start, when.span.start - 80) : when.span.start]):
        return "new"
    if before and before[-1].phrase.endswith(context.grammar.moved_to) and when.span.start - before[-1].end < 25:
        return "new"
    off_from = before and context.grammar.off_from.search(context.lowered, before[-1].start, when.span.start)
    if off_from and (off_from["from"] or context.grammar.from_.match(context.lowered, when.span.start)):
        return "former"
    after = [h for h in off if h.start >= when.span.end]
    between = context.lowered[when.span.end : after[0].start] if after and not before else ";"
    return "former" if ";" not in between and not _is_said(context, when) else ""


def _lapses(context: Context, when: When) -> bool:
    """Whether a time told of a round called off was to be its own: one to come, or none of the days just past."""
    day, last = context.published, when.end or when.start
    return bool(day and last and not RECENT >= day - last >= timedelta(0))
