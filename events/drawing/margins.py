"""A text with its claims in the margin: paragraphs cut where quotes begin and end, each with what it carries. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that carry a claim: characters from start to end, the claim's key and kind."""

    start: int
    end: int
    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `keys` are the claims it carries, `kind` that of the first of them."""

    text: str
    keys: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and the claims whose first words stand in it."""

    pieces: tuple[Piece, ...]
    begins: tuple[str, ...]


def margins(text: str, marks: Sequence[Mark]) -> list[Paragraph]:
    """The whole text by paragraphs; marks may overlap and may run over an end of line."""
    firsts: dict[str, int] = {}
    for mark in marks:
        firsts[mark.key] = min(firsts.get(mark.key, mark.start), mark.start)
    found = []
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if line.strip():
            begins = [(first, key) for key, first in firsts.items() if start <= first < at]
            found.append(Paragraph(_pieces(text, start, end, marks), tuple(key for _, key in sorted(begins))))
    return found


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end} | {max(start, mark.start) for mark in inside} | {min(end, mark.end) for mark in inside}
    pieces = []
    for first, last in pairwise(sorted(cuts)):
        carried = [mark for mark in inside if mark.start <= first and mark.end >= last]
        keys = tuple(dict.fromkeys(mark.key for mark in carried))
        pieces.append(Piece(text[first:last], keys, carried[0].kind if carried else ""))
    return tuple(pieces)


def quoted(quotes: Sequence[tuple[Mark, str]]) -> list[Paragraph]:
    """Of a text that may not be shown: the quoted words alone, in the order of the text, each quote once."""
    spans: dict[tuple[int, int], list[tuple[Mark, str]]] = {}
    for mark, words in sorted(quotes, key=lambda row: (row[0].start, row[0].end)):
        spans.setdefault((mark.start, mark.end), []).append((mark, words))
    told: set[str] = set()
    found = []
    for rows in spans.values():
        keys = tuple(dict.fromkeys(mark.key for mark, _ in rows))
        begins = tuple(key for key in keys if key not in told)
        told.update(begins)
        found.append(Paragraph((Piece(rows[0][1], keys, rows[0][0].kind),), begins))
    return found
