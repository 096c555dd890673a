"""The sources of a page, numbered: on screen a list, in print the footnotes that the numbers in the text stand for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import unquote, urlsplit

from talks import wording
from talks.queries import Backed, Cite, Told, cite_of

MOST = 48  # letters of an address's last part


@dataclass(frozen=True, slots=True)
class Report:
    """One published thing, and the words that tell it from the others of its origin."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One origin among the sources of a page, with what it was read in."""

    key: str
    name: str
    owned: str
    reports: tuple[Report, ...] = ()


def of_noun(noun: Any, told: Iterable[Told] = ()) -> list[OriginRow]:
    """The sources that a noun rests on as a whole, asked for with it, and those of statements on its page."""
    return origins([*map(cite_of, noun.sources_known), *(cite for one in told for cite in one.cites)])


def behind(*rows: Iterable[Backed[Any]]) -> Iterable[Told]:
    """The statements that derived rows rest on."""
    return (one for backed in chain(*rows) for one in backed.field.shown)


def origins(sources: Iterable[Cite]) -> list[OriginRow]:
    """The sources of a page by the origin they go back to, each report once; those of unknown origin one by one."""
    found: dict[str, list[Cite]] = {}
    for cite in {cite.source: cite for cite in sources}.values():
        found.setdefault(cite.origin or cite.url, []).append(cite)
    rows = [_row(key, cites) for key, cites in found.items()]
    return sorted(rows, key=lambda row: row.name.casefold())


def _row(key: str, cites: list[Cite]) -> OriginRow:
    first = cites[0]
    name = first.origin_name or first.publisher or _host(first.url) or first.url
    return OriginRow(key, name, _owned(first), tuple(_reports(cites)))


def _reports(cites: list[Cite]) -> Iterable[Report]:
    """By title, else by host, and by day; where that tells two alike, by the end of the address as well."""
    plain = [_label(cite) for cite in cites]
    alike = Counter(plain)
    for cite, label in zip(cites, plain, strict=True):
        end = unquote(urlsplit(cite.url).path.rstrip("/").rpartition("/")[2])
        if alike[label] > 1 and end:
            label = f"{label}, {end[:MOST]}{'…' if len(end) > MOST else ''}"
        yield Report(cite.url, label)


def _label(cite: Cite) -> str:
    what = cite.title or _host(cite.url)
    return f"{what}, {wording.day(cite.published)}" if cite.published else what


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _owned(cite: Cite) -> str:
    if cite.origin is None:
        return "origin not shown" if cite.url else ""
    return wording.OWNERSHIP.get(cite.ownership, wording.UNOWNED)
