"""Rounds with their status, days and city, put together from all mentions of each."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from events.reading.attribution import Attribution
from events.reading.context import Context
from events.reading.dating import pinned_year
from events.reading.evidence import quote_span
from events.reading.roundnumbers import Numbering
from events.reading.roundrefs import Ref, find_refs, number_spans
from events.reading.roundspeakers import RoundSpeakers
from events.reading.roundstatus import cue_of, settle
from events.reading.roundtimes import Told, attach_times, lengths, overlaps
from events.reading.roundtracks import Cues, assign_tracks, cues_of
from events.reading.shapes import Known, Precision, RoundFact, Span, When

STRONG = ("numbered", "elliptic", "count", "next", "previous", "last", "current", "named")
MOST_SPANS = 4
MOST_MENTIONS = 40
LEAD = 4
CITIES = {
    "astana": "Astana",
    "nur-sultan": "Nur-Sultan",
    "nursultan": "Nur-Sultan",
    "geneva": "Geneva",
    "sochi": "Sochi",
    "vienna": "Vienna",
    "montreux": "Montreux",
    "tehran": "Tehran",
    "ankara": "Ankara",
}


class Rounds:
    """All rounds of one text. `refs` are their mentions in order; `facts` one row for each round."""

    def __init__(self, context: Context, refs: list[Ref], cues: Cues) -> None:
        self.context = context
        self.speakers: Attribution | None = None
        self.told = attach_times(context, refs)
        self.refs = Numbering(context, refs, self.told).run()
        self.lengths = lengths(context, self.refs)
        self.cues = cues
        self.by_round: dict[tuple[str, int, int | None], list[Ref]] = {}
        self.told_of: dict[int, list[Told]] = {}
        for one in self.told:
            self.told_of.setdefault(id(one.ref), []).append(one)
        self.by_sentence: dict[int, list[Ref]] = {}
        for ref in self.refs:
            self.by_sentence.setdefault(ref.sentence.index, []).append(ref)
            for number in ref.numbers:
                self.by_round.setdefault((ref.track or "", number, ref.sitting), []).append(ref)

    def facts(self, speakers: Attribution | None = None) -> list[RoundFact]:
        self.speakers = speakers
        found = [fact for key, refs in self.by_round.items() if (fact := self._fact(*key, refs))]
        return sorted(found, key=lambda f: (f.evidence[0].start, f.track, f.number))

    def _fact(self, track: str, number: int, sitting: int | None, refs: list[Ref]) -> RoundFact | None:
        told = [t for r in refs if r.relation != "count" for t in self.told_of.get(id(r), [])]
        strong = [r for r in refs if r.relation in STRONG]
        if not strong and not any(t.cost < 90 for t in told) and not self._leads(refs):
            return None
        known = self.context.calendar.known(track, number)
        times = Combined(self.context, refs, told, known, self.lengths)
        cues: set[str] = set()
        for ref in strong[:MOST_MENTIONS] or refs[:3]:
            cues |= cue_of(self.context, ref, self.by_sentence[ref.sentence.index])
        for ref in refs[:MOST_MENTIONS]:
            if ref.relation not in STRONG and ref.sentence.index < 6:
                cues |= cue_of(self.context, ref, []) & {"ended", "postponed", "cancelled"}
        looks_ahead = bool(strong) and all(r.relation == "next" for r in strong)
        looks_ahead = looks_ahead or self._is_beyond(track, number)
        status = settle(cues, looks_ahead, times.start, times.end, known, self.context.published)
        times.turn(status, self.context.published)
        if times.start is None and times.end is None and key_leads(refs):
            times.neighbours(self._around(refs))
        fact = RoundFact(
            track,
            number,
            status,
            self._evidence(strong or refs, times.used, times.beside),
            inferred=all(r.inferred for r in refs),
        )
        fact.sitting = sitting
        fact.inferred = fact.inferred or any(t.when.inferred for t in times.used)
        fact.start, fact.end, fact.precision = times.start, times.end, times.precision
        if status == "postponed":
            fact.former_start, fact.former_end = times.former
        fact.city = self._city(refs)
        if self.speakers is not None:
            mentions = [t.ref for t in times.used] + strong + refs
            RoundSpeakers(self.context, self.speakers).attribute(fact, list({id(r): r for r in mentions}.values()))
        return fact

    def _is_beyond(self, track: str, number: int) -> bool:
        """Whether a round comes after all that had begun by the day of publication."""
        last = self.context.calendar.last_begun(track, self.context.published)
        return last is not None and number > last

    def _around(self, refs: list[Ref]) -> list[When]:
        """Times in the sentences of the mentions and right beside them, in the same or the next paragraph."""
        found: dict[tuple[int, int], When] = {}
        for ref in refs[:4]:
            low, high = max(0, ref.sentence.index - 1), min(len(self.context.sentences) - 1, ref.sentence.index + 2)
            span = self.context.sentences[low].start, self.context.sentences[high].end
            for when in self.context.times_in(*span):
                found[(when.span.start, when.span.end)] = when
        return list(found.values())

    def _leads(self, refs: list[Ref]) -> bool:
        """Whether an unnumbered mention opens the text and says that the round sat: "as two days of talks closed"."""
        day = self.context.published
        for ref in refs:
            known = self.context.calendar.known(ref.track or "", ref.numbers[0])
            if day and known and known.start and known.end and ref.sentence.index < LEAD:
                if known.start <= day <= known.end + timedelta(days=1):
                    return True
        return any(
            r.sentence.index < 4 and cue_of(self.context, r, []) & {"under-way", "ended", "postponed", "cancelled"}
            for r in refs
        )

    def _evidence(self, refs: list[Ref], used: list[Told], beside: list[Span]) -> list[Span]:
        spans = [quote_span(self.context.sentence_at(s.start), s.start, s.end) for s in beside]
        for t in used:
            low, high = min(t.ref.start, t.when.span.start), max(t.ref.end, t.when.span.end)
            spans.append(quote_span(t.ref.sentence, low, high))
        spans += [quote_span(ref.sentence, ref.start, ref.end) for ref in refs[:1]]
        unique = sorted({(s.start, s.end) for s in spans})
        return [Span(a, b) for a, b in unique[:MOST_SPANS]]

    def _city(self, refs: list[Ref]) -> str | None:
        for ref in refs:
            places = [
                m
                for m in self.context.mentions_in(ref.sentence.start, ref.sentence.end)
                if m.kind == "place" and m.slug in CITIES
            ]
            if places:
                nearest = min(places, key=lambda m: abs(m.start - ref.end))
                return CITIES[nearest.slug]
        return None


def key_leads(refs: list[Ref]) -> bool:
    """Whether a round is told of in the first sentences, so that days beside it are likely to be its own."""
    return any(r.sentence.index < LEAD and r.relation in STRONG for r in refs)


def _meets(a: When, b: When) -> bool:
    """Whether two told times have a day in common."""
    return bool(a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end)


def _next_year(day: date | None) -> date | None:
    if day is None:
        return None
    last = day.month == 2 and day.day == 29
    return day.replace(year=day.year + 1, day=28 if last else day.day)


class Combined:
    """Days of one round from all times told of it; the calendar breaks a tie, else the nearest counts."""

    def __init__(
        self,
        context: Context,
        refs: list[Ref],
        told: list[Told],
        known: Known | None,
        lengths: dict[int, tuple[int, bool]],
    ) -> None:
        self.text = context.lowered
        self.known = known
        self.beside: list[Span] = []
        self.used: list[Told] = []
        self.start: date | None = None
        self.end: date | None = None
        self.precision: Precision | None = None
        self.former: tuple[date | None, date | None] = (None, None)
        former = [t for t in told if t.part == "former"]
        if former:
            best = min(former, key=lambda t: t.cost)
            self.former = (best.when.start, best.when.end)
        lapsed = [t.when for t in former]
        told = [t for t in told if t.part != "former" and not any(_meets(t.when, w) for w in lapsed)]
        told.sort(key=lambda t: self._rank(t))
        self._choose([t for t in told if t.ref.relation in STRONG])
        if (self.start is None and self.end is None) or self.precision != "day":
            self._choose(told)
        elif self.start is None or self.end is None:
            self._complete(told)
        elif self.start == self.end:
            self._widen(told)
        self._stretch(refs, lengths, known)

    def _agrees(self, t: Told) -> bool:
        start, end = t.when.start or t.when.end, t.when.end or t.when.start
        return bool(self.known and start and end and overlaps(self.known, start, end))

    def _exact(self, start: date | None, end: date | None) -> bool:
        """Whether a time meets the known days without any slack for time zones."""
        known = self.known
        return bool(known and known.start and known.end and start and end and known.start <= end and start <= known.end)

    def _rank(self, t: Told) -> tuple[int, bool, int, int, float]:
        start, end = t.when.start or t.when.end, t.when.end or t.when.start
        agrees = self._agrees(t)
        fine = {"day": 0, "month": 1, "year": 2}[t.when.precision]
        weak = t.ref.relation in ("definite", "pronoun") and not agrees
        days = (end - start).days if start and end else 0
        week = days > 6 or (days > 4 and "week" in self.text[t.when.span.start : t.when.span.end])
        return (
            0 if self._exact(start, end) else 1 if agrees else 2,
            weak,
            fine,
            2 if week else 0 if days else 1,
            t.cost,
        )

    def _complete(self, told: list[Told]) -> None:
        """The end that the surest mention lacks, from another one."""
        for t in told:
            if t.when.precision != "day":
                continue
            if self.end is None and self.start and t.part == "end" and t.when.end and t.when.end >= self.start:
                self.end = t.when.end
            elif self.start is None and self.end and t.part == "begin" and t.when.start and t.when.start <= self.end:
                self.start = t.when.start
            else:
                continue
            self.used.append(t)
            return

    def _widen(self, told: list[Told]) -> None:
        """A single day gives way to days told elsewhere that hold it: "held on the 30th and 31st"."""
        for t in told:
            start, end = t.when.start, t.when.end
            if t.part != "whole" or not (start and end and self.start) or not 0 < (end - start).days < 20:
                continue
            if start <= self.start <= end and "week" not in self.text[t.when.span.start : t.when.span.end]:
                return self._take(t, start, end)
        return None

    def _choose(self, told: list[Told]) -> None:
        wholes = [t for t in told if t.part == "whole"]
        begins = [t for t in told if t.part == "begin" and t.when.start]
        ends = [t for t in told if t.part == "end" and t.when.end]
        days = [t for t in wholes if t.when.precision == "day" and t.when.start != t.when.end]
        if days:
            return self._take(days[0], days[0].when.start, days[0].when.end)
        if begins and ends and begins[0].when.precision == ends[0].when.precision == "day":
            start, end = begins[0].when.start, ends[0].when.end
            if start and end and start <= end and (end - start).days < 120:
                self._take(begins[0], start, end)
                self.used.append(ends[0])
                return None
        single = [t for t in wholes if t.when.precision == "day"]
        if single and wholes[0].when.precision != "day" and not self._agrees(single[0]):
            single = []
        choices = [
            (options, part) for options, part in ((single, "whole"), (begins, "begin"), (ends, "end")) if options
        ]
        choices.sort(key=lambda c: not self._agrees(c[0][0]))
        for options, part in [*choices, (wholes, "whole")]:
            if options and (options[0].when.precision == "day" or not wholes or options is wholes):
                t = options[0]
                coarse = t.when.precision != "day" or t.when.start != t.when.end
                start = t.when.start if part != "end" or coarse else None
                end = t.when.end if part != "begin" or coarse else None
                return self._take(t, start, end)
        return None

    def turn(self, status: str, published: date | None) -> None:
        """A weekday or a month without a year that looks the wrong way for the status turns to the other side."""
        if published is None or not self.used or self.start is None:
            return
        words = self.text[self.used[0].when.span.start : self.used[0].when.span.end]
        if re.search(r"\d{4}|last|next|ago|this|later|earlier|yesterday|today", words):
            return
        weekday = re.search(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", words)
        ahead, late = status in ("scheduled", "postponed"), self.end or self.start
        if weekday and not re.search(r"\d", words):
            shift = 7 if ahead and late < published else -7 if status == "held" and self.start > published else 0
            self.start += timedelta(days=shift)
            self.end = self.end + timedelta(days=shift) if self.end else None
        elif ahead and late < published:
            self.start, self.end = _next_year(self.start), _next_year(self.end)

    def neighbours(self, times: list[When]) -> None:
        """Days told beside the round that the calendar knows as its own."""
        known = self.known
        if known is None or known.start is None or known.end is None:
            return
        days = [w for w in times if w.precision == "day" and w.start and w.end]
        whole = [w for w in days if (w.start, w.end) == (known.start, known.end)]
        first = [w for w in days if w.start == w.end == known.start]
        last = [w for w in days if w.start == w.end == known.end]
        if whole or (first and last):
            self.start, self.end, self.precision = known.start, known.end, "day"
            self.beside = [w.span for w in (whole[:1] or [first[0], last[0]])]
        elif last:
            self.end, self.precision, self.beside = known.end, "day", [last[0].span]

    def _take(self, t: Told, start: date | None, end: date | None) -> None:
        self.used = [t]
        self.start, self.end, self.precision = start, end, t.when.precision

    def _stretch(self, refs: list[Ref], lengths: dict[int, tuple[int, bool]], known: Known | None) -> None:
        """A told length gives the end that is not told: "ended on Wednesday" and "the two-day meeting"."""
        days, firm = next((lengths[r.sentence.index] for r in refs if r.sentence.index in lengths), (0, False))
        if self.precision != "day" or days < 2:
            return
        part = self.used[0].part
        if self.start and self.end and self.start != self.end:
            return
        if part == "end" and self.end:
            self.start = self.end - timedelta(days=days - 1)
        elif part == "begin" and self.start:
            self.end = self.start + timedelta(days=days - 1)
        elif firm and known and known.start and known.end and self.start and known.start <= self.start <= known.end:
            fits = (known.end - known.start).days == days - 1
            self.start, self.end = (known.start, known.end) if fits else (self.start, self.end)


def read_rounds(context: Context, set_times: Callable[[list[Span], int | None], None]) -> Rounds:
    """Rounds of a text; `set_times` gets the stretches that dates must leave alone and the year that rounds pin."""
    refs = find_refs(context)
    skip = number_spans(refs)
    set_times(skip, None)
    cues = cues_of(context)
    kept = assign_tracks(context, refs, cues)
    if context.published is None and (year := pinned_year(context, kept)) is not None:
        set_times(skip, year)
    return Rounds(context, kept, cues)
