"""Which round a sentence is about: the one it names, the one named before, else the one that the text is about."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from events.reading.rounds.finding import Rounds
from events.reading.rounds.refs import Ref
from events.reading.shapes import RoundFact, Sentence

Key = tuple[str, int]
A_DAY, LONG_PAST = timedelta(days=1), timedelta(days=60)
REACH = 3
LEAD = 5
SHORT, MOST_HEAD = 7, 20
SUBJECT = 70
# So many letters before a round may tell that it only marks a time, or that what stands before is put to it.
LOOKS_BACK = 70
TERM, OPENS = 90, 6
# So many letters before a round may tell that it is only spoken of.
OBJECT = 50
NAMED = ("numbered", "elliptic")
BACK = ("previous", "last", "count")


class Focus:
    """Knows the main round of a text and, for each sentence, the rounds it is about."""

    def __init__(self, rounds: Rounds, facts: Sequence[RoundFact]) -> None:
        self.context = rounds.context
        self.text = rounds.context.lowered
        self.sentences = rounds.context.sentences
        self.facts = {(f.track, f.number): f for f in facts}
        self.refs = [r for r in rounds.refs if any(self._key(r, n) in self.facts for n in r.numbers)]
        self.by_sentence: dict[int, list[Ref]] = {}
        self._keys: dict[int, list[Key]] = {}
        for ref in self.refs:
            self.by_sentence.setdefault(ref.sentence.index, []).append(ref)
            numbers = ref.numbers[-1:] if ref.relation == "count" else ref.numbers
            self._keys[id(ref)] = [k for n in numbers if (k := self._key(ref, n)) in self.facts]
        self._dealt_with: dict[int, bool] = {}
        self._passing: dict[int, bool] = {}
        self._before: dict[tuple[int, str], Key | None] = {}
        self.main = self._main()
        self.leads = any(self.main in self.keys(r) and self._place(r) <= LEAD for r in self.refs)
        self._firmness = {id(r): self._is_firm(r) for r in self.refs}
        self.under = dict(self._labelled())
        self.entries = frozenset(self._entries())

    def _labelled(self) -> Iterator[tuple[int, Key]]:
        """Sentences under a heading, or a short term of a list that numbers one round, with it."""
        label: Key | None = None
        item = False
        for sentence in self.sentences if self.refs else ():
            refs = self.by_sentence.get(sentence.index, [])
            opens = bool(refs) and refs[0].start - sentence.start < OPENS and sentence.text[-1] not in ".!?;"
            term = sentence.block == "item" and opens
            term = term and bool(self.context.times_in(sentence.start, min(sentence.end, sentence.start + TERM)))
            if term or sentence.block in ("heading", "headline"):
                named = [r for r in refs if r.relation in NAMED]
                label, item = (self.keys(named[0])[0] if len(named) == 1 else None), term
            elif item and sentence.block != "item":
                label = None
            elif label is not None:
                yield sentence.index, label

    def _entries(self) -> Iterator[int]:
        """Paragraphs of a chronology whose days stand as terms of a list: each is about what it names itself."""
        days = {(w.span.start, w.span.end) for w in self.context.times}
        for sentence in self.sentences if self.refs else ():
            if sentence.block == "item" and (sentence.start, sentence.end) in days:
                yield sentence.paragraph + 1

    def _key(self, ref: Ref, number: int) -> Key:
        return (ref.track or "", number)

    def keys(self, ref: Ref) -> list[Key]:
        """Rounds that a mention stands for; of a count the last."""
        return self._keys[id(ref)]

    def _place(self, ref: Ref) -> int:
        """Which sentence of the story a mention stands in; headings and short lines before it do not count."""
        before = self.sentences[: ref.sentence.index] if ref.sentence.index <= MOST_HEAD else ()
        short = sum(s.block in ("heading", "dateline") or s.text.count(" ") < SHORT for s in before)
        return ref.sentence.index - short

    def _main(self) -> Key | None:
        """The round most spoken of, early mentions counting more; what is only looked back on counts little."""
        points: dict[Key, float] = {}
        counted: set[tuple[Key, int]] = set()
        for ref in self.refs:
            place = self._place(ref)
            weight = 6 if place < 2 else 3 if place < 5 else 1
            for key in self.keys(ref)[:1]:
                if (key, ref.sentence.index) in counted:
                    continue
                counted.add((key, ref.sentence.index))
                fresh = 2 if self._is_fresh(key) else 1
                points[key] = points.get(key, 0) + weight * self._share(ref, key) * fresh
        return max(points, key=lambda k: (points[k], k[1])) if points else None

    def _share(self, ref: Ref, key: Key) -> float:
        """What a mention counts for its round being the main one."""
        if ref.relation in BACK or self._marks_time(ref):
            return 0.3
        if self.facts[key].status != "scheduled":
            return 1
        return 0.5 if key[0] == "sochi" else 0.8

    def _is_fresh(self, key: Key) -> bool:
        """Whether a round sat on the day of publication or the day before."""
        day, known = self.context.published, self.context.calendar.known(*key)
        return bool(day and known and known.start and known.end and known.start <= day <= known.end + A_DAY)

    def is_past(self, key: Key) -> bool:
        """Whether a round had long ended when the text was written: what stands far from its name is not of it."""
        day, known = self.context.published, self.context.calendar.known(*key)
        return bool(day and known and known.end and known.end + LONG_PAST < day)

    def here(self, sentence: Sentence, at: int | None = None) -> list[Key]:
        """Rounds that the sentence itself names, the nearest to a place of the text first."""
        refs = self.by_sentence.get(sentence.index)
        if not refs:
            return []
        if at is not None:
            refs = list(refs)
            refs.sort(key=lambda r: min(abs(r.start - at), abs(r.end - at)))
        return list(dict.fromkeys(k for r in refs for k in self.keys(r)))

    def at(self, sentence: Sentence, at: int | None = None, *, without: str = "") -> Key | None:
        """The one round that a sentence is about, at a place of it: what is named there, else what was named before.

        A round that only marks a time ("since its eighth session") or that is looked back or forward to does not draw
        the rest of a sentence, nor the next ones, to itself.
        """
        refs = self.by_sentence.get(sentence.index)
        if refs:
            refs = [r for r in refs if r.track != without]
            place = sentence.end if at is None else at
            goes_on = len(refs) == 1 and self._opens_alone(refs[0])
            before = [r for r in refs if r.start <= place and (goes_on or ";" not in self.text[r.end : place])]
            if before and self._keeps(before[-1], place, at is None):
                return self.keys(before[-1])[0]
            after = [r for r in refs if r.start > place]
            if after and self._takes(after[0], place):
                return self.keys(after[0])[0]
        if (sentence.index, without) not in self._before:
            self._before[sentence.index, without] = self._told_before(sentence, without)
        return self._before[sentence.index, without]

    def _opens_alone(self, ref: Ref) -> bool:
        """Whether a sentence opens with its only round and goes on about it: "The round closed; they spoke of aid"."""
        named = ref.relation in NAMED and ref.start - ref.sentence.start < SUBJECT
        return named and ref.sentence.text.count(";") == 1

    def _told_before(self, sentence: Sentence, without: str) -> Key | None:
        """The round that the sentences before one were about, else the main one."""
        earlier = [
            r
            for index in range(sentence.index - REACH, sentence.index)
            for r in self.by_sentence.get(index, [])
            if r.sentence.paragraph == sentence.paragraph
            and r.track != without
            and self._firm(r)
            and not (self.is_other(r) and self._is_memory(r))
        ]
        last = [r for r in earlier if r.sentence.index == earlier[-1].sentence.index and r.relation == "numbered"]
        if last and self.context.grammar.pronoun.match(sentence.text):
            return self.keys(last[0])[0]
        subjects = [
            r
            for r in earlier
            if (r.start - r.sentence.start < SUBJECT and not self._is_object(r))
            or self.main in self.keys(r)
            or not self.leads
            or (self.is_other(r) and not self._is_object(r))
        ]
        if any(self.main in self.keys(r) for r in earlier) and not self.context.grammar.of_it.match(sentence.text):
            subjects = [r for r in subjects if not self._is_outlook_to(r)]
        if subjects:
            return self.keys(subjects[-1])[0]
        if sentence.index in self.under and self.under[sentence.index][0] != without:
            return self.under[sentence.index]
        leads = self.leads and self.main and self.main[0] != without and sentence.paragraph not in self.entries
        return self.main if leads else None

    def _is_memory(self, ref: Ref) -> bool:
        """Whether a round long over is named late: "the committee promised by January's congress", "had met"."""
        if ref.start - ref.sentence.start >= SUBJECT and any(self.is_past(key) for key in self.keys(ref)):
            return True
        return ref.relation == "definite" and self.text.endswith(self.context.grammar.pluperfect, 0, ref.start)

    def _is_object(self, ref: Ref) -> bool:
        """Whether those at the main round's table speak of another: "The parties called for an early session of X"."""
        if not self.leads:
            return False
        return self.is_dealt_with(ref) or self.context.grammar.sides_open.match(ref.sentence.text) is not None

    def is_dealt_with(self, ref: Ref) -> bool:
        """Whether a round of another track than the main one is told as what somebody wants or speaks of."""
        if not self.leads or not self.is_other(ref):
            return False
        known = self._dealt_with.get(ref.start)
        if known is None:
            lead = self.text[max(ref.sentence.start, ref.start - OBJECT) : ref.start]
            known = self._dealt_with[ref.start] = self.context.grammar.dealt_with.search(lead) is not None
        return known

    def is_other(self, ref: Ref) -> bool:
        """Whether a mention is of another track than the main round's, which a paragraph may then be about."""
        return self.main is not None and ref.track != self.main[0]

    def _keeps(self, ref: Ref, place: int, to_end: bool) -> bool:
        """Whether a mention keeps what follows it; one that only marks a time lets go at the next comma."""
        looks_back = ref.relation in BACK or self._marks_time(ref)
        return to_end or self._firm(ref) or not looks_back or "," not in self.text[ref.end : min(place, ref.end + 60)]

    def tells_more(self, ref: Ref, place: int) -> bool:
        """Whether what stands at a place tells more of a mention: "the congress, which is to write a constitution"."""
        return self.context.grammar.told_of_it.match(self.text, ref.end, place) is not None

    def _is_outlook(self, ref: Ref) -> bool:
        """A round to come, in a text about one that sits or sat."""
        status = [self.facts[k].status for k in self.keys(ref)]
        if self.main is None or not self.leads or ref.track != self.main[0]:
            return False
        return self.facts[self.main].status in ("held", "under-way") and "scheduled" in status

    def _is_outlook_to(self, ref: Ref) -> bool:
        """Whether those who sit or sat at the main round only look to another track's: "They backed a congress"."""
        told = self.main is not None and self.leads and self.is_other(ref)
        status = {self.facts[k].status for k in self.keys(ref)}
        return (
            told and self.main in self.facts and self.facts[self.main].status != "scheduled" and status == {"scheduled"}
        )

    def is_firm(self, key: Key, sentences: Sequence[Sentence]) -> bool:
        """Whether a stretch of sentences is about a round and does not only look to it."""
        return any(key in self.keys(r) and self._firm(r) for s in sentences for r in self.by_sentence.get(s.index, []))

    def _takes(self, ref: Ref, place: int) -> bool:
        """Whether a mention takes what stands before it: "will be taken up at the seventh meeting"."""
        if ref.relation in BACK and self.context.grammar.pronoun.match(ref.sentence.text):
            return False
        lead = self.text[max(0, ref.start - LOOKS_BACK) : ref.start]
        if ";" in self.text[place : ref.start] or ref.head == "began":
            return False
        if self.context.grammar.put_to.search(lead):
            return True
        far = "," in self.text[place : ref.start] and ref.start - place > 40
        into = (self.context.grammar.into.search(lead) and not far) or self.main in self.keys(ref)
        return bool(into) and (self._firm(ref) or not self._marks_time(ref))

    def _firm(self, ref: Ref) -> bool:
        return self._firmness[id(ref)]

    def _is_firm(self, ref: Ref) -> bool:
        """Whether a mention draws what stands around it to its round."""
        if self.main in self.keys(ref):
            return True
        if (
            ref.relation in BACK
            and ref.relation != "count"
            and self.context.grammar.took_place.match(self.text, ref.end)
        ):
            return True
        if ref.relation in ("next", *BACK) or ref.head == "began" or self._is_outlook(ref):
            return False
        return not self._marks_time(ref)

    def _marks_time(self, ref: Ref) -> bool:
        """Whether a mention draws nothing: "since its eighth session", even where more words stand between than may
        do so when its number is looked for."""
        known = self._passing.get(ref.start)
        if known is None:
            lead = self.text[max(0, ref.start - LOOKS_BACK) : ref.start]
            known = self._passing[ref.start] = self.context.grammar.passing.search(lead) is not None
        return known
