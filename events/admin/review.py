"""Claims as a list and one by one, in words; the way to the review queue; how well the reader reads."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from events.admin import queue
from events.models import Claim, Evaluation, Evidence
from events.services import reviewing
from events.wording import in_words
from talks.admin.locked import CannotBe, Locked, LockedInline, with_reason
from talks.admin.worded import Worded


class EvidenceInline(LockedInline):
    model = Evidence
    fields = ("quote", "start", "end")
    readonly_fields = fields


def _reopen(request: HttpRequest, claim: Claim, why: str) -> None:
    try:
        reviewing.reopen(claim, why, reviewing.by(request.user, timezone.now()))  # type: ignore[arg-type]
    except reviewing.NotPossible as refused:
        raise CannotBe(str(refused)) from refused


@admin.register(Claim)
class ClaimAdmin(Worded):
    """All claims as a list; decisions are made in the queue."""

    change_list_template = "admin/record/claims.html"
    list_display = ("says", "property", "article", "claimant", "known_on", "state", "sensitive", "decided_by")
    list_filter = ("state", "property", "sensitive", "track", "reader")
    list_select_related = ("article", "claimant_actor", "claimant_person", "decided_by")
    search_fields = ("id", "finding", "article__title", "qualifier")
    date_hierarchy = "known_on"
    show_full_result_count = False
    inlines = (EvidenceInline,)
    actions = ("second_look", "reopen")

    def in_words(self, row: Claim, names: Any) -> str:
        return in_words(row, names)

    @admin.display
    def claimant(self, claim: Claim) -> Any:
        return claim.claimant_actor or claim.claimant_person or claim.claimant_words

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.change_claim")

    @admin.action(description="Ask for a second look", permissions=["decide"])
    def second_look(self, request: HttpRequest, rows: QuerySet[Claim]) -> None:
        moved = reviewing.ask_for_second(rows, reviewing.by(request.user, timezone.now()))  # type: ignore[arg-type]
        messages.success(request, f"Marked for a second look: {moved}.")

    @admin.action(description="Take the decision back, with a reason", permissions=["decide"])
    def reopen(self, request: HttpRequest, rows: QuerySet[Claim]) -> HttpResponse | None:
        return with_reason(self, request, rows, _reopen, "Take the decision back", "reopen", self.called())

    def get_urls(self) -> list[Any]:
        decide = require_POST(self.decide)
        own = [
            path("queue/", self.admin_site.admin_view(self.queue), name="events_claim_queue"),
            path("queue/decide/", self.admin_site.admin_view(decide), name="events_claim_decide"),
        ]
        return [*own, *super().get_urls()]

    def queue(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        told = {"opts": self.opts, "may_decide": self.has_decide_permission(request)}
        return queue.show(request, self.admin_site.each_context(request) | told)

    def decide(self, request: HttpRequest) -> HttpResponse:
        if not self.has_decide_permission(request):
            raise PermissionDenied
        return queue.decide(request)


@admin.register(Evaluation)
class EvaluationAdmin(Locked):
    list_display = ("reader", "language", "ran_at", "cases")
    list_filter = ("language", "reader")
