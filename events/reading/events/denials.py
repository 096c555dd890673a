"""Denials and claims that name no event take up what was told just before: `Moscow denied it`, `IS claimed it`."""

from collections.abc import Sequence
from dataclasses import replace

from events.reading.events.kinds import GROUND_KINDS, VIOLENT
from events.reading.events.parties import Parties
from events.reading.events.spots import Candidate
from events.reading.lines import Line
from events.reading.shapes import Span
from events.reading.words.phrases import Hit

# So many sentences before the denial the denied event may be told; more where the denial names its kind.
BACK, BACK_NAMED = 2, 8
# "The attack" that somebody denies is the last one told in so many.
BACK_TO_ATTACK = 4
CLAIMED = frozenset({"bombing", "airstrike", "shelling", "offensive", "aircraft-downed", "detention"})
MAY_BE_DENIED = GROUND_KINDS - {"agreement", "displacement", "protest"}


def denied(n: int, line: Line, found: Sequence[Candidate], hits: Sequence[Hit], parties: Parties) -> list[Candidate]:
    """The last event of the ground told before one of the denials of this sentence, as denied by whoever denies."""
    at = next(
        (hit.start for hit in hits if hit.category == "denials" and not _goes_on(line, hit, parties.sets["that"])), None
    )
    if at is None:
        return []
    meant = {parties.denied[word] for word in line.low if word in parties.denied}
    last = _meant(n, at, found, meant)
    if last is None:
        return []
    said = next(
        (s for s in parties.attribution.said_in(line.sentence.start) if s.frame.start <= at < s.frame.end),
        parties.attribution.at(at),
    )
    who = parties.denier(line, line.at(at), said)
    if who is None:
        return []
    whole = Span(line.sentence.start, line.sentence.end)
    evidence = [*last.evidence[:1], whole] if last.sentence != n else [whole]
    return [replace(last, modality="denied", actors=[who], said=said, at=at, sentence=n, evidence=evidence)]


def _meant(n: int, at: int, found: Sequence[Candidate], kinds: set[str]) -> Candidate | None:
    """The last event that may be denied; of one of the `kinds` that the denial names, where such a one was told."""
    before = [one for one in found if one.kind in MAY_BE_DENIED and one.at < at and one.modality == "happened"]
    named = (one for one in reversed(before) if one.kind in kinds and n - one.sentence <= BACK_NAMED)
    near = (one for one in reversed(before) if n - one.sentence <= BACK)
    return next(named, None) or next(near, None)


def claim(n: int, line: Line, found: Sequence[Candidate], hits: Sequence[Hit], parties: Parties) -> bool:
    """Names whoever claims the last attack told before as its doer; whether one of another sentence is claimed."""
    at = next((hit.start for hit in hits if hit.category == "claims"), None)
    if at is None or not parties.sets["nobody"].isdisjoint(line.low[: line.at(at)]):
        return False
    before = [one for one in found if one.kind in CLAIMED and one.at < at and n - one.sentence <= BACK]
    who = parties.claimant(line, line.at(at)) if before and before[-1].modality == "happened" else None
    if who is not None and who not in before[-1].actors:
        before[-1].actors.insert(0, who)
    return who is not None and n > before[-1].sentence


def better_denied(here: Sequence[Candidate], lifted: Sequence[Candidate]) -> list[Candidate]:
    """`denied having attacked the place`, behind an air strike, denies the strike and no attack beside it."""
    better = {"offensive"} if any(one.kind != "offensive" for one in lifted) else set()
    return [*(one for one in here if one.modality != "denied" or one.kind not in better), *lifted]


def told_as_before(one: Candidate, found: Sequence[Candidate]) -> Candidate:
    """A denial that tells no day is of the last event of its kind that was told, else of the last attack before it."""
    told = [other for other in reversed(found) if other.told is not None]
    near = next((o for o in told if o.kind in VIOLENT and one.sentence - o.sentence <= BACK_NAMED), None)
    alike = next((other for other in told if other.kind == one.kind), None)
    if near is not None and one.kind == "offensive" and one.sentence - near.sentence <= BACK_TO_ATTACK:
        # "denied having attacked the place", behind a raid.
        return replace(one, kind=near.kind, told=near.told, place=near.place)
    last = alike or (near if one.kind in VIOLENT else None)
    return one if last is None else replace(one, told=last.told, place=one.place or last.place)


def _goes_on(line: Line, hit: Hit, that: frozenset[str]) -> bool:
    """Whether a clause behind the words tells what is denied: `denies that it has withdrawn`."""
    behind = line.low[line.at(hit.end - 1) + 1 :][:1]
    return hit.phrase.split()[-1] in that and bool(behind) and behind[0][0].isalnum()
