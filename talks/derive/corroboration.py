"""Who says a thing and through how many hands it came: "said by N, carried by M origins, K of them media of a state at
the table". Never a count of addresses, and the same rule for every outlet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from talks.derive.shapes import Said


@dataclass(frozen=True, slots=True)
class Corroboration:
    """`said_by` counts claimants, `carried_by` known origins, `at_table` those that a state with a seat owns."""

    said_by: int
    carried_by: int
    at_table: int


def corroborate(
    statements: Iterable[Said], owners: Mapping[str, str | None], seated: frozenset[str] = frozenset()
) -> Corroboration:
    """Counts over all statements that carry one value. `owners` maps each origin that a state owns to that state's
    slug; `seated` are the states with a seat. Two reprints of one agency are one origin; an unknown origin counts 0."""
    told = list(statements)
    claimants = {said.claimant for said in told if said.claimant}
    origins = {cited.origin for said in told for cited in said.cited if cited.origin}
    at_table = {origin for origin in origins if owners.get(origin) in seated}
    return Corroboration(len(claimants), len(origins), len(at_table))
