"""What the record holds, counted."""

from datetime import date

from talks.derive.known import by_day
from talks.models import Citation, Document, RoundState, Seat, Statement


def holdings(as_of: date | None = None) -> dict[str, int]:
    """Rounds, seats and those of them that nobody took, documents, statements, sources and origins: 7 queries."""
    documents = Document.objects.all()
    citations = Citation.objects.order_by().filter(
        statement__in=Statement.objects.visible(as_of).order_by().values("pk")
    )
    if as_of is not None:
        documents, citations = documents.filter(dated__lte=by_day(as_of)), citations.filter(known_on__lte=by_day(as_of))
    return {
        "rounds": RoundState.objects.as_of(as_of).count(),
        "seats": Seat.objects.as_of(as_of).count(),
        "empty_seats": Seat.objects.as_of(as_of).filter(presence="absent").count(),
        "documents": documents.count(),
        "statements": Statement.objects.visible(as_of).count(),
        "sources": citations.order_by().values("source").distinct().count(),
        "origins": citations.order_by()
        .filter(source__origin__isnull=False)
        .values("source__origin")
        .distinct()
        .count(),
    }
