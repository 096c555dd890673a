"""From statements to states, pure: no Django, no clock, no network. Statements in, rows of step functions out."""

from talks.derive.corroboration import Corroboration, corroborate
from talks.derive.fields import derive_agenda, derive_delivery, derive_names, derive_offices, derive_seats
from talks.derive.known import Known, known_on
from talks.derive.rounds import derive_round, derive_sittings
from talks.derive.shapes import (
    AgendaRow,
    Cited,
    DeliveryRow,
    NameRow,
    OfficeRow,
    RoundRow,
    Said,
    SeatRow,
    SittingRow,
    ZoneRow,
)
from talks.derive.zones import derive_zone, status_of

__all__ = [
    "AgendaRow",
    "Cited",
    "Corroboration",
    "DeliveryRow",
    "Known",
    "NameRow",
    "OfficeRow",
    "RoundRow",
    "Said",
    "SeatRow",
    "SittingRow",
    "ZoneRow",
    "corroborate",
    "derive_agenda",
    "derive_delivery",
    "derive_names",
    "derive_offices",
    "derive_round",
    "derive_seats",
    "derive_sittings",
    "derive_zone",
    "known_on",
    "status_of",
]
