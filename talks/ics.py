"""Calendars as RFC 5545 wants them: only the few parts that rounds need. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

NEWLINE = "\r\n"
OCTETS = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """One event over whole days; `last` is its last day, None where only the first is known."""

    uid: str
    known: date
    first: date
    last: date | None
    status: str
    sequence: int
    summary: str
    place: str
    category: str
    description: str
    url: str


def calendar(name: str, entries: Iterable[Entry]) -> str:
    """The text of a calendar. The same entries give the same bytes: no clock is asked."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Syria Talks Record//Rounds//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    for entry in entries:
        lines += _lines(entry)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + NEWLINE for line in lines)


def _lines(entry: Entry) -> Iterator[str]:
    stamp = f"{entry.known:%Y%m%d}T000000Z"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{entry.status}"
    yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{(entry.last or entry.first) + timedelta(days=1):%Y%m%d}"  # the day after the last
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.place:
        yield f"LOCATION:{escaped(entry.place)}"
    yield f"CATEGORIES:{escaped(entry.category)}"
    yield f"DESCRIPTION:{escaped(entry.description)}"
    yield f"URL:{entry.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text with what has a meaning of its own made harmless."""
    for sign, instead in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "")):
        text = text.replace(sign, instead)
    return text


def folded(line: str) -> str:
    """A line cut so that none is longer than 75 octets; no character is cut in two."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + octets
    return NEWLINE.join([*parts, part])
