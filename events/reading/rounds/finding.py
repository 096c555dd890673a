"""Rounds with their status, days and city, put together from all mentions of each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from events.reading.context import Context
from events.reading.evidence import quote_span
from events.reading.languages import tables
from events.reading.rounds.beside import Told
from events.reading.rounds.calls import find_calls
from events.reading.rounds.cues import Cues, cues_of
from events.reading.rounds.dating import pinned_year
from events.reading.rounds.lengths import lengths
from events.reading.rounds.lists import spread_lists
from events.reading.rounds.numbers import Numbering
from events.reading.rounds.refs import Ref, find_refs, number_spans
from events.reading.rounds.span import STRONG, Combined
from events.reading.rounds.speakers import RoundSpeakers
from events.reading.rounds.status import cue_of, papers_of, settle
from events.reading.rounds.times import attach_times
from events.reading.rounds.tracks import assign_tracks
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Known, Mention, RoundFact, Span, When

MOST_SPANS = 4
# Blocks whose words are evidence only where no sentence has them.
HEADS = ("headline", "heading")
MOST_MENTIONS = 40
NEAR_PAPER = 30
LEAD = 4
ELSEWHERE_TOLD = 100
A_DAY = timedelta(days=1)


class Rounds:
    """All rounds of one text. `refs` are their mentions in order; `facts` one row for each round."""

    def __init__(self, context: Context, refs: list[Ref], cues: Cues) -> None:
        self.context = context
        self.words: dict[str, Any] = (tables(context.language) or {})["rounds"]
        self.speakers: Attribution | None = None
        told = attach_times(context, refs)
        refs, self.told = spread_lists(context, refs, told)
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
        told = [t for r in refs if not _tells_no_day(r) for t in self.told_of.get(id(r), [])]
        strong = [r for r in refs if r.relation in STRONG]
        if not strong and not any(t.cost < 90 for t in told) and not self._leads(refs):
            return None
        known = self.context.calendar.known(track, number) if sitting is None else None
        if any(r.relation == "current" for r in refs):
            told = [t for t in told if t.ref.relation != "previous"]
        looks_ahead = self._looks_ahead(track, number, strong)
        if looks_ahead:
            told = self._to_come(told)
        if known and strong:
            told = told + self._known_days(strong[0], known)
        times = Combined(self.context, refs, told, known, self.lengths)
        cues = self._cues(refs, strong)
        if times.has_ended(self.context.published) or (known and self._has_its_paper(known, refs)):
            cues |= {"ended"}
        status = settle(cues, looks_ahead, times.start, times.end, known, self.context.published)
        status = "postponed" if status == "scheduled" and self._has_lapsed(times) else status
        self._fill(times, status, cues, refs, strong, known)
        fact = RoundFact(
            track,
            number,
            status,
            self._evidence(strong or refs, [self._in_body(t, told) for t in times.used], times.beside),
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

    def _fill(
        self, times: Combined, status: str, cues: set[str], refs: list[Ref], strong: list[Ref], known: Known | None
    ) -> None:
        """Turns days that look the wrong way, and fills what days beside, or the day of the text itself, tell."""
        times.turn(status, self.context.published)
        if times.start is None and times.end is None and (key_leads(refs) or _is_of_a_day(known)):
            times.neighbours(self._around(refs))
        if known and times.start and times.end is None:
            self._end_today(times, status, cues, known)
        if known and status == "under-way" and self._opens_today(strong, times, known):
            times.start, times.precision = known.start, "day"

    def _has_lapsed(self, times: Combined) -> bool:
        """Whether the only time told of a round to come is one that was meant for it and is past."""
        last, day = times.former[1] or times.former[0], self.context.published
        return bool(last and day and last < day and times.start is None and times.end is None)

    def _known_days(self, ref: Ref, known: Known) -> list[Told]:
        """The days that the calendar has for a round of several, told to the day anywhere in the text."""
        if known.start is None or known.end is None or known.start == known.end:
            return []
        for when in self.context.times:
            if when.start == known.start and when.end == known.end and when.precision == "day":
                return [Told(ref, when, "whole", ELSEWHERE_TOLD)]
        return []

    def _cues(self, refs: list[Ref], strong: list[Ref]) -> set[str]:
        """Kinds of all words of status that stand beside the mentions of a round."""
        cues = self._closes(refs)
        for ref in strong[:MOST_MENTIONS] or refs[:3]:
            cues |= cue_of(self.context, ref, self.by_sentence[ref.sentence.index])
        for ref in refs[:MOST_MENTIONS]:
            if ref.relation == "pronoun" or (ref.relation not in STRONG and ref.sentence.index < 6):
                cues |= cue_of(self.context, ref, []) & {"ended", "postponed", "cancelled"}
        return cues

    def _end_today(self, times: Combined, status: str, cues: set[str], known: Known) -> None:
        """What is told to be closing, or just closed, and began as the calendar has it, ends on this very day."""
        closing = status == "held" and "ended" in cues and known.end == self.context.published
        if closing and times.start == known.start:
            times.end = known.end

    def _opens_today(self, strong: list[Ref], times: Combined, known: Known) -> bool:
        """Whether a text of a round's first day tells, as it happens, that it opens: "He opens the session"."""
        if times.start or times.end or known.start is None or known.start != self.context.published:
            return False
        opens = self.context.grammar.opens
        return any(opens.search(self.context.lowered, r.sentence.start, r.sentence.end) for r in strong[:MOST_SPANS])

    def _closes(self, refs: list[Ref]) -> set[str]:
        """A text headed as a round's closing paper tells that the round is over."""
        head = [r.sentence for r in refs if r.sentence.index < LEAD and r.sentence.block != "paragraph"]
        end = max((s.end for s in head), default=0)
        papers = self.context.hits(papers_of(self.context.language)).within(0, end)
        return {"ended"} if papers else set()

    def _has_its_paper(self, known: Known, refs: list[Ref]) -> bool:
        """Whether a text of a round's last day tells, behind it, that its closing paper is out."""
        if known.end is None or known.end != self.context.published or known.start == known.end:
            return False
        papers = self.context.hits(papers_of(self.context.language)).within(refs[0].start, len(self.context.lowered))
        out, low = self.context.grammar.paper_out, self.context.lowered
        return any(out.search(low, max(0, h.start - NEAR_PAPER), h.start) for h in papers)

    def _looks_ahead(self, track: str, number: int, strong: list[Ref]) -> bool:
        """Whether a round is one to come: it is only called the next, or lies beyond all that had begun."""
        called = bool(strong) and all(r.relation == "next" or r.ahead for r in strong)
        return called or self._is_beyond(track, number)

    def _to_come(self, told: list[Told]) -> list[Told]:
        """Of the times told of a round to come those that are: a past day beside it is another thing's."""
        day = self.context.published
        ahead = [t for t in told if day and (last := t.when.end or t.when.start) and last >= day]
        lapsed = [t for t in told if t.part == "former" and t not in ahead]
        if ahead:
            return [*ahead, *lapsed]
        sure, text = self.context.grammar.sure_day, self.context.lowered
        return [t for t in told if t.part == "former" or not sure.search(text, t.when.span.start, t.when.span.end)]

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
            leads = day and known and known.start and known.end and ref.sentence.index < LEAD
            if leads and day and known and known.start and known.end and known.start <= day <= known.end + A_DAY:
                return True
        return any(
            r.sentence.index < 4 and cue_of(self.context, r, []) & {"under-way", "ended", "postponed", "cancelled"}
            for r in refs
        )

    def _in_body(self, used: Told, told: list[Told]) -> Told:
        """The same time told of the round in a sentence, where it was found in a headline."""
        if used.ref.sentence.block not in HEADS:
            return used
        days = (used.when.start, used.when.end)
        alike = (t for t in told if (t.when.start, t.when.end) == days and t.ref.sentence.block not in HEADS)
        return next((t for t in alike if t.ref.relation in STRONG), used)

    def _evidence(self, refs: list[Ref], used: list[Told], beside: list[Span]) -> list[Span]:
        spans = [quote_span(self.context.sentence_at(s.start), s.start, s.end) for s in beside]
        for t in used:
            low, high = min(t.ref.start, t.when.span.start), max(t.ref.end, t.when.span.end)
            spans.append(quote_span(t.ref.sentence, low, high))
            head = self.context.sentence_at(t.when.span.start)
            spans += [] if head is t.ref.sentence else [quote_span(head, t.when.span.start, t.when.span.end)]
        named = any(t.ref.relation in STRONG and t.ref.sentence.block not in HEADS for t in used)
        spans += [quote_span(ref.sentence, ref.start, ref.end) for ref in refs[: 0 if named else 1]]
        unique = sorted({(s.start, s.end) for s in spans})
        return [Span(a, b) for a, b in unique[:MOST_SPANS]]

    def _city(self, refs: list[Ref]) -> str | None:
        """Where it sits: a place told as one ("in Sochi") before any other; "the Astana format" tells of none."""
        cities = self.words["city_names"]
        near = [(ref, self._places(ref)) for ref in refs]
        for told in (True, False):
            for ref, places in near:
                those = [m for m, is_told in places if is_told or not told]
                if those:
                    city: str = cities[min(those, key=lambda m: abs(m.start - ref.end)).slug]
                    return city
        return None

    def _places(self, ref: Ref) -> list[tuple[Mention, bool]]:
        """Cities in the sentence of a mention, without those that only name a format, and whether told as a place."""
        words, text = self.words, self.context.text
        found = []
        for m in self.context.mentions_in(ref.sentence.start, ref.sentence.end):
            if m.kind == "place" and m.slug in words["city_names"]:
                after = text[m.end : m.end + 24].replace("-", " ").split()[:1]
                before = text[max(0, m.start - 12) : m.start].lower().split()[-1:]
                if not after or after[0].lower().strip('.,;:"') not in words["formats"]:
                    found.append((m, bool(before) and before[0] in words["locating"]))
        return found


def _tells_no_day(ref: Ref) -> bool:
    """Whether the days beside a mention are not its round's: of a count, of presidents told of again."""
    return ref.relation == "count" or (ref.head == "presidents" and ref.relation == "definite")


def _is_of_a_day(known: Known | None) -> bool:
    """Whether a round sat on one day only, so that this day told beside it is its own."""
    return known is not None and known.start is not None and known.start == known.end


def key_leads(refs: list[Ref]) -> bool:
    """Whether a round is told of in the first sentences, so that days beside it are likely to be its own."""
    return any(r.sentence.index < LEAD and r.relation in STRONG for r in refs)


def read_rounds(context: Context, set_times: Callable[[list[Span], int | None], None]) -> Rounds:
    """Rounds of a text; `set_times` gets the stretches that dates must leave alone and the year that rounds pin."""
    refs = find_refs(context)
    skip = number_spans(refs)
    set_times(skip, None)
    cues = cues_of(context)
    refs = sorted([*refs, *find_calls(context, refs, cues)], key=lambda r: r.start)
    kept = assign_tracks(context, refs, cues)
    if context.published is None and (year := pinned_year(context, kept)) is not None:
        set_times(skip, year)
    return Rounds(context, kept, cues)
