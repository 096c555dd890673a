"""Events of a text: from trigger words over clauses to facts, each happening once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from events.reading.clausecuts import clauses_of
from events.reading.context import Context
from events.reading.events.cues import Cues
from events.reading.events.denials import better_denied, claim, denied, told_as_before
from events.reading.events.kinds import GROUND_KINDS, VIOLENT
from events.reading.events.merge import merged, without_twins
from events.reading.events.rulebook import rules_of
from events.reading.events.spots import Candidate, Spot
from events.reading.events.telling import Telling
from events.reading.lines import Line
from events.reading.relevance import named_abroad, told_of_others
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import EventFact, RoundFact
from events.reading.words.phrases import Hit, Place

Fitting = Iterator[tuple[Spot, Candidate]]

MOST_SPANS = 4
# Kinds of which another country's town tells that they happened there; people flee to such towns.
AT_A_PLACE = GROUND_KINDS - {"agreement", "protest", "displacement"}
LOOK_BACK = 10


def find_events(
    context: Context, lines: Sequence[Line], attribution: Attribution, rounds: Sequence[RoundFact] = ()
) -> list[EventFact]:
    """All events of a text, in its order; `rounds` help with times that lean on the opening of a round."""
    rules = rules_of(context.language)
    cues = Cues(context, lines, attribution, rules)
    telling = Telling(context, lines, attribution, rounds, rules, cues)
    triggers, denials = context.places_by_sentence(rules.triggers), context.hits_by_sentence(rules.denials)
    others, abroad = told_of_others(context), named_abroad(context)
    found: list[Candidate] = []
    for n, line in enumerate(lines):
        telling.days.hours.begin(n, line)
        if line.sentence.index in others:
            continue
        hits = triggers.get(line.sentence.index)
        here = _events_of(n, line, hits, cues, telling) if hits else []
        if line.sentence.index in abroad:
            here = [one for one in here if not _is_abroad(one, abroad[line.sentence.index])]
        if line.sentence.index in denials:
            before, said = [*found[-LOOK_BACK:], *here], denials[line.sentence.index]
            if claim(n, line, before, said, telling.parties):
                # "X had carried out the attack" tells who did what was told before.
                here = [one for one in here if one.kind != "offensive" or one.place is not None]
            here = better_denied(here, denied(n, line, before, said, telling.parties))
        for k, one in enumerate(here):
            if one.modality == "denied" and one.told is None:
                here[k] = told_as_before(one, [*found, *here[:k]])
        telling.go_on(n, line, here)
        found += here
    return [_fact(context, one) for one in merged(found)]


def _events_of(n: int, line: Line, hits: Sequence[Place], cues: Cues, telling: Telling) -> list[Candidate]:
    """What one sentence tells; where a truce is declared over, that is no truce."""
    if _is_heading(line):
        return []
    found: list[Candidate] = []
    for spot, one in _fitting(n, line, hits, cues, telling):
        if found and _goes_on(spot, one, found, cues.sets["ing_ends"]):
            continue
        found.append(one)
        found += telling.listed(spot, one)
    found = _of_one_day(without_twins(found)) if found[1:] else found
    broken = {(one.at, one.told.start if one.told else None) for one in found if one.kind == "breakdown"}
    return [one for one in found if one.kind != "agreement" or not broken or not _is_broken(one, broken)]


def _is_broken(one: Candidate, broken: set[tuple[int, date | None]]) -> bool:
    """`declared the truce over`, `announced that they no longer respect the truce`: nothing is agreed or denied."""
    return one.modality == "denied" or (one.at, one.told.start if one.told else None) in broken


def _goes_on(spot: Spot, one: Candidate, found: Sequence[Candidate], ing: frozenset[str]) -> bool:
    """`hit Raqqa and Hasakah, killing dozens`: what came of the one that its clause tells."""
    low, first = spot.line.low, spot.first
    if low[first - 1] != "," or one.kind not in VIOLENT or low[first][-3:] not in ing:
        return False
    apart = one.place is not None and one.place.start > one.at
    return not apart and any(other.kind == one.kind and other.within == one.within for other in found)


def _of_one_day(found: list[Candidate]) -> list[Candidate]:
    """What a sentence tells again without a day is of the day that it told before."""
    told = {one.kind: one for one in reversed(found) if one.own_time and one.modality == "happened"}
    for k, one in enumerate(found):
        before = told.get(one.kind)
        if one.told is None and one.modality == "happened" and before is not None and before.at < one.at:
            found[k] = replace(one, told=before.told)
    return found


def _fitting(n: int, line: Line, hits: Sequence[Place], cues: Cues, telling: Telling) -> Fitting:
    """The spots that tell of something, and what; without those that lie within the words of a longer one."""
    clauses: Sequence[tuple[int, int]] = ()
    reach = begun = stretch = -1
    told = modality = ""
    for start, end, to, number in cues.rules.triggered(cues.context.lowered, hits, line.low, cues.present(line)):
        rule = cues.rules.rules[number]
        inside = to <= stretch and start > begun
        if (
            rule.kind == told
            and begun < start < stretch
            and (modality == "planned" or (inside and modality == "denied"))
        ):
            continue  # "flew no missions", "ordered the withdrawal of his forces"
        within = inside and (rule.kind, told) == ("airstrike", "shelling")
        if within and cues.rules.one["and"] not in (line.low[line.at(begun) - 1], line.low[line.at(start) - 1]):
            # "Israeli missiles hit Latakia" tells of one thing, "drones and howitzers hit Latakia" of two.
            continue
        if to > line.sentence.end or end < reach or (end == reach and start > begun):
            continue
        # "The truce which the army declared on Saturday ran out on Monday" tells of two things.
        if start == begun and to < stretch and (rule.kind, told) != ("agreement", "breakdown"):
            continue
        first, last = line.at(start), line.at(to - 1) + 1
        if not cues.may_fit(line, rule, first, last):
            continue
        clauses = clauses or clauses_of(line, cues.rules.past, cues.context.language)
        clause = 0
        while clause + 1 < len(clauses) and clauses[clause][1] <= first:
            clause += 1
        spot = Spot(n, line, rule, first, last, clauses, clause)
        mood = cues.moods.of(spot) if cues.fits(spot) else None
        one = telling.told(spot, mood) if mood is not None and mood.modality is not None else None
        if one is not None:
            if start != begun or to >= stretch:
                stretch, told, modality = to, rule.kind, one.modality
            reach, begun = max(reach, end), start
            yield spot, one


def _is_abroad(one: Candidate, named: Sequence[Hit]) -> bool:
    """Whether it happened where a town of another country is named, or nowhere that is."""
    if one.kind not in AT_A_PLACE:
        return False
    return one.place is None or any(hit.start <= one.place.start < hit.end for hit in named)


def _is_heading(line: Line) -> bool:
    """Headlines, and lines between paragraphs that end without a stop, only announce what the text tells."""
    block = line.sentence.block
    return block in ("headline", "heading") or (block == "paragraph" and line.sentence.text.rstrip()[-1:].isalnum())


def _fact(context: Context, one: Candidate) -> EventFact:
    told, said = one.told, one.said
    if said is not None and said.frame.end <= one.at < said.told_from:
        said = None  # "X said after talks with Y that"
    return EventFact(
        one.kind,
        one.modality,
        one.evidence[:MOST_SPANS],
        told.start if told else None,
        told.end if told else None,
        told.precision if told else None,
        context.text[one.place.start : one.place.end] if one.place else None,
        one.actors,
        one.zone,
        said.speaker if said else None,
        said.day if said else None,
    )
