"""Where a text goes back to: an agency that its byline, its dateline or a line of its own names. Pure.

Wire copy is marked in few ways: "By Reuters Staff", "BEIRUT (AP) -", "ASTANA, September 1. /TASS/.", "MOSCOW, 1 Sep -
RIA Novosti.", or the agency's name on a line by itself at the head or the end. Only those count; an agency that a
sentence speaks of ("he told Reuters") is no origin. Two agencies in one mark tell none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

HEAD, TAIL = 4, 3  # lines at either end in which a mark may stand
LONGEST_LINE = 60
# What stands before the mark in a dateline: places in capitals or capitalised, days, months.
PLACE = r"(?:(?:[^\W\d_a-z][\w.'’-]*|\d{1,4}(?:st|nd|rd|th)?\.?|al|de|of)[ ,./-]*){0,8}"
DATELINES = (
    re.compile(rf"{PLACE}\(([^()\n]{{2,40}})\)\s*(?:[-–—:]|--)"),
    re.compile(r"[^\n/]{0,60}/([^/\n]{2,40})/"),
    re.compile(rf"{PLACE}[-–—]+\s*([^\n.]{{2,40}})\.\s"),
)
STAFF = re.compile(r"\b(?:staff|newsroom|correspondents?|reporters?|writers?|news agency|agency)\b|[©]|\(c\)|\b\d{4}\b")
LEAD = re.compile(r"^\s*(?:by|source|via|from)\b[: ]*", re.IGNORECASE)
APART = re.compile(r"\s*(?:[,;/|&+]|\band\b|\bvia\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carried:
    """The key of an origin, and what told it: byline, dateline or line."""

    origin: int
    basis: str


def folded(mark: str) -> str:
    """A mark as it is compared: without case, signs and the words that bureaus add to it."""
    return " ".join(re.findall(r"\w+", STAFF.sub(" ", mark.casefold())))


def marks(rows: Iterable[tuple[list[str], int | None]]) -> dict[str, int]:
    """By folded mark the key of the origin; rows are an outlet's marks and its origin."""
    return {folded(mark): origin for told, origin in rows for mark in told if origin is not None}


def carried(text: str, byline: str, known: Mapping[str, int]) -> Carried | None:
    """The agency that a text is marked with, or None where no mark, or more than one agency, is found."""
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    head, ends = lines[:HEAD], lines[:HEAD] + lines[HEAD:][-TAIL:]
    datelines = [match[1] for line in head for way in DATELINES if (match := way.match(line[:160]))]
    alone = [line for line in ends if len(line) <= LONGEST_LINE]
    for basis, told in (("dateline", datelines), ("byline", [byline])):
        found = {known[part] for mark in told for part in parts(mark) if part in known}
        if len(found) == 1:
            return Carried(found.pop(), basis)
        if found:
            return None
    found = {known[line] for line in map(folded, map(unled, alone)) if line in known}
    return Carried(found.pop(), "line") if len(found) == 1 else None


def parts(mark: str) -> list[str]:
    """A mark whole, and what its signs part: "Jane Doe, AFP", "Reuters/AFP"."""
    whole = unled(mark)
    return [folded(part) for part in (whole, *APART.split(whole))]


def unled(mark: str) -> str:
    return LEAD.sub("", mark)
