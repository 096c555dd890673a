"""Transcripts: who speaks a paragraph that opens with a label (`MR. DE MISTURA:`, `SdM:`), and those that follow it."""

import re
from collections.abc import Mapping, Sequence

from events.reading.lines import Line
from events.reading.shapes import Mention

LABEL = re.compile(r"(?P<name>[A-Z][\w.'’ -]{0,48}?)(?: \([^)]{0,60}\))?: ")
# So many labelled paragraphs make a text a transcript.
LEAST = 3
# "(Note: ...)" is the word of who prints it.
ASIDES = ("(", "[")


def turns(lines: Sequence[Line]) -> dict[int, Mention]:
    """For the lines of a transcript the person who speaks them; lines of nobody named are left out."""
    labels: dict[int, str] = {}
    paragraph = -1
    for n, line in enumerate(lines):
        first, paragraph = line.sentence.paragraph != paragraph, line.sentence.paragraph
        found = LABEL.match(line.sentence.text) if first and ": " in line.sentence.text else None
        if found is not None:
            labels[n] = found["name"]
    if len(labels) < LEAST:
        return {}
    people = [m for line in lines for m in line.mentions if m.kind == "person"]
    known = {_initials(m.surface): m for m in reversed(people)}
    spoken: dict[int, Mention] = {}
    speaker: Mention | None = None
    last, answered = _last(lines, labels)
    for n, line in enumerate(lines):
        if line.sentence.text.startswith(ASIDES) or (answered and line.sentence.paragraph > last):
            speaker = None
        elif n in labels:
            end = line.sentence.start + len(labels[n])
            named = [m for m in line.mentions if m.kind == "person" and m.start < end]
            speaker = named[0] if named else known.get(labels[n].lower().replace(".", ""))
        if speaker is not None:
            spoken[n] = speaker
    return spoken


def _last(lines: Sequence[Line], labels: Mapping[int, str]) -> tuple[int, bool]:
    """The last paragraph with a label, and whether each turn before it is one paragraph: what follows is no turn."""
    labelled = {lines[n].sentence.paragraph for n in labels}
    first, last = min(labelled), max(labelled)
    between = {
        line.sentence.paragraph
        for line in lines
        if first < line.sentence.paragraph < last
        and not line.sentence.text.startswith(ASIDES)
        and line.sentence.block == "paragraph"
    }
    asides = {line.sentence.paragraph for line in lines if line.sentence.text.startswith(ASIDES)}
    return last, between - asides <= labelled


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words).lower() if len(words) > 1 else name.lower()
