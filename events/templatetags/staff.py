"""What the first page of the admin tells of the ingest."""

from collections.abc import Mapping
from typing import Any

from django import template

from events.models import Article, Parcel
from events.queries import watch

register = template.Library()


@register.inclusion_tag("admin/record/calls.html", takes_context=True)
def press_calls(context: Mapping[str, Any]) -> dict[str, Any]:
    """What does not go on until a person acts: feeds that are asked no more, work that was given up. 3 queries."""
    return {
        "perms": context["perms"],
        "paused": watch.paused(),
        "parked": [
            (name, address, table.objects.filter(state="parked").count())
            for name, address, table in (
                ("article", "admin:events_article_changelist", Article),
                ("parcel", "admin:events_parcel_changelist", Parcel),
            )
        ],
    }
