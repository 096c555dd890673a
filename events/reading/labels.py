"""Transcripts: who speaks a paragraph that opens with a label (`MR. DE MISTURA:`, `SdM:`), and those that follow it."""

import re
from collections.abc import Sequence

from events.reading.lines import Line
from events.reading.shapes import Mention

LABEL = re.compile(r"(?P<name>[A-Z][\w.'’ -]{0,48}?)(?: \([^)]{0,60}\))?: ")
# So many labelled paragraphs make a text a transcript.
LEAST = 3


def turns(lines: Sequence[Line]) -> dict[int, Mention]:
    """For the lines of a transcript the person who speaks them; lines of nobody named are left out."""
    labels: dict[int, str] = {}
    paragraph = -1
    for n, line in enumerate(lines):
        first, paragraph = line.sentence.paragraph != paragraph, line.sentence.paragraph
        found = LABEL.match(line.sentence.text) if first else None
        if found is not None:
            labels[n] = found["name"]
    if len(labels) < LEAST:
        return {}
    people = [m for line in lines for m in line.mentions if m.kind == "person"]
    known = {_initials(m.surface): m for m in reversed(people)}
    spoken: dict[int, Mention] = {}
    speaker: Mention | None = None
    for n, line in enumerate(lines):
        if n in labels:
            end = line.sentence.start + len(labels[n])
            named = [m for m in line.mentions if m.kind == "person" and m.start < end]
            speaker = named[0] if named else known.get(labels[n].lower().replace(".", ""))
        if speaker is not None:
            spoken[n] = speaker
    return spoken


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words).lower() if len(words) > 1 else name.lower()
