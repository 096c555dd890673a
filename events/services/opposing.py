"""What else waits that cannot be where a finding is, for somebody who must choose between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.models import Claim
from events.queries import rivals
from events.queries.rivals import Rival
from events.services.differing import DIFFERS

MOST = 6


@dataclass(frozen=True, slots=True)
class Opposed:
    """The findings that tell otherwise, those in most articles first, and how many more there are."""

    rivals: list[Rival]
    more: int


def opposed(claim: Claim) -> Opposed:
    """The rivals of a finding's claim: other findings that wait and tell its field, or its event, otherwise."""
    differs = DIFFERS[claim.property]
    told = [value for value in rivals.values(claim) if differs(value, claim.value)]
    found, number = rivals.rivals(claim, told, MOST)
    return Opposed(found, number - len(found))


def counted(claims: Sequence[Claim]) -> dict[str, int]:
    """How many findings tell otherwise than each of the claims, as far as a list looks; the same questions for any
    number of claims."""
    able = [claim for claim in claims if claim.property in ("schedule", "seat", "event")]
    told = rivals.beside(able)
    return {
        claim.pk: len({finding for finding, value in told[claim.pk] if DIFFERS[claim.property](value, claim.value)})
        for claim in able
    }
