"""One act of saying, and the sentences that belong to one as a whole."""

from collections.abc import Sequence
from datetime import date

from events.reading.lines import Line
from events.reading.shapes import Mention, Span, When, record


@record
class Said:
    """One act of saying: the words that tell of it, who speaks (None: nobody named), when, and what it covers."""

    frame: Span
    speaker: str | None
    said_on: When | None
    scope: tuple[Span, ...]
    verb: str
    mention: Mention | None = None

    @property
    def day(self) -> date | None:
        return self.said_on.end or self.said_on.start if self.said_on else None


def whole(line: Line, mention: Mention, slug: str) -> Said:
    """A sentence that somebody speaks though no word of it says so."""
    span = Span(line.sentence.start, line.sentence.end)
    return Said(Span(span.start, span.start), slug, None, (span,), "say", mention)


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


def _share(lines: Sequence[Line], by_line: Sequence[list[Said]], run: Sequence[int]) -> None:
    framed = [said for index in run for said in by_line[index] if not lines[index].in_quote(said.frame.start)]
    if not framed and run[0] and lines[run[0] - 1].quoted:
        # `..., he said. "It must stop. ..."`: the quotation is taken up again.
        framed = [said for said in by_line[run[0] - 1] if said.speaker][-1:]
    for index in run:
        if framed and not any(not lines[index].in_quote(s.frame.start) for s in by_line[index]):
            said = framed[0]
            span = Span(lines[index].sentence.start, lines[index].sentence.end)
            by_line[index].append(Said(said.frame, said.speaker, said.said_on, (span,), said.verb, said.mention))
