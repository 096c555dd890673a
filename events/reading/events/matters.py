"""What is spoken of at a table: whoever stands among the matters of a meeting was not there."""

from collections.abc import Mapping

from events.reading.events.spots import Spot


def at_table(spot: Spot, start: int, end: int, words: Mapping[str, frozenset[str]]) -> list[tuple[int, int]]:
    """The stretches that may name those who met: `flew to X to press his case on Iran` ends at "to".

    `about Iran`, `to discuss Iran`, `on Iran` open a matter, `on Monday` and `to see Assad` do not; `with` closes it.
    `met Kerry after talks with Zarif` ends at "after", once somebody is named.
    """
    line, low, behind = spot.line, spot.line.low, start == spot.first
    names, times, last = line.names, line.times, spot.last
    concerns, deals, speaks_of = words["concerns"], words["deals"], words["speaks_of"]
    found: list[tuple[int, int]] = []
    named = matter = False
    for k in range(start, end):
        word = low[k]
        if matter and word in words["with_whom"]:
            start, matter = k, False
        elif k in names:
            named = named or names[k].kind != "place"
        elif behind and named and k >= last and word in words["apart_from"]:
            end = k
            break
        elif not matter and (
            word in speaks_of
            or (word in deals and low[k - 1] in words["ends_in"])
            or (word in concerns and k >= last and k not in times and k + 1 not in times)
        ):
            found.append((start, k))
            matter = True
    return found if matter else [*found, (start, end)]
