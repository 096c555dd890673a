"""Tokens of a sentence and the words that tell time: the tables under languages/, looked up once."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from operator import sub
from pathlib import Path
from typing import Any

import yaml

TOKEN = re.compile(r"\w+|\S")
SPACED = re.compile(r"\s*(?:\w+|\S)")


@dataclass(frozen=True, slots=True)
class Words:
    """The time words of one language; `starters` are those a phrase can begin with."""

    months: dict[str, int]
    short_months: frozenset[str]
    doubtful: frozenset[str]
    month_before: frozenset[str]
    weekdays: dict[str, int]
    weekday_short: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    tens: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, tuple[int, int]]
    holidays: dict[str, tuple[int, int]]
    days: dict[str, int]
    shifts: dict[str, str]
    sets: dict[str, frozenset[str]]
    starters: frozenset[str]
    hot: frozenset[str]


@cache
def load_words(language: str) -> Words:
    """The table of a language. Raises FileNotFoundError where there is none: ask `languages` first."""
    path = Path(__file__).parent / "languages" / language / "dates.yaml"
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    sets = {key: frozenset(value) for key, value in raw.items() if isinstance(value, list)}
    starters = set().union(
        *(
            raw[key]
            for key in ("months", "weekdays", "weekday_short", "numbers", "seasons", "days", "shifts", "ordinals")
        ),
        *(raw[key] for key in ("parts", "since", "until")),
        (key.split()[0] for key in raw["holidays"]),
        ("the", "between", "in", "over", "at", "on", "overnight", "tens", "weekend", "year", "month", "half"),
    )
    return Words(
        months=raw["months"],
        short_months=frozenset(raw["months"]) - set(raw["month_names"]),
        doubtful=frozenset(raw["doubtful_months"]),
        month_before=sets["month_before"],
        weekdays=raw["weekdays"],
        weekday_short=raw["weekday_short"],
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        tens=raw["tens"],
        units=raw["units"],
        seasons={key: (a, b) for key, (a, b) in raw["seasons"].items()},
        holidays={key: (a, b) for key, (a, b) in raw["holidays"].items()},
        days=raw["days"],
        shifts=raw["shifts"],
        sets=sets,
        starters=frozenset(starters),
        hot=hot_words(raw),
    )


def hot_words(raw: dict[str, Any]) -> frozenset[str]:
    """Every told time holds one of these, or a number; a sentence without either is passed over."""
    names = ("months", "weekdays", "weekday_short", "days", "units", "seasons")
    named = {word for key in names for word in raw[key]}
    return frozenset(named | {key.split()[0] for key in raw["holidays"]} | set(raw["hot"]))


@dataclass(slots=True)
class Tokens:
    """A sentence cut into words and signs; `at` and `to` are code points of the article."""

    low: list[str]
    raw: list[str]
    at: list[int]
    to: list[int]

    def word(self, i: int) -> str:
        return self.low[i] if 0 <= i < len(self.low) else ""

    def capital(self, i: int) -> bool:
        return self.raw[i][0].isupper()


@lru_cache(maxsize=1024)
def cut(text: str, offset: int) -> Tokens:
    """The tokens of a sentence; kept, as times, sayings and events all look at them. Not to be changed."""
    raw: list[str] = TOKEN.findall(text)
    to = list(accumulate(map(len, SPACED.findall(text)), initial=offset))[1:]
    at = list(map(sub, to, map(len, raw)))
    return Tokens(list(map(str.lower, raw)), raw, at, to)
