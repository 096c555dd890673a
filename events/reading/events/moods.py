"""How the words of a rule are told where they stand: as done, planned or denied, or as nothing that happens."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from events.reading.clauses import Mood, clause_words_of, finite_of, looks_ahead, mood_of
from events.reading.context import Context
from events.reading.events.governed import as_governed
from events.reading.events.kinds import TALK, TRIED
from events.reading.events.nouns import is_note, is_of_town, noun_mood
from events.reading.events.occasions import occasion_mood
from events.reading.events.refuted import Refuted
from events.reading.events.rules import Rules
from events.reading.events.spots import Spot
from events.reading.events.times import is_entry
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import When

TELLS_REACH, NOW_REACH = 8, 3
OWNER_REACH, TRACE_REACH, UNUSED_REACH = 8, 10, 7
NOUNS = ("dated", "noun", "chemical")
ROW, NOTE_REACH = "row", 3
LISTED = (ROW, "item")
Holds = Callable[[Line, tuple[str, ...], int, int], bool]


class Moods:
    """Asks of each spot how it is told; `holds` tells whether classes of words stand in a stretch of a line."""

    def __init__(
        self, context: Context, lines: Sequence[Line], attribution: Attribution, rules: Rules, holds: Holds
    ) -> None:
        self.context, self.lines, self.attribution, self.rules = context, lines, attribution, rules
        self.says, self.holds = clause_words_of(context.language), holds
        self.sets, self.finite = self.says.sets, finite_of(rules.verbs, context.language)
        self.refuted = Refuted(context, rules, self.sets, self.finite)
        self.says_now = tuple(f" {word}" for word in self.sets["says_now"])

    def of(self, spot: Spot) -> Mood | None:
        """How it is told; None where it is not told as an event at all."""
        mood = self._mood(spot)
        denied = self.refuted.as_denied(spot, mood, noun=spot.rule.form in NOUNS)
        if denied is not None:
            return denied
        if mood is not None and mood.modality == "happened":
            return as_governed(spot, mood, self.says)
        return None if mood is not None and mood.modality == "planned" and self._idle(spot) else mood

    def _idle(self, spot: Spot) -> bool:
        """What is only feared or hoped, or was planned and came to nothing: `Fears that people will flee`."""
        low, start = spot.line.low, spot.clauses[spot.clause][0]
        if start and low[start] in self.sets["that"] and low[start - 1] in self.sets["fears"]:
            return True
        if self.refuted.denies_reports(spot):
            return True
        behind = low[spot.first : spot.bounds[1]]
        return spot.rule.form in NOUNS and not self.says.rows["lapsed"].isdisjoint(pairwise(behind))

    def _mood(self, spot: Spot) -> Mood | None:
        form, low, (a, _) = spot.rule.form, spot.line.low, spot.clauses[spot.clause]
        if form == "verb":
            return self._verb(spot)
        if form == "passive":
            mood = mood_of(spot.line, spot.first, "participle", spot.bounds[0], self.context.language)
            return mood if mood.passive else None
        if low[a] in self.sets["hypothetical"] and low[a] not in self.sets["was"]:
            return None
        if form == "past":
            return self._past(spot)
        if form == "occasion":
            return occasion_mood(spot, self.says)
        if form == "planned":
            return Mood("planned")
        if form == "starts":
            return self._starts(spot)
        if form == "dated":
            return self._noun(spot) if self._dated(spot) else None
        if form == "chemical":
            return self._chemical(spot)
        return self._noun(spot) if self._tells(spot) else None

    def _verb(self, spot: Spot) -> Mood | None:
        line, rule, start = spot.line, spot.rule, spot.clauses[spot.clause][0]
        inside = range(spot.first, spot.last)
        if spot.rule.kind in TALK and self._of_nothing(spot):
            return None
        word = spot.first if rule.head else next((k for k in reversed(inside) if line.low[k] in self.rules.verbs), None)
        if word is None:
            word = next((k for k in inside if line.low[k][-2:] in self.sets["past_ends"]), None)
        if word is None:
            return Mood("happened")
        if word - 1 in line.names and is_of_town(spot, word, self.context.lexicon.places, self.says):
            return None
        mood = mood_of(line, word, self.rules.forms.get(line.low[word], "past"), start, self.context.language)
        if (
            rule.kind == "meeting"
            and line.low[word - 1] in self.sets["last"]
            and line.low[word - 2] not in self.sets["last_of"]
            and not self.holds(line, ("ministers",), 0, word)
        ):
            return None
        if rule.kind == "meeting" and rule.tails and line.low[word + 1] in self.sets["be"]:
            return None  # "has been put off until after a meeting"
        named = rule.kind == "appointment" and mood.passive
        if named and self.sets["be"].isdisjoint(line.low[max(0, word - 3) : word]):
            return None  # "the co-chair nominated by the opposition"
        if rule.kind == "airstrike" and rule.near and not (self._strikes if mood.passive else self._flies)(spot):
            return None
        if rule.kind in ("rejection", "agreement", "sanction") and mood.governor in self.sets["decides"]:
            return Mood("happened")
        if rule.kind == "aid-delivery" and line.low[word - 1] in self.sets["papers"]:
            return None  # "under an agreement reached on Monday"
        if rule.kind == "displacement" and start and line.low[start - 1] in self.sets["those"]:
            return None  # "the return of those who fled"
        if rule.kind in TRIED and not self.sets["tries"].isdisjoint(line.low[max(start, word - 3) : word]):
            return None
        if rule.tails and mood.modality == "happened" and not self.sets["none"].isdisjoint(line.low[word : spot.last]):
            return replace(mood, modality="denied", negated=True)  # "flew no missions"
        return mood

    def _of_nothing(self, spot: Spot) -> bool:
        """`have not been able to call a meeting`, `blamed nobody`, `accuses the rebels of breaches`: no deed."""
        low, sets, noun = spot.line.low, self.sets, spot.line.low[spot.first - 1] in self.rules.words["of_or_from"]
        if noun and low[spot.first][-3:] not in sets["ing_ends"]:
            return True
        within, behind = low[spot.first + 1 : spot.last - 1], low[spot.last : spot.last + 1]
        return not (sets["never"].isdisjoint(within) and sets["nobody"].isdisjoint(behind))

    def _strikes(self, spot: Spot) -> bool:
        """Whether what flies is told behind a passive or in another clause: `a jet was hit by a missile` is no raid."""
        before, (_, b) = spot.clauses[spot.clause][0], spot.bounds
        near = spot.rule.near
        if "place" in near:
            return True
        # "when it was hit": what was told of before, a plane as often as not.
        if not self.sets["told_before"].isdisjoint(spot.line.low[spot.first - 2 : spot.first - 1]) and not self.holds(
            spot.line, near, spot.last, b
        ):
            return False
        if self.holds(spot.line, near, spot.last, b):
            return True
        by_others = spot.line.low[spot.last : spot.last + 1] in self.says.runs["by_whom"]
        return not by_others and not self.holds(spot.line, near, before, spot.first)

    def _flies(self, spot: Spot) -> bool:
        """Whether what flies strikes, and is not what is struck: `rebels hit a helicopter`, `hit Idlib with drones`."""
        line, b, near = spot.line, spot.bounds[1], spot.rule.near
        if not spot.rule.close or "place" in near or spot.last >= b or self.holds(line, near, 0, spot.last):
            return True
        ways = self.sets["by_means"]
        leads = next((k for k in range(spot.last, b) if line.low[k] in ways), None)
        return not self.holds(line, near, spot.last, b) or (leads is not None and self.holds(line, near, leads, b))

    def _past(self, spot: Spot) -> Mood | None:
        """Words that tell of the past as they stand, unless a helper among them or a `no` before them takes it back."""
        low, start = spot.line.low, spot.clauses[spot.clause][0]
        words = self._without_aside(low[spot.first : spot.last])
        refusal = spot.rule.kind == "rejection"
        if not refusal and low[spot.first - 1] in self.sets["auxiliaries"]:
            mood = mood_of(spot.line, spot.first, "participle", start, self.context.language)
            if mood.modality != "happened":
                return mood
        if not refusal and spot.closing > spot.clause and low[spot.clauses[spot.closing][0]] in self.sets["apart"]:
            # "the truce has been thin since drones struck on Monday"
            return None
        if not (
            refusal or (self.sets["perhaps"].isdisjoint(words[1:-1]) and self.sets["never"].isdisjoint(words[1:-1]))
        ):
            return None
        if not self.sets["not_told"].isdisjoint(low[max(start, spot.first - 3) : spot.first]):
            return None
        if not refusal and looks_ahead(words[1:-1], self.context.language):
            return None if self.says.one["have"] in words else Mood("planned")
        one = self.says.one
        perfect = one["has"] in words or one["have"] in words
        now = self._now(spot, spot.first)
        return Mood("happened", present=now, before_that=one["had"] in words, perfect=perfect)

    def _without_aside(self, words: list[str]) -> list[str]:
        """`The truce, which was due to end on Monday, was extended`: without what a relative tells between."""
        if "," not in words[:-1]:
            return words
        opens = words.index(",") + 1
        if words[opens] not in self.sets["opens_aside"] or "," not in words[opens:]:
            return words
        return words[: opens - 1] + words[words.index(",", opens) + 1 :]

    def _now(self, spot: Spot, first: int) -> bool:
        """`A car bomb kills two soldiers`: the verb of the noun tells what happens as it is written down."""
        return not self.sets["nows"].isdisjoint(spot.line.low[first : spot.last + NOW_REACH])

    def _starts(self, spot: Spot) -> Mood | None:
        """`the truce began`, `the assault is to begin`: the words of beginning say whether it has begun."""
        words = spot.line.low[spot.first : spot.last]
        if not (self.sets["perhaps"].isdisjoint(words) and self.sets["not_told"].isdisjoint(words)):
            return None
        if looks_ahead(words, self.context.language) or self.says.one["to"] in words:
            return Mood("planned")
        return Mood("happened", present=words[-1] in self.sets["begins_now"])

    def _dated(self, spot: Spot) -> bool:
        """`the memorandum of 4 May 2017`; in a table, any time of the row, in a list one that opens the item."""
        line = spot.line
        if line.sentence.block in LISTED:
            row = line.sentence.block == ROW and line.times
            if row or line.has_time(0, NOTE_REACH) or (spot.n and is_entry(self.lines[spot.n - 1])):
                return True
        return self.time_of_it(spot) is not None

    def time_of_it(self, spot: Spot) -> When | None:
        """The time that belongs to a noun alone: `the memorandum of 4 May 2017`."""
        line, last = spot.line, spot.last
        if spot.rule.form not in NOUNS or not line.times:
            return None
        if last >= len(line.low) or line.low[last] not in self.sets["dated_by"]:
            return self._time_before(spot)
        last += 1
        while last < len(line.low) and last not in line.times and line.low[last] in self.sets["beside_time"]:
            last += 1
        return line.times.get(last)

    def _time_before(self, spot: Spot) -> When | None:
        """`Wednesday's bombing`, `Monday's pre-dawn strike on the base`: the time whose noun this is."""
        low, first = spot.line.low, spot.first
        for k in range(first - 1, max(-1, first - OWNER_REACH), -1):
            if k in spot.line.times:
                # "the October 13 raid", "Monday's raid"
                own = k == first - 1 or low[k + 2] == self.rules.one["genitive"]
                return spot.line.times[k] if own else None
            if low[k] in self.finite or low[k] in self.sets["joints"]:
                return None
        return None

    def _noun(self, spot: Spot) -> Mood | None:
        own = self.time_of_it(spot)
        if own is not None and own.end is not None and self.context.published and own.end < self.context.published:
            # What is of a day gone by has happened, whatever is to come of it.
            return Mood("happened")
        return noun_mood(spot, self.rules.verbs, self._now(spot, spot.last), self.context.language)

    def _tells(self, spot: Spot) -> bool:
        """Whether a noun tells of a happening: a verb of happening or a time stands in its clause."""
        line, (start, end) = spot.line, spot.clauses[spot.clause]
        rest = line.low[start] in self.sets["told_with"] and spot.rule.kind != "offensive"
        if rest or self.is_absolute(spot) or line.low[start] in self.sets["what"]:
            start = spot.clauses[max(0, spot.clause - 1)][0]
        if end == spot.last < len(line.low) and line.low[end] in self.sets["relative"]:
            # "a rocket with a chemical warhead that killed twenty"
            end = spot.clauses[spot.clause + 1][1]
        a, b = max(start, spot.first - TELLS_REACH), min(end, spot.last + TELLS_REACH + 1)
        tells = self.sets["tells"]
        if not (tells.isdisjoint(line.low[a : spot.first]) and tells.isdisjoint(line.low[spot.last : b])):
            return True
        if line.has_time(0, 4) or line.has_time(start, end) or is_note(line, spot.first, self.finite):
            return True
        return any(self.is_now(said) for said in self.attribution.said_in(line.sentence.start))

    def is_absolute(self, spot: Spot) -> bool:
        """Whether its clause leans on the one before: `..., with Moscow accusing the rebels`."""
        start = spot.clauses[spot.clause][0]
        return not self.sets["absolute"].isdisjoint(spot.line.low[start : start + 2])

    def _chemical(self, spot: Spot) -> Mood | None:
        """Chemical weapons used, or said not to have been used; their stockpiles and inspectors are no attack."""
        line, (start, end) = spot.line, spot.clauses[spot.clause]
        words = set(line.low[start:end])
        spread = not self.sets["spreads"].isdisjoint(words)
        if self.sets["denials"] & set(line.low) or words & self.sets["untrue"]:
            return Mood("denied")
        if spot.first and line.low[spot.first - 1] in self.sets["nobody"] and self._tells(spot):
            return Mood("denied")
        if self._traceless(spot):
            return Mood("denied")
        near = line.low[max(start, spot.first - UNUSED_REACH) : min(end, spot.last + UNUSED_REACH)]
        if not self.sets["no_attack"].isdisjoint(near) or not self.sets["unsure"].isdisjoint(words):
            return None
        if not self.sets["holds"].isdisjoint(near):
            return Mood("happened")
        mood = self._noun(spot) if spread or self._tells(spot) else None
        return mood if mood is not None and mood.modality != "planned" else None

    def _traceless(self, spot: Spot) -> bool:
        """`found no trace of chlorine or any other chemical substance`."""
        near = spot.line.low[max(0, spot.first - TRACE_REACH) : spot.first]
        return any(
            word in self.sets["nobody"] and not self.sets["traces"].isdisjoint(near[k : k + 3])
            for k, word in enumerate(near)
        )

    def is_now(self, said: Said) -> bool:
        """Whether a saying is told in the present, as it happens: `Putin says after talks with Erdogan`."""
        return self.context.lowered.endswith(self.says_now, 0, said.frame.end)
