"""The audit trail: every act on the record, each row sealed with the hash of the one before it."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from talks.models import Trail

# One writer at a time: the number names the lock in the database.
LOCK = 7_402_017


def note(verb: str, subject: str, details: dict[str, Any], *, by: str, now: datetime, user: int | None = None) -> Trail:
    """Add a row. Called inside the transaction of the act, so that one cannot be without the other."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = Trail.objects.order_by("id").last()
        row = Trail(at=now, by_id=user, by_name=by, verb=verb, subject=subject, details=details)
        row.previous = last.hash if last else ""
        row.hash = seal(row)
        row.save()
    return row


def seal(row: Trail) -> str:
    """The hash of a row's content and of the row before it."""
    told = [row.previous, row.at.isoformat(), row.by_name, row.verb, row.subject]
    details = json.dumps(row.details, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256("\n".join([*told, details]).encode()).hexdigest()


def broken() -> list[int]:
    """Ids of rows whose seal does not fit: changed, or following one that was taken away."""
    wrong, previous = [], ""
    for row in Trail.objects.order_by("id").iterator():
        if row.previous != previous or row.hash != seal(row):
            wrong.append(row.pk)
        previous = row.hash
    return wrong
