"""Whom a text means that takes up an earlier speaker: `he`, `the minister`, `the ministry`, `it`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.reading.lines import Line
from events.reading.sayings.words import Speech
from events.reading.shapes import Mention
from events.reading.words.lexicon import Lexicon

FAR_BACK = 6
SUBJECT_HEAD = 3
# So many states make a list of those who came.
SEVERAL = 3
# What stands behind an outlet in a dateline.
DATELINE_ENDS = (["/"], [")"], ["-"], ["–"], ["—"])
# So many sentences back a title, or a body that is called by half its name, finds whom it means.
NAMED_WITHIN = 12
# So many words before a name tell its title.
TITLE_REACH = 5
# So many letters of a word tell it from others: "organisation", "organization".
STEM = 6
# So many sentences open a text.
HEAD = 3
# Among so many words a sentence that opens a text names its outlet.
OPENING = 10
ENVOY, MINISTRY, DEFENCE = "un-envoy", "-foreign-ministry", "-defence-ministry"


class Speakers:
    """Remembers who spoke and who was named; sentences and sayings are told to it in their order."""

    def __init__(self, speech: Speech, lines: Sequence[Line], lexicon: Lexicon | None) -> None:
        self.speech, self.lines = speech, lines
        self.people = lexicon.people if lexicon else {}
        self.actors = lexicon.actors if lexicon else {}
        self.body_of = lexicon.body_of if lexicon else str
        self.own: frozenset[str] = frozenset()
        self.last: Mention | None = None
        self._last_index, self._last_at = -99, -1
        self._person: Mention | None = None
        self._opens = False
        self._topic: Mention | None = None
        self.body: Mention | None = None
        self._holder: Mention | str | None = ""

    def heard(self, mention: Mention | None, index: int, place: int) -> None:
        """Somebody, or nobody named, has spoken in sentence `index` at `place`."""
        self.last, self._last_index, self._last_at = mention, index, place
        if mention is not None and mention.kind == "actor":
            self.body = mention

    def passed(self, line: Line) -> None:
        """A sentence is over. Behind `He thanked X` the next `he` is not X."""
        goes_on = line.low[0] in self.speech.sets["he"] if line.low else False
        for mention in reversed(line.mentions):  # what stays is the first of each kind
            if mention.kind == "person" and not goes_on:
                self._person = mention
                self._opens = line.first_token(mention) <= SUBJECT_HEAD
            elif mention.kind == "actor":
                self._topic = mention

    def named(self, mention: Mention) -> Mention:
        """The envoy under his name, where a text names one envoy only."""
        if mention.slug != ENVOY or mention.adjective:
            return mention
        if self._holder == "":
            people = {m.slug: m for line in self.lines for m in line.mentions if m.kind == "person"}
            known = [m for m in people.values() if m.actor == ENVOY]
            self._holder = known[0] if len(known) == 1 else None
        return self._holder if isinstance(self._holder, Mention) else mention

    def slug(self, mention: Mention) -> str:
        """Words of a person whom the record lacks are the words of his body."""
        person = self.people.get(mention.slug)
        known = mention.kind != "person" or person is None or person.known
        return mention.slug if known or not mention.actor else mention.actor

    def may_head(self, mention: Mention) -> bool:
        """Whether a name before a colon tells who speaks; that of a country may head what is told of it."""
        known = self.actors.get(mention.slug)
        return mention.kind == "person" or (
            mention.slug not in self.own
            and (mention.kind == "outlet" or (known is not None and known.kind in ("monitor", "state-ministry")))
        )

    def meant(self, word: str, line: Line, index: int, i: int) -> Mention | None:
        """Whom the word at or before token `i` takes up: the speaker of a moment ago, or the last one named."""
        sets = self.speech.sets
        here = [m for m in line.mentions if line.first_token(m) < i]
        last = self.last if index - self._last_index <= FAR_BACK else None
        if word in sets["he"]:
            first = min((line.first_token(m) for m in here if m.kind == "person"), default=0)
            again = not sets["he"].isdisjoint(line.low[:first])
            return self._him([] if again else here, last, index)
        opens = line.low.index(word) if word in line.low[:SUBJECT_HEAD] else SUBJECT_HEAD
        heads = (m for m in here if m.kind == "actor" and not m.adjective and line.first_token(m) < opens)
        subject = next((m for m in heads if not line.in_quote(m.start)), None)
        if word in sets["again_person"]:
            whose = not sets["possessive"].isdisjoint(line.low[max(0, i - TITLE_REACH) : i])
            return self._titled(word, last, index) or last or (subject if whose else None)
        if word in sets["they"]:
            if subject is not None:
                return None if word in sets["several"] and self._is_of_list(line, subject) else subject
            if i <= SUBJECT_HEAD and index and (told := self._subject(self.lines[index - 1], index - 1)):
                return told
            return self._topic if last is None or last.kind == "person" else last
        if word in sets["papers"]:
            return None if last is not None and last.kind == "person" else last
        own = subject is not None and (word in sets["any_body"] or word in subject.surface.lower())
        return self._called(word, line, index, i, last) or (subject if last is None and own else None)

    def _is_of_list(self, line: Line, mention: Mention) -> bool:
        """Whether others are named with somebody: `Russia, Iran and Turkey ..., they said`."""
        end = line.last_token(mention)
        if line.low[end : end + 1] == [","]:
            end += 1
        elif not line.low[end : end + 1] or line.low[end] not in self.speech.sets["joint"]:
            return False
        else:
            end += 1
        return end in line.names and line.names[end].kind in ("actor", "person")

    def compatriot(self, mention: Mention, line: Line, index: int, words: Sequence[str]) -> Mention | None:
        """`The Syrian diplomat`, `the head of the Russian team`: the last speaker, if he stands for that country."""
        last = self.last
        if last is None or self.speech.sets["again_person"].isdisjoint(words) or index - self._last_index > FAR_BACK:
            return None
        same = last.kind == "person" and last.actor and self.body_of(last.actor) == self.body_of(mention.slug)
        return last if same else None

    def _him(self, here: Sequence[Mention], last: Mention | None, index: int) -> Mention | None:
        people = [m for m in here if m.kind == "person"]
        if people:
            return people[0]
        if index - self._last_index > FAR_BACK:
            return self._person
        newer = self._person is not None and self._person.start > self._last_at
        return self._person if newer and (self._opens or last is None) else last

    def _titled(self, word: str, last: Mention | None, index: int) -> Mention | None:
        """The last person whose office the word names, the speaker first."""
        wanted = self.speech.roles.get(word)
        if wanted is None:
            return None
        for_body = last is not None and last.kind == "actor" and word in self.speech.sets["speaks_for"]
        if last is not None and (for_body or self._holds(last, wanted)):
            return last
        for line, mention in self._before(index):
            if mention.kind == "person" and (self._holds(mention, wanted) or word in _title(line, mention)):
                return mention
        return None

    def _holds(self, mention: Mention, wanted: Sequence[str]) -> bool:
        person = self.people.get(mention.slug)
        role = person.role.lower() if person is not None else ""
        return any(part in role for part in wanted)

    def _before(self, index: int) -> Iterator[tuple[Line, Mention]]:
        for n in range(index - 1, max(-1, index - 1 - NAMED_WITHIN), -1):
            for mention in reversed(self.lines[n].mentions):
                yield self.lines[n], mention

    def _called(self, word: str, line: Line, index: int, i: int, last: Mention | None) -> Mention | None:
        """The body that half of its name calls: `the ministry`, `the army`, `the committee`."""
        if last is not None and last.kind != "person" and word[:STEM] in last.surface.lower():
            return last
        if last is not None and last.kind == "person":
            person = self.people.get(last.slug)
            own = [slug for slug in (person.bodies if person else ()) if word in slug]
            if own:
                return replace(last, kind="actor", slug=own[0], actor=own[0])
        if word in self.speech.sets["outlets"]:
            named = (m for _, m in self._before(index) if m.kind == "outlet" and m.slug not in self.own)
            return next(named, None)
        for mention in (m for _, m in self._before(index)):
            if mention.kind in ("actor", "outlet") and word[:STEM] in mention.surface.lower():
                return mention
        if word in self.speech.sets["watchers"]:
            known = self.actors.get(last.slug) if last is not None else None
            return last if known is not None and known.kind == "monitor" else None
        if word in self.speech.sets["ministries"]:
            defends = not self.speech.sets["of_defence"].isdisjoint(line.low[max(0, i - TITLE_REACH) : i])
            return self._hosts(DEFENCE if defends else MINISTRY)
        if last is not None and last.kind == "person":
            return self.body
        return last

    def _subject(self, line: Line, index: int) -> Mention | None:
        """The body that a sentence opens with, by its name or by half of it."""
        for k, word in enumerate(line.low[: SUBJECT_HEAD + 1]):
            if k in line.names and line.names[k].kind == "actor" and not line.names[k].adjective:
                return line.names[k]
            if word in self.speech.sets["again_body"] and word not in self.speech.sets["papers"]:
                return self._called(word, line, index, k, None)
        return None

    def _hosts(self, ending: str) -> Mention | None:
        """The ministry of the state that a text names first: in its dateline, as whose news it is; a state whose
        defence ministry the record lacks speaks itself."""
        opening = sorted(self.lines[:HEAD], key=lambda line: line.sentence.block != "dateline")
        named = [m for line in opening for m in line.mentions if m.actor and m.kind in ("actor", "place")]
        listed = len({m.actor for m in named if m.kind == "actor" and not m.adjective}) >= SEVERAL
        first = next((m for m in named if m.kind == "place" or not listed), named[0] if named else None)
        if first is None:
            return None
        owned = (a.slug for a in self.actors.values() if a.part_of == first.actor and a.slug.endswith(ending))
        slug = next(owned, first.actor if ending == DEFENCE else None)
        return replace(first, kind="actor", slug=slug, actor=slug) if slug else None


def own_outlets(lines: Sequence[Line]) -> frozenset[str]:
    """The outlets that a text itself comes from: named where it begins, as in `MOSCOW, May 5. /TASS/`."""
    opening = [(line, m) for line in lines[:HEAD] for m in line.mentions if m.kind == "outlet"]
    return frozenset(m.slug for line, m in opening if line.low[line.last_token(m) :][:1] in DATELINE_ENDS)


def _title(line: Line, mention: Mention) -> Sequence[str]:
    first = line.first_token(mention)
    return line.low[max(0, first - TITLE_REACH) : first]
