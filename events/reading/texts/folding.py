"""One spelling for characters that the press writes in many ways, without moving any of them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

Spelling = tuple[re.Pattern[str], tuple[str, ...]]
APOSTROPHES = dict.fromkeys(map(ord, "‘’‚‛ʼʻʿʾ`´′ˈ"), "'")
QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"')
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n"), " ")
# "El-", "Al ", "As-" before a capital: the Arabic article, always folded to "al-"
ARTICLE = re.compile(r"[AaEe][lL](?<![aeE]L)(?<!\w..)[- ](?=[A-Z])")


@cache
def _letters() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    special = {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "ß": "s"}
    return table | {ord(k): v for k, v in special.items()} | APOSTROPHES | QUOTES | DASHES | SPACES


def fold(text: str) -> str:
    """The text in plain letters, quotes, dashes and spaces; every character keeps its place."""
    return ARTICLE.sub("al-", text.translate(_letters()))


def variants(name: str, shapes: Iterable[Spelling], most: int = 64) -> list[str]:
    """Spellings of a transliterated name, the folded name itself first: Jaafari, Ja'afari, Jafari.

    `shapes` are expressions, each with what else is written for what it finds.
    """
    found = [fold(name)]
    for pattern, spellings in shapes:
        for known in list(found):
            if len(found) < most and pattern.search(known):
                found += [new for s in spellings if (new := pattern.sub(s, known)) not in found]
    return found[:most]
