"""Whether the clause around a time looks back or ahead: that decides which Friday, and which October, is meant."""

from events.reading.times.grammar import Phrase
from events.reading.times.words import Tokens, Words

PAST, AHEAD, UNKNOWN, MEANT = -1, 1, 0, 2
LOOK_BACK = 40
AUXILIARY_REACH = 4
ASIDE_REACH = 4
BY_REACH = 4


def direction(tokens: Tokens, words: Words, phrase: Phrase) -> int:
    """The verb before the phrase in its clause decides, else the first one behind it.

    MEANT is a time something was meant for ("set for Friday"): to come as a weekday, as a month whichever is nearer.
    """
    low, sets = tokens.low, words.sets
    first, before = low[phrase.first], tokens.word(phrase.first - 1)
    if before in sets["for"] or first in sets["for"]:
        return MEANT
    if before in sets["of"] and tokens.word(phrase.last) in sets["for"]:
        return MEANT  # "spoke of January for the next round"
    if first in sets["ever_since"]:
        return PAST
    if first in sets["until"] and before in sets["lasting"]:
        return MEANT
    to = phrase.first if first in sets["until"] else phrase.first - 1
    if to > 0 and low[to] in sets["moved_to"] and _moved(tokens, words, to):
        return AHEAD
    if phrase.bound == "range" and first in sets["from"] and before in sets["moved"]:
        return AHEAD  # "pushed back from Wednesday to Thursday"
    if before in sets["of"] and low[max(0, phrase.first - 2)] in sets["ahead"]:
        return AHEAD
    if not words.doubtful.isdisjoint(low):
        low = ["" if word in words.doubtful and tokens.capital(i) else word for i, word in enumerate(low)]
    if not sets["to"].isdisjoint(low):
        # "flies to Tehran" holds no infinitive.
        last = len(low) - 1
        low = ["" if word in sets["to"] and i < last and tokens.capital(i + 1) else word for i, word in enumerate(low)]
    return _behind(low, words, phrase.first - 1) or _before(low, words, phrase.last)


def _moved(tokens: Tokens, words: Words, to: int) -> bool:
    """`put off to`, `put off by a day to`, `moved, provisionally to`: a verb of moving stands before."""
    k = to - 1
    if tokens.low[k] in words.units:
        k = next((n - 1 for n in range(k, max(0, k - BY_REACH), -1) if tokens.low[n] in words.sets["until"]), k)
    while k > max(0, to - ASIDE_REACH) and (tokens.low[k] == "," or tokens.low[k][-2:] in words.sets["adverb_ends"]):
        k -= 1
    return k >= 0 and tokens.low[k] in words.sets["moved"]


def _behind(low: list[str], words: Words, i: int) -> int:
    sets = words.sets
    infinitive = False
    for k in range(i, max(-1, i - LOOK_BACK), -1):
        word = low[k]
        if word not in words.turning and word[-2:] not in sets["past_ends"]:
            continue
        if word in sets["clause_ends"]:
            return UNKNOWN
        if infinitive and word in sets["had"] and low[k + 1] in sets["to"]:
            return PAST
        if infinitive and (word in sets["governors"] or word in sets["future"]):
            return AHEAD
        if word in sets["reporting"]:
            return PAST
        if word in sets["future"] and not (k + 1 < len(low) and low[k + 1] in sets["asides"]):
            return PAST if k + 1 < len(low) and low[k + 1] in sets["have"] else AHEAD
        if word in sets["scheduled_present"] and k and low[k - 1] in sets["perfects"]:
            return PAST
        if word in sets["scheduled_present"] and not _is_noun(low, words, k):
            if infinitive or (k and low[k - 1] in sets["to"]):
                infinitive = True
                continue
            return AHEAD
        if word in sets["past"] or (len(word) > 4 and word[-2:] in sets["past_ends"]):
            if k and low[k - 1] in sets["to"]:
                infinitive = True
                continue
            if k and low[k - 1] in sets["describing"] and word not in sets["past"]:
                continue  # "are to leave the besieged towns on Monday"
            return _participle(low, words, k)
        if word in sets["to"] and k < i and low[k + 1][:1].isalpha() and low[k + 1] not in sets["no_infinitives"]:
            infinitive = _verbal(low, k)
            if infinitive and low[k - 1] == ",":
                return AHEAD  # "a pause, to begin on Tuesday"
    return UNKNOWN


def _is_noun(low: list[str], words: Words, k: int) -> bool:
    """`the starts`, `Start of the offensive`."""
    sets = words.sets
    return (k > 0 and low[k - 1] in sets["before_nouns"]) or not sets["of"].isdisjoint(low[k + 1 : k + 2])


def _verbal(low: list[str], k: int) -> bool:
    """Whether the `to` at `k` opens an infinitive: the lower-case word behind it is no name."""
    return len(low[k + 1]) > 1


def _participle(low: list[str], words: Words, k: int) -> int:
    """`will be held`, `is to be held`, `was held`, `held`: the helpers before the verb decide."""
    sets = words.sets
    for j in range(k - 1, max(-1, k - 1 - AUXILIARY_REACH), -1):
        word = low[j]
        if word in sets["past_helpers"]:
            return PAST
        if word in sets["future"] and word not in sets["future_participles"]:
            return AHEAD
        if word in sets["be"] or (word in sets["to"] and low[k - 1] in sets["be"]):
            return PAST if _came_to(low, words, j) else AHEAD
        if word in sets["present_helpers"]:
            return UNKNOWN
        if word in sets["clause_ends"] or word == ",":
            break
    return PAST


def _came_to(low: list[str], words: Words, be: int) -> bool:
    """Whether somebody `flew in to be received`: what one came for was done."""
    sets = words.sets
    if be < 2 or low[be - 1] not in sets["to"]:
        return False
    k = be - 3 if low[be - 2] in sets["ways"] else be - 2
    verb = low[k] in sets["past"] or low[k][-2:] in sets["past_ends"]
    return verb and low[k] not in sets["governors"] and low[k] not in sets["future"]


def _before(low: list[str], words: Words, i: int) -> int:
    sets = words.sets
    for k in range(i, min(len(low), i + LOOK_BACK)):
        word = low[k]
        if word not in words.turning and word[-2:] not in sets["past_ends"]:
            continue
        if word in sets["clause_ends"]:
            return UNKNOWN
        if word in sets["reporting"] or word in sets["past_helpers"]:
            return PAST
        if word in sets["future"] or (word in sets["scheduled_present"] and not _is_noun(low, words, k)):
            return PAST if k + 1 < len(low) and low[k + 1] in sets["have"] else AHEAD
        if word in sets["plain"]:
            return AHEAD if k + 1 < len(low) and low[k + 1] in sets["set_to"] else UNKNOWN
        if word in sets["past"] or (len(word) > 4 and word[-2:] in sets["past_ends"]):
            return PAST
    return UNKNOWN


def perfect(tokens: Tokens, words: Words, phrase: Phrase) -> bool:
    """Whether the clause is told in the present or the perfect, that is, seen from the day of the article."""
    low = tokens.low
    around = low[max(0, phrase.first - 12) : phrase.first] + low[phrase.last : phrase.last + 8]
    return not words.sets["present"].isdisjoint(around)
