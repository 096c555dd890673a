"""The words that carry a fact: a sentence, or a stretch of it where it is long."""

from events.reading.shapes import Sentence, Span

LONGEST = 480


def quote_span(sentence: Sentence, start: int, end: int) -> Span:
    """The sentence, or up to 480 characters of it around start to end, cut at words."""
    if sentence.end - sentence.start <= LONGEST:
        return Span(sentence.start, sentence.end)
    start, end = max(start, sentence.start), min(end, sentence.end)
    if end - start >= LONGEST:
        return Span(start, start + LONGEST)
    spare = (LONGEST - (end - start)) // 2
    low, high = max(sentence.start, start - spare), min(sentence.end, end + spare)
    text, base = sentence.text, sentence.start
    if low > base:
        gap = text.find(" ", low - base, start - base)
        low = base + gap + 1 if gap >= 0 else start
    if high < sentence.end:
        gap = text.rfind(" ", end - base, high - base)
        high = base + gap if gap >= 0 else end
    return Span(low, high)
