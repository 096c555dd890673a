"""One act of saying, and the sentences that belong to one as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from events.reading.lines import Line
from events.reading.sayings.words import Speech
from events.reading.shapes import Mention, Span, When, record

# A subject stands among so many words; a name before a colon is so long.
SUBJECT_HEAD, LABEL_REACH = 3, 8
# So many signs behind the words that take a saying up its speaker is named.
NAMED_WITHIN = 24
NAMED = ("person", "actor", "outlet")


@record
class Said:
    """One act of saying: the words that tell of it, who speaks (None: nobody named), when, and what it covers.

    `told_from`: where what is said begins behind words that tell when it was; 0 where none stand there.
    """

    frame: Span
    speaker: str | None
    said_on: When | None
    scope: tuple[Span, ...]
    verb: str
    mention: Mention | None = None
    told_from: int = 0

    @property
    def day(self) -> date | None:
        return self.said_on.end or self.said_on.start if self.said_on else None


def closeness(said: Said) -> tuple[int, bool, bool, int]:
    """The narrowest saying is the nearest; of two alike the one that names somebody, and no outlet that carries it."""
    carried = said.mention is not None and said.mention.kind == "outlet"
    return sum(p.end - p.start for p in said.scope), said.speaker is None, carried, said.frame.start


def whole(line: Line, mention: Mention, slug: str) -> Said:
    """A sentence that somebody speaks though no word of it says so."""
    span = Span(line.sentence.start, line.sentence.end)
    return Said(Span(span.start, span.start), slug, None, (span,), "say", mention)


def follow(lines: Sequence[Line], by_line: Sequence[list[Said]], slug: Callable[[Mention], str]) -> None:
    """A sentence that is a quotation and no more goes on with the one before, or is the word of whom that tells of."""
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1]
        if by_line[index] or not _is_quotation(line) or line.sentence.paragraph - before.sentence.paragraph > 1:
            continue
        if told := by_line[index - 1][-1:]:
            if told[0].speaker:
                span = Span(line.sentence.start, line.sentence.end)
                by_line[index].append(replace(told[0], frame=Span(span.start, span.start), scope=(span,)))
        elif line.sentence.paragraph == before.sentence.paragraph:
            person = next((m for m in before.mentions if m.kind == "person"), None)
            if person is not None and before.first_token(person) <= SUBJECT_HEAD:
                by_line[index].append(whole(line, person, slug(person)))


def told_back(
    lines: Sequence[Line], by_line: Sequence[list[Said]], speech: Speech, slug: Callable[[Mention], str]
) -> None:
    """`The claim, made by X, could not be verified`, `This was announced by X`: the sentence before is his word."""
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1]
        if by_line[index - 1] or line.sentence.paragraph != before.sentence.paragraph:
            continue
        named = next((s.mention for s in by_line[index] if s.speaker and _tells_it(line, s, speech)), None)
        back = line.low[:1] and line.low[0] in speech.sets["back"]
        if named is None and back and not speech.sets["told_back"].isdisjoint(line.low):
            named = _named_back(line, speech)
        if named is not None:
            when = line.whens[0] if line.whens else None
            by_line[index - 1].append(replace(whole(before, named, slug(named)), said_on=when))


def _named_back(line: Line, speech: Speech) -> Mention | None:
    """Whose word the sentence before is by one that says so: `This was announced by X`."""
    found = speech.tells_back.match(line.sentence.text)
    if found is None:
        return None
    at = line.sentence.start + found.end()
    return next((m for m in line.mentions if m.kind in NAMED and 0 <= m.start - at <= NAMED_WITHIN), None)


def _tells_it(line: Line, said: Said, speech: Speech) -> bool:
    """`X announced this on Friday`, `X confirmed the dates`: what it tells is the sentence before."""
    low, sets = line.low, speech.sets
    if said.verb not in sets["tells_it"] or line.at(said.frame.start) > SUBJECT_HEAD:
        return False
    k = line.at(said.frame.end - 1) + 1
    if k < len(low) and low[k] in sets["definite"] - sets["what_is_told"]:
        k += 1
    if k >= len(low) or low[k] not in sets["what_is_told"]:
        return False
    behind = k + 1
    return behind == len(low) or not low[behind][0].isalnum() or low[behind] in sets["where"] or behind in line.times


def labelled(
    lines: Sequence[Line],
    by_line: Sequence[list[Said]],
    speaks: Callable[[Mention], bool],
    slug: Callable[[Mention], str],
) -> None:
    """`Lavrov: "Jets bombed it."`, `SANA: Army units enter the town.`: a name and a colon before what is said."""
    for index, line in enumerate(lines):
        if ":" not in line.low[:LABEL_REACH] or by_line[index]:
            continue
        colon = line.low.index(":")
        named = line.names.get(colon - 1)
        if named is not None and line.first_token(named) <= 1 and speaks(named):
            by_line[index].append(whole(line, named, slug(named)))


def _is_quotation(line: Line) -> bool:
    whole = line.quoted[0] if len(line.quoted) == 1 and not (line.opens_quoted or line.ends_quoted) else None
    return whole is not None and whole.start == line.sentence.start and whole.end >= line.sentence.end - 1


def run_on(lines: Sequence[Line], by_line: Sequence[list[Said]]) -> None:
    """A sentence that lies wholly within a quotation belongs to whoever frames the quotation."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.opens_quoted or line.ends_quoted:
            run.append(index)
        if run and not line.ends_quoted:
            _share(lines, by_line, run)
            run = []
    if run:
        _share(lines, by_line, run)


def _opens_quotation(line: Line) -> bool:
    return bool(line.quoted) and line.quoted[0].start == line.sentence.start


def _share(lines: Sequence[Line], by_line: Sequence[list[Said]], run: Sequence[int]) -> None:
    framed = [said for index in run for said in by_line[index] if not lines[index].in_quote(said.frame.start)]
    if not framed and run[0] and _opens_quotation(lines[run[0]]):
        # `..., he said. "It must stop. ..."`: whoever spoke just before goes on.
        framed = [said for said in by_line[run[0] - 1][-1:] if said.speaker]
    for index in run:
        if framed and not any(not lines[index].in_quote(s.frame.start) for s in by_line[index]):
            said = framed[0]
            span = Span(lines[index].sentence.start, lines[index].sentence.end)
            by_line[index].append(Said(said.frame, said.speaker, said.said_on, (span,), said.verb, said.mention))
