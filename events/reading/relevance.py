"""What a text is about: the talks on Syria, Syria without them, or something else."""

from enum import Enum
from functools import cache

from events.reading.context import Context
from events.reading.languages import tables
from events.reading.words.grammar import grammar_of
from events.reading.words.inflection import endings_of
from events.reading.words.phrases import Hit, Phrases


class Relevance(Enum):
    TALKS = "talks"
    SYRIA = "syria"
    OTHER = "other"


# So often a text names Syria, or these talks by different names, if it is about them.
NAMED = 2
# Towns and fronts of other countries, which are named in many a text on Syria.
ABROAD = "abroad"
WEIGHED = ("syria", "strong", "talks", "other", "leisure")


@cache
def phrases_of(language: str) -> Phrases:
    """Words that are weighed against each other."""
    table = (tables(language) or {})["relevance"]
    return Phrases({name: table[name] for name in (*WEIGHED, ABROAD)})


@cache
def of_syria_in(language: str) -> frozenset[str]:
    """Those of the words that name the country too: "syrian peace talks"."""
    country = grammar_of(language).syria
    return frozenset(phrase for phrase in phrases_of(language).entries if country.search(phrase))


@cache
def names_in(language: str, kind: str) -> frozenset[str]:
    """Names of one kind: of these talks, `ours`, of those who lead them, `leaders`, or of their `cities`."""
    return frozenset((tables(language) or {})["relevance"].get(kind, ()))


@cache
def anchors_of(language: str) -> Phrases:
    """Names of the talks on Syria: where they sit, who convenes them."""
    return Phrases({"anchors": (tables(language) or {})["relevance"]["anchors"]}, endings_of(language))


@cache
def fighting_of(language: str) -> Phrases:
    """What marks a sentence as news from the war."""
    return Phrases({"fighting": (tables(language) or {})["relevance"]["fighting"]})


def relevance_of(context: Context) -> Relevance:
    """By counting words of Syria against words of sport, food, other wars; the head of a text counts more."""
    points = dict.fromkeys(WEIGHED, 0.0)
    head = context.sentences[min(3, len(context.sentences) - 1)].end
    talking = frozenset((tables(context.language) or {})["relevance"]["talks"])
    of_syria = of_syria_in(context.language)
    names: set[str] = set()
    for hit in context.hits(phrases_of(context.language)).hits:
        if hit.category == ABROAD:
            continue
        weight = 2 if hit.start < head else 1
        points[hit.category] += weight
        if hit.category in ("strong", "talks") and hit.phrase in of_syria:
            points["syria"] += weight
        if hit.category == "strong" and not talking.isdisjoint(hit.phrase.split()):
            points["talks"] += weight
        if hit.category in ("strong", "talks"):
            names.add(hit.phrase)
    if points["syria"] < NAMED and _takes_for_granted(context, names):
        points["syria"] = NAMED
    syria = points["syria"] + points["strong"]
    if points["syria"] < NAMED or points["leisure"] > syria or points["other"] > 1.5 * syria:
        return Relevance.OTHER
    if points["leisure"] > 4 and points["strong"] < points["leisure"]:
        return Relevance.OTHER
    return Relevance.TALKS if points["talks"] and anchored(context) else Relevance.SYRIA


def _takes_for_granted(context: Context, names: set[str]) -> bool:
    """Whether a text that hardly names the country names these talks: twice, or who leads them and where."""
    code = context.language
    if names.isdisjoint(names_in(code, "gatherings")):
        return False  # a list of names and dates
    if len(names & names_in(code, "ours")) >= NAMED:
        return True
    cities = names_in(code, "cities")
    led = not names.isdisjoint(names_in(code, "leaders"))
    return led and any(hit.phrase in cities for hit in context.hits(anchors_of(code)).hits)


def told_of_others(context: Context) -> frozenset[int]:
    """The sentences, by index, that name another country's war or talks and nothing of Syria: `the truce in Donbas`."""
    return frozenset(_named_alone(context, "other"))


def named_abroad(context: Context) -> dict[int, list[Hit]]:
    """The towns and fronts of other countries, in the sentences, by index, that name nothing of Syria."""
    return _named_alone(context, ABROAD)


def _named_alone(context: Context, category: str) -> dict[int, list[Hit]]:
    hits = context.hits_by_sentence(phrases_of(context.language))
    found = {}
    for index, here in hits.items():
        kinds = {hit.category for hit in here}
        if category in kinds and "syria" not in kinds:
            sentence = context.sentences[index]
            if not context.grammar.syria.search(context.lowered, sentence.start, sentence.end):
                found[index] = [hit for hit in here if hit.category == category]
    return found


def anchored(context: Context) -> bool:
    """Whether these talks are named at all: rounds, envoys and guarantors alone are anybody's."""
    return bool(context.hits(anchors_of(context.language)).hits)
