"""Events and the claims that tell of them: what was gathered wrongly is parted or joined here, with a reason."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from events.models import Event, EventClaim
from events.services import regathering
from talks.admin.locked import CannotBe, Locked, LockedInline, with_reason


def in_short(event: Event) -> str:
    """Kind, first day and place."""
    return f"{event.kind}, {event.start or 'no day'}, {event.place or 'no place'}"


class Gathered(Locked):
    """Follows from claims, but for what people part and join."""

    def has_gather_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.change_event")


class EventClaimInline(LockedInline):
    model = EventClaim
    fields = ("claim",)
    readonly_fields = fields


@admin.register(Event)
class EventAdmin(Gathered):
    """Events follow from claims: decide on those in the queue."""

    list_display = ("kind", "start", "end", "place", "zone", "modality", "reviewed", "known_on", "merged_into")
    list_filter = ("kind", "modality", "reviewed", "zone")
    list_select_related = ("kind", "zone", "merged_into")
    search_fields = ("id", "place", "actors__name")
    date_hierarchy = "start"
    show_full_result_count = False
    inlines = (EventClaimInline,)
    readonly_fields = ("to_part",)
    actions = ("join",)

    @admin.display(description="Claims")
    def to_part(self, event: Event) -> str:
        address = reverse("admin:events_eventclaim_changelist")
        return format_html('<a href="{}?event__id__exact={}">Part them</a>', address, event.pk)

    @admin.action(description="Join into the one known first, with a reason", permissions=["gather"])
    def join(self, request: HttpRequest, rows: QuerySet[Event]) -> HttpResponse | None:
        chosen = rows.order_by("known_on", "pk")
        if chosen.count() < 2:
            messages.error(request, "Choose two events or more.")
            return None
        into = chosen[0]

        def deed(request: HttpRequest, event: Event, why: str) -> None:
            try:
                regathering.merge(event, into, why, user=request.user, now=timezone.now())
            except regathering.NotGathered as refused:
                raise CannotBe(str(refused)) from refused

        others = chosen.exclude(pk=into.pk)
        if "confirmed" in request.POST and request.POST.get("reason", "").strip():
            return with_reason(self, request, others, deed, "Join", "join", in_short)
        return with_reason(self, request, chosen, deed, f"Join into “{in_short(into)}”", "join", in_short)


def _part(request: HttpRequest, link: EventClaim, why: str) -> None:
    try:
        regathering.part(link.claim, why, user=request.user, now=timezone.now())
    except regathering.NotGathered as refused:
        raise CannotBe(str(refused)) from refused


@admin.register(EventClaim)
class EventClaimAdmin(Gathered):
    """Which claim tells of which event."""

    list_display = ("happening", "quote", "article")
    list_select_related = ("event__kind", "claim__article")
    search_fields = ("event__id", "claim__id", "claim__article__title")
    show_full_result_count = False
    actions = ("part",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventClaim]:
        return super().get_queryset(request).prefetch_related("claim__evidence").order_by("-pk")

    @admin.display(description="event")
    def happening(self, link: EventClaim) -> str:
        return in_short(link.event)

    @admin.display
    def quote(self, link: EventClaim) -> str:
        return " … ".join(one.quote for one in link.claim.evidence.all())

    @admin.display
    def article(self, link: EventClaim) -> Any:
        return link.claim.article

    @admin.action(description="Give each an event of its own, with a reason", permissions=["gather"])
    def part(self, request: HttpRequest, rows: QuerySet[EventClaim]) -> HttpResponse | None:
        return with_reason(self, request, rows, _part, "Give an event of its own", "part", self._told)

    def _told(self, link: EventClaim) -> str:
        return f"{in_short(link.event)}: “{self.quote(link)}” ({self.article(link)})"
