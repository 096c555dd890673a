"""Stretches of a text inside quotation marks."""

import re

SIGNS = re.compile('["“„«”»]')
OPENERS, CLOSERS = "“„«", "”»"


def quotations(text: str, offset: int, running: bool) -> tuple[list[tuple[int, int]], bool]:
    """Spans inside quotation marks, counted from `offset`, and whether the last of them is left open.

    `running`: the text begins inside a quotation.
    """
    if not running and '"' not in text and (text.isascii() or SIGNS.search(text) is None):
        return [], False
    spans: list[tuple[int, int]] = []
    start = 0 if running else -1
    for mark in SIGNS.finditer(text):
        sign, place = mark.group(), mark.start()
        if sign in OPENERS or (sign == '"' and start < 0):
            start = place if start < 0 else start
        elif start >= 0:
            spans.append((offset + start, offset + place + 1))
            start = -1
    if start >= 0:
        spans.append((offset + start, offset + len(text)))
    return spans, start >= 0
