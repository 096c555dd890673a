"""The sources of a page, numbered: on screen a list, in print the footnotes that the numbers in the text stand for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from talks import wording
from talks.queries import Cite


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One origin among the sources of a page, with what it was read in."""

    key: str
    name: str
    owned: str
    reports: tuple[Cite, ...] = ()


def origins(sources: Iterable[Cite]) -> list[OriginRow]:
    """The sources of a page by the origin they go back to, each report once; those of unknown origin one by one."""
    found: dict[str, OriginRow] = {}
    for cite in {cite.source: cite for cite in sources}.values():
        key = cite.origin or cite.url
        row = found.setdefault(key, OriginRow(key, cite.origin_name or cite.publisher or cite.url, _owned(cite)))
        found[key] = replace(row, reports=(*row.reports, cite))
    return sorted(found.values(), key=lambda row: row.name.casefold())


def _owned(cite: Cite) -> str:
    if cite.origin is None:
        return "origin not shown"
    return wording.OWNERSHIP.get(cite.ownership, wording.UNOWNED)
