"""Documents and the commitments in them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from talks.derive.fields import delivery_order
from talks.derive.known import by_day
from talks.models import Commitment, Document
from talks.queries import visible
from talks.queries.backing import as_said, differing
from talks.queries.shapes import CommitmentLine, Field, Told
from talks.queries.telling import told

NO_EVIDENCE = "no-public-evidence"


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document whole. `fields` holds what sources differ on."""

    document: Document
    commitments: tuple[CommitmentLine, ...]
    fields: dict[str, Field]


def documents(as_of: date | None = None, **chosen: Any) -> list[Document]:
    """Documents dated by a day, oldest first, with signatories, topics and what carries them: 5 queries."""
    found = visible.carried_texts(as_of).filter(**chosen)
    return list(found.prefetch_related("signatories", "topics", "zones"))


def document_page(slug: str, as_of: date | None = None) -> DocumentPage | None:
    """A document with its commitments and disputes, or None where it was not there yet."""
    found = documents(as_of, slug=slug)
    if not found:
        return None
    row = found[0]
    chosen = {"date": _iso(row.dated), "in force": _iso(row.in_force)}
    fields = differing(told(as_of, document=row, property="dispute"), chosen)
    return DocumentPage(row, tuple(commitment_lines(as_of, document=row)), fields)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def commitment_lines(as_of: date | None = None, **chosen: Any) -> list[CommitmentLine]:
    """Obligations of documents dated by a day, by document and number, with what was known of their delivery: at most
    8 queries. Without word of it the delivery is `no-public-evidence`, never a failing."""
    found = Commitment.objects.filter(**chosen).select_related("document__round", "topic")
    found = found.order_by("document__dated", "n")
    if as_of is not None:
        found = found.filter(document__dated__lte=by_day(as_of))
    rows = list(found.prefetch_related("owner", "zones", visible.carried(as_of, dated=True)).distinct())
    if not rows:
        return []
    words: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told(
        as_of, document__in=list({row.document_id: row.document for row in rows}.values()), property="delivery"
    ):
        words[one.slug, one.qualifier].append(one)
    return [_line(row, words[row.document.slug, str(row.n)]) for row in rows]


def _line(row: Commitment, words: list[Told]) -> CommitmentLine:
    if not words:
        return CommitmentLine(row, NO_EVIDENCE, None)
    last = max(words, key=lambda one: delivery_order(as_said(one)))
    on = date.fromisoformat(last.value["date"]) if last.value.get("date") else None
    return CommitmentLine(row, last.value["delivery"], on, last.note, tuple(words))
