"""Statements as plain sentences, in the project's own neutral words. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from talks import wording
from talks.derive.sentences import zone_sentence
from talks.derive.spans import Time, as_day, time_of

Names = Mapping[str, str]  # "actor:russia" -> "Russia"
Value = Mapping[str, Any]

NATIONS = "Kazakh|Russian|Turkish|Iranian|Saudi|Syrian|French|American|Swiss|UN|Kremlin"
OFFICES = (
    "ministry|minister|spokesman|spokeswoman|presidency|source|sources|staff|office|opposition|envoy|statement|report"
    "|agency"
)
NEEDS_ARTICLE = re.compile(
    r"^(?:guarantors'|foreign ministers|press |opposition |organisers|office of |\w+ summit statement|UN$|"
    rf"(?:{NATIONS})\b.*\b(?:{OFFICES})$)",
    re.IGNORECASE,
)
PLURAL = re.compile(r"\band\b|\b(?:ministers|sources|representatives|organisers)\b")


def says(words: str) -> str:
    """`says the Kazakh Foreign Ministry`, `say John Kerry and Sergei Lavrov`; empty where nobody is named."""
    if not words:
        return ""
    return f"{'say' if PLURAL.search(words) else 'says'} {with_article(words)}"


def with_article(words: str) -> str:
    """A speaker within a sentence: the Kazakh Foreign Ministry, Sergei Lavrov."""
    return f"the {words}" if NEEDS_ARTICLE.match(words) else words


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


DELIVERIES = {
    "delivered": "delivered",
    "late": "delivered after its day",
    "not-delivered": "not delivered",
    "no-public-evidence": "no public evidence",
}


def sentence(property: str, qualifier: str, value: Value, subject: str, names: Names) -> str:
    """What a statement says, without who says it."""
    told = TELLERS.get(property)
    return upper_first(told(qualifier, value, subject, names)) if told else f"{subject}: {property.replace('-', ' ')}"


def _schedule(qualifier: str, value: Value, subject: str, names: Names) -> str:
    part = qualifier.removeprefix("sitting-") if qualifier.startswith("sitting-") else ""
    of = f"{subject}, part {part}," if part else subject
    time = time_of(value)
    when = wording.in_sentence(time.start, time.last, time.precision) if time else ""
    exact = bool(time and time.precision == "day")
    on = f" {'on' if exact else 'in'} {when}" if when else ""
    city = f", in {value['city']}" if value.get("city") else ""
    words = {
        "scheduled": f"{of} to sit{on}" if when else f"{of} to be held; no time told",
        "postponed": f"{of} put off" + (f" to {when}" if when else "; no new time told"),
        "cancelled": f"{of} called off",
        "under-way": f"{of} {_sits(value, time)}",
        "held": f"{of} {_sat(value, on)}",
    }
    return words.get(str(value.get("status")), f"{of}: {value.get('status')}") + city


def _sat(value: Value, on: str) -> str:
    """What of a round that sat is told: its days, or one end of them."""
    start, end = as_day(value.get("start")), as_day(value.get("end"))
    if end is not None and start is None:
        return f"ended on {wording.day(end)}"
    if start is not None and end is None:
        return f"sat from {wording.day(start)}"
    return f"sat{on}"


def _sits(value: Value, time: Time | None) -> str:
    """The same of one that sits."""
    end = as_day(value.get("end"))
    return f"under way until {wording.day(end)}" if end and not value.get("start") else f"began{_from(time)}"


def _from(time: Time | None) -> str:
    """On which day; coarsely, where no day is told."""
    if time is None:
        return ""
    exact = time.precision == "day"
    return (
        f" on {wording.day(time.start)}"
        if exact
        else f" in {wording.in_sentence(time.start, time.last, time.precision)}"
    )


def _seat(qualifier: str, value: Value, subject: str, names: Names) -> str:
    actor = names.get(f"actor:{value['actor']}", value["actor"])
    role = value.get("role") or ""
    if value.get("presence") == "absent":
        return f"{actor} stayed away from {subject}"
    head = names.get(f"person:{value.get('head')}", "")
    led = f", led by {head}" if head else ""
    left = "; it left before the end" if value.get("presence") == "left" else ""
    return f"{actor} at {subject}" + (f" as {role}" if role else "") + led + left


def _agenda(qualifier: str, value: Value, subject: str, names: Names) -> str:
    words = value.get("wording") or names.get(f"topic:{value.get('topic')}", str(value.get("topic") or "a topic"))
    return f"On the agenda of {subject}: {words}"


def _place(qualifier: str, value: Value, subject: str, names: Names) -> str:
    venue = names.get(f"venue:{value.get('venue')}", "")
    where = ", ".join(filter(None, dict.fromkeys([venue, value.get("city") or ""])))
    return f"{subject} in {where}" if where else f"{subject}: place open"


def _office(qualifier: str, value: Value, subject: str, names: Names) -> str:
    at = names.get(f"actor:{value['actor']}", value["actor"])
    since = f" from {_day(value.get('start'), value.get('precision'))}" if value.get("start") else ""
    return f"{subject}, {value['title']}{since}" if value.get("title") else f"{subject} in office at {at}{since}"


def _office_end(qualifier: str, value: Value, subject: str, names: Names) -> str:
    at = names.get(f"actor:{value['actor']}", value["actor"])
    return f"{subject} in office at {at} until {_day(value.get('end'), value.get('precision'))}"


def _day(told: object, precision: object) -> str:
    when = as_day(told)
    if when is None:
        return ""
    return str(when.year) if precision == "year" else wording.days(when, when, str(precision or "day"))


def _status(qualifier: str, value: Value, subject: str, names: Names) -> str:
    return f"{zone_sentence(subject, str(value['status']), '')}, {_day(value.get('date'), value.get('precision'))}"


def _delivery(qualifier: str, value: Value, subject: str, names: Names) -> str:
    told = DELIVERIES.get(str(value.get("delivery")), str(value.get("delivery")))
    return f"Commitment {qualifier} of {subject}: {told}, {_day(value.get('date'), 'day')}"


def _name(qualifier: str, value: Value, subject: str, names: Names) -> str:
    since = f" from {_day(value.get('start'), value.get('precision'))}" if value.get("start") else ""
    of = f"City of {subject}" if value.get("of") == "city" else subject
    language = wording.LANGUAGES.get(value.get("language", ""), value.get("language", ""))
    return f"{of} called {value['name']}{f' in {language}' if language else ''}{since}"


def _span_of(first: str, last: str) -> Callable[[str, Value, str, Names], str]:
    def told(qualifier: str, value: Value, subject: str, names: Names) -> str:
        at = value.get("start") or value.get("end")
        return f"{subject} {first if value.get('start') else last} {_day(at, value.get('precision'))}"

    return told


def _group(qualifier: str, value: Value, subject: str, names: Names) -> str:
    return f"{names.get('actor:' + value['actor'], value['actor'])} in {subject}"


def _number(noun: str) -> Callable[[str, Value, str, Names], str]:
    return lambda qualifier, value, subject, names: f"{noun} of {subject}: {value['value']:,} ({value['as_of']})"


TELLERS: dict[str, Callable[[str, Value, str, Names], str]] = {
    "schedule": _schedule,
    "seat": _seat,
    "agenda": _agenda,
    "outcome": lambda qualifier, value, subject, names: f"{subject}: {value['text']}",
    "remark": lambda qualifier, value, subject, names: f"{subject}: {value['text']}",
    "place": _place,
    "host": lambda qualifier, value, subject, names: (
        f"{names.get('actor:' + value['actor'], value['actor'])} host of {subject}"
    ),
    "sitting": lambda qualifier, value, subject, names: f"{subject} sat in parts: {value.get('label') or qualifier}",
    "office": _office,
    "office-end": _office_end,
    "status": _status,
    "delivery": _delivery,
    "name": _name,
    "existence": _span_of("exists from", "exists until"),
    "existence-end": _span_of("exists from", "exists until"),
    "observer": _span_of("observer from", "observer until"),
    "observer-end": _span_of("observer from", "observer until"),
    "group": _group,
    "population": _number("Population"),
    "fighters": _number("Fighters"),
    "town": lambda qualifier, value, subject, names: f"{value['name']} in {subject}",
    "governorates": lambda qualifier, value, subject, names: f"{subject} in {', '.join(value['names'])}",
    "districts": lambda qualifier, value, subject, names: f"Districts of {subject}: {', '.join(value['names'])}",
    "boundary": lambda qualifier, value, subject, names: f"Outline of {subject} from {_day(value.get('since'), 'day')}",
    "dispute": lambda qualifier, value, subject, names: f"{subject}, {value['field']}: {value['value']}",
}
