"""Which round a topic belongs to: a round that is itself dealt with draws no topics from the one that deals with it."""

from events.reading.context import Context
from events.reading.rounds.focus import Focus, Key
from events.reading.rounds.refs import Ref
from events.reading.shapes import Sentence
from events.reading.words.phrases import Hit

# A body that is itself the topic.
CONGRESS = "national-dialogue"
OWN_TRACK = {CONGRESS: "sochi", "constitution": "constitutional-committee"}


def round_of(focus: Focus, hit: Hit, sentence: Sentence, deals: int) -> Key | None:
    """The round that a topic belongs to; a body that is itself the topic is not its own round.

    `deals` is where words of dealing with a matter stand first.
    """
    here = focus.by_sentence.get(sentence.index, [])
    if sentence.block == "row" and here:
        return focus.keys(here[0])[0]
    own = OWN_TRACK.get(hit.category, "")
    if own and (hit.category == CONGRESS or any(_is_body(r, hit, own) for r in here)):
        return focus.at(sentence, hit.start, without=own)
    matter = _matter(focus, here, hit, deals) if here and focus.leads and focus.main else ""
    return focus.at(sentence, hit.start, without=matter)


def _matter(focus: Focus, refs: list[Ref], hit: Hit, deals: int) -> str:
    """The track of a round of another track than the main one's that is itself dealt with: "views were exchanged on
    convening the committee's sixth session, on aid and on refugees"."""
    first = refs[0]
    if deals < first.start < hit.end and ";" not in focus.text[deals : first.start] and focus.is_other(first):
        listed = "," in focus.text[first.end : hit.start] and not focus.tells_more(first, hit.start)
        if listed or OWN_TRACK.get(hit.category) == first.track:
            return first.track or ""
    before = [r for r in refs if r.start < hit.end]
    told = before and focus.is_dealt_with(before[-1]) and not focus.tells_more(before[-1], hit.start)
    return before[-1].track or "" if told else ""


def _is_body(ref: Ref, hit: Hit, track: str) -> bool:
    return ref.track == track and ref.start < hit.end and hit.start < ref.end


def is_done_with(context: Context, key: Key | None, topic: str) -> bool:
    """Whether a topic was done with before a round: a congress that has sat is prepared no more."""
    congress = context.calendar.known(OWN_TRACK[CONGRESS], 1) if topic == CONGRESS else None
    known = context.calendar.known(*key) if key else None
    return bool(congress and congress.end and known and known.start and congress.end < known.start)
