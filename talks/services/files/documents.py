"""Documents and their commitments."""

from collections.abc import Iterator
from typing import Any

from talks.services.files.citing import Citer
from talks.services.files.disputes import other_disputes
from talks.services.files.lined import Lined
from talks.services.files.shapes import Draft, NounDraft


def document_noun(entry: Lined) -> NounDraft:
    notes = {name: str(entry[name]) for name in ("signatories_note", "ceasefire_from") if entry.get(name)}
    return NounDraft(
        "document",
        entry["slug"],
        columns={
            "name": entry["title"],
            "kind": entry["kind"],
            "dated": entry["date"],
            "in_force": entry.get("in_force"),
            "symbol": entry.get("symbol", ""),
            "identifiers": dict(entry.get("identifiers") or {}),
            "summary": entry["summary"],
            "notes": notes,
        },
        refs={"round": ("round", entry.get("round")), "text": ("source", entry.get("text"))},
        lists={
            "signatories": ("actor", entry.get("signatories", [])),
            "topics": ("topic", entry.get("topics", [])),
            "sources": ("source", entry["sources"]),
        },
    )


def commitments(entry: Lined) -> Iterator[dict[str, Any]]:
    """The obligations as plain values, by document and number."""
    for one in entry.get("commitments", []):
        yield {
            "document": entry["slug"],
            "n": one["n"],
            "text": one["text"],
            "owners": one["owners"],
            "zones": one.get("zones", []),
            "topic": one.get("topic"),
            "due": one.get("due"),
            "due_words": one.get("due_words", ""),
            "sources": one["sources"],
        }


def document_drafts(entry: Lined, citer: Citer) -> Iterator[Draft]:
    subject = ("document", entry["slug"])
    for one in entry.get("commitments", []):
        for told in one.get("delivery", []):
            value = {"delivery": told["delivery"], "date": told["date"].isoformat()}
            cites = citer.cite(told["sources"], happened=told["date"])
            yield Draft(subject, "delivery", value, cites, str(one["n"]), note=told.get("note", ""), line=told.line)
    yield from other_disputes(subject, entry, lambda keys: citer.cite(keys, happened=entry["date"]))
