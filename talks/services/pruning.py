"""What left the data files goes from the tables, unless a person had a hand in it or something still stands on it."""

from typing import Any

from django.db import transaction
from django.db.models import ManyToManyRel, ProtectedError

from talks.models import Commitment, Document, Source
from talks.services.files.shapes import NounDraft
from talks.services.merging import untouched
from talks.services.nouns import TABLES, Changes, Keys


def prune(nouns: list[NounDraft], commitments: list[dict[str, Any]], keys: Keys, changes: Changes) -> None:
    """Take away nouns, commitments and sources that came of the files and that the files have no more."""
    told = {(keys.of("document")[one["document"]], one["n"]) for one in commitments}
    for commitment in Commitment.objects.exclude(loaded={}).select_related("document"):
        if (commitment.document_id, commitment.n) not in told:
            _take_away(commitment, f"commitment {commitment.document.slug}/{commitment.n}", changes)
    for kind, table in reversed(TABLES.items()):
        stay = {draft.slug for draft in nouns if draft.kind == kind}
        for row in table._default_manager.exclude(loaded={}).exclude(slug__in=stay):
            _take_away(row, f"{kind} {row.slug}", changes)  # type: ignore[attr-defined]
    for source in Source.objects.exclude(loaded={}).exclude(pk__in=keys.of("source").values()):
        lists = [one.get_accessor_name() for one in Source._meta.related_objects if isinstance(one, ManyToManyRel)]
        if not any(getattr(source, str(name)).exists() for name in lists):
            _take_away(source, f"source {source}", changes)


def _take_away(row: Any, name: str, changes: Changes) -> None:
    """Delete a row that stands as the files gave it and that nothing stands on; else say that it is kept."""
    others = isinstance(row, Document) and row.commitments.exists()  # of a person's hand: those of the files went first
    (changes.gone if untouched(row) and not others and _deleted(row) else changes.kept).append(name)


def _deleted(row: Any) -> bool:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True
