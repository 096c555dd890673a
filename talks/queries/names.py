"""Names by slug, for whoever has to put a statement's value into words."""

from collections.abc import Mapping

from django.db.models import Value

from talks.models import Actor, Document, FormerSlug, Person, Round, Topic, Venue, Zone

KINDS = {
    "actor": Actor,
    "document": Document,
    "person": Person,
    "round": Round,
    "topic": Topic,
    "venue": Venue,
    "zone": Zone,
}


def names() -> Mapping[str, str]:
    """`actor:russia` to Russia, for all kinds that statements are about or refer to: one query."""
    first, *others = (
        table._default_manager.order_by().annotate(of_kind=Value(kind)).values_list("of_kind", "slug", "name")
        for kind, table in KINDS.items()
    )
    return {f"{kind}:{slug}": name for kind, slug, name in first.union(*others, all=True)}


def renamed(kind: str, slug: str) -> str | None:
    """The slug that followed a former one."""
    return FormerSlug.objects.filter(kind=kind, old=slug).values_list("slug", flat=True).first()
