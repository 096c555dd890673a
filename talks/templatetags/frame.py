"""What stands around every page: links that keep the day, the word one is at, the date of the record."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from talks.models import Version

register = template.Library()


@register.simple_tag(takes_context=True)
def keep(context: dict[str, Any]) -> str:
    """The query that keeps a link on the day of the page; empty today."""
    day = context.get("as_of")
    return f"?as_of={day.isoformat()}" if day else ""


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], path: str, exact: bool = False) -> SafeString | str:
    """Marks the word of the header under which the page stands."""
    request = context.get("request")
    if request is None:
        return ""
    at = request.path == path if exact else request.path.startswith(path)
    return format_html(' aria-current="{}"', "page" if request.path == path else "true") if at else ""


@register.simple_tag(takes_context=True)
def on_day(context: dict[str, Any], day: date | None) -> str:
    """This page on another day; None is today."""
    request = context["request"]
    asked = request.GET.copy()
    asked.pop("as_of", None)
    if day is not None:
        asked["as_of"] = day.isoformat()
    return f"{request.path}?{asked.urlencode()}" if asked else str(request.path)


@register.simple_tag(takes_context=True)
def record_day(context: dict[str, Any]) -> date | None:
    """The day the record last changed; asked once a request."""
    request: Any = context.get("request")
    if not hasattr(request, "record_day"):
        changed = Version.objects.values_list("changed_at", flat=True).first()
        found = changed.date() if changed else None
        if request is None:
            return found
        request.record_day = found
    return request.record_day  # type: ignore[no-any-return]
