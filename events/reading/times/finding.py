"""Times told in a text, each resolved to days: one pass over the sentences, in order, carrying what was told before."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from events.reading.shapes import Precision, Sentence, Span, When
from events.reading.texts.quotes import quotations
from events.reading.times.context import DAYS_OF, MONTH, Context
from events.reading.times.grammar import Phrase
from events.reading.times.joining import Grammar, led
from events.reading.times.resolving import Resolver
from events.reading.times.tense import PAST, direction, perfect
from events.reading.times.words import Tokens, Words, cut, load_words

DIGIT = re.compile(r"\d")
YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
# "2013: the red line" heads the entries of a year, "2013-2015: the red line" ends those of the year before.
YEAR_FIRST = re.compile(r"\W*((?:19|20)\d\d)(\s*[–—-]\s*(?:19|20)?\d\d)?\s*[:–—-]\s.*")
QUOTE_SIGN = re.compile('["“„«]')
QUOTE_OPEN, QUOTE_CLOSE = "“„«", "”»"
HEAD = 6
LONGEST_SKIP = 300
HEAD_LENGTH = 60
HEAD_REACH = 10
HEAD_WORDS = 4
# So many lines that are a weekday and no more make a diary.
ENTRIES, LONGEST_WEEKDAY = 2, 12


def find_times(
    sentences: Sequence[Sentence],
    published: date | None,
    *,
    skip: Sequence[Span] = (),
    year: int | None = None,
    language: str = "en",
) -> list[When]:
    """All times that the sentences tell, in order.

    `published` anchors relative times and years left out; without it a `year` that reasoning found may stand in, and
    what rests on it is marked inferred. `skip` are stretches that hold numbers of another kind (round ordinals).
    Where no anchor is known, start and end are null.
    """
    return _Reader(published, skip, year, language).read(sentences)


@dataclass(slots=True)
class _Reader:
    published: date | None
    skip: Sequence[Span]
    year: int | None
    language: str
    found: list[When] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    diary: bool = False
    sizes: Mapping[int, int] = field(default_factory=dict)

    def read(self, sentences: Sequence[Sentence]) -> list[When]:
        self.skip = sorted(self.skip, key=lambda s: s.start)
        self.starts = [s.start for s in self.skip]
        words = load_words(self.language)
        context = Context(anchor=self.published, year=self.year)
        brief = [s.text.strip(" .:-").lower() for s in sentences if len(s.text) <= LONGEST_WEEKDAY]
        self.diary = sum(text in words.weekdays for text in brief) >= ENTRIES
        self.sizes = Counter(sentence.paragraph for sentence in sentences)
        quoted = False
        for sentence in sentences:
            context.enter(sentence)
            text = sentence.text
            if (short := len(text) <= LONGEST_WEEKDAY) or sentence.block == "heading":
                heading = (YEAR_ALONE if short else YEAR_FIRST).fullmatch(text)
                if heading:
                    context.headed = None if heading.lastindex == 2 else int(heading[1])
            tokens = cut(text, sentence.start)
            if not words.hot.isdisjoint(tokens.low) or DIGIT.search(text):
                tokens = self.masked(tokens)
                phrases = Grammar(tokens, words).phrases()
                if phrases:
                    self.sentence(sentence, tokens, phrases, context, quoted)
            quoted = _still_quoted(text, quoted)
        return self.found

    def masked(self, tokens: Tokens) -> Tokens:
        low = bisect_left(self.starts, tokens.at[0] - LONGEST_SKIP) if tokens.at else 0
        high = bisect_left(self.starts, tokens.to[-1]) if tokens.at else 0
        spans = [s for s in self.skip[low:high] if s.end > tokens.at[0]]
        if not spans:
            return tokens
        tokens = Tokens(list(tokens.low), tokens.raw, tokens.at, tokens.to)
        for span in spans:
            if tokens.at and span.end > tokens.at[0] and span.start < tokens.to[-1]:
                for i in range(bisect_right(tokens.to, span.start), bisect_left(tokens.at, span.end)):
                    tokens.low[i] = "\0"
        return tokens

    def sentence(
        self, sentence: Sentence, tokens: Tokens, phrases: list[Phrase], context: Context, quoted: bool
    ) -> None:
        if self.diary and self.published and _is_entry(sentence, tokens, phrases):
            self.entry(tokens, phrases[0], self.published, context)
            return
        if context.headed is not None and _opens_entry(sentence, tokens, phrases[0]):
            context.entry = sentence.paragraph
        inside, _ = quotations(sentence.text, sentence.start, quoted)
        words = load_words(self.language)
        here: list[tuple[Phrase, When]] = []
        outside_first = (
            sorted(phrases, key=lambda p: any(a <= tokens.at[p.first] < b for a, b in inside)) if inside else phrases
        )
        behind = len(tokens.low)
        for phrase in led(outside_first, tokens.low) if phrases[1:] else phrases:
            if not words.sets["ever_since"].isdisjoint(tokens.low[behind : phrase.first]):
                context.carried = None
            behind = phrase.last
            in_quote = any(a <= tokens.at[phrase.first] < b for a, b in inside)
            speech = _speech_day(here) if in_quote else None
            tense = direction(tokens, words, phrase)
            if in_quote and speech is None:
                speech = context.speech
            if speech is not None and in_quote:
                with context.at(speech, "quoted"):
                    when = resolve(phrase, tense, context, tokens, words)
            else:
                when = resolve(phrase, tense, context, tokens, words)
            if when is not None:
                here.append((phrase, when))
                if not in_quote:
                    context.told(when, phrase)
        context.speech = _speech_day(here) if inside else None
        whens = [when for _, when in sorted(here, key=lambda pair: pair[1].span.start)]
        whens = _joined(sentence, whens, words)
        self.dateline(sentence, whens, context)
        self.found += whens

    def entry(self, tokens: Tokens, phrase: Phrase, published: date, context: Context) -> None:
        """A weekday that heads a diary's entry is the last one by the day of publication; the entry is told on it."""
        with context.at(published, "published"):
            when = resolve(phrase, PAST, context, tokens, load_words(self.language))
        if when is not None and when.start is not None:
            context.told(when, phrase)
            context.anchor, context.basis = when.start, "dateline"
            self.found.append(when)

    def dateline(self, sentence: Sentence, whens: list[When], context: Context) -> None:
        """A day told in a dateline or in a line of its own at the head becomes the anchor of all that follows; one that
        is a term of a list tells the year of its entry."""
        if len(whens) == 1 and whens[0].end and _is_term(sentence, whens[0]):
            context.headed, context.entry = whens[0].end.year, sentence.paragraph + 1
        alone = self.sizes.get(sentence.paragraph, 1) == 1
        head = sentence.block == "dateline" or (sentence.index < HEAD and len(sentence.text) < HEAD_LENGTH and alone)
        if not head or len(whens) != 1 or whens[0].anchor not in ("text", "published"):
            return
        day = whens[0].start
        if day is None or whens[0].end != day or whens[0].precision != "day":
            return
        span = whens[0].span
        rest = sentence.text[: span.start - sentence.start] + sentence.text[span.end - sentence.start :]
        if sentence.block != "dateline" and len(rest.split()) > HEAD_WORDS:
            return
        near = self.published is None or 0 <= (self.published - day).days <= HEAD_REACH
        if near and not whens[0].inferred:
            context.anchor, context.basis = day, "dateline"


def _is_entry(sentence: Sentence, tokens: Tokens, phrases: list[Phrase]) -> bool:
    """Whether a sentence is a weekday and no more."""
    short = len(sentence.text) <= LONGEST_WEEKDAY and len(phrases) == 1 and phrases[0].kind == "weekday"
    return (
        short and not phrases[0].bound and phrases[0].first == 0 and tokens.to[phrases[0].last - 1] >= sentence.end - 2
    )


def _is_term(sentence: Sentence, when: When) -> bool:
    """Whether a time is a term of a list, and what it tells of the next paragraph."""
    return sentence.block == "item" and (when.span.start, when.span.end) == (sentence.start, sentence.end)


def _opens_entry(sentence: Sentence, tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a sentence opens with a day, as an entry of a chronology does; within a list behind a word as well."""
    before = sum(word.isalnum() for word in tokens.low[: phrase.first])
    return phrase.kind in ("date", "month") and before <= (sentence.block == "item")


def _joined(sentence: Sentence, whens: list[When], words: Words) -> list[When]:
    """Two days that follow each other and are told together are one time: "tomorrow and on Thursday"."""
    joined: list[When] = []
    for when in whens:
        last = joined[-1] if joined else None
        if last is not None and last.end and when.start and when.start == when.end and last.start == last.end:
            between = sentence.text[last.span.end - sentence.start : when.span.start - sentence.start]
            if (
                words.pair.fullmatch(between)
                and (when.start - last.end).days == 1
                and last.precision == when.precision == "day"
            ):
                span = Span(last.span.start, when.span.end)
                joined[-1] = replace(last, span=span, end=when.end, inferred=last.inferred or when.inferred)
                continue
        if (
            last is not None
            and _narrows(last, when)
            and words.finer.fullmatch(sentence.text, last.span.end - sentence.start, when.span.start - sentence.start)
        ):
            joined[-1] = replace(when, span=Span(last.span.start, when.span.end))
            continue
        joined.append(when)
    return joined


def _narrows(last: When, when: When) -> bool:
    """`late this month, on October 30 and 31`: the second tells which days of the first."""
    if not (last.start and last.end and when.start and when.end):
        return False
    return last.start <= when.start and when.end <= last.end and when.end - when.start < last.end - last.start


def _still_quoted(text: str, running: bool) -> bool:
    if '"' not in text and "“" not in text and "”" not in text:
        return running
    spans, _ = quotations(text, 0, running)
    return bool(spans) and spans[-1][1] == len(text) and text[-1] not in '"”'


def _speech_day(here: list[tuple[Phrase, When]]) -> date | None:
    """The day on which a quotation of this sentence was spoken, where its frame tells one."""
    days = [
        w.start
        for _, w in here
        if w.start and w.start == w.end and w.precision == "day" and not w.anchor.startswith("quoted")
    ]
    return days[-1] if days else None


def resolve(phrase: Phrase, tense: int, context: Context, tokens: Tokens, words: Words) -> When | None:
    """The time a phrase tells; None where it leans on something that was not told."""
    span = Span(tokens.at[phrase.first], tokens.to[phrase.last - 1])
    if phrase.kind == "opening" or phrase.shift == "opening":
        return When(span, None, None, "day", anchor=f"opening{phrase.count:+d}")
    days = Resolver(context, tense, perfect(tokens, words, phrase)).days(phrase)
    if days is None:
        unknown = phrase.kind in ("date", "month", "weekday", "unit", "day", "part") and context.anchor is None
        return When(span, None, None, _precision(phrase), anchor=context.basis) if unknown else None
    start: date | None = days.start
    end: date | None = days.end
    if phrase.bound == "since":
        end = None
    elif phrase.bound == "until":
        start = None
    basis: str = days.basis
    if basis in ("event", "inside"):
        basis += f"{phrase.count * DAYS_OF.get(phrase.unit, MONTH):+d}"
    return When(span, start, end, days.precision, days.inferred, basis)


def _precision(phrase: Phrase) -> Precision:
    return "month" if phrase.kind in ("month", "part") else "day"
