"""Questions that pages, figures and the API ask of the record. Every one takes the day as of which it is answered.

`as_of=None` is today. A page asks one function and hands its answer to the template; shapes are in `shapes.py`.
"""

from talks.queries.actors import (
    ActorLine,
    ActorPage,
    PersonPage,
    TopicPage,
    VenuePage,
    actor_page,
    actors,
    matrix,
    people,
    person_page,
    topic_page,
    topics,
    venue_page,
    venues,
)
from talks.queries.backing import Tables, as_field, backed_rows, counts, sourced
from talks.queries.changes import changes, corroborated
from talks.queries.documents import DocumentPage, commitment_lines, document_page, documents
from talks.queries.rounds import round_page, rounds
from talks.queries.shapes import (
    Backed,
    Change,
    Cite,
    CommitmentLine,
    Field,
    Matrix,
    RoundLine,
    RoundPage,
    SeatLine,
    SeatTaken,
    Speaker,
    StateOfPlay,
    Timeline,
    Told,
    ZoneLine,
    ZonePage,
)
from talks.queries.telling import cite_of, sources_of, told
from talks.queries.timeline import state_of_play, timeline
from talks.queries.zones import zone_page, zones

__all__ = [
    "ActorLine",
    "ActorPage",
    "Backed",
    "Change",
    "Cite",
    "CommitmentLine",
    "DocumentPage",
    "Field",
    "Matrix",
    "PersonPage",
    "RoundLine",
    "RoundPage",
    "SeatLine",
    "SeatTaken",
    "Speaker",
    "StateOfPlay",
    "Tables",
    "Timeline",
    "Told",
    "TopicPage",
    "VenuePage",
    "ZoneLine",
    "ZonePage",
    "actor_page",
    "actors",
    "as_field",
    "backed_rows",
    "changes",
    "cite_of",
    "commitment_lines",
    "corroborated",
    "counts",
    "document_page",
    "documents",
    "matrix",
    "people",
    "person_page",
    "round_page",
    "rounds",
    "sourced",
    "sources_of",
    "state_of_play",
    "timeline",
    "told",
    "topic_page",
    "topics",
    "venue_page",
    "venues",
    "zone_page",
    "zones",
]
