"""A round's entry as statements: announcements, reports, seats, agenda, outcomes, and where sources differ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from talks.services.files.citing import Citer
from talks.services.files.disputes import other_disputes, rivals_of
from talks.services.files.lined import Lined
from talks.services.files.shapes import Draft, NounDraft
from talks.services.files.spans import span_of

Value = dict[str, Any]


def round_noun(entry: Lined, track: str) -> NounDraft:
    return NounDraft(
        "round",
        entry["slug"],
        columns={"name": entry["name"], "number": entry["number"], "notes": entry.get("notes", "")},
        refs={"track": ("track", track)},
        aliases=[("", text) for text in entry.get("aliases", [])],
    )


def round_drafts(entry: Lined, citer: Citer) -> Iterator[Draft]:
    unfold = _Round(entry, citer)
    yield from unfold.announcements()
    yield from unfold.reports()
    yield from unfold.sittings()
    yield from unfold.places()
    yield from unfold.seats()
    yield from unfold.agenda()
    yield from unfold.outcomes()
    yield from other_disputes(unfold.subject, entry, unfold.cites)


class _Round:
    def __init__(self, entry: Lined, citer: Citer) -> None:
        self.entry = entry
        self.citer = citer
        self.subject = ("round", entry["slug"])
        self.start: date | None = entry.get("start")
        self.end: date | None = entry.get("end")
        said = [span_of(one["said"]) for one in entry.get("announcements", [])]
        # A round that never sat: its seats and its place were known with the plans, its end with the last word on it.
        self._first_said = min((span.last for span in said), default=None)
        self._last_said = max((span.last for span in said), default=None)

    def cites(self, keys: list[str] | None = None, *, ended: bool = False) -> list[Any]:
        happened = (self.end or self._last_said) if ended else (self.start or self._first_said)
        return self.citer.cite(keys or self.entry["sources"], happened=happened)

    def draft(self, property: str, value: Value, cites: list[Any], **more: Any) -> Draft:
        return Draft(self.subject, property, {k: v for k, v in value.items() if v is not None}, cites, **more)

    def announcements(self) -> Iterator[Draft]:
        for one in self.entry.get("announcements", []):
            said = span_of(one["said"])
            eve_of = one.get("start") or self.start
            cites = self.citer.cite([one["source"]], said=(said.first, said.last), planned_start=eve_of)
            more = {
                "qualifier": f"sitting-{one['sitting']}" if one.get("sitting") else "",
                "claimant": one.get("actor"),
                "claimant_words": one["by"],
                "said_from": said.first,
                "said_to": said.last,
                "note": one.get("note", ""),
                "doubts": ["said"] if one.get("about") else [],
                "line": one.line,
            }
            if one["status"] == "note":
                yield self.draft("remark", {"text": one["note"]}, cites, **more)
            else:
                yield self.draft("schedule", {"status": one["status"], **_time(one)}, cites, **more)

    def reports(self) -> Iterator[Draft]:
        """That it sat and that it was over; where first or last day are disputed, the day shown is preferred."""
        if self.entry["status"] != "held":
            return
        start, end = (rivals_of(self.entry, field, self.entry.get(field)) for field in ("start", "end"))
        begun = {"status": "under-way", **_days(self.start, None)}
        over = {"status": "held", **_days(self.start, self.end)}
        yield self.draft("schedule", begun, self.cites(self._with(start.backing)), **start.shown())
        yield self.draft(
            "schedule",
            over,
            self.cites(self._with(start.backing + end.backing), ended=True),
            **(start.shown() or end.shown()),
        )
        for field, rivals in (("start", start), ("end", end)):
            for value, sources in rivals.others:
                told = {"status": "held", **_days(self.start, self.end), field: value.isoformat()}
                happened = max(day for day in (self.end, value) if day)
                cites = self.citer.cite(sources, happened=happened)
                yield self.draft("schedule", told, cites, note=rivals.note)

    def _with(self, more: list[str]) -> list[str]:
        return [*self.entry["sources"], *more]

    def sittings(self) -> Iterator[Draft]:
        for n, one in enumerate(self.entry.get("sittings", []), start=1):
            rivals = rivals_of(self.entry, "start", one["start"], sitting=n)
            at = {"qualifier": f"sitting-{n}", "line": one.line}
            sources = self._with(rivals.backing)
            begun = self.citer.cite(sources, happened=one["start"])
            over = self.citer.cite(sources, happened=one["end"])
            yield self.draft("sitting", {"label": one["label"], "n": n}, begun, note=one.get("note", ""), **at)
            yield self.draft("schedule", {"status": "under-way", **_days(one["start"], None)}, begun, **at)
            value = {"status": "held", **_days(one["start"], one["end"])}
            yield self.draft("schedule", value, over, **at, **rivals.shown())
            for day, keys in rivals.others:
                rival = {"status": "held", **_days(day, one["end"])}
                yield self.draft("schedule", rival, self.citer.cite(keys, happened=one["end"]), note=rivals.note, **at)
            if one.get("city") or one.get("venue"):
                yield self.draft("place", {"city": one.get("city"), "venue": one.get("venue")}, begun, **at)

    def places(self) -> Iterator[Draft]:
        place = self.entry["place"]
        value = {"city": place.get("city"), "country": place.get("country"), "venue": place["venue"]}
        doubts = ["venue"] if place.get("verified") is False else []
        yield self.draft("place", value, self.cites(), doubts=doubts, line=place.line)
        if self.entry.get("host"):
            yield self.draft("host", {"actor": self.entry["host"]}, self.cites())

    def seats(self) -> Iterator[Draft]:
        for one in self.entry["seats"]:
            role = one.get("role", "")
            rivals = rivals_of(self.entry, "head", one.get("head"), actor=one["actor"], role=role)
            value = {
                "actor": one["actor"],
                "role": role,
                "presence": one.get("presence", "present"),
                "head": one.get("head"),
                # Sources name somebody, and the record leaves it open.
                "head_open": True if rivals.told and not one.get("head") else None,
            }
            at = {"qualifier": f"{one['actor']}/{role}", "line": one.line}
            sources = one.get("sources") or self._with(rivals.backing)
            more = {"doubts": list(one.get("unverified", [])), "note": one.get("note", ""), **rivals.shown()}
            yield self.draft("seat", value, self.cites(sources), **at, **more)
            for head, keys in rivals.others:
                if head in rivals.people:
                    rival = value | {"head": head, "head_open": None}
                    yield self.draft("seat", rival, self.cites(keys), **at)

    def agenda(self) -> Iterator[Draft]:
        for n, one in enumerate(self.entry.get("agenda", []), start=1):
            for topic in one.get("topics") or [""]:
                value = {"topic": topic, "wording": one["wording"], "zones": one.get("zones", []), "n": n}
                yield self.draft("agenda", value, self.cites(), qualifier=topic, line=one.line)

    def outcomes(self) -> Iterator[Draft]:
        for n, one in enumerate(self.entry.get("outcomes", []), start=1):
            value = {"text": one["text"], "topics": one.get("topics", []), "n": n}
            yield self.draft("outcome", value, self.cites(ended=True), qualifier=str(n), line=one.line)


def _days(start: date | None, end: date | None) -> Value:
    return {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "precision": "day",
    }


def _time(one: Lined) -> Value:
    """The time an announcement tells, if it tells one, and the city."""
    city = {"city": one["city"]} if one.get("city") else {}
    if one.get("month"):
        span = span_of(one["month"])
        return {"start": span.first.isoformat(), "end": span.last.isoformat(), "precision": span.precision} | city
    if one.get("start"):
        return _days(one["start"], one.get("end")) | city
    return city
