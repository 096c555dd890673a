"""What a saying covers: the sentence, what follows its verb, or the part that it closes."""

from events.reading.lines import Line
from events.reading.sayings.words import Speech
from events.reading.shapes import Span

PARTICIPLE_REACH = 18
# So many words open a sentence: "Only hours before".
OPENS_WITHIN = 4
CLOSING_QUOTES = ('"', "”", "»", "'")
# "..., Peskov told reporters in Moscow on Friday": so many words may name who was told.
LISTENERS = 9
# So many words may tell when and where something was said.
TAIL = 8


def scope_of(line: Line, speech: Speech, first: int, verb: int, last: int, inverted: bool) -> tuple[Span, ...]:
    """What is said by a subject at token `first` with the verb at `verb`, whose frame ends at `last`."""
    low, sentence = line.low, line.sentence
    after = last < len(low) and any(word[0].isalnum() for word in low[last:])
    before = low[first - 1] if first else ""
    if _opens_beside(low, speech, first, verb):
        return (Span(sentence.start, _comma(line, verb + 1)),)
    if first <= 1 or not any(word[0].isalnum() for word in low[:first]):
        return (Span(sentence.start, _turn(line, speech, verb)),)
    if low[first] in speech.sets["where"] and low[first + 1] in speech.sets["what"]:
        return (Span(line.tokens.at[first], sentence.end),)
    if not after:
        return (Span(_clause_start(line, first), sentence.end),)
    if before in speech.sets["as"] and low[first - 2] == "," and _is_short(low, last, speech):
        comma = next((k for k in range(last, len(low) - 1) if not low[k].isalnum()), last)
        aside = low[comma] == "," and low[comma + 1] not in speech.sets["turns"]
        return (Span(_clause_start(line, first), sentence.end if aside else line.tokens.to[last - 1]),)
    if before == "," and low[verb] in speech.sets["told"] and _heard(low[last:], speech):
        return (Span(_clause_start(line, first), sentence.end),)
    tail = low[last] in speech.sets["tails"] and not _tells_on(low[last : last + TAIL], speech)
    if (before == "," or before in CLOSING_QUOTES) and tail and low[last][0].isalpha():
        return (Span(_clause_start(line, first), line.tokens.to[last - 1]),)
    closing = before == "," and (tail or _closes(line, last, speech))
    if before in CLOSING_QUOTES or inverted or closing:
        return (Span(sentence.start, sentence.end),)
    return (Span(line.tokens.at[first], _turn(line, speech, verb)),)


def _opens_beside(low: list[str], speech: Speech, first: int, verb: int) -> bool:
    """Whether a clause beside what is told opens the sentence: `While X said that`, `Hours before X said that`."""
    sets = speech.sets
    opens = next((k for k in range(min(verb, OPENS_WITHIN)) if low[k] in sets["opens_beside"]), -1)
    if opens > 0 and low[opens - 1] not in sets["how_long"]:
        return False
    return opens >= 0 and first <= opens + 1 + (low[opens + 1] in sets["what"])


def _comma(line: Line, start: int) -> int:
    """Where `While X said that it held, jets bombed` goes on to what is told beside the saying."""
    return next((line.tokens.at[k] for k in range(start, len(line.low)) if line.low[k] == ","), line.sentence.end)


def _turn(line: Line, speech: Speech, verb: int) -> int:
    """Where `X blamed Y, and within the hour jets bombed` goes on to other things; else the end of the sentence."""
    low = line.low
    if speech.verbs[low[verb]] in speech.sets["narrow"] if low[verb] in speech.verbs else False:
        for k in range(verb + 1, len(low) - 1):
            if low[k] in (";", ":") or (low[k] == "," and low[k + 1] in speech.sets["turns"]):
                return line.tokens.at[k]
    return line.sentence.end


def _tells_on(rest: list[str], speech: Speech) -> bool:
    """Whether what was said comes behind words that only go on about the saying: `claimed at the time that`."""
    opens = next((word for word in rest if word in speech.sets["opens_told"]), ",")
    return opens != ","


def _heard(rest: list[str], speech: Speech) -> bool:
    """Whether the words behind `told` only name who was told, and when."""
    return sum(word[0].isalnum() for word in rest) <= LISTENERS and speech.sets["opens_told"].isdisjoint(rest)


def _closes(line: Line, last: int, speech: Speech) -> bool:
    """Whether a clause ends where the words that only go on about a saying (`said here Friday`) do."""
    k = last
    while k < len(line.low) and (line.low[k] in speech.sets["between"] or k in line.times):
        if line.low[k] == ",":
            return True
        k += 1
    return k == len(line.low) or line.low[k] in (".", ";")


def _is_short(low: list[str], last: int, speech: Speech) -> bool:
    """Whether a clause ends soon behind its saying, and nothing told begins there: `as X said day after day,`."""
    end = next((k for k in range(last, min(len(low), last + TAIL)) if low[k] in (",", ".", ";")), len(low))
    return end < len(low) and (speech.sets["opens_told"] - {","}).isdisjoint(low[last:end])


def _clause_start(line: Line, first: int) -> int:
    """Where the clause that a closing `X said` covers begins: the sentence, or the last semicolon before it."""
    for k in range(first - 1, -1, -1):
        if line.low[k] == ";":
            return line.tokens.to[k]
    return line.sentence.start


def around(line: Line, speech: Speech, first: int) -> tuple[Span, ...]:
    """The sentence; of one that ends in `..., forcing thousands to flee, according to X` only the last part, but all of
    one that ends in a toll."""
    low = line.low
    for k in range(first - 2, max(0, first - PARTICIPLE_REACH), -1):
        if low[k] != "," or (low[k - 1].isdigit() and low[k + 1].isdigit()):
            continue
        alone = low[k + 1].endswith(speech.participle_ends) and low[k + 1] not in speech.sets["tolls"]
        if alone and k + 1 not in line.names:
            return (Span(line.tokens.at[k + 1], line.sentence.end),)
        break
    return (Span(line.sentence.start, line.sentence.end),)
