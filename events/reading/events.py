"""Events of a text: from trigger words over clauses to facts, each happening once."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from events.reading.attribution import Attribution, Said
from events.reading.clauses import RELATIVE, Mood, clauses_of, grammar_of, looks_ahead, mood_of
from events.reading.context import Context
from events.reading.eventactors import actors_in, body, place_in_sentence, place_near
from events.reading.eventmerge import merged
from events.reading.eventrules import NAME_KINDS, Rule, rules_of
from events.reading.eventtimes import Told, lasts, nearest, told_by
from events.reading.lines import Line
from events.reading.phrases import Hit
from events.reading.shapes import EventFact, Mention, Modality, RoundFact, Span

ZONES_SINCE = date(2017, 5, 1)
KEPT = frozenset({"syrian-army"})
LONGEST_EVIDENCE = 500
TOLL = frozenset({"died", "killed", "dead", "wounded", "injured"})
# So many sentences a time told for one event holds for the next that tells none.
FLOW = 4
FRESH = 3
AHEAD = 9
# A resolution is the organisation's.
IN_AGREEMENTS = {"un-security-council": "united-nations"}
# These happen at once, however long what they began has lasted.
POINTS = frozenset({"agreement", "territory-change", "chemical-attack", "appointment", "rejection", "aircraft-downed"})
ZONE_KINDS = frozenset(
    [
        "agreement",
        "breakdown",
        "aid-delivery",
        "deployment",
        "withdrawal",
        "displacement",
        "offensive",
        "territory-change",
        "airstrike",
        "shelling",
        "bombing",
        "chemical-attack",
        "detainee-release",
        "detention",
    ]
)
GROUND_KINDS = ZONE_KINDS | {"aircraft-downed", "protest"}


@dataclass(slots=True)
class Candidate:
    """An event as one place of the text tells it, before what is told twice is made one."""

    kind: str
    modality: Modality
    told: Told | None
    place: Mention | None
    actors: list[str]
    zone: str | None
    said: Said | None
    at: int
    sentence: int
    evidence: list[Span]
    own_time: bool = False
    listed: bool = False
    text: str = ""
    others: list[str] = field(default_factory=list)


def find_events(
    context: Context, lines: Sequence[Line], attribution: Attribution, rounds: Sequence[RoundFact] = ()
) -> list[EventFact]:
    """All events of a text, in its order; `rounds` help with times that lean on the opening of a round."""
    found = _Finder(context, lines, attribution, rounds).run()
    return [_fact(context, one) for one in merged(found)]


class _Finder:
    def __init__(
        self, context: Context, lines: Sequence[Line], attribution: Attribution, rounds: Sequence[RoundFact]
    ) -> None:
        self.context, self.lines, self.attribution, self.rounds = context, lines, attribution, rounds
        self.rules = rules_of(context.language)
        self.grammar = grammar_of(context.language)
        self.anchor = context.published
        self.trio: tuple[str, ...] = ("iran", "russia", "turkey")
        self.zone: tuple[str | None, int] = (None, 0)
        self.flow: tuple[Told, int, int] | None = None
        self.classes: dict[int, list[Hit]] = {}

    def run(self) -> list[Candidate]:
        found: list[Candidate] = []
        starts = [line.sentence.start for line in self.lines]
        hits = list(self.rules.hits(self.context.lowered))
        by_line = {n: list(g) for n, g in groupby(hits, key=lambda h: max(0, bisect_left(starts, h[1].start + 1) - 1))}
        for n, line in enumerate(self.lines):
            here = self._sentence(n, line, by_line.get(n, []))
            self._remember_three(line)
            found += here
            self._flow_on(n, line, here)
        return found

    def _remember_three(self, line: Line) -> None:
        """Whom "the three" means from here on: the last three states named together."""
        states = [m.slug for m in line.mentions if m.kind == "actor" and not m.adjective and self._is_state(m.slug)]
        if len(set(states)) == 3:
            self.trio = tuple(dict.fromkeys(states))

    def _is_state(self, slug: str) -> bool:
        known = self.context.lexicon.actors.get(slug)
        return known is not None and known.kind == "state"

    def _flow_on(self, n: int, line: Line, here: list[Candidate]) -> None:
        """The time a following sentence goes on from, where it tells none of its own."""
        told = next((c.told for c in reversed(here) if c.told and c.own_time and c.modality == "happened"), None)
        if told is None:
            spoken = {s.said_on.span.start for s in self.attribution.said_in(line.sentence.start) if s.said_on}
            for when in line.whens:
                one = told_by(when, self.anchor, self.rounds) if when.span.start not in spoken else None
                if one and one.end and (self.anchor is None or one.end <= self.anchor) and one.precision == "day":
                    told = one
        if told is not None:
            self.flow = (told, n, line.sentence.paragraph)

    # One sentence.

    def _sentence(self, n: int, line: Line, hits: list[tuple[Rule, Hit, int]]) -> list[Candidate]:
        if not hits or self._is_heading(line):
            return []
        clauses = clauses_of(line, self.rules.past, self.context.language)
        sayings = self.attribution.said_in(line.sentence.start)
        found: list[Candidate] = []
        for rule, hit, end in hits:
            first, last = line.at(hit.start), line.at(end - 1) + 1
            clause = next((k for k, (a, b) in enumerate(clauses) if a <= first < b), 0)
            if first in line.names or (rule.after and line.low[last : last + 1] and line.low[last] in rule.after):
                continue
            if line.low[-1] == "?" and rule.form not in ("noun", "dated"):
                continue
            if not self._fits(line, rule, clauses, clause, last):
                continue
            mood = self._mood(line, rule, hit, first, clauses[clause], last)
            if mood is None or mood.modality is None:
                continue
            one = self._candidate(n, line, rule, (first, last), clauses, clause, mood, sayings)
            if self._stands(line, rule, mood, one):
                found.append(one)
        broken = {one.at for one in found if one.kind == "breakdown"}
        return [one for one in found if one.kind != "agreement" or one.at not in broken]

    def _stands(self, line: Line, rule: Rule, mood: Mood, one: Candidate) -> bool:
        """Whether enough is told: a meeting wants a time, what stands in a quotation a time of its own."""
        if one.kind == "meeting" and (not one.own_time or not (one.actors or one.place)):
            return False
        if line.in_quote(one.at) and not one.own_time and one.modality == "happened":
            return one.said is None
        return True

    def _is_heading(self, line: Line) -> bool:
        """Headlines, and lines between paragraphs that end without a stop, only announce what the text tells."""
        block = line.sentence.block
        return block in ("headline", "heading") or (block == "paragraph" and line.sentence.text.rstrip()[-1:].isalnum())

    def _fits(self, line: Line, rule: Rule, clauses: Sequence[tuple[int, int]], clause: int, last: int) -> bool:
        a, b = clauses[clause]
        b = max(b, last)
        start, end = line.tokens.at[a], line.tokens.to[b - 1]
        if rule.without and self._holds(line, rule.without, start, end, a, b):
            return False
        if rule.all and not all(self._holds(line, (one,), start, end, a, b) for one in rule.all):
            return False
        if not rule.near or self._holds(line, rule.near, start, end, a, b):
            return True
        if rule.close:
            if not clause or line.low[a] not in self.grammar.sets["subordinate"]:
                return False
            a = clauses[clause - 1][0]
            return self._holds(line, rule.near, line.tokens.at[a], end, a, b)
        a, b = 0, len(line.low)
        if set(rule.near) <= {"person", "actor", "place"}:
            a, b = clauses[max(0, clause - 2)][0], clauses[min(len(clauses) - 1, clause + 1)][1]
        if self._holds(line, rule.near, line.tokens.at[a], line.tokens.to[b - 1], a, b):
            return True
        back = self.lines[line.sentence.index - 1] if line.sentence.index and line.low[0] in ("it", "they") else None
        if back is None or rule.kind not in GROUND_KINDS:
            return False
        return self._holds(back, rule.near, back.sentence.start, back.sentence.end, 0, len(back.low))

    def _holds(self, line: Line, names: tuple[str, ...], start: int, end: int, a: int, b: int) -> bool:
        for name in names:
            if name in NAME_KINDS:
                kinds = (
                    ("place", "zone") if name == "place" else ("person", "actor") if name == "actor" else ("person",)
                )
                if any(line.names[k].kind in kinds for k in range(a, b) if k in line.names):
                    return True
                if name == "place" and any(self._is_city(line.names[k]) for k in range(a, b) if k in line.names):
                    return True
        wanted = set(names)
        return any(start <= hit.start < end and hit.category in wanted for hit in self._classes_at(line))

    # How it is told.

    def _classes_at(self, line: Line) -> list[Hit]:
        """Words of the classes within a sentence, looked for once and only where a rule asks."""
        start = line.sentence.start
        if start not in self.classes:
            self.classes[start] = self.rules.classes.find(self.context.lowered, start, line.sentence.end)
        return self.classes[start]

    def _is_city(self, mention: Mention) -> bool:
        """A capital that may stand for its government may also be taken."""
        return mention.kind == "actor" and mention.surface.lower() in self.context.lexicon.places

    def _mood(self, line: Line, rule: Rule, hit: Hit, first: int, clause: tuple[int, int], last: int) -> Mood | None:
        if rule.form == "verb":
            word = next((k for k in range(first, last) if line.low[k] in self.rules.forms), None)
            if word is None:
                past = next((k for k in range(first, last) if line.low[k].endswith("ed")), None)
                mood = mood_of(line, past, "past", clause[0], self.context.language) if past else Mood("happened")
                return mood if mood.modality != "denied" else None
            mood = mood_of(line, word, self.rules.forms[line.low[word]], clause[0], self.context.language)
            if rule.kind == "meeting" and line.low[word - 1 : word] == ["last"]:
                return None
            if rule.kind in ("rejection", "agreement") and mood.governor in self.grammar.sets["decides"]:
                mood = Mood("happened")
            return mood if mood.modality != "denied" else None
        sets, low = self.grammar.sets, line.low
        if low[clause[0]] in sets["hypothetical"] and low[clause[0]] != "were":
            return None
        if rule.form == "past":
            return Mood("happened")
        if rule.form == "planned":
            return Mood("planned")
        if rule.form == "dated":
            listed = line.sentence.block in ("cell", "row", "item") and bool(line.times)
            near = low[last : last + 1] in (["of"], ["from"]) and any(
                k in line.times for k in range(last + 1, last + 4)
            )
            return self._noun_mood(line, first, clause) if near or listed else None
        if rule.form == "chemical":
            return self._chemical(line, first, clause)
        return self._noun_mood(line, first, clause) if self._told(line, first, last, clause) else None

    def _noun_mood(self, line: Line, first: int, clause: tuple[int, int]) -> Mood | None:
        sets, low = self.grammar.sets, line.low
        before = low[clause[0] : first]
        if looks_ahead(before, self.context.language) or looks_ahead(low[first : first + AHEAD], self.context.language):
            return Mood("planned")
        if any(word in sets["perhaps"] or word in ("no", "not", "never", "without", "if") for word in before[-6:]):
            return None
        return Mood("happened")

    def _told(self, line: Line, first: int, last: int, clause: tuple[int, int]) -> bool:
        """Whether a noun tells of a happening: a verb of happening or a time stands in its clause."""
        sets, low = self.grammar.sets, line.low
        a, b = max(clause[0], first - 8), min(clause[1], last + 9)
        if any(low[k] in sets["tells"] for k in range(a, b) if not first <= k < last):
            return True
        if any(k in line.times for k in (*range(4), *range(clause[0], clause[1]))):
            return True
        return any(self._now(said) for said in self.attribution.said_in(line.sentence.start))

    def _chemical(self, line: Line, first: int, clause: tuple[int, int]) -> Mood | None:
        low = line.low
        words = set(low[clause[0] : clause[1]])
        if set(low) & self.grammar.sets["denials"]:
            return Mood("denied")
        if words & {"denies", "denied", "never", "deny", "denying", "false"}:
            return Mood("denied")
        if words & self.grammar.sets["no_attack"]:
            return None
        return self._noun_mood(line, first, clause) if self._told(line, first, first + 1, clause) else None

    # What is told.

    def _candidate(
        self,
        n: int,
        line: Line,
        rule: Rule,
        trigger: tuple[int, int],
        clauses: Sequence[tuple[int, int]],
        clause: int,
        mood: Mood,
        sayings: Sequence[Said],
    ) -> Candidate:
        assert mood.modality is not None
        said = self.attribution.at(line.tokens.at[trigger[0]])
        if said is not None and said.frame.start <= line.tokens.at[trigger[0]] < said.frame.end:
            said = None if rule.kind != "accusation" else said
        if said is None and rule.kind in GROUND_KINDS:
            said = self._toll(n)
        told, own = self._time(n, line, rule, trigger, clauses, clause, mood, sayings, said)
        modality = mood.modality
        if mood.present and told is not None and told.start and self.anchor is not None and told.start > self.anchor:
            modality = "planned"
        if rule.kind == "rejection" and modality == "planned" and said is not None and said.speaker and said.said_on:
            modality, told, own = "happened", told_by(said.said_on, self.anchor, self.rounds), True
        a, b = clauses[clause]
        actors = self._actors(line, trigger, clauses, clause, sayings, rule.kind)
        if rule.kind == "accusation" and said is not None and said.mention is not None and said.mention.actor:
            speaker = body(said.mention.actor, self.context.lexicon, KEPT)
            actors = [speaker, *(one for one in actors if one != speaker)]
        if rule.kind == "displacement":
            actors = []
        if rule.kind == "meeting":
            actors = [self._in_council(line, one) for one in actors]
        if "league" in rule.near:
            actors.append("syrian-government")
        if rule.kind == "agreement":
            actors = list(dict.fromkeys(IN_AGREEMENTS.get(one, one) for one in actors))
        if rule.kind == "public-appearance":
            actors = actors[:1]
        place = place_near(line, trigger, (a, max(b, trigger[1])), rule.kind == "withdrawal") or (
            place_in_sentence(line, trigger) if rule.kind in GROUND_KINDS else None
        )
        evidence = [self._around(line, trigger)]
        if told is not None and not (evidence[0].start <= told.span.start and told.span.end <= evidence[0].end):
            evidence.insert(0 if told.span.start < evidence[0].start else 1, told.span)
        text = line.sentence.text
        zone = self._zone(line, rule, place, told)
        if zone is not None:
            self.zone = (zone, line.sentence.index)
        return Candidate(
            rule.kind,
            mood.modality,
            told,
            place,
            actors,
            zone,
            said,
            line.tokens.at[trigger[0]],
            n,
            evidence,
            own,
            text=text,
        )

    def _actors(
        self,
        line: Line,
        trigger: tuple[int, int],
        clauses: Sequence[tuple[int, int]],
        clause: int,
        sayings: Sequence[Said],
        kind: str,
    ) -> list[str]:
        """Those named in the clause; the subject of the clause before where this one begins with its verb or a relative."""
        at = line.tokens.at[trigger[0]]
        speakers = [s.mention for s in sayings if s.mention and not self._acts_too(s, at, kind)]
        a, b = clauses[clause]
        lexicon, generic = self.context.lexicon, self.rules.generic
        subject = actors_in(line, a, trigger[0], lexicon, speakers, KEPT, generic)
        found = actors_in(line, trigger[0], max(b, trigger[1]), lexicon, speakers, KEPT, generic if not subject else {})
        found = list(dict.fromkeys([*subject, *found]))
        if not subject and any(line.low[k : k + 2] == ["the", "three"] for k in range(a, trigger[0])):
            subject = list(self.trio)
            found = [*subject, *(one for one in found if one not in subject)]
        k = clause
        resumed = line.low[a] == "," and self._lacks_subject(line, clauses[clause])
        while k and not subject and clause - k < 3:
            k -= 1
            if resumed and line.low[clauses[k][0]] in RELATIVE:
                continue
            subject = actors_in(line, *clauses[k], lexicon, speakers, KEPT, generic)
        return (
            list(dict.fromkeys([*subject, *found]))
            if not found or self._lacks_subject(line, clauses[clause])
            else found
        )

    def _acts_too(self, said: Said, at: int, kind: str) -> bool:
        """Whether a speaker is part of what happens: named before the trigger, and speaking only after it."""
        inside = said.frame.start <= at < said.frame.end
        return inside or kind == "public-appearance"

    def _in_council(self, line: Line, slug: str) -> str:
        """At a table "the opposition" is the political one, unless it is called armed."""
        surfaces = [m.surface.lower() for m in line.mentions if m.slug == slug]
        political = (
            slug == "armed-opposition" and surfaces and "opposition" in surfaces[0] and "armed" not in surfaces[0]
        )
        return "syrian-opposition" if political else slug

    def _lacks_subject(self, line: Line, clause: tuple[int, int]) -> bool:
        word = line.low[clause[0]]
        return word in ("who", "which", "whose", "that") or line.low[min(clause[0] + 1, clause[1] - 1)] in (
            self.rules.verbs | self.grammar.finite
        )

    def _time(
        self,
        n: int,
        line: Line,
        rule: Rule,
        trigger: tuple[int, int],
        clauses: Sequence[tuple[int, int]],
        clause: int,
        mood: Mood,
        sayings: Sequence[Said],
        said: Said | None,
    ) -> tuple[Told | None, bool]:
        """Days of an event, and whether its own sentence tells them."""
        when = nearest(line, trigger, clause, clauses, sayings, self.rules.verbs, set())
        told = told_by(when, self.anchor, self.rounds, rule.kind not in POINTS and lasts(line, when)) if when else None
        if told is not None and told.end and self.anchor is not None and told.start:
            if (mood.modality == "planned" and told.end < self.anchor) or (
                mood.modality != "planned" and told.start > self.anchor
            ):
                told = None
        if told is not None:
            return told, True
        if mood.modality == "planned":
            return None, False
        if said is not None and said.said_on is not None:
            return told_by(said.said_on, self.anchor, self.rounds), True
        if mood.present and self.anchor is not None:
            return Told(self.anchor, self.anchor, "day", self._around(line, trigger)), False
        if said is not None and rule.kind == "meeting" and self._now(said):
            return Told(self.anchor, self.anchor, "day", said.frame), True
        if rule.kind == "accusation" and self.anchor is not None and (said is None or said.said_on is None):
            near = self.flow is not None and n - self.flow[1] <= FLOW
            if not near:
                return Told(self.anchor, self.anchor, "day", self._around(line, trigger)), False
        if self.flow is not None and not mood.before_that and rule.kind not in ("meeting", "appointment"):
            told, index, paragraph = self.flow
            fresh = self.anchor is not None and told.end is not None and (self.anchor - told.end).days <= FRESH
            reach = FLOW if paragraph == line.sentence.paragraph or rule.kind in GROUND_KINDS or fresh else 1
            if n - index <= reach:
                return told, False
        return None, False

    def _toll(self, n: int) -> Said | None:
        """Who tells the toll of an attack in the sentence behind it: `Thirteen people died, according to X`."""
        if n + 1 >= len(self.lines) or self.lines[n + 1].sentence.paragraph != self.lines[n].sentence.paragraph:
            return None
        behind = self.lines[n + 1]
        if not TOLL & set(behind.low):
            return None
        return next((s for s in self.attribution.said_in(behind.sentence.start) if s.speaker), None)

    def _now(self, said: Said) -> bool:
        """Whether a saying is told in the present, as it happens: `Putin says after talks with Erdogan`."""
        return self.anchor is not None and self.context.lowered[: said.frame.end].endswith((" says", " tells"))

    def _zone(self, line: Line, rule: Rule, place: Mention | None, told: Told | None) -> str | None:
        if rule.kind not in ZONE_KINDS:
            return None
        if rule.kind == "agreement":
            place = next((m for m in line.mentions if m.kind == "zone"), place)
        day = told.end if told else self.anchor
        if day is not None and day < ZONES_SINCE:
            return None
        if place is not None:
            if place.kind == "zone":
                return place.slug
            known = self.context.lexicon.places.get(place.slug)
            if rule.kind != "agreement" or (known and known.zone):
                return known.zone if known else None
        for mention in line.mentions:
            if mention.kind == "zone":
                return mention.slug
            known = self.context.lexicon.places.get(mention.slug) if mention.kind == "place" else None
            if known is not None and known.zone:
                return known.zone
        slug, index = self.zone
        return slug if line.sentence.index - index <= FLOW else None

    def _around(self, line: Line, trigger: tuple[int, int]) -> Span:
        """The sentence, or, where it is long, the stretch around the trigger."""
        start, end = line.sentence.start, line.sentence.end
        if end - start <= LONGEST_EVIDENCE:
            return Span(start, end)
        at = line.tokens.at[trigger[0]]
        a = max(start, at - LONGEST_EVIDENCE // 2)
        a = next((t for t in line.tokens.at if t >= a), a)
        b = max((t for t in line.tokens.to if t <= min(end, a + LONGEST_EVIDENCE)), default=end)
        return Span(a, b)


def _fact(context: Context, one: Candidate) -> EventFact:
    told, said = one.told, one.said
    return EventFact(
        one.kind,
        one.modality,
        one.evidence[:4],
        told.start if told else None,
        told.end if told else None,
        told.precision if told else None,
        context.text[one.place.start : one.place.end] if one.place else None,
        one.actors,
        one.zone,
        said.speaker if said else None,
        said.day if said else None,
    )


__all__ = ["Candidate", "find_events", "replace"]
