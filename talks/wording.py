"""Dates and counts in words, as the interface says them. Pure."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FIXED = "\u00a0"  # a space at which no line breaks: a date stays whole
TO = "–\u2060"  # and a dash after which none breaks
STATUS = {
    "scheduled": "Announced",
    "postponed": "Postponed",
    "cancelled": "Called off",
    "under-way": "Under way",
    "held": "Held",
}
# Who owns a medium, in the same words for all; what is not among them is not established.
OWNERSHIP = {
    "state": "state medium",
    "public": "public medium",
    "private": "private medium",
    "party": "medium of a party to the conflict",
    "un": "United Nations",
    "ngo": "non-governmental",
}
UNOWNED = "ownership not established"
COUNTRIES = {
    "AT": "Austria",
    "CH": "Switzerland",
    "CN": "China",
    "DE": "Germany",
    "FR": "France",
    "GB": "United Kingdom",
    "IL": "Israel",
    "IQ": "Iraq",
    "IR": "Iran",
    "KZ": "Kazakhstan",
    "LB": "Lebanon",
    "QA": "Qatar",
    "RU": "Russia",
    "SA": "Saudi Arabia",
    "SY": "Syria",
    "TR": "Turkey",
    "US": "United States",
}
SCHEMES = {"pa-x": "PA-X Peace Agreements Database", "wikidata": "Wikidata"}
LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "fa": "Persian",
    "fr": "French",
    "ku": "Kurdish",
    "ru": "Russian",
    "tr": "Turkish",
}
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def day(when: date) -> str:
    """14 September 2017."""
    return f"{when.day}{FIXED}{month(when)}"


def month(when: date) -> str:
    """September 2017."""
    return f"{MONTHS[when.month - 1]}{FIXED}{when.year}"


def short(when: date, *, year: bool = False) -> str:
    """14 Sep, or 14 Sep 2017."""
    told = f"{when.day}{FIXED}{MONTHS[when.month - 1][:3]}"
    return f"{told}{FIXED}{when.year}" if year else told


def short_days(start: date | None, end: date | None, *, year: bool = False) -> str:
    """Two days in few letters: 14–15 Sep, 28 Nov – 14 Dec, 14–15 Sep 2017."""
    only = start or end
    if start is None or end is None or start == end:
        return short(only, year=year) if only else ""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{TO}{short(end, year=year)}"
    return _range(short(start, year=year and start.year != end.year), short(end, year=year))


def days(start: date | None, end: date | None, precision: str | None = "day") -> str:
    """A span in words: 14–15 September 2017, August 2017, October–December 2024, second half of 2024. Empty
    where no end is told."""
    if start is None and end is None:
        return ""
    if end is None or start is None:
        return f"from {day(start)}" if start else f"until {day(end)}" if end else ""
    if precision == "month":
        return _months(start, end)
    if precision == "year":
        return _years(start, end)
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{TO}{day(end)}"
    if start.year == end.year:
        return _range(f"{start.day}{FIXED}{MONTHS[start.month - 1]}", day(end))
    return _range(day(start), day(end))


def standing(status: str, start: date | None, end: date | None, precision: str | None = "day") -> str:
    """A status with its time: announced for 14–15 September 2017; held 4–5 July 2017; postponed, no new time told."""
    when = in_sentence(start, end, precision)
    words = STATUS.get(status, status).lower()
    if status == "cancelled":
        return words
    if not when:
        return f"{words}, no {'new ' if status == 'postponed' else ''}time told"
    between = {"scheduled": " for ", "postponed": " to "}.get(status, " ")
    return f"{words}{between}{when}"


def in_sentence(start: date | None, end: date | None, precision: str | None = "day") -> str:
    """The same span within a sentence, after a preposition: (in) the second half of 2024. A first day alone is a
    day."""
    told = days(start, end, precision) if end or start is None else day(start)
    return f"the {told}" if " half of " in told else told


def _months(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return month(start)
    if start.year == end.year:
        return f"{MONTHS[start.month - 1]}{TO}{month(end)}"
    return _range(month(start), month(end))


def _years(start: date, end: date) -> str:
    if start.year == end.year:
        half = {(1, 6): "first half of ", (7, 12): "second half of "}.get((start.month, end.month), "")
        return f"{half}{start.year}"
    return f"{start.year}{TO}{end.year}"


def _range(first: str, last: str) -> str:
    return f"{first} – {last}"


def count(number: int, one: str, many: str | None = None) -> str:
    """1 origin, 2 origins."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def corroborated(said_by: int, carried_by: int, at_table: int) -> str:
    """Who says a thing and through how many hands it came, in words."""
    said = f"said by {said_by}, " if said_by else ""
    table = f", {at_table} of them media of a state at the table" if at_table else ""
    return f"{said}carried by {count(carried_by, 'origin')}{table}"


def roman(number: int) -> str:
    """The numeral by which rounds are called: 6 is VI. For numbers from 1 to 39."""
    told = ""
    for value, letters in ROMAN:
        while number >= value:
            told, number = told + letters, number - value
    return told
