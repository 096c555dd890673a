"""What a verb's helpers say: whether the thing happened, is planned, or did not happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from events.reading.languages import tables
from events.reading.lines import Line
from events.reading.shapes import Modality, record
from events.reading.times.words import load_words
from events.reading.words.inflection import is_ing, regular

Form = Literal["base", "third", "past", "participle", "ing"]
HELPERS_REACH = 7
ABSOLUTE_REACH, SUBJECT_OF_ING = 14, 6
PLAN_REACH, MOTION_REACH, MAKES_REACH, SHOWN_REACH = 14, 16, 8, 5


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The tables of clauses.yaml: sets of words, rows and runs of words, single words, and the verbs of every text."""

    sets: Mapping[str, frozenset[str]]
    rows: Mapping[str, frozenset[tuple[str, ...]]]
    runs: Mapping[str, Sequence[list[str]]]
    one: Mapping[str, str]
    finite: frozenset[str]


@cache
def clause_words_of(language: str) -> ClauseWords:
    data: dict[str, Any] = tables(language) or {}
    sets = {key: frozenset(value) for key, value in data["clauses"].items() if key not in ("rows", "runs", "one")}
    rows = {key: frozenset(tuple(row.split()) for row in value) for key, value in data["clauses"]["rows"].items()}
    runs = {key: tuple(map(str.split, value)) for key, value in data["clauses"]["runs"].items()}
    words = load_words(language)
    speech = {form for verb in data["speech"]["verbs"] for form in regular(verb, language)[1:3]}
    finite = words.sets["past"] | speech | sets["will"] | sets["perhaps"] | sets["finite"]
    return ClauseWords(sets, rows, runs, data["clauses"]["one"], frozenset(finite))


@cache
def finite_of(verbs: frozenset[str], language: str) -> frozenset[str]:
    """The verbs given and those that every text has, in the forms that a clause can rest on."""
    return verbs | clause_words_of(language).finite


def adjectival(low: list[str], i: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the participle at `i` only describes the noun behind it: `the captured pilot`, `five captured men`."""
    if i and low[i - 1] in sets["articles"]:
        return True  # "the return of the displaced"
    if i == 0 or i + 1 >= len(low) or not low[i + 1][0].isalpha():
        return False
    return low[i - 1] in sets["adjectival"] or (low[i - 1] in sets["counts"] and low[i + 1] not in sets["no_nouns"])


@record
class Mood:
    """What the helpers of a verb say. `modality` None: a wish, a condition, a possibility; nothing that happened.

    `habit`: a passive of the present, which tells of what goes on: "supplies are brought in from Turkey".
    """

    modality: Modality | None
    passive: bool = False
    present: bool = False
    negated: bool = False
    governor: str = ""
    before_that: bool = False
    perfect: bool = False
    habit: bool = False


def mood_of(line: Line, i: int, form: Form, start: int, language: str = "en") -> Mood:
    """The mood of the verb at token `i` in the clause that begins at `start`."""
    words, low = clause_words_of(language), line.low
    sets, one = words.sets, words.one
    if form == "past" and adjectival(low, i, sets):
        return Mood(None)
    k, helpers = _helpers(line, i, start, language)
    before = low[k] if k >= start else ""
    if one["ever"] in helpers:
        return Mood(None)
    negated = not (
        sets["negations"].isdisjoint(helpers)
        and sets["nobody"].isdisjoint(low[start : start + 3])
        and before not in sets["nobody"]
    )
    passive = form in ("past", "participle") and (
        not sets["be"].isdisjoint(helpers) or low[i + 1 : i + 2] in words.runs["by_whom"]
    )
    if low[start] in sets["hypothetical"] or low[start : start + 2] in words.runs["not_one"]:
        return Mood(None, passive)
    perfect = one["has"] in helpers or one["have"] in helpers
    present = one["is"] in helpers or one["are"] in helpers
    if low[start] in sets["ahead_of"] and (form in ("base", "third") or perfect):
        dated = low[start] in sets["when"] and any(k in line.times for k in range(i, min(len(low), i + PLAN_REACH)))
        ahead = dated and form in ("base", "third") and not negated
        meant = ahead and _modality(line, i, start, form, helpers, before, language) is not None
        return Mood("planned" if meant else None, passive)
    modality = _modality(line, i, start, form, helpers, before, language)
    if form == "ing" and modality is None and not helpers and _absolute(low, start, i, sets):
        modality = "happened"
    if negated and modality is not None:
        return Mood("denied", passive, negated=True)
    habit = passive and modality == "happened" and present and one["being"] not in helpers
    present = (form in ("base", "third") and not helpers) or (form == "ing" and present)
    governor = before if one["to"] in helpers else ""
    return Mood(modality, passive, present, False, governor, one["had"] in helpers, perfect, habit)


def _absolute(low: list[str], start: int, i: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """`..., with Moscow accusing the rebels and Damascus threatening to leave`: both tell what happens."""
    opens = low[start] in sets["absolute"] or (low[start] == "," and low[start + 1] in sets["absolute"])
    goes_on = low[start] in sets["joints"] and not sets["absolute"].isdisjoint(
        low[max(0, start - ABSOLUTE_REACH) : start]
    )
    return (opens or goes_on) and i - start <= SUBJECT_OF_ING


def _helpers(line: Line, i: int, start: int, language: str) -> tuple[int, list[str]]:
    """The auxiliaries and adverbs before the verb at token `i`, and the token at which they end."""
    words, low = clause_words_of(language), line.low
    sets, pairs = words.sets, words.runs["asides"]
    helpers: list[str] = []
    k = i - 1
    while (
        k >= start
        and i - k <= HELPERS_REACH
        and k not in line.names
        and (
            low[k] in sets["auxiliaries"]
            or low[k] in sets["adverbs"]
            or low[k][-2:] in sets["adverb_ends"]
            or low[k] in ("'", '"', "“")
            or k in line.times
            or (low[k] in sets["at_time"] and k + 1 in line.times)
            or low[k : k + 2] in pairs
            or low[k - 1 : k + 1] in pairs
        )
    ):
        # "May 4" is no "may"
        helpers.insert(0, "" if k in line.times else low[k])
        k -= 1
    return k, helpers


def _modality(
    line: Line, i: int, start: int, form: Form, helpers: list[str], before: str, language: str
) -> Modality | None:
    words, low = clause_words_of(language), line.low
    sets, one = words.sets, words.one
    if one["to"] in helpers:
        return _after_to(line, i, helpers, before, language)
    if not sets["will"].isdisjoint(helpers):
        return None if one["have"] in helpers else "planned"
    if not sets["perhaps"].isdisjoint(helpers):
        return None
    at = i - len(helpers) - 1
    if form == "ing":
        return _of_ing(line, at, start, helpers, before, language)
    if form == "past" and before == "," and low[i + 1 : i + 2] in words.runs["lasting"]:
        return None  # "Homs, besieged for years,"
    if form == "base":
        if not sets["do"].isdisjoint(helpers):
            return "happened"
        named = (i - 1) in line.names and not line.names[i - 1].adjective
        noun = before in sets["many"] or (before[-1:] in sets["plural_ends"] and low[i] not in sets["nounlike"])
        # "jets strike Qarat", "soldiers and fighters of the movement free Qarat", but not "air strike"
        named_behind = i + 1 < len(low) and line.tokens.capital(i + 1) and _is_noun(line, i + 1)
        noun = noun or (named_behind and (before[-1:] in sets["plural_ends"] or _many(line, i, start, language)))
        # "Kerry and Lavrov, on the telephone, prolong the truce"
        resumed = before == "," and low[i] not in sets["nounlike"] and any(k in line.names for k in range(at))
        return "happened" if named or noun or resumed else None
    if form == "third" and low[i] in sets["nounlike"]:
        named = (i - 1) in line.names and not line.names[i - 1].adjective
        return "happened" if named or before in sets["subjects"] else None
    return "happened"


def _of_ing(line: Line, at: int, start: int, helpers: list[str], before: str, language: str) -> Modality | None:
    """What a participle of the present tells: `began leaving`, `after downing a jet and hitting a base`."""
    sets, low = clause_words_of(language).sets, line.low
    if before in sets["goes_on_with"] and low[at - 1] in sets["goes_on"]:
        return "happened"
    if before in sets["ends"] and not sets["negations"].isdisjoint(low[max(0, at - 2) : at]):
        return "happened"
    if before in sets["does"] and sets["be"].isdisjoint(helpers):
        return _as_governed(line, at, language)
    went_on = before in sets["joints"] and low[start] in sets["beside_ing"]
    told = went_on or not sets["be"].isdisjoint(helpers) or before in sets["beside_ing"]
    told = told or not sets["shows"].isdisjoint(low[max(start, at - SHOWN_REACH) : at])
    return "happened" if told else None


def _many(line: Line, i: int, start: int, language: str) -> bool:
    """Whether what stands before a bare verb are several, joined by "and", which take it as their present."""
    low, words = line.low, clause_words_of(language)
    if low[i] in words.sets["nounlike"] or not low[i - 1].isalpha() or low[i - 1] == words.one["and"]:
        return False
    return words.one["and"] in low[start + 1 : i - 1] and words.one["to"] not in low[start:i]


def _is_noun(line: Line, k: int) -> bool:
    return k not in line.times and not (k in line.names and line.names[k].adjective)


def _after_to(line: Line, i: int, helpers: list[str], before: str, language: str) -> Modality | None:
    """What the word that governs an infinitive makes of it: `vowed to`, `failed to`, `is to`, `began to`."""
    words, low = clause_words_of(language), line.low
    sets = words.sets
    at = helpers.index(words.one["to"])
    governing = sets["auxiliaries"] - sets["never"]
    governor = next((word for word in reversed(helpers[:at]) if word in governing), before)
    if governor in sets["not_so"]:
        return None
    if before in sets["reported"] and words.one["have"] in helpers[at:]:
        return "happened"
    if governor in sets["was"]:
        return "planned" if line.has_time(i, min(len(low), i + PLAN_REACH)) else None
    if governor in sets["plans"] or not sets["will"].isdisjoint(helpers[:at]):
        return "planned"
    if governor in sets["does"]:
        return _as_governed(line, i - len(helpers) - 1, language)
    if not sets["makes"].isdisjoint(low[max(0, i - MAKES_REACH) : i - len(helpers)]):
        return "happened"
    return None if sets["motion"].isdisjoint(low[max(0, i - MOTION_REACH) : i]) else "happened"


def _as_governed(line: Line, governor: int, language: str) -> Modality | None:
    """`began leaving` happened; `would start leaving` is to come, `could start leaving` is neither."""
    words = clause_words_of(language)
    sets = words.sets
    before = line.low[max(0, governor - 3) : max(0, governor)]
    if not (sets["perhaps"].isdisjoint(before) and sets["never"].isdisjoint(before)):
        return None
    if not sets["will"].isdisjoint(before) and words.one["have"] not in before:
        return "planned"
    intended = len(before) > 1 and before[-1] == words.one["to"] and before[-2] in sets["plans"]
    return "planned" if intended else "happened"


def forms_table(
    verbs: Mapping[str, tuple[str, ...]], irregular: Mapping[str, list[str]], language: str
) -> dict[str, Form]:
    """For each written form of the verbs, which form it is; a past stands before a participle."""
    table: dict[str, Form] = {}
    for verb in verbs:
        base, third, past, ing = regular(verb, language)
        table[base], table[third], table[ing] = "base", "third", "ing"
        table.setdefault(past, "past")
        for word in irregular.get(verb, ()):
            if is_ing(word, language):
                table[word] = "ing"
            elif word != third:
                table[word] = "past"
    return table


def looks_ahead(words: list[str], language: str = "en") -> bool:
    """Whether the words before a noun make it something to come: `will`, `is to`, `due to`, `expected to`, `plans`."""
    says = clause_words_of(language)
    sets = says.sets
    for k, word in enumerate(words):
        # "the plan to meet", "plans for talks", but not "the plan was what they talked about"
        goes_on = word not in sets["plan_nouns"] or words[k + 1 : k + 2] in says.runs["to_come"]
        if word in sets["will"] or (word in sets["ahead"] and goes_on):
            return True
        if word == says.one["to"] and k and words[k - 1] in sets["plans"]:
            return True
    return False
