"""Statements of the database as the derivations see them, read in two queries whatever their number."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet

from talks.derive import Cited, Said
from talks.models import Citation, Statement
from talks.models.statements import SUBJECTS

# What a withheld statement on a seat still tells: that somebody sat, and not who.
BARE = ("actor", "role", "presence")
TOLD = (
    "id",
    "property",
    "qualifier",
    "value",
    "known_on",
    "said_from",
    "said_to",
    "rank",
    "claimant_words",
    "withheld",
)
COLUMNS = (*TOLD, *(f"{subject}_id" for subject in SUBJECTS))
Subject = tuple[str, int]


def tellings(kind: str | None = None, ids: Iterable[int] | None = None) -> dict[Subject, list[Said]]:
    """All standing statements by subject (kind, id of the row); of one kind, or of some rows of it."""
    statements = Statement.objects.telling()
    if kind is not None:
        chosen = {f"{kind}__isnull": False} if ids is None else {f"{kind}__in": list(ids)}
        statements = statements.filter(**chosen)
    cited = _cited(kind, statements)
    told: defaultdict[Subject, list[Said]] = defaultdict(list)
    rows = statements.annotate(by_actor=F("claimant_actor__slug"), by_person=F("claimant_person__slug"))
    for row in rows.order_by().values(*COLUMNS, "by_actor", "by_person"):
        subject = next((name, row[f"{name}_id"]) for name in SUBJECTS if row[f"{name}_id"] is not None)
        told[subject].append(
            Said(
                id=row["id"],
                property=row["property"],
                qualifier=row["qualifier"],
                value={key: row["value"].get(key) for key in BARE} if row["withheld"] else row["value"],
                claimant=row["by_actor"] or row["by_person"] or row["claimant_words"] or None,
                said_from=row["said_from"],
                said_to=row["said_to"],
                known_on=row["known_on"],
                rank=row["rank"],
                cited=tuple(cited.get(row["id"], ())),
            )
        )
    return told


def _cited(kind: str | None, statements: QuerySet[Statement]) -> dict[str, list[Cited]]:
    citations = Citation.objects.order_by()
    if kind is not None:
        citations = citations.filter(statement__in=statements.order_by().values("id"))
    found: defaultdict[str, list[Cited]] = defaultdict(list)
    rows: Iterable[tuple[str, date, str | None]] = citations.values_list(
        "statement_id", "known_on", "source__origin__slug"
    )
    for statement, known_on, origin in rows:
        found[statement].append(Cited(known_on, origin))
    return found
