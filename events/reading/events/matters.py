"""What is spoken of at a table: whoever stands among the matters of a meeting was not there."""

from collections.abc import Iterator, Mapping

from events.reading.events.spots import Spot

Words = Mapping[str, frozenset[str]]


def at_table(spot: Spot, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    """The tokens of a stretch that may name those who met: `flew to X to press his case on Iran` ends at "to"."""
    low = spot.line.low
    if start == spot.first:
        end = next((k for k in range(spot.last, end) if low[k] in words["apart_from"] and _named(spot, k)), end)
    while start < end:
        stop = next((k for k in range(start, end) if _opens_matter(spot, k, words)), end)
        if start < stop:
            yield start, stop
        start = next((k for k in range(stop, end) if low[k] in words["with_whom"]), end)


def _named(spot: Spot, end: int) -> bool:
    """Whether somebody is named between the words and a token: `met Kerry after talks with Zarif`."""
    return any(spot.first <= k < end and mention.kind != "place" for k, mention in spot.line.names.items())


def _opens_matter(spot: Spot, k: int, words: Words) -> bool:
    """`about Iran`, `to discuss Iran`, `on Iran`, but not `on Monday`, `to see Assad`."""
    line, low = spot.line, spot.line.low
    if low[k] in words["concerns"]:
        return k >= spot.last and k not in line.times and k + 1 not in line.times
    if low[k] in words["speaks_of"]:
        return True
    return low[k] in words["deals"] and low[k - 1] in words["ends_in"]
