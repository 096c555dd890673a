"""The headline of a timeline: a sentence made from the data. Pure."""

from collections.abc import Mapping
from datetime import date

from talks.wording import MONTHS, days

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# How rounds of a track are counted; any other track's by its name.
COUNTED = {
    "astana": ("Astana round", "Astana rounds"),
    "geneva": ("Geneva round", "Geneva rounds"),
    "constitutional-committee": ("committee session", "committee sessions"),
    "summit": ("summit", "summits"),
    "sochi": ("congress", "congresses"),
    "other": ("other meeting", "other meetings"),
}
LAST = ("other",)


def stretch(start: date, end: date) -> str:
    """A stretch of time in as few words as it needs: 2017, 2018–20, March 2017, 5–9 May 2017."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        if start.year == end.year:
            return str(start.year)
        same = start.year // 100 == end.year // 100
        return f"{start.year}–{end.year % 100:02}" if same else f"{start.year}–{end.year}"
    if start.year == end.year and start.month == end.month and start.day == 1 and end.day >= 28:
        return f"{MONTHS[start.month - 1]} {start.year}"
    return days(start, end)


def headline(start: date, end: date, held: Mapping[str, int], names: Mapping[str, str]) -> str:
    """`held` counts rounds by track, `names` names the tracks: "2017: seven Astana rounds, one summit"."""
    parts = []
    rows = sorted(held.items(), key=lambda row: (row[0] in LAST, -row[1], row[0]))
    for track, number in rows:
        one, many = COUNTED.get(track) or (f"{names.get(track, track)} round", f"{names.get(track, track)} rounds")
        told = NUMBERS[number] if number < len(NUMBERS) else str(number)
        parts.append(f"{told} {one if number == 1 else many}")
    if not parts:
        return f"{stretch(start, end)}: no round sat"
    return f"{stretch(start, end)}: {', '.join(parts)}"
