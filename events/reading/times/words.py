"""Tokens of a sentence and the words that tell time: the tables under languages/, looked up once."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from events.reading.languages import tables

TOKEN = re.compile(r"\w+|\S")
TENSES = ("clause_ends", "governors", "future", "reporting", "scheduled_present", "past", "helpers")
# Words of time that a phrase can begin with, and words of the grammar that can.
STARTING = (
    "months",
    "weekdays",
    "weekday_short",
    "numbers",
    "seasons",
    "days",
    "shifts",
    "ordinals",
    "parts",
    "since",
    "until",
)
OPENING = ("article", "between", "in", "over", "at_day", "overnight", "starters")
# From where a phrase is counted: "anchor" is the day of the telling, "told" the last day told, "event" a clause's.
Shift = Literal[
    "",
    "last",
    "previous",
    "next",
    "following",
    "this",
    "same",
    "that",
    "new",
    "before",
    "anchor",
    "told",
    "event",
    "after",
    "inside",
    "of it",
    "opening",
]
Part = Literal["", "end", "half", "quarter", "week", "weeks", "day", "days", "overnight", "hour", "run"]
Unit = Literal["", "hour", "day", "week", "weekend", "fortnight", "month", "year"]
# What stands between two spaces ("2017,") is cut once, where it is no longer than this.
LONGEST_KEPT = 30


@dataclass(frozen=True, slots=True)
class Words:
    """The time words of one language.

    `capitals`: whether months and weekdays are written with one. `starters` are those a phrase can begin with,
    `behind_the` those that can follow its "the", `turning` those that can decide the tense of a clause.
    """

    capitals: bool
    months: dict[str, int]
    short_months: frozenset[str]
    doubtful: frozenset[str]
    month_before: frozenset[str]
    weekdays: dict[str, int]
    weekday_short: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    tens: dict[str, int]
    units: dict[str, Unit]
    seasons: dict[str, tuple[int, int]]
    holidays: dict[tuple[str, ...], tuple[int, int]]
    holiday_sizes: tuple[int, ...]
    days: dict[str, int]
    shifts: dict[str, Shift]
    part_units: dict[str, Part]
    part_ordinals: dict[str, int]
    closings: tuple[list[str], ...]
    pair: re.Pattern[str]
    finer: re.Pattern[str]
    sets: dict[str, frozenset[str]]
    starters: frozenset[str]
    hot: frozenset[str]
    turning: frozenset[str]
    behind_the: frozenset[str]


@cache
def load_words(language: str) -> Words:
    """The table of a language. Raises KeyError where there is none: ask `languages` first."""
    raw: dict[str, Any] = (tables(language) or {})["dates"]
    sets = {key: frozenset(value) for key, value in raw.items() if isinstance(value, list)}
    spelled = {key.replace("'", sign): (month, day) for key, (month, day) in raw["holidays"].items() for sign in "'’"}
    holidays = {tuple(TOKEN.findall(key)): day for key, day in spelled.items()}
    starters = set().union(*(raw[key] for key in STARTING + OPENING), (name[0] for name in holidays))
    return Words(
        capitals=raw["capitals"],
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
        holidays=holidays,
        holiday_sizes=tuple(sorted({len(name) for name in holidays}, reverse=True)),
        days=raw["days"],
        shifts=raw["shifts"],
        part_units=raw["part_units"],
        part_ordinals={**raw["ordinals"], **raw["part_ordinals"]},
        closings=tuple(map(str.split, raw["closings"])),
        pair=re.compile(raw["pair"]),
        finer=re.compile(raw["finer"]),
        sets=sets,
        starters=frozenset(starters),
        hot=hot_words(raw),
        turning=frozenset().union(*(sets[name] for name in TENSES)),
        behind_the=frozenset(starters | set(raw["units"]) | sets["part_nouns"] | sets["behind_the"]),
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
    raw: list[str] = []
    at: list[int] = []
    to: list[int] = []
    place = offset
    for chunk in text.split(" "):
        if chunk.isalnum():
            raw.append(chunk)
            at.append(place)
            place += len(chunk)
            to.append(place)
        elif chunk:
            for word, first, last in _pieces(chunk) if len(chunk) < LONGEST_KEPT else _cut(chunk):
                raw.append(word)
                at.append(place + first)
                to.append(place + last)
            place += len(chunk)
        place += 1
    return Tokens(list(map(str.lower, raw)), raw, at, to)


def _cut(chunk: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((m.group(), m.start(), m.end()) for m in TOKEN.finditer(chunk))


_pieces = lru_cache(maxsize=8192)(_cut)
