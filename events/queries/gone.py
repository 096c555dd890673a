"""What copies of the record and the press should drop or rename."""

from dataclasses import dataclass
from datetime import date, datetime

from events.models import Event, Withholding
from talks.models import FormerSlug
from talks.queries import visible

SCOPES = {"article": "article", "quote": "claim"}


@dataclass(frozen=True, slots=True)
class Gone:
    """`now` is where it is found instead; None where it is to be dropped."""

    at: datetime | None
    kind: str
    id: str
    now: str | None
    why: str


def gone(day: date | None) -> list[Gone]:
    """Withdrawn statements, withheld articles and claims (their ids alone), merged events, former slugs: 4 queries."""
    rows = [Gone(one.withdrawn_at, "statement", one.pk, None, one.why) for one in visible.withdrawn(day)]
    kept_back = Withholding.objects.filter(scope__in=SCOPES, lifted_at__isnull=True)
    if day is not None:
        kept_back = kept_back.filter(at__date__lte=day)
    rows += [Gone(one.at, SCOPES[one.scope], one.target, None, "withheld") for one in kept_back]
    if day is None:
        merged = Event.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into")
        rows += [Gone(None, "event", str(pk), str(into), "merged") for pk, into in merged]
        renamed = FormerSlug.objects.values_list("kind", "old", "slug")
        rows += [Gone(None, kind, old, slug, "renamed") for kind, old, slug in renamed]
    return sorted(rows, key=lambda one: (one.at.timestamp() if one.at else 0, one.kind, one.id))
