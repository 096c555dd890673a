"""Where the clauses of a sentence end."""

from functools import cache
from itertools import pairwise

from events.reading.clauses import RELATIVE, adjectival, clause_words_of, finite_of
from events.reading.lines import Line

HARD = (";", ":", "—", "–", '"', "“", "”", "?", "!")
SUBJECT_REACH = 14
JOINTS, PREPOSITIONS = ("and", ","), ("before", "after", "since", "until")
BESIDE_TIME = ("on", "in", "at", "the", "early", "late", "by", "of")
QUOTES, SET_OFF = ('"', "“", "”"), 3
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
    passed = _quoted_words(low)
    for i, word in enumerate(low):
        if word not in turning or i in line.names or i in line.times or i in passed:
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
            or (full and word in JOINTS and _opens_clause(line, i + 1, finite) and not _in_list(line, i))
        ):
            cuts.append(_before_time(line, i, cuts[-1]) if word in JOINTS else i)
            full = word in PREPOSITIONS and not _opens_clause(line, i + 1, finite)
        elif word in finite and i > 0 and not adjectival(low, i):
            full = True
    return [(a, b) for a, b in pairwise([*sorted(set(cuts)), len(low)]) if b > a]


def _before_time(line: Line, i: int, start: int) -> int:
    """A time that stands alone before a comma belongs to what follows: `, and on Sunday, the army retook`."""
    k = i - 1
    while k > start and (k in line.times or line.low[k] in BESIDE_TIME):
        k -= 1
    alone = k > start and line.low[k] in JOINTS and line.has_time(k + 1, i)
    return (k - 1 if line.low[k - 1 : k + 1] == [",", "and"] and k - 1 > start else k) if alone else i


def _in_list(line: Line, i: int) -> bool:
    """Whether an `and` closes a row of names: `agreed by Russia, Iran and Turkey came into force`."""
    last, following = line.names.get(i - 1), line.names.get(i + 1) or line.names.get(i + 2)
    if line.low[i] != "and" or last is None or following is None:
        return False
    k = line.first_token(last) - 1
    k -= line.low[k] == "the"
    first = line.names.get(k - 1) if k > 0 and line.low[k] == "," else None
    return first is not None and first.kind == last.kind == following.kind


def _quoted_words(low: list[str]) -> frozenset[int]:
    """Signs around a few words that are only set off: `its units had "redeployed" outside the city`."""
    if '"' not in low and "“" not in low:
        return frozenset()
    signs = [k for k, word in enumerate(low) if word in QUOTES]
    pairs = [(a, b) for a, b in zip(signs[::2], signs[1::2], strict=False) if a > 0 and b - a <= SET_OFF + 1]
    pairs = [(a, b) for a, b in pairs if low[a - 1] not in (",", ":") and low[b - 1][0].isalnum()]
    return frozenset(k for pair in pairs for k in pair)


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
