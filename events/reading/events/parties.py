"""Who acts and who suffers in an event: the names of its clause, the subject it leans on, what pronouns mean."""

from collections.abc import Sequence

from events.reading.clauses import Mood, clause_words_of, finite_of
from events.reading.context import Context
from events.reading.events.actors import Naming
from events.reading.events.fitting import COMMITTEE, Fitting
from events.reading.events.groups import ARMY, VAGUE
from events.reading.events.kinds import TALK, TROOP_MOVES, VIOLENT
from events.reading.events.matters import at_table
from events.reading.events.meant import ToldLast
from events.reading.events.occasions import brought_together, ends_at
from events.reading.events.predicates import own_part
from events.reading.events.pronouns import Pronouns
from events.reading.events.rules import Rules
from events.reading.events.spots import Spot, before_aside
from events.reading.lines import Line
from events.reading.sayings.acts import Said
from events.reading.sayings.attribution import Attribution
from events.reading.shapes import Mention

SUBJECT_CLAUSES = 3
# Who tells who is to leave, and has nobody of his own there.
MEDIATORS = frozenset({"un-envoy", "united-nations"})
# What is welcomed or told of by "they" is not their doing.
TAKEN = ("detainee-release", "displacement")
MOVES = frozenset({"withdrawal", "territory-change", "offensive", "aid-delivery", "deployment"})
CLAIMED = ("aircraft-downed", "bombing")
FALLEN = ("aircraft-downed",)
# "announced a boycott", "vowed to send troops": what these govern is the speaker's own doing.
OWN_DOING = 6
NOUN_FORMS = ("noun", "dated")
# So many words before "with whom" the name stands.
WHOM_REACH = 6


class Parties:
    """Names the parties of spots; remembers who was told of last and the last three states in a row."""

    def __init__(self, context: Context, attribution: Attribution, rules: Rules, naming: Naming) -> None:
        self.context, self.attribution = context, attribution
        self.naming, self.bases, self.denied = naming, rules.bases, rules.denied
        self.sets = clause_words_of(context.language).sets
        self.verbs = finite_of(rules.verbs, context.language)
        self.words, self.told = rules.words, ToldLast(context, rules, naming)
        self.fitting = Fitting(context, rules, naming, self.told)
        self.pronouns = Pronouns(
            self.told, attribution, self.sets, self.verbs, COMMITTEE if self.fitting.committee else None
        )
        self.last: dict[str, list[str]] = {}

    def of(self, spot: Spot, mood: Mood, said: Said | None) -> list[str]:
        """Slugs of those who act or suffer, as the kind wants them, in the order of the sentence."""
        actors = self._called(spot) if spot.rule.form == "occasion" else self._named(spot, mood, said)
        if actors and (VAGUE in actors or ARMY in actors) and self.told.groups.told_by_many(spot.line):
            self.told.catch_up()
            actors = self.told.groups.named_for(spot.line, spot.rule.kind, actors)
        actors = actors or self._speakers_own(spot, mood, said)
        if spot.rule.kind in VIOLENT:
            hit = (self.bases.get(m.slug) for m in spot.line.mentions if m.kind == "place")
            actors += [slug for slug in hit if slug and slug not in actors]
        if spot.rule.kind in CLAIMED and mood.modality == "happened" and (claimant := self._claimant(said)):
            actors = [claimant, *(one for one in actors if one != claimant)]
        if not actors and not self.words["nth"].isdisjoint(spot.line.low[max(0, spot.first - 1) : spot.last]):
            # "Second convoy, 13 trucks": of those who brought the first.
            return list(self.last.get(spot.rule.kind, ()))
        fitted = self.fitting.fitted(spot, actors, said)
        if fitted:
            self.last[spot.rule.kind] = fitted
        return fitted

    def _called(self, spot: Spot) -> list[str]:
        """Whom a meeting that is only an occasion brought together: the subject, and those named beside its words."""
        beside = self._present(spot, spot.first, ends_at(spot), [], loosely=True)
        return list(dict.fromkeys([*brought_together(spot, self.naming, self.verbs, self.sets), *beside]))

    def _speakers_own(self, spot: Spot, mood: Mood, said: Said | None) -> list[str]:
        """`The OPCW said that inspectors would deploy`, `denied having left`: of whoever says it, but for mediators."""
        slug = said.mention.actor if said is not None and said.mention is not None else None
        if slug is None or spot.rule.kind not in MOVES or mood.modality not in ("planned", "denied"):
            return []
        body = self.naming.body(slug)
        mediates = body in MEDIATORS and spot.rule.kind == "withdrawal" and mood.modality == "planned"
        return [] if mediates else [body]

    def claimant(self, line: Line, at: int) -> str | None:
        """Who claims at token `at`: whoever is named last before it, else the speaker."""
        named = self.naming.within(line, 0, at, [], loosely=False)
        return named[-1] if named else None

    def _claimant(self, said: Said | None) -> str | None:
        """The armed group whose man tells that a plane was shot down or a bomb driven: it claims to have done so."""
        slug = said.mention.actor or said.mention.slug if said is not None and said.mention is not None else None
        return slug if slug and self.told.groups.is_one(slug) else None

    def _present(self, spot: Spot, start: int, end: int, who: Sequence[Mention], *, loosely: bool) -> list[str]:
        """Those named in a stretch but for the speakers `who`; at a meeting without those who are only spoken of."""
        if spot.rule.kind != "meeting":
            return self.naming.within(spot.line, start, end, who, loosely=loosely)
        parts = at_table(spot, start, end, self.words)
        return [slug for a, b in parts for slug in self.naming.within(spot.line, a, b, who, loosely=loosely)]

    def part_of(self, spot: Spot) -> tuple[int, int, int]:
        """First token of the clause of a spot, the end of its subject, and the end of what belongs to its verb."""
        return own_part(spot, self.verbs, self.sets, self.naming.one["and"])

    def _named(self, spot: Spot, mood: Mood, said: Said | None) -> list[str]:
        """Those named in the clause; where it has no subject, that of the clause before it."""
        line, (a, end, b) = spot.line, self.part_of(spot)
        within = self.naming.within
        if spot.rule.kind in MOVES and line.low[a] in self.naming.words["behind"] and "," in line.low[a:end]:
            a = line.low.index(",", a, end)  # "Under a deal with the army, 700 gunmen left"
        a, end = self._owned(spot, *self._bidden(spot, a, end))
        speakers = self._speakers(spot) if end == spot.first else []  # "Turkey blamed Damascus and signed a deal"
        taken = [line.names[spot.first - 1]] if spot.rule.behind and spot.first - 1 in line.names else []
        subject = self._speaks_of_self(spot, a)
        subject = subject or self._present(spot, a, end, [*speakers, *taken] if taken else speakers, loosely=True)
        found = self._present(spot, spot.first, self._behind(spot, b), speakers, loosely=not subject)
        found = list(dict.fromkeys([*subject, *found]))
        if not subject:
            subject = self.told.together(line, a, spot.first)
            found = [*subject, *(one for one in found if one not in subject)]
        found += [one for one in self._further(spot, a, speakers) if one not in found]
        verbal = spot.rule.form in ("verb", "past", "passive", "planned") or mood.modality == "denied"
        verbal = verbal or (spot.rule.kind in VIOLENT and line.low[spot.first - 1] in self.words["possessive"])
        if not subject and verbal and spot.rule.kind not in TAKEN and self.pronouns.stand(spot, a):
            if (told := self.pronouns.of(spot, a, said, speakers)) is None:
                return found
            subject = told
            found = [*subject, *(one for one in found if one not in subject)]
        if spot.rule.kind == "aircraft-downed" and any(
            line.low[k] in self.words["theirs"] for k in range(spot.last, b)
        ):
            # "after Syria shot down one of its jets": those of whoever the clause before is about.
            found += [one for one in within(line, 0, a, speakers)[:1] if one not in found]
        lacks = self._lacks_subject(spot)
        if not subject or spot.rule.kind in FALLEN:
            verb = spot.rule.form in ("verb", "passive") and not self._apart(spot, mood)
            # "after the memorandum had entered into force": the paper is the subject.
            verb = verb and (spot.rule.kind != "agreement" or self.sets["papers"].isdisjoint(line.low[a : spot.first]))
            subject = self._borrowed(spot, subject, speakers, lacks=lacks, may=lacks or verb)
        if subject and lacks and spot.rule.kind in TROOP_MOVES:
            # "Turkey, angry at X, sent troops": its own.
            found = within(line, spot.first, self._behind(spot, b), speakers, loosely=False)
        return list(dict.fromkeys([*subject, *found])) if lacks or not found else found

    def _speaks_of_self(self, spot: Spot, start: int) -> list[str]:
        """`Annan met Assad and said he would see Putin`: of "he" behind a saying who speaks is meant."""
        line, he = spot.line, self.words["he"]
        if spot.rule.kind not in TALK or he.isdisjoint(line.low[start : spot.first]):
            return []
        for said in self.attribution.said_in(line.sentence.start):
            after = line.at(said.frame.end - 1) + 1
            if start < after < spot.first and line.low[after] in he and said.mention and said.mention.actor:
                return [self.naming.body(said.mention.actor)]
        return []

    def _bidden(self, spot: Spot, start: int, end: int) -> tuple[int, int]:
        """Of `Macron urged Russia to stop the offensive` those who are asked or blamed act, not who asks."""
        if spot.rule.kind not in VIOLENT:
            return start, end
        low, bids = spot.line.low, self.sets["bids"]
        if bids.isdisjoint(low[start + 1 : spot.first]):
            return start, end
        return max(k for k in range(start + 1, spot.first) if low[k] in bids), spot.first

    def _owned(self, spot: Spot, start: int, end: int) -> tuple[int, int]:
        """Where those named by `during an Israeli raid` begin: with whose it is; else what its subject spans."""
        owner = spot.line.names.get(spot.first) or spot.line.names.get(spot.first - 1)
        owned = owner is not None and owner.adjective and spot.rule.form in NOUN_FORMS and spot.rule.kind in VIOLENT
        if owner is None or not owned:
            return start, end
        first = spot.line.first_token(owner)
        return first, max(first, spot.first)

    def _further(self, spot: Spot, start: int, speakers: Sequence[Mention]) -> list[str]:
        """Those whom the clause before names."""
        return self._victims(spot, speakers) if spot.rule.kind in VIOLENT else self._with_whom(spot, start)

    def _victims(self, spot: Spot, speakers: Sequence[Mention]) -> list[str]:
        """`Five Turkish soldiers were killed when the army shelled their post`: of those in the clause before too."""
        line, k = spot.line, spot.clause
        if not k or line.low[spot.clauses[k][0]] not in self.sets["time_of_its_own"]:
            return []
        a, b = spot.clauses[k - 1]
        if self.words["hurt"].isdisjoint(line.low[a:b]):
            return []
        return self.naming.within(line, a, b, speakers, loosely=False)

    def _with_whom(self, spot: Spot, start: int) -> list[str]:
        """`Trump, with whom he spoke`: the name before the clause."""
        if spot.rule.kind != "meeting" or not start or spot.line.low[start] not in self.words["whom"]:
            return []
        return self.naming.within(spot.line, max(0, start - WHOM_REACH), start, [])[-1:]

    def _borrowed(
        self, spot: Spot, subject: list[str], speakers: Sequence[Mention], *, lacks: bool, may: bool
    ) -> list[str]:
        """The subject of the clauses before, where its own has none."""
        line, clauses = spot.line, spot.clauses
        k, last = before_aside(spot, self.sets) if lacks else spot.clause, 0
        fallen = spot.rule.kind in FALLEN
        a = clauses[k][0]
        if fallen and lacks and k == spot.clause and k and not self.verbs.isdisjoint(line.low[a + 1 : a + 2]):
            # "a Turkish jet that strayed was hit by Syrian guns and crashed": of both.
            return [*self.naming.within(line, *clauses[k - 1], speakers), *subject]
        while k and not subject and may and last < SUBJECT_CLAUSES:
            k, last = k - 1, last + 1
            # "a Turkish jet which was pounding X, and the plane crashed": not X's.
            if not fallen or line.low[clauses[k][0]] not in self.sets["opens_aside"]:
                subject = self.naming.within(line, *clauses[k], speakers)
        return subject

    def denier(self, line: Line, at: int, said: Said | None) -> str | None:
        """Who denies at token `at`: the speaker, else whoever is named last before it, else the last topic."""
        if said is not None and said.mention is not None and said.mention.actor:
            return self.naming.body(said.mention.actor)
        named = self.naming.within(line, 0, at, [], loosely=False)
        pronoun = not self.words["pronouns"].isdisjoint(line.low[:at])
        told = self.attribution.at(line.tokens.at[at]) if pronoun and not named else None
        if told is not None and told.mention is not None and told.mention.actor:
            return self.naming.body(told.mention.actor)
        return named[-1] if named else self.told.meant.topic if pronoun else None

    def _behind(self, spot: Spot, end: int) -> int:
        """Where those begin who only made the deal: `left under a deal with Russia`, `rebels backed by Turkey`."""
        if spot.rule.kind not in MOVES:
            return end
        words = self.naming.words["behind"]
        return next((k for k in range(spot.last, end) if spot.line.low[k] in words), end)

    def _speakers(self, spot: Spot) -> list[Mention]:
        """Who speaks in the sentence and so does not act; what one announces or vows is one's own doing."""
        silent = spot.rule.kind != "public-appearance"
        found: list[Mention] = []
        for said in self.attribution.said_in(spot.line.sentence.start):
            inside = said.frame.start <= spot.at < said.frame.end
            meets = spot.rule.kind == "meeting" and said.verb == self.attribution.speech.one["told"]
            # "Turkey and Russia have agreed, they hope, to ..." tells of what both did.
            before = said.mention is not None and spot.line.sentence.start <= said.mention.start < said.frame.start
            if before or inside or meets or not silent or self._own_doing(spot, said) or self._told_of(spot, said):
                continue
            if said.mention is not None:
                found.append(said.mention)
        return found

    def _told_of(self, spot: Spot, said: Said) -> bool:
        """`the truce that Russia announced took effect`: Russia's."""
        within = said.mention is not None and spot.at <= said.mention.start < spot.line.tokens.to[spot.last - 1]
        return within and said.verb in self.sets["own_doing"]

    def _own_doing(self, spot: Spot, said: Said) -> bool:
        """`vowed to send troops`, `announced a boycott`, `claimed responsibility for the attack`."""
        line, after = spot.line, spot.line.at(said.frame.end - 1) + 1
        if said.verb not in self.sets["own_doing"] or not after <= spot.first <= after + OWN_DOING:
            return False
        between = line.low[after : spot.first]
        return not any(
            w in self.sets["opens_saying"] or (w in self.verbs and w[-3:] not in self.sets["ing_ends"]) for w in between
        )

    def _apart(self, spot: Spot, mood: Mood) -> bool:
        """Whether its clause is of a time of its own: `after rockets had been fired at X`, by nobody named."""
        own = mood.passive and spot.line.low[spot.clauses[spot.clause][0]] in self.sets["time_of_its_own"]
        return own or spot.answered(self.sets)

    def _lacks_subject(self, spot: Spot) -> bool:
        (a, b), low = spot.clauses[spot.clause], spot.line.low
        resumed = low[a] == "," and low[min(a + 1, b - 1)] in self.sets["joints"]
        return low[a] in self.sets["relative_subject"] or low[min(a + 1 + resumed, b - 1)] in self.verbs
