"""The review queue: claims by finding, with their words, what they would change, and what stands against them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from events.models import Claim, Evaluation, Evidence
from events.queries import queue
from events.services import reviewing
from events.services.previewing import preview
from talks.admin.locked import CannotBe, Locked, LockedInline, with_reason
from talks.services.rows import Namer

A_PAGE = 10


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
class ClaimAdmin(Locked):
    """All claims as a list; decisions are made in the queue."""

    change_list_template = "admin/record/claims.html"
    list_display = ("__str__", "property", "article", "claimant", "known_on", "state", "sensitive", "decided_by")
    list_filter = ("state", "property", "sensitive", "track", "reader")
    list_select_related = ("article", "claimant_actor", "claimant_person", "decided_by")
    search_fields = ("id", "finding", "article__title", "qualifier")
    date_hierarchy = "known_on"
    show_full_result_count = False
    inlines = (EvidenceInline,)
    actions = ("second_look", "reopen")

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
        return with_reason(self, request, rows, _reopen, "Take the decision back", "reopen")

    def get_urls(self) -> list[Any]:
        decide = require_POST(self.decide)
        own = [
            path("queue/", self.admin_site.admin_view(self.queue), name="events_claim_queue"),
            path("queue/decide/", self.admin_site.admin_view(decide), name="events_claim_decide"),
        ]
        return [*own, *super().get_urls()]

    def queue(self, request: HttpRequest) -> HttpResponse:
        """Ten findings a page, those first that were known first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        chosen = {"property": kind} if (kind := request.GET.get("property", "")) in Claim.Property.values else {}
        page = Paginator(queue.waiting(**chosen), A_PAGE).get_page(request.GET.get("page"))
        namer = Namer()
        shown = [
            {"finding": finding, "preview": preview(finding.claim, namer)}
            for finding in queue.findings([row["finding"] for row in page])
        ]
        context = self.admin_site.each_context(request) | {
            "title": "Claims that wait",
            "opts": self.opts,
            "page": page,
            "shown": shown,
            "kinds": Claim.Property.choices,
            "kind": kind,
            "may_decide": self.has_decide_permission(request),
        }
        return TemplateResponse(request, "admin/record/queue.html", context)

    def decide(self, request: HttpRequest) -> HttpResponseRedirect:
        """Accept or reject the ticked claims of one finding, all or none."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        ids = request.POST.getlist("claim")
        claims = list(Claim.objects.filter(pk__in=ids).order_by("known_on", "pk"))
        decider = reviewing.by(request.user, timezone.now())  # type: ignore[arg-type]
        try:
            with transaction.atomic():
                for claim in claims:
                    if "accept" in request.POST:
                        reviewing.accept(claim, decider)
                    else:
                        reviewing.reject(claim, request.POST.get("why", ""), decider)
        except (reviewing.AlreadyDecided, reviewing.NotPossible) as refused:
            messages.error(request, f"Nothing was done: {refused}.")
        else:
            verb = "Accepted" if "accept" in request.POST else "Rejected"
            messages.success(request, f"{verb}: {len(claims)}.")
        return redirect(f"{reverse('admin:events_claim_queue')}?{request.GET.urlencode()}")


@admin.register(Evaluation)
class EvaluationAdmin(Locked):
    list_display = ("reader", "language", "ran_at", "cases")
    list_filter = ("language", "reader")
