"""Rounds with their status, days and city, put together from all mentions of each."""

from collections.abc import Callable
from datetime import date, timedelta

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.roundnumbers import Numbering
from events.reading.roundrefs import Ref, find_refs, number_spans
from events.reading.roundstatus import cue_of, settle
from events.reading.roundtimes import Told, attach_times, lengths, overlaps
from events.reading.roundtracks import Cues, assign_tracks, cues_of
from events.reading.shapes import Known, Precision, RoundFact, Span

STRONG = ("numbered", "elliptic", "count", "next", "previous", "last", "current", "named")
MOST_SPANS = 4
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
        self.told = attach_times(context, refs)
        self.refs = Numbering(context, refs, self.told).run()
        self.lengths = lengths(context, self.refs)
        self.cues = cues
        self.by_round: dict[tuple[str, int], list[Ref]] = {}
        for ref in self.refs:
            for number in ref.numbers:
                self.by_round.setdefault((ref.track or "", number), []).append(ref)

    def facts(self) -> list[RoundFact]:
        found = [fact for key, refs in self.by_round.items() if (fact := self._fact(*key, refs))]
        return sorted(found, key=lambda f: (f.evidence[0].start, f.track, f.number))

    def _fact(self, track: str, number: int, refs: list[Ref]) -> RoundFact | None:
        told = [t for t in self.told if t.ref in refs and (t.ref.relation != "count")]
        strong = [r for r in refs if r.relation in STRONG]
        if not strong and not any(t.cost < 90 for t in told) and not self._leads(refs):
            return None
        known = self.context.calendar.known(track, number)
        times = Combined(self.context, refs, told, known, self.lengths)
        cues: set[str] = set()
        for ref in strong or refs[:3]:
            group = [r for r in self.refs if r.sentence.index == ref.sentence.index]
            cues |= cue_of(self.context, ref, group)
        for ref in refs:
            if ref not in strong and ref.sentence.index < 6:
                cues |= cue_of(self.context, ref, []) & {"ended", "postponed", "cancelled"}
        status = settle(
            cues,
            all(r.relation == "next" for r in strong) and bool(strong),
            times.start,
            times.end,
            known,
            self.context.published,
        )
        fact = RoundFact(
            track, number, status, self._evidence(strong or refs, times.used), inferred=all(r.inferred for r in refs)
        )
        fact.start, fact.end, fact.precision = times.start, times.end, times.precision
        if status == "postponed":
            fact.former_start, fact.former_end = times.former
        fact.city = self._city(refs)
        return fact

    def _leads(self, refs: list[Ref]) -> bool:
        """Whether an unnumbered mention opens the text and says that the round sat: "as two days of talks closed"."""
        return any(
            r.sentence.index < 4 and cue_of(self.context, r, []) & {"under-way", "ended", "postponed", "cancelled"}
            for r in refs
        )

    def _evidence(self, refs: list[Ref], used: list[Told]) -> list[Span]:
        spans: list[Span] = []
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


class Combined:
    """Days of one round from all times told of it; the calendar breaks a tie, else the nearest counts."""

    def __init__(
        self, context: Context, refs: list[Ref], told: list[Told], known: Known | None, lengths: dict[int, int]
    ) -> None:
        self.used: list[Told] = []
        self.start: date | None = None
        self.end: date | None = None
        self.precision: Precision | None = None
        self.former: tuple[date | None, date | None] = (None, None)
        former = [t for t in told if t.part == "former"]
        if former:
            best = min(former, key=lambda t: t.cost)
            self.former = (best.when.start, best.when.end)
        told = [t for t in told if t.part != "former"]
        wholes = sorted((t for t in told if t.part == "whole"), key=lambda t: self._rank(t, known))
        begins = sorted((t for t in told if t.part == "begin" and t.when.start), key=lambda t: self._rank(t, known))
        ends = sorted((t for t in told if t.part == "end" and t.when.end), key=lambda t: self._rank(t, known))
        self._choose(wholes, begins, ends)
        self._stretch(refs, lengths)

    def _rank(self, t: Told, known: Known | None) -> tuple[bool, bool, int, int, float]:
        start, end = t.when.start or t.when.end, t.when.end or t.when.start
        agrees = bool(known and start and end and overlaps(known, start, end))
        fine = {"day": 0, "month": 1, "year": 2}[t.when.precision]
        weak = t.ref.relation in ("definite", "pronoun") and not agrees
        days = (end - start).days if start and end else 0
        return (not agrees, weak, fine, 2 if days > 6 else 0 if days else 1, t.cost)

    def _choose(self, wholes: list[Told], begins: list[Told], ends: list[Told]) -> None:
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
        for options, part in ((single, "whole"), (begins, "begin"), (ends, "end"), (wholes, "whole")):
            if options and (options[0].when.precision == "day" or not wholes or options is wholes):
                t = options[0]
                coarse = t.when.precision != "day" or t.when.start != t.when.end
                start = t.when.start if part != "end" or coarse else None
                end = t.when.end if part != "begin" or coarse else None
                return self._take(t, start, end)
        return None

    def _take(self, t: Told, start: date | None, end: date | None) -> None:
        self.used.append(t)
        self.start, self.end, self.precision = start, end, t.when.precision

    def _stretch(self, refs: list[Ref], lengths: dict[int, int]) -> None:
        """A told length gives the end that is not told: "ended on Wednesday" and "the two-day meeting"."""
        days = next((lengths[r.sentence.index] for r in refs if r.sentence.index in lengths), None)
        if self.precision != "day" or not days or days < 2:
            return
        part = self.used[0].part
        if self.start and self.end and self.start != self.end:
            return
        if part == "end" and self.end:
            self.start = self.end - timedelta(days=days - 1)
        elif part == "begin" and self.start:
            self.end = self.start + timedelta(days=days - 1)


def read_rounds(context: Context, set_times: Callable[[list[Span]], None]) -> Rounds:
    """Rounds of a text; `set_times` gets the stretches that dates must leave alone, before times are needed."""
    refs = find_refs(context)
    set_times(number_spans(refs))
    cues = cues_of(context)
    return Rounds(context, assign_tracks(context, refs, cues), cues)
