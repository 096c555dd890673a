"""The derived tables, rebuilt from statements: of one subject, of one kind, or all."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from talks.models import ActorName, AgendaItem, Commitment, Office, RoundState, Seat, Sitting, VenueName, ZoneState
from talks.services.rows import Namer, actor_rows, commitment_rows, person_rows, round_rows, venue_rows, zone_rows
from talks.services.telling import tellings
from talks.services.version import bump

# Each kind of subject with what makes its rows and the tables they go to.
KINDS: dict[str, tuple[Any, tuple[type[models.Model], ...]]] = {
    "round": (round_rows, (RoundState, Sitting, Seat, AgendaItem)),
    "zone": (zone_rows, (ZoneState,)),
    "person": (person_rows, (Office,)),
    "venue": (venue_rows, (VenueName,)),
    "actor": (actor_rows, (ActorName,)),
}


def rebuild(kind: str | None = None, ids: Iterable[int] | None = None) -> int:
    """Derive again; returns how many rows changed. Without arguments everything is rebuilt.

    Rows that stay as they were are not touched, so that nothing changes where nothing was said.
    """
    chosen = list(ids) if ids is not None else None
    with transaction.atomic():
        changed = 0
        told = tellings(kind, chosen)
        namer = Namer()
        for name, (make, tables) in KINDS.items():
            if kind not in (None, name):
                continue
            made = [row for (of, pk), said in told.items() if of == name for row in make(pk, said, namer)]
            for table in tables:
                changed += _write(table, name, chosen, [row for row in made if isinstance(row, table)])
        if kind in (None, "document"):
            changed += _deliveries(chosen, told)
        if changed:
            bump()
    return changed


def _write(table: type[models.Model], subject: str, ids: list[int] | None, rows: list[Any]) -> int:
    """Make the table hold these rows for these subjects."""
    columns = [field.attname for field in table._meta.concrete_fields if not field.primary_key]
    kept = table._default_manager.all() if ids is None else table._default_manager.filter(**{f"{subject}__in": ids})
    standing: dict[str, int] = {}
    stale = []
    for pk, *values in kept.order_by("pk").values_list("pk", *columns):
        if standing.setdefault(repr(values), pk) != pk:
            stale.append(pk)
    new = [row for row in rows if standing.pop(repr([getattr(row, name) for name in columns]), None) is None]
    stale += standing.values()
    table._default_manager.filter(pk__in=stale).delete()
    table._default_manager.bulk_create(new, batch_size=1000)
    return len(stale) + len(new)


def _deliveries(ids: list[int] | None, told: dict[tuple[str, int], list[Any]]) -> int:
    commitments = Commitment.objects.all() if ids is None else Commitment.objects.filter(document__in=ids)
    changed = []
    for commitment in commitments:
        delivery, on = commitment_rows(commitment.n, told.get(("document", commitment.document_id), []))
        if (commitment.delivery, commitment.delivered_on) != (delivery, on):
            commitment.delivery, commitment.delivered_on = delivery, on
            changed.append(commitment)
    Commitment.objects.bulk_update(changed, ["delivery", "delivered_on"])
    return len(changed)
