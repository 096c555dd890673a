"""Ids of the press: hashes of what a thing is, so that doing anything twice changes nothing. Pure."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from talks.derive.identity import canonical


def digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def text_key(folded_hash: str) -> str:
    """The key of a source that has no address: what its text says."""
    return f"text:{folded_hash}"


def article_id(key: str) -> str:
    """From the canonical address, or from text_key where there is none."""
    return digest("article", key)


def claim_id(
    article: str,
    prop: str,
    track: str,
    number: int | None,
    qualifier: str,
    value: Mapping[str, Any],
    claimant: str | None,
    said_on: date | None,
) -> str:
    """Never from spans or the reader's version: a reread finds the claims that were decided."""
    day = said_on.isoformat() if said_on else ""
    return digest("claim", article, prop, track, str(number or ""), qualifier, canonical(value), claimant or "", day)
