"""Who an event names, and where it was."""

from collections.abc import Mapping, Sequence

from events.reading.lexicon import Lexicon
from events.reading.lines import Line
from events.reading.shapes import Mention

# Behind an adjective these make a place or a thing, not somebody who acts: "the Kazakh capital", "the Jordanian border".
NOT_ACTING = frozenset(
    [
        "capital",
        "city",
        "border",
        "resort",
        "town",
        "province",
        "coast",
        "airport",
        "base",
        "soil",
        "territory",
        "crossing",
        "embassy",
        "frontier",
        "side-line",
        "village",
        "stronghold",
        "plant",
        "market",
        "pipeline",
        "language",
        "media",
        "television",
        "newspaper",
        "channel",
        "channels",
        "tv",
        "state-run",
        "agency",
        "news",
        "war",
        "conflict",
        "crisis",
        "people",
    ]
)
MEDIA = frozenset("media television tv newspaper newspapers channel broadcaster news".split())
HELD = frozenset(
    "quarter quarters district districts area areas territory positions neighbourhood neighborhoods stronghold".split()
)
ARMED = frozenset("army forces troops soldiers".split())
WHERE = frozenset("in into to from near across inside at outside through toward towards".split())
LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "into",
        "from",
        "outside",
        "inside",
        "around",
        "over",
        "towards",
        "toward",
        "across",
        "of",
        "for",
        "to",
        "between",
        "off",
    ]
)
SPLIT_OFF = frozenset(["from", "to", "into", "towards", "toward", "for", "back"])


def actors_in(
    line: Line,
    a: int,
    b: int,
    lexicon: Lexicon,
    speakers: Sequence[Mention],
    keep: frozenset[str],
    generic: Mapping[str, tuple[str, ...]],
) -> list[str]:
    """Slugs of those who act or suffer within the tokens `a` to `b`, in order; speakers are left out."""
    found: list[str] = []
    loose: set[str] = set()
    for token in range(a, b):
        mention = line.names.get(token)
        slug: str | None = None
        if mention is None:
            if line.low[token] in generic and not _named(line, token):
                for one in generic[line.low[token]]:
                    if one not in found:
                        found.append(one)
                        loose.add(one)
        elif line.names.get(token - 1) is not mention and mention not in speakers:
            slug = acting(line, mention, lexicon, keep)
            loose.discard(slug or "")
        if slug is not None and slug not in found:
            found.append(slug)
    named = [slug for slug in found if slug not in loose]
    return named or found


def _named(line: Line, token: int) -> bool:
    """Whether a name tells whose fighters they are: `Houthi fighters`, `fighters of Ahrar al-Sham`."""
    before = line.names.get(token - 1) or (line.names.get(token - 2) if line.low[token - 1] in ("group", "-") else None)
    if before is not None and before.kind == "actor":
        return True
    behind = line.names.get(token + 2) or line.names.get(token + 3)
    return line.low[token + 1 : token + 2] in (["of"], ["from"]) and behind is not None and behind.kind == "actor"


def acting(line: Line, mention: Mention, lexicon: Lexicon, keep: frozenset[str]) -> str | None:
    """The slug of a mention that acts; ministries act as their state."""
    if mention.kind == "person":
        return body(mention.actor, lexicon, keep) if mention.actor else None
    if mention.kind != "actor":
        return None
    last = line.last_token(mention)
    first = line.first_token(mention)
    known = lexicon.actors.get(mention.slug)
    if known is not None and known.kind == "state" and not mention.adjective and first:
        before = line.low[first - 1]
        listed = (
            before == "and" and first > 1 and (there := line.names.get(first - 2)) is not None and there.kind == "place"
        )
        if (
            before in WHERE
            or listed
            or (before == "with" and line.low[first - 2 : first - 1] in (["border"], ["frontier"]))
        ):
            return None
    if line.low[last : last + 1] and (line.low[last] in HELD or line.low[last : last + 2] == ["-", "held"]):
        return None
    if line.low[last : last + 1] and line.low[last] in MEDIA:
        return None
    if mention.adjective and any(word in NOT_ACTING for word in line.low[last : last + 2]):
        return None
    behind = line.low[last + 2 : last + 3] if line.low[last : last + 2] == ["'", "s"] else line.low[last : last + 1]
    if mention.slug == "syrian-government" and behind and behind[0] in ARMED:
        return "syrian-army"
    return body(mention.slug, lexicon, keep)


def body(slug: str, lexicon: Lexicon, keep: frozenset[str]) -> str:
    if slug in keep or slug not in lexicon.actors:
        return slug
    return lexicon.body_of(slug)


def place_near(line: Line, trigger: tuple[int, int], clause: tuple[int, int], origin: bool = False) -> Mention | None:
    """The place that belongs to a trigger: the first behind it in its clause, else the last before it."""
    first, last = trigger
    places = [(line.first_token(m), m) for m in line.mentions if _is_place(line, m)]
    if origin:
        places = [(t, m) for t, m in places if not t or line.low[t - 1] not in SPLIT_OFF - {"from"}] or places
    inside = [(t, m) for t, m in places if clause[0] <= t < clause[1]]
    behind = [m for t, m in inside if t >= first]
    if behind:
        return behind[0]
    before = [m for t, m in inside if t < first]
    return before[-1] if before else None


def place_in_sentence(line: Line, trigger: tuple[int, int]) -> Mention | None:
    """Any place of the sentence, nearest to the trigger; the last resort."""
    places = [
        (abs(line.first_token(m) - trigger[0]), m)
        for m in line.mentions
        if m.kind in ("place", "zone") and m.slug != "syria"
    ]
    return min(places, key=lambda p: p[0])[1] if places else None


def _is_place(line: Line, mention: Mention) -> bool:
    """Places, zones and venues; a state too where something is in it."""
    if mention.kind in ("place", "zone", "venue"):
        return mention.slug != "syria"
    first = line.first_token(mention)
    return mention.kind == "actor" and not mention.adjective and first > 0 and line.low[first - 1] == "in"
