"""Denials and claims that name no event take up what was told just before: `Moscow denied it`, `IS claimed it`."""

from collections.abc import Sequence
from dataclasses import replace

from events.reading.events.parties import Parties
from events.reading.events.spots import GROUND_KINDS, Candidate
from events.reading.lines import Line
from events.reading.shapes import Span
from events.reading.words.phrases import Hit

# So many sentences before the denial the denied event may be told.
BACK = 2
CLAIMED = frozenset({"bombing", "airstrike", "shelling", "offensive", "aircraft-downed", "detention"})
MAY_BE_DENIED = GROUND_KINDS - {"agreement", "displacement", "protest"}


def denied(n: int, line: Line, found: Sequence[Candidate], hits: Sequence[Hit], parties: Parties) -> list[Candidate]:
    """The last event of the ground told before one of the denials of this sentence, as denied by whoever denies."""
    at = next(
        (hit.start for hit in hits if hit.category == "denials" and not _goes_on(line, hit, parties.sets["that"])), None
    )
    if at is None:
        return []
    before = [one for one in found if one.kind in MAY_BE_DENIED and n - one.sentence <= BACK]
    before = [one for one in before if one.at < at and one.modality == "happened"]
    if not before:
        return []
    said = next(
        (s for s in parties.attribution.said_in(line.sentence.start) if s.frame.start <= at < s.frame.end), None
    )
    who = parties.denier(line, line.at(at), said)
    if who is None:
        return []
    meant = {parties.denied[word] for word in line.low if word in parties.denied}
    last = next((one for one in reversed(before) if one.kind in meant), before[-1])
    whole = Span(line.sentence.start, line.sentence.end)
    evidence = [*last.evidence[:1], whole] if last.sentence != n else [whole]
    return [replace(last, modality="denied", actors=[who], said=said, at=at, sentence=n, evidence=evidence)]


def claim(n: int, line: Line, found: Sequence[Candidate], hits: Sequence[Hit], parties: Parties) -> None:
    """Names whoever claims the last attack told before as its doer, where nobody is named yet."""
    at = next((hit.start for hit in hits if hit.category == "claims"), None)
    if at is None or not parties.sets["nobody"].isdisjoint(line.low[: line.at(at)]):
        return
    before = [one for one in found if one.kind in CLAIMED and one.at < at and n - one.sentence <= BACK]
    who = parties.claimant(line, line.at(at)) if before and before[-1].modality == "happened" else None
    if who is not None and who not in before[-1].actors:
        before[-1].actors.insert(0, who)


def _goes_on(line: Line, hit: Hit, that: frozenset[str]) -> bool:
    """Whether a clause behind the words tells what is denied: `denies that it has withdrawn`."""
    behind = line.low[line.at(hit.end - 1) + 1 :][:1]
    return hit.phrase.split()[-1] in that and bool(behind) and behind[0][0].isalnum()


def told_as_before(one: Candidate, found: Sequence[Candidate]) -> Candidate:
    """A denial that tells no day is of the last event of its kind that was told: `found no trace of sarin`."""
    last = next((other for other in reversed(found) if other.kind == one.kind and other.told is not None), None)
    return one if last is None else replace(one, told=last.told, place=one.place or last.place)
