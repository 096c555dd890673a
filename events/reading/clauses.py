"""What a verb's helpers say: whether the thing happened, is planned, or did not happen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from events.reading.datewords import load_words
from events.reading.inflection import regular
from events.reading.languages import tables
from events.reading.lines import Line
from events.reading.shapes import Modality, record

Form = Literal["base", "third", "past", "participle", "ing"]
ADJECTIVAL = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "some",
        "many",
        "other",
        "more",
        "of",
        "former",
        "-",
        "recently",
        "newly",
        "so",
        "these",
        "those",
    ]
)
NEVER = frozenset(["not", "never"])
NEGATIONS = NEVER | {"t", "cannot"}
DOES = frozenset(["do", "does", "did"])
HELPERS_REACH = 7
RELATIVE = ("who", "which", "whose", "where")
ABSOLUTE_REACH, SUBJECT_OF_ING = 14, 6
PLAN_REACH, MOTION_REACH, MAKES_REACH = 14, 16, 8
# "the plan to meet", "plans for talks", but not "the plan was what they talked about".
PLANS, TO_COME = ("plan", "plans"), (["to"], ["for"], ["a"], ["an"])
# "would for once meet", "at last came together" go on as if without these.
PAIRS = (["for", "once"], ["at", "last"], ["at", "least"], ["of", "course"], ["in", "fact"], ["as", "well"])


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The tables of clauses.yaml: sets of words, rows of words, single words, and the verbs that every text has."""

    sets: Mapping[str, frozenset[str]]
    rows: Mapping[str, frozenset[tuple[str, ...]]]
    one: Mapping[str, str]
    finite: frozenset[str]


@cache
def clause_words_of(language: str) -> ClauseWords:
    data: dict[str, Any] = tables(language) or {}
    sets = {key: frozenset(value) for key, value in data["clauses"].items() if key not in ("rows", "one")}
    rows = {key: frozenset(tuple(row.split()) for row in value) for key, value in data["clauses"]["rows"].items()}
    words = load_words(language)
    speech = {form for verb in data["speech"]["verbs"] for form in regular(verb)[1:3]} | {"said", "told"}
    finite = (
        words.sets["past"]
        | speech
        | sets["will"]
        | sets["perhaps"]
        | {"is", "are", "was", "were", "has", "have", "had", "did"}
    )
    return ClauseWords(sets, rows, data["clauses"]["one"], frozenset(finite))


@cache
def finite_of(verbs: frozenset[str], language: str) -> frozenset[str]:
    """The verbs given and those that every text has, in the forms that a clause can rest on."""
    return verbs | clause_words_of(language).finite


def adjectival(low: list[str], i: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the participle at `i` only describes the noun behind it: `the captured pilot`, `five captured men`."""
    if i == 0 or i + 1 >= len(low) or not low[i + 1][0].isalpha():
        return False
    return low[i - 1] in ADJECTIVAL or (low[i - 1] in sets["counts"] and low[i + 1] not in sets["no_nouns"])


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
    sets, low = clause_words_of(language).sets, line.low
    if form == "past" and adjectival(low, i, sets):
        return Mood(None)
    k, helpers = _helpers(line, i, start, language)
    before = low[k] if k >= start else ""
    if "ever" in helpers:
        return Mood(None)
    negated = not (NEGATIONS.isdisjoint(helpers) and sets["nobody"].isdisjoint(low[start : start + 3]))
    passive = form in ("past", "participle") and (not sets["be"].isdisjoint(helpers) or low[i + 1 : i + 2] == ["by"])
    if low[start] in sets["hypothetical"] or low[start : start + 2] == ["not", "one"]:
        return Mood(None, passive)
    if low[start] in ("after", "when", "once", "before") and (
        form in ("base", "third") or "have" in helpers or "has" in helpers
    ):
        dated = low[start] == "when" and any(k in line.times for k in range(i, min(len(low), i + PLAN_REACH)))
        return Mood("planned" if dated and form in ("base", "third") and not negated else None, passive)
    modality = _modality(line, i, start, form, helpers, before, language)
    if form == "ing" and modality is None and not helpers and _absolute(low, start, i, sets):
        modality = "happened"
    if negated and modality is not None:
        return Mood("denied", passive, negated=True)
    present = (form in ("base", "third") and not helpers) or (form == "ing" and ("is" in helpers or "are" in helpers))
    governor = before if "to" in helpers else ""
    perfect = "has" in helpers or "have" in helpers
    habit = passive and modality == "happened" and bool({"is", "are"} & set(helpers)) and "being" not in helpers
    return Mood(modality, passive, present, False, governor, "had" in helpers, perfect, habit)


def _absolute(low: list[str], start: int, i: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """`..., with Moscow accusing the rebels and Damascus threatening to leave`: both tell what happens."""
    opens = low[start] in sets["absolute"] or (low[start] == "," and low[start + 1] in sets["absolute"])
    goes_on = low[start] in sets["joints"] and not sets["absolute"].isdisjoint(
        low[max(0, start - ABSOLUTE_REACH) : start]
    )
    return (opens or goes_on) and i - start <= SUBJECT_OF_ING


def _helpers(line: Line, i: int, start: int, language: str) -> tuple[int, list[str]]:
    """The auxiliaries and adverbs before the verb at token `i`, and the token at which they end."""
    sets, low = clause_words_of(language).sets, line.low
    helpers: list[str] = []
    k = i - 1
    while (
        k >= start
        and i - k <= HELPERS_REACH
        and k not in line.names
        and (
            low[k] in sets["auxiliaries"]
            or low[k] in sets["adverbs"]
            or low[k].endswith("ly")
            or low[k] in ("'", '"', "“")
            or k in line.times
            or (low[k] in ("on", "in") and k + 1 in line.times)
            or low[k : k + 2] in PAIRS
            or low[k - 1 : k + 1] in PAIRS
        )
    ):
        # "May 4" is no "may"
        helpers.insert(0, "" if k in line.times else low[k])
        k -= 1
    return k, helpers


def _modality(
    line: Line, i: int, start: int, form: Form, helpers: list[str], before: str, language: str
) -> Modality | None:
    sets, low = clause_words_of(language).sets, line.low
    if "to" in helpers:
        return _after_to(line, i, helpers, before, language)
    if not sets["will"].isdisjoint(helpers):
        return None if "have" in helpers else "planned"
    if not sets["perhaps"].isdisjoint(helpers):
        return None
    at = i - len(helpers) - 1
    if form == "ing":
        if before == "on" and low[at - 1] in sets["goes_on"]:
            return "happened"
        if before in sets["ends"] and not NEGATIONS.isdisjoint(low[max(0, at - 2) : at]):
            return "happened"
        if before in sets["does"] and sets["be"].isdisjoint(helpers):
            return _as_governed(line, at, language)
        told = not sets["be"].isdisjoint(helpers) or before in (",", "after", "by", "-")
        return "happened" if told else None
    if form == "past" and before == "," and low[i + 1 : i + 2] in (["for"], ["since"]):
        return None  # "Homs, besieged for years,"
    if form == "base":
        if not DOES.isdisjoint(helpers):
            return "happened"
        named = (i - 1) in line.names and not line.names[i - 1].adjective
        noun = before in sets["many"] or (before.endswith("s") and low[i] not in sets["nounlike"])
        # "jets strike Qarat", "soldiers and fighters of the movement free Qarat", but not "air strike"
        named_behind = i + 1 < len(low) and line.tokens.capital(i + 1) and _is_noun(line, i + 1)
        noun = noun or (named_behind and (before.endswith("s") or _many(line, i, start, language)))
        # "Kerry and Lavrov, on the telephone, prolong the truce"
        resumed = before == "," and low[i] not in sets["nounlike"] and any(k in line.names for k in range(at))
        return "happened" if named or noun or resumed else None
    if form == "third" and low[i] in sets["nounlike"]:
        named = (i - 1) in line.names and not line.names[i - 1].adjective
        return "happened" if named or before in ("who", "which", "it", "he", "she") else None
    return "happened"


def _many(line: Line, i: int, start: int, language: str) -> bool:
    """Whether what stands before a bare verb are several, joined by "and", which take it as their present."""
    low, sets = line.low, clause_words_of(language).sets
    if low[i] in sets["nounlike"] or not low[i - 1].isalpha() or low[i - 1] == "and":
        return False
    return "and" in low[start + 1 : i - 1] and "to" not in low[start:i]


def _is_noun(line: Line, k: int) -> bool:
    return k not in line.times and not (k in line.names and line.names[k].adjective)


def _after_to(line: Line, i: int, helpers: list[str], before: str, language: str) -> Modality | None:
    """What the word that governs an infinitive makes of it: `vowed to`, `failed to`, `is to`, `began to`."""
    sets, low = clause_words_of(language).sets, line.low
    at = helpers.index("to")
    governor = next(
        (word for word in reversed(helpers[:at]) if word in sets["auxiliaries"] and word not in ("not", "never")),
        before,
    )
    if governor in sets["not_so"]:
        return None
    if governor in ("was", "were"):
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
    sets = clause_words_of(language).sets
    before = line.low[max(0, governor - 3) : max(0, governor)]
    if not (sets["perhaps"].isdisjoint(before) and NEVER.isdisjoint(before)):
        return None
    if not sets["will"].isdisjoint(before) and "have" not in before:
        return "planned"
    return "planned" if before[-1:] == ["to"] and before[-2:-1] and before[-2] in sets["plans"] else "happened"


def forms_table(verbs: Mapping[str, tuple[str, ...]], irregular: Mapping[str, list[str]]) -> dict[str, Form]:
    """For each written form of the verbs, which form it is; a past stands before a participle."""
    table: dict[str, Form] = {}
    for verb in verbs:
        base, third, past, ing = regular(verb)
        table[base], table[third], table[ing] = "base", "third", "ing"
        table.setdefault(past, "past")
        for word in irregular.get(verb, ()):
            if word.endswith("ing"):
                table[word] = "ing"
            elif word != third:
                table[word] = "past"
    return table


def looks_ahead(words: list[str], language: str = "en") -> bool:
    """Whether the words before a noun make it something to come: `will`, `is to`, `due to`, `expected to`, `plans`."""
    sets = clause_words_of(language).sets
    for k, word in enumerate(words):
        if word in sets["will"] or (word in sets["ahead"] and (word not in PLANS or words[k + 1 : k + 2] in TO_COME)):
            return True
        if word == "to" and k and words[k - 1] in sets["plans"]:
            return True
    return False
