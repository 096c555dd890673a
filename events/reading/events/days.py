"""The days of an event: those its sentence tells, else the day it was told, else those told just before."""

from collections import deque
from collections.abc import Sequence
from datetime import timedelta

from events.reading.clauses import Mood
from events.reading.context import Context
from events.reading.events.cues import Cues
from events.reading.events.flow import Flow
from events.reading.events.hours import Hours
from events.reading.events.kinds import GROUND_KINDS, VIOLENT
from events.reading.events.nearest import EVENT, EVENT_SIZE, HEAD, nearest
from events.reading.events.parties import Parties
from events.reading.events.spots import Candidate, Spot
from events.reading.events.times import ENTRY_WORDS, POINTS, Told, gone_by, is_entry, lasts, told_by
from events.reading.evidence import quote_span
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import RoundFact, Span, When
from events.reading.times.words import load_words

# So many lines that hold a date and nothing else make a text a timeline: what stands behind one is of that day.
TIMELINE = 4
# No meeting lasts longer, in days.
LONGEST = 14
TIMELESS = ("meeting", "appointment")
# What is done by speaking, on the day of the words.
SPOKEN = frozenset({"accusation", "rejection", "appointment"})
# What the first sentences tell in the perfect is news of the day; so is what a page of entries under clock times tells.
LEAD = 4
# Of so many events a clause may speak again, by a word of so many letters at least.
TOLD_REACH, THING = 12, 5
# A round that ended so many days before is what its people are asked about.
JUST_ENDED = 2
LIVE_KINDS = frozenset({"meeting", "agreement", "rejection", "appointment"})


class Days:
    """Finds the days of spots; remembers the day told last, and the entry of a timeline that a line stands under."""

    def __init__(
        self,
        context: Context,
        lines: Sequence[Line],
        attribution: Attribution,
        rounds: Sequence[RoundFact],
        cues: Cues,
        parties: Parties,
    ) -> None:
        self.lines, self.attribution, self.rounds = lines, attribution, rounds
        self.cues, self.parties, self.verbs = cues, parties, cues.rules.verbs
        self.anchor = context.published
        self.weekdays = load_words(context.language).weekdays.keys()
        entries = [n for n, line in enumerate(lines) if line.whens and is_entry(line)]
        self.entries = frozenset(entries if len(entries) >= TIMELINE else ())
        self.entry: Told | None = None
        self.hours = Hours(lines, self.anchor)
        self.flow = Flow(attribution, self.anchor, rounds, parties, self.hours)
        self._told: deque[tuple[Line, Told]] = deque(maxlen=TOLD_REACH)

    def go_on(self, n: int, line: Line, here: Sequence[Candidate]) -> None:
        """Remembers the days that the following sentences may lean on."""
        if n in self.entries:
            self.entry = told_by(line.whens[0], self.anchor, self.rounds)
        elif line.times and line.has_time(0, ENTRY_WORDS):
            self.entry = None
        dated = [c.told for c in here if c.told and c.own_time and c.modality == "happened"]
        if dated:
            self._told.append((line, dated[0]))
        self.flow.go_on(n, line, dated)

    def of(self, spot: Spot, mood: Mood, said: Said | None) -> tuple[Told | None, bool]:
        """Days of an event, and whether its own sentence tells them."""
        if self._goes_on_blaming(spot, mood, said):
            return None, False
        blames = spot.rule.kind == "accusation" and said is not None and said.speaker and not self._leans(spot)
        if blames and said and self.entry is None and not said.frame.start <= spot.at < said.frame.end:
            return self._told_at(spot, said)
        if said is not None and said.said_on is not None and self._announced(spot, mood, said):
            return told_by(said.said_on, self.anchor, self.rounds), True
        told = self._own_time(spot, mood) if spot.rule.kind != "accusation" or self._beside(spot) else None
        if told is not None and told.precision == "year" and self.entry is not None and mood.modality == "happened":
            # Under the date of an entry, "the communiqué of 2012" is no time of what the entry tells.
            told = None
        if told is not None or mood.modality == "planned":
            return told, told is not None
        if self.entry is not None:
            return self.entry, True
        if mood.modality == "denied" and spot.rule.kind in VIOLENT:
            return None, False
        if said is not None and said.said_on is not None:
            return told_by(said.said_on, self.anchor, self.rounds), True
        if self.anchor is not None and (news := self._as_news(spot, mood, said)) is not None:
            return news
        if spot.rule.kind == "rejection" and (told := self._stayed_away(spot)):
            return told, True
        if spot.rule.kind == "meeting" and not mood.before_that and self.flow.just_told(spot, said):
            return self.flow.carried(spot), True
        if spot.rule.kind in TIMELESS or (mood.before_that and said is None and not self.flow.same_day(spot)):
            return None, False
        return self.flow.carried(spot, news=mood.perfect), False

    def _as_news(self, spot: Spot, mood: Mood, said: Said | None) -> tuple[Told | None, bool] | None:
        """Days of what is told in the present, in the perfect or as somebody's words, without a day; else None."""
        today = self._today(spot)
        told = self._told_behind(spot) if mood.modality == "happened" else None
        if told is not None:
            return told, True
        if mood.present or (mood.perfect and spot.n < LEAD and spot.rule.kind in POINTS):
            sits = spot.rule.kind == "meeting" and spot.n < LEAD
            return today, sits and spot.line.low[spot.first][-3:] in self.cues.moods.sets["ing_ends"]
        if self.hours.opening and said is None and not mood.before_that and spot.rule.kind in LIVE_KINDS:
            return today, True
        speak = self.attribution.said_in(spot.line.sentence.start) if spot.rule.form == "occasion" else (said,)
        if spot.rule.kind == "meeting" and any(one is not None and self.cues.moods.is_now(one) for one in speak):
            return today, True
        if spot.rule.kind == "accusation":
            return self._closing(spot, said) or self.flow.carried(spot) or today, False
        return None

    def _goes_on_blaming(self, spot: Spot, mood: Mood, said: Said | None) -> bool:
        """`Ankara blames Damascus for it`: far down in a text it is what a capital holds, and of no day."""
        if spot.rule.kind != "accusation" or not mood.present or spot.n < LEAD or self.entry or self.hours.opening:
            return False
        person = said is not None and said.mention is not None and said.mention.kind == "person"
        return not person and not spot.line.whens and (said is None or said.said_on is None)

    def _closing(self, spot: Spot, said: Said | None) -> Told | None:
        """The last day of a round that has just ended, on which whoever spoke there is likeliest to have spoken."""
        anchor, names = self.anchor, spot.line.names
        speaks = said is not None and said.mention is not None and said.mention.kind == "person"
        if anchor is None or not (speaks or any(k < spot.first and names[k].kind == "person" for k in names)):
            return None
        ended = [r.end for r in self.rounds if r.end and r.precision in (None, "day") and r.status == "held"]
        last = max((day for day in ended if 0 <= (anchor - day).days <= JUST_ENDED), default=None)
        return Told(last, last, "day", around(spot)) if last else None

    def _announced(self, spot: Spot, mood: Mood, said: Said) -> bool:
        """`told the envoy on Monday that it was suspending its part`, `that they would not go`: done by saying so."""
        line, sets, start = spot.line, self.cues.moods.sets, spot.clauses[spot.clause][0]
        if spot.rule.kind != "rejection" or not start or line.low[start] not in sets["that"]:
            return False
        if not line.sentence.start <= said.frame.start < spot.at:
            return False
        words = line.low[spot.first : spot.last]
        return mood.present or words[0][-3:] in sets["ing_ends"] or not sets["will"].isdisjoint(words)

    def _stayed_away(self, spot: Spot) -> Told | None:
        """`boycotted the round`: on the days of the round that the text told of just before."""
        if self.cues.rules.words["sittings"].isdisjoint(spot.line.low[spot.first : spot.bounds[1]]):
            return None
        sat = [
            r
            for r in self.rounds
            if (r.start or r.end) and r.precision in (None, "day") and r.status in ("held", "under-way")
        ]
        told = [(s.start, n) for n, r in enumerate(sat) for s in r.evidence if s.start <= spot.at]
        last = sat[max(told)[1]] if told else None
        return Told(last.start or last.end, last.end or last.start, "day", around(spot)) if last else None

    def _beside(self, spot: Spot) -> bool:
        """Whether a time opens the sentence or belongs to the words themselves, not to what they tell of."""
        line, last = spot.line, spot.last
        behind = next((k for k in range(last, len(line.low)) if k in line.times), None)
        told = behind is not None and self.verbs.isdisjoint(line.low[last:behind])
        return (
            told
            or self._leans(spot)
            or line.has_time(0, 2)
            or line.has_time(spot.bounds[0], last)
            or self.cues.moods.is_absolute(spot)
        )

    def _leans(self, spot: Spot) -> bool:
        """`declared the truce over on Monday, accusing the rebels of breaches`: done by what stands before."""
        low = spot.line.low
        return low[spot.first - 1] == "," and low[spot.first][-3:] in self.cues.moods.sets["ing_ends"]

    def _told_at(self, spot: Spot, said: Said) -> tuple[Told | None, bool]:
        """Who says that another has done wrong accuses when he says it."""
        when = said.said_on or next((w for w in spot.line.whens if w.span.start < said.frame.start), None)
        told = told_by(when, self.anchor, self.rounds) if when else None
        return (told, True) if told else (self._closing(spot, said) or self._today(spot), False)

    def _told_behind(self, spot: Spot) -> Told | None:
        """The day on which whoever acts speaks in the next sentence: `Annan has resigned. He said on Monday`."""
        behind = self.lines[spot.n + 1] if spot.n + 1 < len(self.lines) else None
        if spot.rule.kind not in SPOKEN or behind is None or behind.sentence.paragraph != spot.line.sentence.paragraph:
            return None
        acting = {m.slug for k, m in spot.line.names.items() if k < spot.first and m.kind == "person"}
        for said in self.attribution.said_in(behind.sentence.start) if acting else ():
            if said.said_on is not None and said.speaker in acting and said.frame.start >= behind.sentence.start:
                return told_by(said.said_on, self.anchor, self.rounds)
        return None

    def _today(self, spot: Spot) -> Told | None:
        return Told(self.anchor, self.anchor, "day", around(spot)) if self.anchor else None

    def _own_time(self, spot: Spot, mood: Mood) -> Told | None:
        # "The truce that the Russians had announced on Monday" is of that day.
        last = spot.line.tokens.to[spot.last - 1]
        sayings = [
            s
            for s in self.attribution.said_in(spot.line.sentence.start)
            if not s.frame.start <= spot.at < s.frame.end and not spot.at <= s.frame.start < last
            if spot.rule.form != "occasion"
        ]
        if spot.line.times and self._told and (told := self._spoken_of(spot)):
            return told
        when = self.cues.moods.time_of_it(spot) or nearest(spot, sayings, self.verbs, self.cues.moods.says)
        if when is None or (mood.before_that and self._of_main(spot, when)):
            return None
        lasting = spot.rule.kind not in POINTS and lasts(spot.line, when, self.cues.moods.sets)
        told = told_by(when, self.anchor, self.rounds, lasting)
        ahead = told is not None and told.start and self.anchor and told.start > self.anchor
        # "reached a deal on a truce, to start on Sunday" is of no Sunday gone by.
        ground = spot.rule.kind in GROUND_KINDS and spot.rule.kind != "agreement"
        if told is not None and ahead and mood.modality == "happened" and ground:
            told = gone_by(told, self.anchor, spot.line, self.weekdays)
        if mood.modality == "planned" and mood.before_that:
            return None
        if spot.rule.kind == "meeting" and told and told.start and told.end and (told.end - told.start).days > LONGEST:
            # "Since January 2017 they have held seventeen meetings" dates none of them.
            told = None if when.end is None else told
        if told is None or told.start is None or told.end is None or self.anchor is None:
            return told
        if mood.modality == "planned":
            return told if told.end >= self.anchor else None
        return told if told.start <= self.anchor or mood.present else None

    def _of_main(self, spot: Spot, when: When) -> bool:
        """`On Monday X was taken from Daesh, who had murdered dozens`: the time before is not that of the murder."""
        first, relative = spot.bounds[0], self.cues.moods.sets["opens_aside"]
        return spot.line.low[first] in relative and when.span.start < spot.line.tokens.at[first]

    def _spoken_of(self, spot: Spot) -> Told | None:
        """`Two days before the convoy was hit, jets bombed`, `before they met`: counted from when that was told of."""
        line = spot.line
        when = line.whens[0]
        if when.anchor[:EVENT_SIZE] != EVENT or "," not in line.low or line.at(when.span.start) > HEAD:
            return None
        first, comma = line.at(when.span.end - 1) + 1, line.low.index(",")
        things = {w for w in line.low[first:comma] if len(w) >= THING and w not in self.verbs}
        they = line.low[first] in self.cues.moods.sets["who_met"]
        for other, told in reversed(self._told):
            if told.start and (they or not things.isdisjoint(other.low)):
                away = int(when.anchor[EVENT_SIZE:]) if spot.first > comma else 0
                moved = told.start - timedelta(days=away)
                return Told(moved, moved, "day", when.span)
        return None


def around(spot: Spot) -> Span:
    """The words of a spot as evidence."""
    return quote_span(spot.line.sentence, spot.at, spot.line.tokens.to[spot.last - 1])
