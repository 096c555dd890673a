"""What all views of the API share: the day, refused misspellings, stable order, former slugs, validators."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.decorators import method_decorator
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from talks.api.paging import Pages
from talks.api.schema import RecordSchema
from talks.api.validators import as_the_record_changes
from talks.asked import BadAsk, asked_day, refuse_unknown
from talks.queries import names

ALWAYS = {"as_of", "format"}
PAGED = {"page", "page_size", "ordering"}


def refusal(bad: BadAsk) -> ValidationError:
    return ValidationError({bad.parameter: [str(bad)]})


class StableOrdering(BaseFilterBackend):
    """Orders by the names that a view declares; the id breaks ties, so that no row falls between two pages."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        orderings: dict[str, str] = getattr(view, "orderings", {})
        asked = request.query_params.get("ordering")
        if asked is None:
            return queryset.order_by(*getattr(view, "ordering", ()), "pk")
        order = []
        for name in asked.split(","):
            column = orderings.get(name.strip().removeprefix("-"))
            if column is None:
                listed = ", ".join(orderings) or "nothing"
                sentence = f"{name!r} is no order: rows go by {listed}, with - for reversed."
                raise ValidationError({"ordering": [sentence]})
            order.append("-" * name.strip().startswith("-") + column)
        return queryset.order_by(*order, "pk")

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        orderings: dict[str, str] = getattr(view, "orderings", {})
        if not orderings:
            return []
        said = f"One or more of {', '.join(orderings)}, with commas between; - reverses."
        return [
            {"name": "ordering", "in": "query", "required": False, "description": said, "schema": {"type": "string"}}
        ]


class Asked(APIView):
    """A view that knows the day it is asked for and refuses parameters that it does not know."""

    schema = RecordSchema()
    authentication_classes = ()
    permission_classes = ()
    parameters: ClassVar[frozenset[str]] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        try:
            refuse_unknown(request.query_params, ALWAYS | self.known_parameters())
            asked_day(request.query_params)
        except BadAsk as bad:
            raise refusal(bad) from bad

    def known_parameters(self) -> set[str]:
        return set(self.parameters)

    @property
    def day(self) -> date | None:
        request: Request | None = getattr(self, "request", None)
        return asked_day(request.query_params) if request is not None else None


class Listed(Asked):
    """A list that is cut into pages and filtered; `shows` gives its rows as of a day."""

    shows: ClassVar[Callable[[Any], QuerySet[Any]]]
    pagination_class: Any = Pages
    filter_backends: Any = (DjangoFilterBackend, StableOrdering)
    filterset_class: ClassVar[Any] = None
    orderings: ClassVar[dict[str, str]] = {}
    action: str

    def known_parameters(self) -> set[str]:
        if getattr(self, "detail", False) and self.action == "retrieve":
            return set(self.parameters)
        filters = set(self.filterset_class.base_filters) if self.filterset_class else set()
        return PAGED | filters | self.parameters

    def get_queryset(self) -> QuerySet[Any]:
        return type(self).shows(self.day)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.action == "retrieve":
            return queryset
        return super().filter_queryset(queryset)  # type: ignore[misc, no-any-return]

    def get_serializer_context(self) -> dict[str, Any]:
        context: dict[str, Any] = super().get_serializer_context()  # type: ignore[misc]
        return context | {"as_of": self.day, "called": names.called(self.day)}


class RowsView(Listed, ReadOnlyModelViewSet[Any]):
    """Rows as lists and one by one. A noun is looked up by its slug, or by one that it once had."""

    former_kind: ClassVar[str] = ""
    details: ClassVar[Any] = None  # the serializer of one row, where it tells more than a row of the list
    http_method_names = ("get", "head", "options")

    def get_serializer_class(self) -> Any:
        return self.details if self.details and self.action == "retrieve" else self.serializer_class

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response | HttpResponsePermanentRedirect:  # type: ignore[override]
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            old = str(self.kwargs[self.lookup_url_kwarg or self.lookup_field])
            new = self.moved_to(old)
            if new is None:
                raise
        query = request.META.get("QUERY_STRING", "")
        path = request.path.replace(f"/{old}/", f"/{new}/")
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)

    def moved_to(self, old: str) -> str | None:
        """What is found under another name now."""
        return names.renamed(self.former_kind, old) if self.former_kind else None


@method_decorator(as_the_record_changes, name="dispatch")
class RecordView(RowsView):
    """Rows of the record, which change with its version."""
