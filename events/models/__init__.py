"""All tables of the press."""

from events.models.articles import Article, Capture, Text
from events.models.claims import Claim, Evaluation, Evidence
from events.models.happenings import Event, EventClaim, EventKind, Withholding
from events.models.layers import Layer, LayerEvent
from events.models.outlets import Feed, Outlet, Poll
from events.models.work import Host, Parcel, Print, Pulse

__all__ = [
    "Article",
    "Capture",
    "Claim",
    "Evaluation",
    "Event",
    "EventClaim",
    "EventKind",
    "Evidence",
    "Feed",
    "Host",
    "Layer",
    "LayerEvent",
    "Outlet",
    "Parcel",
    "Poll",
    "Print",
    "Pulse",
    "Text",
    "Withholding",
]
