"""One sentence under the eye: its words, the names and times that stand on them, its quotations."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from events.reading.context import Context
from events.reading.datewords import Tokens, cut
from events.reading.shapes import Mention, Sentence, Span, When

OPENERS, CLOSERS = "“„«", "”»"


@dataclass(slots=True)
class Line:
    """A sentence cut into tokens; `names` and `times` give, for a token, the mention or time that stands on it."""

    sentence: Sentence
    tokens: Tokens
    mentions: list[Mention]
    whens: list[When]
    names: dict[int, Mention] = field(default_factory=dict)
    times: dict[int, When] = field(default_factory=dict)
    quoted: list[Span] = field(default_factory=list)
    opens_quoted: bool = False
    ends_quoted: bool = False

    @property
    def low(self) -> list[str]:
        return self.tokens.low

    def at(self, place: int) -> int:
        """The token that holds a place of the article, or the next one."""
        return bisect_left(self.tokens.to, place + 1)

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens.at[first], self.tokens.to[last - 1])

    def first_token(self, mention: Mention) -> int:
        return self.at(mention.start)

    def last_token(self, mention: Mention) -> int:
        return bisect_right(self.tokens.at, mention.end - 1)

    def in_quote(self, place: int) -> bool:
        return any(span.start <= place < span.end for span in self.quoted)


def lines_of(context: Context) -> list[Line]:
    """All sentences of a text as lines; a quotation that is not closed runs on to the next paragraph's end at most."""
    lines: list[Line] = []
    for s in context.sentences:
        goes_on = bool(lines) and lines[-1].ends_quoted and s.paragraph - lines[-1].sentence.paragraph <= 1
        folded = context.folded[s.start : s.end]
        lines.append(line_of(s, folded, context.mentions_in(s.start, s.end), context.times_in(s.start, s.end), goes_on))
    return lines


def line_of(sentence: Sentence, folded: str, mentions: list[Mention], whens: list[When], running: bool) -> Line:
    """`folded` is the sentence's text with plain letters and signs; `running`: it begins inside a quotation."""
    line = Line(sentence, cut(folded, sentence.start), mentions, whens)
    for mention in mentions:
        for i in range(line.at(mention.start), bisect_right(line.tokens.at, mention.end - 1)):
            line.names[i] = mention
    for when in whens:
        for i in range(line.at(when.span.start), bisect_right(line.tokens.at, when.span.end - 1)):
            line.times[i] = when
    line.opens_quoted = running
    line.quoted, line.ends_quoted = _quotations(sentence, running)
    return line


def _quotations(sentence: Sentence, running: bool) -> tuple[list[Span], bool]:
    text = sentence.text
    if not running and '"' not in text and "“" not in text and "«" not in text and "„" not in text:
        return [], False
    spans, start = [], sentence.start if running else -1
    for i, sign in enumerate(text):
        if sign in OPENERS or (sign == '"' and start < 0):
            start = sentence.start + i if start < 0 else start
        elif (sign in CLOSERS or sign == '"') and start >= 0:
            spans.append(Span(start, sentence.start + i + 1))
            start = -1
    if start >= 0:
        spans.append(Span(start, sentence.end))
    return spans, start >= 0
