"""Numbers as the press writes them: digits, words, ordinals, Roman numerals."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from events.reading.languages import tables

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"


def roman(text: str) -> int | None:
    """Value of a Roman numeral up to 39, or null where it is none."""
    if not re.fullmatch(ROMAN, text):
        return None
    values = [ROMAN_VALUES[c] for c in text]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


class Numbers:
    """Number words of a language, as regular expressions and as values."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        tens: dict[str, int] = data.get("tens", {})
        self.ordinals = {word: i for i, word in enumerate(data.get("ordinals", []), 1)} | dict(data.get("also", {}))
        self.cardinals = {word: i for i, word in enumerate(data.get("cardinals", []), 1)}
        for ten, value in tens.items():
            for words in (self.ordinals, self.cardinals):
                small = [(w, v) for w, v in words.items() if v < 10 and w not in data.get("also", {})]
                words.update({f"{ten}{gap}{w}": value + v for w, v in small for gap in "- "})
        endings = "|".join(data.get("endings", []))
        self.digits = re.compile(rf"(\d{{1,2}})(?:{endings})?")
        self.after_roman = data.get("after_roman", "")
        by_length = sorted(self.ordinals, key=len, reverse=True)
        self.ordinal = rf"(?:(?i:{'|'.join(map(re.escape, by_length))})|\d{{1,2}}(?i:{endings}))"
        by_length = sorted(self.cardinals, key=len, reverse=True)
        self.cardinal = rf"(?:(?i:{'|'.join(map(re.escape, by_length))})|\d{{1,2}})"

    def value(self, text: str) -> int | None:
        """What a number in any of its shapes says, or null."""
        word = text.lower()
        if word in self.ordinals:
            return self.ordinals[word]
        if word in self.cardinals:
            return self.cardinals[word]
        digits = self.digits.fullmatch(word)
        if digits:
            return int(digits.group(1))
        return roman(text.removesuffix(self.after_roman).removesuffix("-"))


@cache
def numbers_of(language: str) -> Numbers:
    return Numbers((tables(language) or {}).get("numbers", {}))
