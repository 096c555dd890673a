"""Tables that only lay out a page, told from those that hold facts."""

import re

TAG = re.compile(rb"<(/?)(table|tbody|thead|tfoot|tr|td|th|p|h[1-6]|ul|ol|dl|article|blockquote)\b", re.I)
PARTS = (b"tbody", b"thead", b"tfoot", b"tr", b"td", b"th", b"table")


def without_layout(raw: bytes) -> bytes:
    """The page with `div` for each tag of a table that holds paragraphs, headings, lists or another table."""
    tags = [(m.start(1), m.end(2), m.group(1) == b"/", m.group(2).lower()) for m in TAG.finditer(raw)]
    open_tables: list[int] = []
    laid_out: set[int] = set()
    owner: dict[int, int] = {}
    for i, (_, _, closes, name) in enumerate(tags):
        if name == b"table" and not closes:
            laid_out.update(open_tables)
            open_tables.append(i)
        elif name not in PARTS and not closes:
            laid_out.update(open_tables)
        if name in PARTS and open_tables:
            owner[i] = open_tables[-1]
        if name == b"table" and closes and open_tables:
            open_tables.pop()
    pieces, last = [], 0
    for i, (start, end, closes, _) in enumerate(tags):
        if owner.get(i) in laid_out:
            pieces += [raw[last:start], b"/div" if closes else b"div"]
            last = end
    return b"".join([*pieces, raw[last:]])
