"""Where the clauses of a sentence end."""

from functools import cache
from itertools import pairwise

from events.reading.clauses import RELATIVE, adjectival, clause_words_of, finite_of
from events.reading.lines import Line

HARD = (";", ":", "—", "–", '"', "“", "”", "?", "!")
SUBJECT_REACH = 14
# "Putin and his Turkish counterpart concluded" is one subject.
OWN, COUNTERPART_REACH = ("his", "her", "their", "its"), 5


@cache
def _turning(verbs: frozenset[str], language: str) -> frozenset[str]:
    """Words that can begin or fill a clause; all others are passed over."""
    return finite_of(verbs, language) | clause_words_of(language).sets["subordinate"] | {*HARD, ",", "and", "-"}


def clauses_of(line: Line, verbs: frozenset[str], language: str = "en") -> list[tuple[int, int]]:
    """Token ranges of the clauses of a sentence, in order."""
    grammar, low = clause_words_of(language), line.low
    finite, turning = finite_of(verbs, language), _turning(verbs, language)
    cuts, full, aside = [0], False, False
    for i, word in enumerate(low):
        if word not in turning or i in line.names or i in line.times:
            continue
        aside = aside or low[cuts[-1]] in RELATIVE
        resumes = word == "," and aside and i + 1 < len(low) and low[i + 1] in finite
        if resumes and i + 1 not in line.names:
            cuts.append(i)
            full, aside = True, False
            continue
        dash = word == "-" and i > 0 and line.tokens.at[i] > line.tokens.to[i - 1]
        if (
            word in HARD
            or dash
            or (word in grammar.sets["subordinate"] and i > 0 and (word != "as" or _opens_clause(line, i + 1, finite)))
            or (full and word in ("and", ",") and _opens_clause(line, i + 1, finite))
        ):
            cuts.append(i)
            full = False
        elif word in finite and i > 0 and not adjectival(low, i):
            full = True
    return [(a, b) for a, b in pairwise([*sorted(set(cuts)), len(low)]) if b > a]


def _opens_clause(line: Line, i: int, verbs: frozenset[str]) -> bool:
    """Whether a subject and a finite verb follow: `and the army retook`, but not `and retook`, `and Iran`."""
    low = line.low
    if i >= len(low) or low[i] in verbs or (low[i] in OWN and "counterpart" in low[i : i + COUNTERPART_REACH]):
        return False
    for j in range(i, min(len(low), i + SUBJECT_REACH)):
        word = low[j]
        if word in (",", ";", "and", "or", ":", "of\0") or word in HARD:
            return False
        if j in line.names or j in line.times:
            continue
        if word in verbs or (len(word) > 4 and word.endswith("ed") and j > i):
            return j > i
    return False
