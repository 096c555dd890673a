"""Whether the clause around a time looks back or ahead: that decides which Friday, and which October, is meant."""

from events.reading.dategrammar import Phrase
from events.reading.datewords import Tokens, Words

PAST, AHEAD, UNKNOWN, MEANT = -1, 1, 0, 2
LOOK_BACK = 40
AUXILIARY_REACH = 4
ASIDE_REACH = 4
PRESENT = frozenset(["has", "have", "is", "are", "now"])


def direction(tokens: Tokens, words: Words, phrase: Phrase) -> int:
    """The verb before the phrase in its clause decides, else the first one behind it.

    MEANT is a time something was meant for ("set for Friday"): to come as a weekday, as a month whichever is nearer.
    """
    if tokens.word(phrase.first - 1) == "for" or tokens.low[phrase.first : phrase.first + 1] == ["for"]:
        return MEANT
    if tokens.word(phrase.first - 1) == "of" and tokens.word(phrase.last) == "for":
        return MEANT  # "spoke of January for the next round"
    if tokens.low[phrase.first : phrase.first + 1] == ["since"]:
        return PAST
    to = phrase.first if tokens.low[phrase.first] in words.sets["until"] else phrase.first - 1
    if to > 0 and tokens.low[to] in ("to", "until", "till") and _moved(tokens, words, to):
        return AHEAD
    if tokens.low[max(0, phrase.first - 2) : phrase.first] == ["ahead", "of"]:
        return AHEAD
    low = tokens.low
    if not words.doubtful.isdisjoint(low):
        low = ["" if word in words.doubtful and tokens.capital(i) else word for i, word in enumerate(low)]
    if "to" in low:
        # "flies to Tehran" holds no infinitive.
        last = len(low) - 1
        low = ["" if word == "to" and i < last and tokens.capital(i + 1) else word for i, word in enumerate(low)]
    return _behind(low, words, phrase.first - 1) or _before(low, words, phrase.last)


def _moved(tokens: Tokens, words: Words, to: int) -> bool:
    """`put off to`, `moved, provisionally to`: a verb of moving stands before, but for an adverb."""
    k = to - 1
    while k > max(0, to - ASIDE_REACH) and (tokens.low[k] == "," or tokens.low[k].endswith("ly")):
        k -= 1
    return k >= 0 and tokens.low[k] in words.sets["moved"]


def _behind(low: list[str], words: Words, i: int) -> int:
    sets = words.sets
    infinitive = False
    for k in range(i, max(-1, i - LOOK_BACK), -1):
        word = low[k]
        if word not in words.turning and word[-2:] != "ed":
            continue
        if word in sets["clause_ends"]:
            return UNKNOWN
        if infinitive and word == "had" and low[k + 1 : k + 2] == ["to"]:
            return PAST
        if infinitive and (word in sets["governors"] or word in sets["future"]):
            return AHEAD
        if word in sets["reporting"]:
            return PAST
        if word in sets["future"] and not (k + 1 < len(low) and low[k + 1] in sets["asides"]):
            return PAST if low[k + 1 : k + 2] == ["have"] else AHEAD
        if word in sets["scheduled_present"] and k and low[k - 1] in ("had", "has", "have"):
            return PAST
        if word in sets["scheduled_present"] and not _noun(low, k):
            if infinitive or (k and low[k - 1] == "to"):
                infinitive = True
                continue
            return AHEAD
        if word in sets["past"] or (len(word) > 4 and word.endswith("ed")):
            if low[k - 1] == "to" and k:
                infinitive = True
                continue
            return _participle(low, words, k)
        if (
            word == "to"
            and k < i
            and low[k + 1][:1].isalpha()
            and low[k + 1] not in ("the", "a", "an", "its", "their", "his")
        ):
            infinitive = _verbal(low, k)
    return UNKNOWN


def _noun(low: list[str], k: int) -> bool:
    return k > 0 and low[k - 1] in (
        "the",
        "a",
        "an",
        "of",
        "its",
        "their",
        "first",
        "next",
        "last",
        "this",
        "recent",
        "his",
        "her",
        "our",
    )


def _verbal(low: list[str], k: int) -> bool:
    """Whether the `to` at `k` opens an infinitive: the lower-case word behind it is no name."""
    return len(low[k + 1]) > 1


def _participle(low: list[str], words: Words, k: int) -> int:
    """`will be held`, `is to be held`, `was held`, `held`: the helpers before the verb decide."""
    for j in range(k - 1, max(-1, k - 1 - AUXILIARY_REACH), -1):
        word = low[j]
        if word in ("was", "were", "had", "has", "have"):
            return PAST
        if word in words.sets["future"] and word not in ("planned", "expected", "proposed", "scheduled"):
            return AHEAD
        if word == "be" or (word == "to" and low[k - 1] == "be"):
            return PAST if _came_to(low, words, j) else AHEAD
        if word in ("is", "are", "being"):
            return UNKNOWN
        if word in words.sets["clause_ends"] or word == ",":
            break
    return PAST


def _came_to(low: list[str], words: Words, be: int) -> bool:
    """Whether somebody `flew in to be received`: what one came for was done."""
    if low[be - 1 : be] != ["to"] or be < 2:
        return False
    k = be - 3 if low[be - 2] in ("in", "back", "there", "over") else be - 2
    verb = low[k] in words.sets["past"] or low[k].endswith("ed")
    return verb and low[k] not in words.sets["governors"] and low[k] not in words.sets["future"]


def _before(low: list[str], words: Words, i: int) -> int:
    sets = words.sets
    for k in range(i, min(len(low), i + LOOK_BACK)):
        word = low[k]
        if word not in words.turning and word[-2:] != "ed":
            continue
        if word in sets["clause_ends"]:
            return UNKNOWN
        if word in sets["reporting"] or word in ("was", "were", "had", "has", "have"):
            return PAST
        if word in sets["future"] or (word in sets["scheduled_present"] and not _noun(low, k)):
            return PAST if low[k + 1 : k + 2] == ["have"] else AHEAD
        if word in ("is", "are"):
            return AHEAD if k + 1 < len(low) and low[k + 1] in ("to", "due", "set", "expected") else UNKNOWN
        if word in sets["past"] or (len(word) > 4 and word.endswith("ed")):
            return PAST
    return UNKNOWN


def perfect(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the clause is told in the present or the perfect, that is, seen from the day of the article."""
    low = tokens.low
    around = low[max(0, phrase.first - 12) : phrase.first] + low[phrase.last : phrase.last + 8]
    return not PRESENT.isdisjoint(around)
