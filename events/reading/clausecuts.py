"""Where the clauses of a sentence end."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from events.reading.clauses import ClauseWords, adjectival, clause_words_of, finite_of
from events.reading.lines import Line

HARD = (";", ":", "—", "–", '"', "“", "”", "?", "!")
SUBJECT_REACH = 14
QUOTES, SET_OFF = ('"', "“", "”"), 3
COUNTERPART_REACH, ABSOLUTE_REACH = 5, 6


@cache
def _turning(verbs: frozenset[str], language: str) -> frozenset[str]:
    """Words that can begin or fill a clause; all others are passed over."""
    sets = clause_words_of(language).sets
    opening = sets["subordinate"] | sets["joints"] | sets["absolute"] | sets["told_before"] | sets["answers"]
    return finite_of(verbs, language) | opening | {*HARD, "-"}


def clauses_of(line: Line, verbs: frozenset[str], language: str = "en") -> list[tuple[int, int]]:
    """Token ranges of the clauses of a sentence, in order."""
    words, low = clause_words_of(language), line.low
    sets, joints = words.sets, words.sets["joints"]
    finite, turning = finite_of(verbs, language), _turning(verbs, language)
    cuts, full, aside, had = [0], False, False, [words.one["had"]]
    passed = _quoted_words(low)
    for i, word in enumerate(low):
        if word not in turning or i in line.names or i in line.times or i in passed:
            continue
        if word == "," and line.tokens.at[i + 1 : i + 2] == [line.tokens.to[i]]:
            continue  # "1,400 people"
        aside = aside or low[cuts[-1]] in sets["opens_aside"] or _tells_more(low, cuts[-1], finite, sets)
        if word == "," and _resumes(line, i, cuts[-1], aside, finite, words):
            cuts.append(i)
            full, aside = True, False
            continue
        if word in sets["answers"] and _is_answer(low, i, sets):
            cuts.append(i - 1)
            full = False
        dash = word == "-" and i > 0 and line.tokens.at[i] > line.tokens.to[i - 1]
        if (
            word in HARD
            or dash
            or (
                word in sets["subordinate"]
                and i > 0
                and (word not in sets["only_with_verb"] or _opens_clause(line, i + 1, finite, words))
            )
            or (word in sets["absolute"] and i > 0 and _is_absolute(low, i, sets["ing_ends"]))
            or (low[i + 1 : i + 2] == had and _leaves_out_that(low, i, cuts[-1], finite, sets))
            or (full and word in joints and _opens_clause(line, i + 1, finite, words) and not _in_list(line, i, words))
        ):
            cuts.append(_before_time(line, i, cuts[-1], words) if word in joints else i)
            full = word in sets["prepositions"] and not _opens_clause(line, i + 1, finite, words)
        elif word in finite and i > 0 and not adjectival(low, i, sets):
            full = True
    return [(a, b) for a, b in pairwise([*sorted(set(cuts)), len(low)]) if b > a]


def _is_answer(low: list[str], i: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether what follows is what was answered: `hit a battery on Thursday in response to a rocket`."""
    return i > 1 and low[i - 1] in sets["answering"] and not sets["answered"].isdisjoint(low[i + 1 : i + 2])


def _tells_more(low: list[str], k: int, finite: frozenset[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a `that` stands behind a noun: `the plane that they shot down`, but not `said that they shot it down`."""
    return low[k] in sets["that"] and k > 1 and low[k - 1] not in finite and low[k - 2] in sets["articles"]


def _resumes(line: Line, i: int, start: int, aside: bool, finite: frozenset[str], words: ClauseWords) -> bool:
    """Whether what was set off ends at a comma: `jets, which came from X, bombed`; `met, after X, and signed`."""
    k = i + 1
    if k + 1 < len(line.low) and line.low[k] == words.one["and"]:
        left_out = line.low[start + 1] == words.one["had"] and line.low[start] in words.sets["told_before"]
        aside, k = start > 0 and (left_out or line.low[start] in words.sets["time_of_its_own"]), k + 1
    return aside and k < len(line.low) and line.low[k] in finite and k not in line.names


def _before_time(line: Line, i: int, start: int, words: ClauseWords) -> int:
    """A time that stands alone before a comma belongs to what follows: `, and on Sunday, the army retook`."""
    low, k = line.low, i - 1
    while k > start and (k in line.times or low[k] in words.sets["beside_time"]):
        k -= 1
    if not (k > start and low[k] in words.sets["joints"] and line.has_time(k + 1, i)):
        return i
    return k - 1 if low[k - 1 : k + 1] == [",", words.one["and"]] and k - 1 > start else k


def _is_absolute(low: list[str], i: int, ing: frozenset[str]) -> bool:
    """Whether a subject and its participle follow behind a comma: `, with Moscow accusing the rebels`."""
    return low[i - 1] == "," and any(word[-3:] in ing for word in low[i + 2 : i + ABSOLUTE_REACH])


def _leaves_out_that(
    low: list[str], i: int, start: int, finite: frozenset[str], sets: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a clause tells more of the noun before it: `ended a truce it had declared`, not `said it had`."""
    if low[i] not in sets["told_before"] or i < start + 2 or not low[i - 1][0].isalpha():
        return False
    return low[i - 1] not in finite and low[i - 2] in sets["articles"]


def _in_list(line: Line, i: int, words: ClauseWords) -> bool:
    """Whether an `and` closes a row of names: `by Russia, Iran and Turkey came into force`, `said X and Y met`."""
    last, following = line.names.get(i - 1), line.names.get(i + 1) or line.names.get(i + 2)
    if line.low[i] != words.one["and"] or last is None or following is None:
        return False
    k = line.first_token(last) - 1
    k -= line.low[k] == words.one["the"]
    if k > 0 and line.low[k] in words.sets["before_rows"] and last.kind == following.kind:
        return True
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


def _opens_clause(line: Line, i: int, verbs: frozenset[str], words: ClauseWords) -> bool:
    """Whether a subject and a finite verb follow: `and the army retook`, but not `and retook`, `and Iran`."""
    low, sets = line.low, words.sets
    if i >= len(low) or low[i] in verbs:
        return False
    if low[i] in sets["own"] and words.one["counterpart"] in low[i : i + COUNTERPART_REACH]:
        return False
    for j in range(i, min(len(low), i + SUBJECT_REACH)):
        word = low[j]
        if word in sets["subject_ends"] or word in HARD:
            return False
        if j in line.names or j in line.times:
            continue
        if word in verbs or (len(word) > 4 and word[-2:] in sets["past_ends"] and j > i):
            return j > i
    return False
