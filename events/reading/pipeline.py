"""One reading from beginning to end: text, names, rounds, times, seats, agenda, zones."""

from datetime import date

from events.reading.agenda.finding import read_agenda
from events.reading.calendar import Calendar
from events.reading.context import Context, context_of
from events.reading.events.finding import find_events
from events.reading.finders import finder_of
from events.reading.languages import tables
from events.reading.lines import lines_of
from events.reading.relevance import Relevance, relevance_of
from events.reading.rounds.dating import day_in_head
from events.reading.rounds.finding import Rounds, read_rounds
from events.reading.rounds.focus import Focus
from events.reading.sayings.attribution import Attribution
from events.reading.seats.finding import read_seats
from events.reading.shapes import Document, Reading, Span
from events.reading.texts.documents import document_from_text
from events.reading.times.finding import find_times
from events.reading.words.lexicon import Lexicon
from events.reading.zones import read_zones


def read(
    source: str | Document,
    published: date | None,
    lexicon: Lexicon,
    calendar: Calendar,
    *,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """All facts that a text tells, in its order, each with the words that carry it; never raises on any text.

    `published` is the day of publication or null, `calendar` the rounds known so far. A language without data gives
    empty lists.
    """
    document = document_from_text(source) if isinstance(source, str) else source
    code = language or document.language
    reading = Reading(
        document.text,
        code,
        title=document.title,
        published=published or document.published,
        outlet=outlet or document.outlet,
        url=url or document.url,
    )
    data = tables(code)
    if data is None or not document.sentences:
        return reading
    if reading.published is None:
        reading.published = day_in_head(document, code or "")
        reading.published_inferred = reading.published is not None
    context = context_of(document, reading.published, code or "", data, lexicon, calendar, finder_of(code or ""))
    about = relevance_of(context)
    if about is not Relevance.OTHER:
        _read_facts(context, reading, about)
    return reading


def _read_facts(context: Context, reading: Reading, about: Relevance) -> None:
    def set_times(skip: list[Span], year: int | None) -> None:
        times = find_times(context.sentences, context.published, skip=skip, year=year, language=context.language)
        context.set_times(times)

    rounds = read_rounds(context, set_times)
    reading.zones = read_zones(context)
    lines = lines_of(context)
    speakers = Attribution(lines, context.language, context.lexicon)
    if about is Relevance.TALKS:
        _read_talks(context, reading, rounds, speakers)
    reading.events = find_events(context, lines, speakers, reading.rounds)


def _read_talks(context: Context, reading: Reading, rounds: Rounds, speakers: Attribution) -> None:
    reading.rounds = rounds.facts(speakers)
    focus = Focus(rounds, reading.rounds)
    reading.participants = read_seats(context, focus)
    reading.agenda = read_agenda(context, focus, speakers)
    for topic in reading.agenda:
        if (
            topic.topic == "zone-maps"
            and not topic.zones
            and topic is next(a for a in reading.agenda if a.topic == "zone-maps")
        ):
            topic.zones = [z.zone for z in reading.zones]
