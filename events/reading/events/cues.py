"""Whether the words of a rule may tell of an event where they stand: what the clause must hold, and must not."""

from collections.abc import Sequence

from events.reading.clauses import clause_words_of, finite_of
from events.reading.context import Context
from events.reading.events.actors import Naming
from events.reading.events.kinds import FOUGHT, GROUND_KINDS, VIOLENT
from events.reading.events.moods import Moods
from events.reading.events.places import Places
from events.reading.events.rules import NAME_KINDS, Rule, Rules
from events.reading.events.spots import Spot, before_aside
from events.reading.lines import Line
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Mention

LEANS = 2
# Of these a number alone may tell how many more there were.
COUNTED_ON = frozenset({"displacement", "withdrawal", "detainee-release", "deployment"})
NEXT_REACH = 4
# One verb takes towns and captures men: what each of the two kinds is not told of, within so many words of it.
TAKEN = "territory-change"
NOT_SEIZED = {"detention": "ground", TAKEN: "men"}
SEIZED_REACH = 6


class Cues:
    """Asks of each spot whether it tells of an event."""

    def __init__(self, context: Context, lines: Sequence[Line], attribution: Attribution, rules: Rules) -> None:
        self.context, self.lines, self.attribution, self.rules = context, lines, attribution, rules
        self.sets = clause_words_of(context.language).sets
        self.naming = Naming(
            context.lexicon, rules.generic, rules.words, rules.one, finite_of(rules.verbs, context.language)
        )
        self.places = Places(context.lexicon, rules.words, rules.one)
        self.classes = context.places_by_sentence(rules.classes)
        self.groups = frozenset(s for s, one in context.lexicon.actors.items() if one.kind == "armed-group")
        self.moods = Moods(context, lines, attribution, rules, self.holds)
        self._known: dict[int, set[str]] = {}

    def may_fit(self, line: Line, rule: Rule, first: int, last: int) -> bool:
        """Whether the sentence holds what the rule wants, for its words at the tokens `first` to `last`."""
        low = line.low
        if (first in line.names and not self._of_name(line, rule, first, last)) or (
            rule.after and last < len(low) and low[last] in rule.after and not self._tells_time(line, last)
        ):
            return False
        if low[-1] == "?" and rule.form not in ("noun", "dated"):
            return False
        lacks = rule.near and "place" not in rule.near and self.present(line).isdisjoint(rule.near)
        if lacks and not self._leans(line, rule, first, last):
            return False
        if rule.behind and not self.places.follows_place(line, first):
            return False
        return not rule.next or self._next(line, rule, last)

    def _of_name(self, line: Line, rule: Rule, first: int, last: int) -> bool:
        """Whether words of arms close a name, or begin with whose they are: `regime artillery`, `Israeli raid`."""
        mention = line.names[first]
        if rule.kind not in VIOLENT or mention.kind != "actor":
            return False
        return line.first_token(mention) < first or (mention.adjective and line.last_token(mention) < last)

    def _tells_time(self, line: Line, last: int) -> bool:
        """Whether a word only leads a time: `took on Monday the town`, but not `took effect on Monday`."""
        return last + 1 in line.times and line.low[last] in self.rules.words["before_places"]

    def fits(self, spot: Spot) -> bool:
        """Whether the clause of words that may fit holds what the rule wants, and nothing that it forbids."""
        line, rule, (a, b) = spot.line, spot.rule, spot.bounds
        if rule.without and self.holds(line, rule.without, self._backed(spot, a), self._aside(spot, b)):
            return False
        if rule.kind in NOT_SEIZED and rule.head and not self._may_seize(spot):
            return False
        if rule.all and not all(self.holds(line, (one,), a, b) for one in rule.all):
            return False
        if not rule.near or self.holds(line, rule.near, a, b) or self._near(spot):
            return True
        return "place" in rule.near and self.places.strange_beside(line, spot.first, spot.last) is not None

    def _may_seize(self, spot: Spot) -> bool:
        """Whether what is seized may be of the kind; words with an object of their own are of it as they stand."""
        if spot.rule.kind == TAKEN and spot.rule.tails:
            return True
        return self._seized(spot) != NOT_SEIZED[spot.rule.kind]

    def _seized(self, spot: Spot) -> str:
        """Whether `captured a soldier near X` tells of men or `captured the town of X` of ground; empty for neither."""
        line, (a, b) = spot.line, spot.bounds
        behind, before = range(spot.first + 1, min(b, spot.last + SEIZED_REACH)), range(spot.first - 1, a - 1, -1)
        passive = line.low[spot.first - 1] in self.sets["be"]
        for k in before if passive else behind:
            if line.low[k] in self.rules.words["men"] and line.low[k - 1] not in self.rules.words["before_places"]:
                return "men"
            if line.low[k] in self.rules.words["grounds"] or (k in line.names and self._is_place(line, k)):
                return "ground" if self.rules.words["located"].isdisjoint(line.low[max(0, k - 2) : k]) else ""
        return ""

    def _backed(self, spot: Spot, start: int) -> int:
        """Where, before the words of a fight, what a comma cuts off ends: `The rebels, backed by jets, moved on`."""
        line, behind = spot.line, self.rules.words["behind"]
        if spot.rule.kind not in FOUGHT or line.low[spot.first - 1] != ",":
            return start
        opens = next((k for k in range(spot.first - 2, start, -1) if line.low[k] == ","), 0)
        return spot.first if opens and line.low[opens + 1] in behind else start

    def _aside(self, spot: Spot, end: int) -> int:
        """Where, behind the words of a fight, what a comma cuts off begins: `walked into Palmyra, behind jets`."""
        line = spot.line
        if spot.rule.kind in FOUGHT and "," in line.low[spot.last : end]:
            comma = line.low.index(",", spot.last, end)
            return comma if comma + 1 not in line.names else end
        return end

    def _next(self, line: Line, rule: Rule, last: int) -> bool:
        """Whether a name of the wanted kind stands right behind the words, an office before it aside."""
        for k in range(last, min(len(line.low), last + NEXT_REACH)):
            mention = line.names.get(k)
            if mention is not None and mention.kind == "person":
                return "person" in rule.next
            if "place" in rule.next and self._is_place(line, k):
                return True
            if mention is not None and mention.adjective and "person" in rule.next and self._officials(line, k + 1):
                return True
            if mention is not None and not mention.adjective:
                return "capital" in rule.next and mention.actor is not None
        return False

    def _officials(self, line: Line, k: int) -> bool:
        """Whether people in office follow: `saw Russian diplomats`."""
        return not self.rules.words["offices"].isdisjoint(line.low[k : k + 2])

    def _near(self, spot: Spot) -> bool:
        """What the clause lacks may stand beside it: before a relative, in the sentence, behind a leading pronoun."""
        line, rule, (a, b) = spot.line, spot.rule, spot.bounds
        if rule.close:
            before = before_aside(spot, self.sets)
            if before < spot.clause:
                return self.holds(line, rule.near, spot.clauses[max(0, before - 1)][0], b)
            # "The truce is dead: the army declared it over".
            meant = not self.sets["stands_for"].isdisjoint(line.low[spot.first : spot.last])
            relative = spot.clause and (meant or line.low[a] in self.sets["subordinate"])
            return bool(relative) and self.holds(line, rule.near, spot.clauses[self._clause_before(spot)][0], b)
        a, b = 0, len(line.low)
        if set(rule.near) <= set(NAME_KINDS):
            last = min(len(spot.clauses) - 1, spot.clause + 1)
            a, b = spot.clauses[max(0, spot.clause - 2)][0], spot.clauses[last][1]
        if self.holds(line, rule.near, a, b):
            return True
        if not self._leans(line, rule, spot.first, spot.last):
            return False
        return any(
            self.holds(one, rule.near, 0, len(one.low))
            and not (rule.without and self.holds(one, rule.without, 0, len(one.low)))
            for one in self.lines[max(0, spot.n - LEANS) : spot.n]
        )

    def _clause_before(self, spot: Spot) -> int:
        """The clause before that of a spot, a comma that stands alone passed over."""
        before, low = spot.clause - 1, spot.line.low
        aside = low[spot.clauses[spot.clause][0]] in self.sets["opens_aside"]
        return before - 1 if aside and before and low[slice(*spot.clauses[before])] == [","] else before

    def _leans(self, line: Line, rule: Rule, first: int, last: int) -> bool:
        """Whether a pronoun stands for what was told before: `It fell on Friday`, `had taken it`."""
        if rule.close or rule.kind not in GROUND_KINDS:
            return False
        if rule.kind in COUNTED_ON and self._counts(line, first):
            return True
        first = first if rule.kind == "territory-change" else last
        return line.low[0] in self.sets["it"] or not self.sets["stands_for"].isdisjoint(line.low[first : last + 1])

    def _counts(self, line: Line, k: int) -> bool:
        """`Some 800 had gone back`: a number alone is the subject, of those told of before."""
        k -= 1
        while k > 0 and (line.low[k] in self.sets["auxiliaries"] or line.low[k] in self.sets["adverbs"]):
            k -= 1
        return k >= 0 and k not in line.times and (line.low[k][-1].isdigit() or line.low[k] in self.sets["counts"])

    def present(self, line: Line) -> set[str]:
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

    def holds(self, line: Line, names: tuple[str, ...], a: int, b: int) -> bool:
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
            return self.places.is_strange(line, k)
        return mention.kind != "zone" and "place" in self._kinds(mention)

    def _kinds(self, mention: Mention) -> tuple[str, ...]:
        """A person is an actor too, a zone a place; a capital that may stand for its government may also be taken."""
        if mention.kind == "person":
            return ("person", "actor")
        if mention.kind == "actor":
            if mention.slug in self.groups:
                return ("actor", "group")
            city = mention.surface.lower() in self.context.lexicon.places and mention.slug != "syria"
            return ("actor", "place") if city else ("actor",)
        return ("place",) if mention.kind in ("place", "zone") and mention.slug != "syria" else ()

    def own_clause(self, spot: Spot) -> int:
        """The token that opens a clause with a subject of its own; 0 where it goes on with what stands before."""
        start = spot.clauses[spot.clause][0]
        return start if spot.line.low[start] in self.sets["opens_anew"] else 0

    def is_further(self, spot: Spot) -> bool:
        """Whether its sentence tells of one more: `Also on Monday, gunmen`, `Another raid`, `held separate talks`."""
        if spot.rule.kind == "meeting" and not self.sets["beside_others"].isdisjoint(spot.line.low):
            return True
        return not self.sets["further"].isdisjoint(spot.line.low[:2])
