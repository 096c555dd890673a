"""Ids that are hashes of what a statement says, so that saying it twice changes nothing."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any


def canonical(value: Mapping[str, Any]) -> str:
    """One spelling of a statement's value: keys in order, without those that tell nothing."""
    told = {key: part for key, part in value.items() if part is not None and part != []}
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def statement_id(
    subject: str,
    property: str,
    qualifier: str,
    value: Mapping[str, Any],
    claimant: str | None,
    said_from: date | None,
    said_to: date | None,
) -> str:
    """The id of a statement; `subject` is kind and slug (`round/astana-6`), `claimant` a slug or None."""
    days = [day.isoformat() if day else "" for day in (said_from, said_to)]
    said = [subject, property, qualifier, canonical(value), claimant or "", *days]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def quote_hash(quote: str) -> str:
    """The key of a citation's words; empty for none."""
    return hashlib.sha256(quote.encode()).hexdigest()[:32] if quote else ""
