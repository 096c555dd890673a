"""Whom the words before or after a speech verb name as the one who speaks."""

from collections.abc import Sequence
from dataclasses import replace

from events.reading.lines import Line
from events.reading.sayings.heads import Heads
from events.reading.sayings.words import Speech
from events.reading.shapes import Mention

SUBJECT_REACH = 30
OBJECT_REACH = 12
LONGEST_NAME = 5
# So many words before a second verb hold a subject and a first one; so many titles open a clause.
LEAST = 3
PHRASE_ENDS = frozenset([",", ".", ";", ":", ")", "(", '"'])
SUBJECT_ENDS = frozenset([",", ";", ":", '"', "”", "(", "—", "–"])
NAMED = frozenset(["person", "actor", "outlet"])
# First token of a subject, its name, whether it is nobody, and the word that takes up an earlier speaker.
Subject = tuple[int, Mention | None, bool, str]


class Subjects:
    """Finds who speaks, in the words of one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.strangers: dict[str, Mention] = {}
        self.own: frozenset[str] = frozenset()
        sets = speech.sets
        self.articles = sets["definite"] | sets["indefinite"]
        self.heads = Heads(speech)
        self.parted = sets["joint"] | sets["of"] | SUBJECT_ENDS | {"'"}

    def of(self, line: Line, i: int) -> Subject:
        """First token of the subject, its name, whether it is nobody, and the word that takes up an earlier speaker."""
        if first := self._of_first_verb(line, i):
            return first
        b, edge, reach = i, i, max(-1, i - SUBJECT_REACH)
        k = i - 1
        while k >= reach:
            if k == reach or k < 0 or line.low[k] in SUBJECT_ENDS:
                aside = b == i - 1 and self._is_aside(line, k + 1, b)
                found = None if aside else self._in_chunk(line, k + 1, b, edge) or self._stranger(line, k + 1, b)
                if (
                    found is None
                    and b == i
                    and 0 < k + 1 < b
                    and line.low[k] == ","
                    and line.low[k + 1] in self.articles
                ):
                    found = k + 1, None, True, ""  # "the local council said"
                if found is not None:
                    return self._before_apposition(line, found, i)
                if k >= 0 and line.low[k] != ",":
                    break
                if aside or (b >= i - 1 and _is_strange(line, k + 1, b)):
                    edge = k
                b = k
            k -= 1
        found = self._in_chunk(line, 0, b, edge) if k < 0 and b > 0 else None
        return self._before_apposition(line, found, i) if found else (i, None, False, "")

    def _of_first_verb(self, line: Line, i: int) -> Subject | None:
        """`X met Y and said`, `X met Y, saying`: who speaks did already what stands before it, and opens the clause."""
        sets = self.speech.sets
        joint = i - 1 - (line.low[i - 1] in sets["light"])
        goes_on = line.low[joint] == "," and line.low[i].endswith(self.speech.participle_ends)
        if joint < LEAST or not (goes_on or line.low[joint] in sets["joint"]):
            return None
        opens = next((k + 1 for k in range(joint - 2, -1, -1) if line.low[k] in SUBJECT_ENDS), 0)
        if line.low[opens] in sets["he"] or line.low[opens] in sets["they"]:
            return opens, None, False, line.low[opens]
        named = [
            m
            for m in line.mentions
            if m.kind in NAMED - {"outlet"} and opens <= line.first_token(m) < joint and not m.adjective
        ]
        if len(named) < 2 or line.first_token(named[0]) > opens + LEAST or self.heads.is_place(line, named[0]):
            return None
        titled = named[1].kind == "person" and line.last_token(named[0]) == line.first_token(named[1])
        speaker = named[titled]
        apart = line.last_token(speaker) < joint and line.low[line.last_token(speaker)] not in self.parted
        return (line.first_token(speaker), speaker, False, "") if apart else None

    def _is_aside(self, line: Line, a: int, b: int) -> bool:
        """Whether a clause between commas tells more of the subject before it: `, which ...,`, `, in a letter,`."""
        sets = self.speech.sets
        if a >= b or a == 0 or line.low[a] in sets["relative"]:
            return a < b and a > 0
        if a not in line.names and line.low[a].endswith(self.speech.participle_ends):
            return line.names.get(a - 2) is not None  # "X, speaking after talks with Y, said"
        return line.low[a] in sets["where"] and not any(
            line.names[k].kind == "person" for k in range(a, b) if k in line.names
        )

    def meet(self, line: Line, i: int, mention: Mention) -> None:
        """Who stands before the verb at `i`, under a name that the record lacks, speaks for `mention` from here on."""
        last = next(
            (k for k in range(i - 1, -1, -1) if line.low[k] != "," and line.low[k] not in self.speech.sets["light"]), -1
        )
        if last > 0 and last not in line.names and _is_strange(line, last, last + 1):
            self.strangers[line.low[last]] = mention

    def _stranger(self, line: Line, a: int, b: int) -> Subject | None:
        """Who goes by a name that the record lacks, and spoke for a body before."""
        known = self.strangers.get(self._tail(line.low[a:b])) if b > a and self.strangers else None
        return (a, known, False, "") if known is not None else None

    def _in_chunk(self, line: Line, a: int, b: int, i: int) -> Subject | None:
        """The subject within one stretch between commas: behind its last conjunction, where that part holds one."""
        words = line.low[a:b]
        if words and words[0] in self.speech.sets["relative"] and b < i:
            return None
        for k in range(b - 1, a - 1, -1):
            if line.low[k] in self.speech.sets["as"] and line.low[k - 1] in self.speech.sets["known"]:
                continue  # "the rescuers known as the White Helmets"
            if line.low[k] in self.speech.sets["conjunctions"] and k not in line.names:
                if b == i and line.low[k] in self.speech.sets["joint"] and self._joins(line, k, b):
                    return a, None, True, ""
                found = self._in_segment(line, k + 1, b, i)
                if found is not None and found[2] and line.low[k] in self.speech.sets["joint"]:
                    with_them = line.names.get(k - 1)
                    if with_them is not None and with_them.kind == "actor" and not with_them.adjective:
                        return a, with_them, False, ""  # "the Observatory and residents said"
                if found is not None and found[1] is not None and _is_strange(line, a, k):
                    return a, *found[1:]  # "Foreign and Expatriates Minister X"
                if found is not None or line.low[k] not in self.speech.sets["joint"]:
                    return found
        return self._in_segment(line, a, b, i)

    def _joins(self, line: Line, k: int, b: int) -> bool:
        """Whether two speak as one: `Russia and Turkey said`, `Lavrov and his US counterpart John Kerry said`."""
        before, after = line.names.get(k - 1), line.names.get(b - 1)
        if before is None or before.adjective or before.kind not in ("actor", "person") or before is after:
            return False
        if line.low[b - 1] in self.speech.sets["counterparts"]:
            return True
        if after is None or after.adjective or after.kind not in ("actor", "person"):
            return False
        titles = range(k + 1, line.first_token(after))
        whole = self.articles | self.speech.sets["titled"] | self.speech.sets["counterparts"]
        return all(n in line.names or line.tokens.capital(n) or line.low[n] in whole for n in titles)

    def _tail(self, words: Sequence[str]) -> str:
        """The last word of a subject that is no adverb or auxiliary."""
        return words[-1] if words[-1] not in self.speech.sets["light"] else words[-2:][0]

    def quoted(self, line: Line, i: int, last: Mention | None) -> Mention | None:
        """`X was quoted by SANA as saying`, `SANA quoted him as saying`: X speaks, the outlet only carries it."""
        if line.low[i + 1 : i + 2] and line.low[i + 1] in self.speech.sets["him"]:
            return last
        passive = line.low[i - 1 : i] and line.low[i - 1] in self.speech.sets["passive"]
        return self.of(line, i - 1)[1] if passive else None

    def _before_apposition(self, line: Line, found: Subject, i: int) -> Subject:
        """`Jolani, leader of HTS, said`: the person before the comma speaks, not the body in the apposition."""
        first, mention, _, again = found
        if line.low[i - 1] == ",":  # "the Observatory, a group that relies on activists, said"
            first = next((k + 1 for k in range(first - 1, -1, -1) if line.low[k] in SUBJECT_ENDS), 0)
        closed = first > 1 and line.low[first - 1] == "," and line.low[i - 1] == ","
        before = line.names.get(first - 2) if closed else None
        aside = first < len(line.low) and line.low[first] in self.articles
        speaks = before is not None and (before.kind == "person" or (before.kind == "actor" and aside))
        if again == "" and before is not None and speaks and (mention is None or mention.kind != "person"):
            return line.first_token(before), before, False, ""
        return found

    def _in_segment(self, line: Line, a: int, b: int, i: int) -> Subject | None:
        """What the words from `a` to `b` tell of the subject; None where they hold none (an apposition, an aside)."""
        sets = self.speech.sets
        words = line.low[a:b]
        if not words:
            return None
        aside = words[0] in sets["relative"] or (a == 0 and words[0] in sets["where"])
        if b < i and (aside or (words[0].endswith(self.speech.past_ends) and a not in line.names)):
            return None
        told = words[0] in sets["relative"] and any(line.names[k].kind in NAMED for k in range(a, b) if k in line.names)
        if words[0] in sets["relative"] and b == i and not told:
            before = [m for m in line.mentions if line.first_token(m) < a and m.kind in ("person", "actor")]
            people = [m for m in before if m.kind == "person" and words[0] in sets["who"]]
            return (a, (people or before)[-1], False, "") if before else None
        for word in (*words[:3], words[-1]):
            if word in sets["he"] or word in sets["they"]:
                return a, None, False, word
        names = [m for k in range(a, b) if (m := line.names.get(k)) is not None and m.kind in NAMED]
        people = [m for m in names if m.kind == "person"]
        if people and self.heads.beside_nobody(line, a, line.first_token(people[-1])):
            return a, None, True, ""
        if people:
            return a, self._or_office(line, people[-1], b), False, ""
        return self._of_noun(line, a, words, names, b == i)

    def _or_office(self, line: Line, person: Mention, b: int) -> Mention:
        """`X's office said`: the body that X stands for, and not X."""
        if not person.actor or line.low[b - 1] not in self.speech.sets["offices"]:
            return person
        return replace(person, kind="actor", slug=person.actor, adjective=True)

    def _of_noun(
        self, line: Line, a: int, words: Sequence[str], names: Sequence[Mention], near: bool
    ) -> Subject | None:
        """The subject that a noun tells: a body, an outlet, nobody, or whom the noun takes up (`the envoy said`)."""
        sets = self.speech.sets
        tail = self._tail(words)
        again = tail in sets["again_person"] or tail in sets["outlets"]
        if near and again and len(words) > 1 and words[-2] in sets["definite"]:
            return a, None, False, tail
        outlets = [m for m in names if m.kind == "outlet" and m.slug not in self.own]
        if outlets and near and sets["of_outlets"].isdisjoint(words):
            return a, outlets[-1], False, ""
        nobody = not sets["heads_of_nobody"].isdisjoint(words) and any(
            word in sets["heads_of_nobody"] for k, word in enumerate(words, a) if k not in line.names
        )
        watches = tail in sets["watchers"] or not sets["watching"].isdisjoint(words[-2:-1])
        if watches and words[0] in sets["indefinite"] and sets["where"].isdisjoint(words):
            return a, None, True, ""  # "a war monitor said"
        actors = [m for m in names if m.kind == "actor"]
        if near and actors and tail in sets["units"]:
            return a, self.heads.head(line, actors), False, ""
        if nobody and not (near and self.heads.is_theirs(line, a, words, actors)):
            countryman = near and again and words[0] in sets["definite"] and actors and actors[0].adjective
            return a, actors[0] if countryman else None, True, ""
        if actors:
            return a, self.heads.head(line, actors), False, ""
        if not near:
            return None
        if again or tail in sets["again_body"]:
            bodies = [w for w in words[:-1] if w in sets["again_body"]] if again else []
            return a, None, False, bodies[0] if bodies else tail
        if names:
            return a, None, True, ""
        heads = [w for w in words if w in sets["again_person"] or w in sets["again_body"]]
        return (a, None, False, heads[0]) if heads else None

    def phrase(self, line: Line, i: int) -> tuple[int, Mention | None, bool]:
        """End, name and nobody-ness of the noun phrase at `i`; an apposition behind a comma may name a person."""
        low, sets = line.low, self.speech.sets
        names: list[Mention] = []
        nobody = False
        j = i
        while j < min(len(low), i + OBJECT_REACH):
            if j in line.names:
                if line.names[j] not in names:
                    names.append(line.names[j])
            elif low[j] in PHRASE_ENDS or low[j] in sets["phrase_ends"]:
                if low[j] != "." or (j + 1 < len(low) and low[j + 1] not in (",",)):
                    break
            elif low[j] in sets["heads_of_nobody"]:
                beside = line.names.get(j - 1)  # "two rebel officials"
                nobody = (
                    beside is not None and beside.kind == "actor" and beside.slug not in sets["staffed"]
                ) or not any(
                    m.kind == "actor" and not m.adjective and not m.surface.endswith(self.speech.states) for m in names
                )
            j += 1
        if not names and j > i and low[j : j + 1] == [","] and _is_strange(line, i, j):
            return self.phrase(line, j + 1)  # "said Jens Laerke, a UN spokesman"
        return self._of_phrase(line, (i, j), names, nobody)

    def _of_phrase(
        self, line: Line, span: tuple[int, int], names: list[Mention], nobody: bool
    ) -> tuple[int, Mention | None, bool]:
        """End, name and nobody-ness of a phrase whose words hold these names; an apposition may name the person."""
        (i, j), low, sets = span, line.low, self.speech.sets
        people = [m for m in names if m.kind == "person"]
        actors = [m for m in names if m.kind == "actor"]
        if people and not self.heads.beside_nobody(line, i, line.first_token(people[0])):
            return j, people[0], False
        if people:
            return j, None, True
        if (
            j + 1 in line.names
            and low[j : j + 1] == [","]
            and line.names[j + 1].kind == "person"
            and (actors or nobody)
        ):
            return line.last_token(line.names[j + 1]), line.names[j + 1], False
        outlets = [m for m in names if m.kind == "outlet" and m.slug not in self.own]
        if outlets and sets["of_outlets"].isdisjoint(low[i:j]):
            return j, outlets[-1], False
        if nobody and not any(m.slug in sets["staffed"] for m in actors):
            with_them = self.heads.with_them(line, j)
            return (j, None, True) if with_them is None else (line.last_token(with_them), with_them, False)
        return j, self.heads.head(line, actors) if actors else None, bool(j > i and not actors)


def _is_strange(line: Line, a: int, b: int) -> bool:
    """Whether the words from `a` to `b` are a name of nobody that is known."""
    text, start = line.sentence.text, line.sentence.start
    capitals = [text[line.tokens.at[k] - start].isupper() for k in range(a, b) if line.low[k][0].isalpha()]
    return any(capitals) and all(capitals) and b - a <= LONGEST_NAME and line.names.keys().isdisjoint(range(a, b))
