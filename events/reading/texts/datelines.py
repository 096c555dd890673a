"""What opens a report before its first sentence: its place, its day, its agency."""

import re
from dataclasses import dataclass
from functools import cache

from events.reading.languages import readable, tables


@dataclass(frozen=True, slots=True)
class Datelines:
    """`opening`: before the first sentence, "ASTANA, September 15. /TASS/", "DAMASCUS (AP) -", "SOCHI, Russia - ".

    `day`: a line that is a day and no more; `place`: one that is a place.
    """

    opening: re.Pattern[str]
    day: re.Pattern[str]
    place: re.Pattern[str]


@cache
def datelines_of(language: str | None) -> Datelines:
    """The datelines of a language; of all that can be read where that of a text can't be told."""
    known = [data for code in readable() if (data := (tables(code) or {}).get("datelines"))]
    own = (tables(language) or {}).get("datelines")
    found = [own] if own else known

    def one_of(key: str) -> str:
        return "|".join(str(word) for data in found for word in data[key])

    month, ending = rf"(?:{one_of('months')})[a-z]*\.?", f"(?:{one_of('day_ends')})?"
    weekday, papers = f"(?:{one_of('weekdays')})", one_of("papers")
    day = rf"(?:{month}\s+\d{{1,2}}{ending}|\d{{1,2}}{ending}\s+{month})(?:,?\s+(?:19|20)\d\d)?"
    return Datelines(
        re.compile(
            rf"(?!{one_of('no_place')}|(?:[A-Z]\.){{2,}}\s)"
            r"(?:[A-Z][A-Z'’.\-]{2,}(?:[ /][A-Z][A-Z'’.\-]+)*"
            rf"|[A-Z][a-z]+(?:[ \-/][A-Z][a-z]+){{0,2}}(?=(?:, {day})?\s+[-–—]\s)|(?=\([A-Z][A-Za-z]+\)\s+[-–—]))"
            r"(?:,\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?(?=\s*[-–—(,]))?"
            rf"(?:,?\s+(?:{weekday},\s+)?{day})?"
            r"(?:,?\s*\([^()\n]{2,40}\)|[.,]?\s*/[^/\n]{2,40}/\.?)?\s*(?:[-–—:]+|(?<=[/.])|(?<=\d)\.)\s+(?=\S)"
        ),
        re.compile(rf"(?:{weekday},?\s+)?{day}(?:,\s[a-z ]{{3,20}})?\W*"),
        re.compile(rf"(?!(?:{papers})\b|[A-Z]+ (?:{papers})\b)[A-Z][A-Z'’\-]{{2,}}(?:[ /][A-Z][A-Z'’\-]+){{0,2}}"),
    )
