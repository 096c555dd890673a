"""One sentence under the eye: its words, the names and times that stand on them, its quotations."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from events.reading.context import Context
from events.reading.shapes import Mention, Sentence, Span, When
from events.reading.texts.quotes import quotations
from events.reading.times.words import Tokens, cut


@dataclass(slots=True)
class Line:
    """A sentence cut into tokens; `low` are those in lower case, `names` and `times` what stands on a token."""

    sentence: Sentence
    tokens: Tokens
    low: list[str]
    mentions: list[Mention]
    whens: list[When]
    names: dict[int, Mention] = field(default_factory=dict)
    times: dict[int, When] = field(default_factory=dict)
    quoted: list[Span] = field(default_factory=list)
    opens_quoted: bool = False
    ends_quoted: bool = False

    def at(self, place: int) -> int:
        """The token that holds a place of the article, or the next one."""
        return bisect_right(self.tokens.to, place)

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens.at[first], self.tokens.to[last - 1])

    def first_token(self, mention: Mention) -> int:
        return self.at(mention.start)

    def last_token(self, mention: Mention) -> int:
        return bisect_left(self.tokens.at, mention.end)

    def has_time(self, first: int, last: int) -> bool:
        """Whether a time stands on one of the tokens `first` to `last` (exclusive)."""
        return bool(self.times) and not self.times.keys().isdisjoint(range(first, last))

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
    tokens = cut(folded, sentence.start)
    at, to = tokens.at, tokens.to
    line = Line(sentence, tokens, tokens.low, mentions, whens)
    for mention in mentions:
        for i in range(bisect_right(to, mention.start), bisect_left(at, mention.end)):
            line.names[i] = mention
    for when in whens:
        for i in range(bisect_right(to, when.span.start), bisect_left(at, when.span.end)):
            line.times[i] = when
    line.opens_quoted = running
    quoted, line.ends_quoted = quotations(sentence.text, sentence.start, running)
    line.quoted = [Span(a, b) for a, b in quoted]
    return line
