"""All tables of the record."""

from talks.models.actors import Actor, Alias, GuarantorState, Person
from talks.models.base import FormerSlug
from talks.models.documents import Commitment, Document
from talks.models.places import Topic, Venue, Zone
from talks.models.rounds import Round, Track
from talks.models.sources import Origin, Source
from talks.models.statements import Citation, Statement, Trail, Version
from talks.models.states import ActorName, AgendaItem, Office, RoundState, Seat, Sitting, VenueName, ZoneState

__all__ = [
    "Actor",
    "ActorName",
    "AgendaItem",
    "Alias",
    "Citation",
    "Commitment",
    "Document",
    "FormerSlug",
    "GuarantorState",
    "Office",
    "Origin",
    "Person",
    "Round",
    "RoundState",
    "Seat",
    "Sitting",
    "Source",
    "Statement",
    "Topic",
    "Track",
    "Trail",
    "Venue",
    "VenueName",
    "Version",
    "Zone",
    "ZoneState",
]
