"""Transcripts: who speaks a paragraph that opens with a label (`MR. DE MISTURA:`, `SdM:`), and those that follow it."""

import re
from collections.abc import Mapping, Sequence

from events.reading.lines import Line
from events.reading.sayings.words import Speech
from events.reading.shapes import Mention

LABEL = re.compile(r"(?P<name>[A-Z][\w.'’ -]{0,48}?)(?: \([^)]{0,60}\))?: ")
# So many labelled paragraphs make a text a transcript.
LEAST = 3
ENVOY = "un-envoy"
# Among so many sentences a text tells that it prints a statement.
OPENS_WITHIN = 6
# "(Note: ...)" is the word of who prints it.
ASIDES = ("(", "[")


def turns(lines: Sequence[Line], speech: Speech) -> dict[int, Mention]:
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
    head = lines[: next((n for n in labels if labels[n].lower() in speech.sets["questions"]), 0)]
    asked = _asked(head, labels, speech)
    known |= dict.fromkeys(speech.sets["answers"], asked) if asked else {}
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
    return spoken | (_remarks(head, asked, speech) if asked else {})


def stated(lines: Sequence[Line], speech: Speech) -> list[tuple[int, Mention]]:
    """The lines of a printed statement, or of remarks as they were delivered, with whose word they are."""
    return _statement(lines, speech) or _delivered(lines, speech)


def _delivered(lines: Sequence[Line], speech: Speech) -> list[tuple[int, Mention]]:
    """What stands under `Remarks by X`, and says `I`, up to the first label of a question."""
    for index, line in enumerate(lines[:OPENS_WITHIN]):
        if speech.sets["remarks_by"].isdisjoint(line.low):
            continue
        named = [m for m in line.mentions if m.kind == "person"] or [m for m in line.mentions if m.actor == ENVOY]
        behind = range(index + 1, len(lines))
        if named and sum(not speech.sets["self"].isdisjoint(lines[n].low) for n in behind) >= LEAST:
            end = next((n for n in behind if _asks(lines[n], speech)), len(lines))
            return [(n, named[0]) for n in range(index + 1, end)]
    return []


def _asks(line: Line, speech: Speech) -> bool:
    found = LABEL.match(line.sentence.text) if ": " in line.sentence.text else None
    return found is not None and found["name"].lower() in speech.sets["questions"]


def _statement(lines: Sequence[Line], speech: Speech) -> list[tuple[int, Mention]]:
    """What stands behind `The ministry issued the following statement:`."""
    for index, line in enumerate(lines[:OPENS_WITHIN]):
        if line.low[-1:] == [":"] and not speech.sets["papers"].isdisjoint(line.low):
            bodies = {m.slug: m for m in line.mentions if m.kind in ("actor", "person") and not m.adjective}
            if len(bodies) == 1:
                return [(later, mention) for later in range(index + 1, len(lines)) for mention in bodies.values()]
            return []
    return []


def _asked(head: Sequence[Line], labels: Mapping[int, str], speech: Speech) -> Mention | None:
    """Who gives the answers behind `A:`: the person named first before the first question."""
    if speech.sets["answers"].isdisjoint(label.lower() for label in labels.values()):
        return None
    return next((m for line in head for m in line.mentions if m.kind == "person"), None)


def _remarks(head: Sequence[Line], asked: Mention, speech: Speech) -> dict[int, Mention]:
    """What stands under `OPENING REMARKS` before the first question is told by whoever is questioned."""
    for n, line in enumerate(head):
        if " ".join(line.low[:2]) in speech.sets["remarks"]:
            return dict.fromkeys(range(n, len(head)), asked)
    return {}


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
