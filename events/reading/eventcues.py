"""Whether the words of a rule tell of an event where they stand: what the clause must hold, and its mood."""

from collections.abc import Sequence
from dataclasses import replace

from events.reading.attribution import Attribution, Said
from events.reading.clauses import NEVER, Mood, clause_words_of, finite_of, looks_ahead, mood_of
from events.reading.context import Context
from events.reading.eventactors import Naming
from events.reading.eventnouns import is_note, noun_mood
from events.reading.eventrules import NAME_KINDS, Rule, Rules
from events.reading.eventspots import GROUND_KINDS, Spot, before_aside
from events.reading.eventtimes import is_entry
from events.reading.lines import Line
from events.reading.shapes import Mention

TELLS_REACH = 8
LEANS = 2
NOW_REACH = 3
NEXT_REACH = 4
DENIAL_REACH, CLAIM_REACH = 16, 5
LISTED = ("cell", "row", "item")


class Cues:
    """Asks of each spot whether it tells of an event."""

    def __init__(self, context: Context, lines: Sequence[Line], attribution: Attribution, rules: Rules) -> None:
        self.context, self.lines, self.attribution, self.rules = context, lines, attribution, rules
        self.sets = clause_words_of(context.language).sets
        self.naming = Naming(
            context.lexicon, rules.generic, rules.words, rules.one, finite_of(rules.verbs, context.language)
        )
        self.classes = context.hits_by_sentence(rules.classes)
        self._known: dict[int, set[str]] = {}

    def may_fit(self, line: Line, rule: Rule, first: int, last: int) -> bool:
        """Whether the sentence holds what the rule wants, for its words at the tokens `first` to `last`."""
        low = line.low
        if first in line.names or (last < len(low) and low[last] in rule.after):
            return False
        if low[-1] == "?" and rule.form not in ("noun", "dated"):
            return False
        present = self._present(line)
        if not present.issuperset(rule.all):
            return False
        lacks = rule.near and "place" not in rule.near and present.isdisjoint(rule.near)
        if lacks and not self._leans(line, rule, last):
            return False
        if rule.behind and not self.naming.place_before(line, first):
            return False
        return not rule.next or self._next(line, rule, last)

    def fits(self, spot: Spot) -> bool:
        """Whether the clause of words that may fit holds what the rule wants, and nothing that it forbids."""
        line, rule, (a, b) = spot.line, spot.rule, spot.bounds
        if rule.without and self._holds(line, rule.without, a, b):
            return False
        if rule.all and not all(self._holds(line, (one,), a, b) for one in rule.all):
            return False
        if not rule.near or self._holds(line, rule.near, a, b) or self._near(spot):
            return True
        return "place" in rule.near and self.naming.strange_beside(line, spot.first, spot.last) is not None

    def _next(self, line: Line, rule: Rule, last: int) -> bool:
        """Whether a name of the wanted kind stands right behind the words, an office before it aside."""
        for k in range(last, min(len(line.low), last + NEXT_REACH)):
            mention = line.names.get(k)
            if mention is not None and mention.kind == "person":
                return "person" in rule.next
            if "place" in rule.next and self._is_place(line, k):
                return True
            if mention is not None and not mention.adjective:
                return "capital" in rule.next and mention.actor is not None
        return False

    def _near(self, spot: Spot) -> bool:
        """What the clause lacks may stand beside it: before a relative, in the sentence, behind a leading pronoun."""
        line, rule, (a, b) = spot.line, spot.rule, spot.bounds
        if rule.close:
            before = before_aside(spot)
            if before < spot.clause:
                return self._holds(line, rule.near, spot.clauses[max(0, before - 1)][0], b)
            relative = spot.clause and line.low[a] in self.sets["subordinate"]
            return bool(relative) and self._holds(line, rule.near, spot.clauses[spot.clause - 1][0], b)
        a, b = 0, len(line.low)
        if set(rule.near) <= set(NAME_KINDS):
            last = min(len(spot.clauses) - 1, spot.clause + 1)
            a, b = spot.clauses[max(0, spot.clause - 2)][0], spot.clauses[last][1]
        if self._holds(line, rule.near, a, b):
            return True
        if not self._leans(line, rule, spot.last):
            return False
        return any(self._holds(one, rule.near, 0, len(one.low)) for one in self.lines[max(0, spot.n - LEANS) : spot.n])

    def _leans(self, line: Line, rule: Rule, last: int) -> bool:
        """Whether a pronoun stands for what was told before: `It fell on Friday`, `the three agreed on it`."""
        if rule.close or rule.kind not in GROUND_KINDS:
            return False
        return line.low[0] in ("it", "they") or line.low[last : last + 1] in (["it"], ["this"], ["that"], ["them"])

    def _present(self, line: Line) -> set[str]:
        """The classes of words and the kinds of names that a sentence holds."""
        place = line.sentence.index
        known = self._known.get(place)
        if known is None:
            parts = self.rules.parts
            told = [parts[hit[2]] for hit in self.classes.get(place, ())]
            known = set().union(*told, *map(self._kinds, line.mentions))
            if self.naming.somebody(line, 0, len(line.low)):
                known.add("person")
            self._known[place] = known
        return known

    def _holds(self, line: Line, names: tuple[str, ...], a: int, b: int) -> bool:
        """Whether one of the classes or kinds of names stands in the tokens `a` to `b`."""
        kinds, categories = self.rules.wanted(names)
        if kinds and line.names:
            for k, mention in line.names.items():
                if a <= k < b and not kinds.isdisjoint(self._kinds(mention)):
                    return True
        if "person" in kinds and self.naming.somebody(line, a, b):
            return True
        here = self.classes.get(line.sentence.index)
        if here is None:
            return False
        start, end = line.tokens.at[a], line.tokens.to[b - 1]
        for hit in here:  # noqa: SIM110, a loop takes half the time of any()
            if hit[2] in categories and start <= hit[0] < end:
                return True
        return False

    def _is_place(self, line: Line, k: int) -> bool:
        """Whether a town is named there: a zone is entered, not taken."""
        mention = line.names.get(k)
        if mention is None:
            return self.naming.is_strange(line, k)
        return mention.kind != "zone" and "place" in self._kinds(mention)

    def _kinds(self, mention: Mention) -> tuple[str, ...]:
        """A person is an actor too, a zone a place; a capital that may stand for its government may also be taken."""
        if mention.kind == "person":
            return ("person", "actor")
        if mention.kind == "actor":
            city = mention.surface.lower() in self.context.lexicon.places and mention.slug != "syria"
            return ("actor", "place") if city else ("actor",)
        return ("place",) if mention.kind in ("place", "zone") and mention.slug != "syria" else ()

    def mood(self, spot: Spot) -> Mood | None:
        """How it is told; None where it is not told as an event at all."""
        mood = self._mood(spot)
        if mood is not None and mood.modality == "happened" and self._denied(spot):
            return replace(mood, modality="denied")
        return mood

    def _denied(self, spot: Spot) -> bool:
        """`denied that it had shelled`, `denied carrying out strikes`, `rejected claims that its forces used`."""
        low, first = spot.line.low, spot.first
        for k in range(first - 1, max(-1, first - DENIAL_REACH), -1):
            if low[k] in self.sets["turns"]:
                return False
            claim = low[k] in self.sets["rejects"] and not self.sets["claims"].isdisjoint(low[k : k + CLAIM_REACH])
            untrue = low[k] == "that" and low[k - 1] in self.sets["claims"] and self._untrue(spot)
            if (low[k] in self.sets["denials"] or claim or untrue) and k not in spot.line.names:
                return spot.rule.kind in GROUND_KINDS and "not" not in low[max(0, k - 2) : k]
        return False

    def _untrue(self, spot: Spot) -> bool:
        """`Reports that our men have left do not correspond to reality.`"""
        start, end = spot.line.sentence.start, spot.line.sentence.end
        return bool(self.context.hits(self.rules.untrue).within(start, end))

    def _mood(self, spot: Spot) -> Mood | None:
        form, low, (a, _) = spot.rule.form, spot.line.low, spot.clauses[spot.clause]
        if form == "verb":
            return self._verb(spot)
        if form == "passive":
            mood = mood_of(spot.line, spot.first, "participle", spot.bounds[0], self.context.language)
            return mood if mood.passive else None
        if low[a] in self.sets["hypothetical"] and low[a] != "were":
            return None
        if form == "past":
            return self._past(spot)
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
        word = spot.first if rule.head else next((k for k in inside if line.low[k] in self.rules.verbs), None)
        if word is None:
            word = next((k for k in inside if line.low[k].endswith("ed")), None)
        if word is None:
            return Mood("happened")
        mood = mood_of(line, word, self.rules.forms.get(line.low[word], "past"), start, self.context.language)
        if (
            rule.kind == "meeting"
            and line.low[word - 1 : word] == ["last"]
            and line.low[word - 2] not in ("two", "three")
        ):
            return None
        if rule.kind in ("rejection", "agreement") and mood.governor in self.sets["decides"]:
            return Mood("happened")
        return mood

    def _past(self, spot: Spot) -> Mood | None:
        """Words that tell of the past as they stand, unless a helper among them or a `no` before them takes it back."""
        low, start = spot.line.low, spot.clauses[spot.clause][0]
        words = low[spot.first : spot.last]
        refusal = spot.rule.kind == "rejection"
        if not (refusal or (self.sets["perhaps"].isdisjoint(words[1:-1]) and NEVER.isdisjoint(words[1:-1]))):
            return None
        if not self.sets["not_told"].isdisjoint(low[max(start, spot.first - 3) : spot.first]):
            return None
        if not (refusal or self.sets["will"].isdisjoint(words[1:-1])):
            return None if "have" in words else Mood("planned")
        return Mood("happened", present=self._now(spot), before_that="had" in words)

    def _now(self, spot: Spot) -> bool:
        """`A car bomb kills two soldiers`: the verb of the noun tells what happens as it is written down."""
        return not self.sets["nows"].isdisjoint(spot.line.low[spot.first : spot.last + NOW_REACH])

    def _starts(self, spot: Spot) -> Mood | None:
        """`the truce began`, `the assault is to begin`: the words of beginning say whether it has begun."""
        words = spot.line.low[spot.first : spot.last]
        if not (self.sets["perhaps"].isdisjoint(words) and self.sets["not_told"].isdisjoint(words)):
            return None
        if looks_ahead(words, self.context.language) or "to" in words:
            return Mood("planned")
        return Mood("happened", present=words[-1] in ("begins", "starts", "hold", "holds"))

    def _dated(self, spot: Spot) -> bool:
        """`the memorandum of 4 May 2017`; in a table, any time of the row."""
        line, last = spot.line, spot.last
        if line.sentence.block in LISTED and (line.times or (spot.n and is_entry(self.lines[spot.n - 1]))):
            return True
        return line.low[last : last + 1] in (["of"], ["from"]) and line.has_time(last + 1, last + 4)

    def _noun(self, spot: Spot) -> Mood | None:
        return noun_mood(spot, self.rules.verbs, self._now(spot), self.context.language)

    def _tells(self, spot: Spot) -> bool:
        """Whether a noun tells of a happening: a verb of happening or a time stands in its clause."""
        line, (start, end) = spot.line, spot.clauses[spot.clause]
        a, b = max(start, spot.first - TELLS_REACH), min(end, spot.last + TELLS_REACH + 1)
        tells = self.sets["tells"]
        if not (tells.isdisjoint(line.low[a : spot.first]) and tells.isdisjoint(line.low[spot.last : b])):
            return True
        if line.has_time(0, 4) or line.has_time(start, end) or is_note(line, spot.first, self.naming.finite):
            return True
        return any(self.is_now(said) for said in self.attribution.said_in(line.sentence.start))

    def _chemical(self, spot: Spot) -> Mood | None:
        """Chemical weapons used, or said not to have been used; their stockpiles and inspectors are no attack."""
        line, (start, end) = spot.line, spot.clauses[spot.clause]
        words = set(line.low[start:end])
        if self.sets["denials"] & set(line.low) or words & {"never", "false"}:
            return Mood("denied")
        if words & self.sets["no_attack"]:
            return None
        mood = self._noun(spot) if self._tells(spot) else None
        return mood if mood is not None and mood.modality != "planned" else None

    def is_now(self, said: Said) -> bool:
        """Whether a saying is told in the present, as it happens: `Putin says after talks with Erdogan`."""
        return self.context.lowered.endswith((" says", " tells"), 0, said.frame.end)
