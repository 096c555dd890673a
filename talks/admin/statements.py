"""Statements: withdrawn and ranked with a reason, by the services that derive their subject again."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from talks import sentences
from talks.admin.locked import CannotBe, LockedInline, with_reason
from talks.admin.worded import Worded
from talks.models import Citation, Statement
from talks.models.statements import SUBJECTS
from talks.services import statements as services


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "takes part"), ("no", "withdrawn or deprecated")]

    def queryset(self, request: HttpRequest, rows: QuerySet[Statement]) -> QuerySet[Statement]:
        standing = Statement.objects.standing().values("pk")
        match self.value():
            case "yes":
                return rows.filter(pk__in=standing)
            case "no":
                return rows.exclude(pk__in=standing)
        return rows


class CitationInline(LockedInline):
    model = Citation
    fields = ("source", "quote", "known_on", "known_basis")
    readonly_fields = fields


def _withdraw(request: HttpRequest, row: Statement, reason: str) -> None:
    if row.withdrawn_at is not None:
        raise CannotBe("it was withdrawn before.")
    services.withdraw(row, reason, **_by(request))


def _rank(to: str) -> Any:
    def deed(request: HttpRequest, row: Statement, reason: str) -> None:
        if row.withdrawn_at is not None:
            raise CannotBe("a withdrawn statement has no rank.")
        services.rank(row, to, reason, **_by(request))

    return deed


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user.get_username(), "now": timezone.now(), "user": request.user.pk}


@admin.register(Statement)
class StatementAdmin(Worded):
    """To correct one, withdraw it and let the right one in through a claim or the data files."""

    list_display = ("says", "subject", "property", "claimant", "known_on", "rank", "withdrawn_at")
    list_filter = (StandingFilter, "property", "rank")
    list_select_related = (*SUBJECTS, "claimant_actor", "claimant_person")
    search_fields = ("id", *(f"{name}__slug" for name in SUBJECTS), "claimant_words", "qualifier")
    date_hierarchy = "known_on"
    show_full_result_count = False
    inlines = (CitationInline,)
    actions = ("withdraw", "prefer", "make_normal", "deprecate")

    def in_words(self, row: Statement, names: Mapping[str, str]) -> str:
        return sentences.sentence(row.property, row.qualifier, row.value, str(self.subject(row)), names)

    @admin.display
    def subject(self, row: Statement) -> Any:
        return next(noun for name in SUBJECTS if (noun := getattr(row, name)) is not None)

    @admin.display
    def claimant(self, row: Statement) -> Any:
        return row.claimant_actor or row.claimant_person or row.claimant_words

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("talks.change_statement")

    @admin.action(description="Withdraw, with a reason", permissions=["decide"])
    def withdraw(self, request: HttpRequest, rows: QuerySet[Statement]) -> HttpResponse | None:
        return with_reason(self, request, rows, _withdraw, "Withdraw", "withdraw", self.called())

    @admin.action(description="Prefer among rivals, with a reason", permissions=["decide"])
    def prefer(self, request: HttpRequest, rows: QuerySet[Statement]) -> HttpResponse | None:
        return with_reason(self, request, rows, _rank("preferred"), "Prefer", "prefer", self.called())

    @admin.action(description="Give the normal rank, with a reason", permissions=["decide"])
    def make_normal(self, request: HttpRequest, rows: QuerySet[Statement]) -> HttpResponse | None:
        return with_reason(self, request, rows, _rank("normal"), "Give the normal rank", "make_normal", self.called())

    @admin.action(description="Deprecate, with a reason", permissions=["decide"])
    def deprecate(self, request: HttpRequest, rows: QuerySet[Statement]) -> HttpResponse | None:
        return with_reason(self, request, rows, _rank("deprecated"), "Deprecate", "deprecate", self.called())
