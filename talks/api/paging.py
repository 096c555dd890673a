"""How lists are cut into pages, and what stands around their rows."""

from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from talks.asked import asked_day, note_for

LARGEST = 100


class Pages(PageNumberPagination):
    """At most 100 rows a page; the day asked for is told back, with a note where it lies before the record."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = LARGEST
    request: Request

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        self.request = request
        return super().paginate_queryset(queryset, request, view)

    def get_page_size(self, request: Request) -> int:
        asked = request.query_params.get("page_size")
        if asked is None:
            return self.page_size
        if not (asked.isascii() and asked.isdecimal() and int(asked) > 0):
            raise ValidationError({"page_size": [f"{asked!r} is no number of rows: write 1 to {LARGEST}."]})
        return min(int(asked), LARGEST)

    def get_paginated_response(self, data: Any) -> Response:
        day = asked_day(self.request.query_params)
        assert self.page is not None
        around: dict[str, Any] = {
            "count": self.page.paginator.count,
            "next": self.get_next_link(),
            "previous": self.get_previous_link(),
            "as_of": day and day.isoformat(),
            "note": note_for(day),
        }
        return Response(around | {"results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = super().get_paginated_response_schema(schema)
        answer["properties"]["as_of"] = {"type": "string", "format": "date", "nullable": True}
        answer["properties"]["note"] = {"type": "string", "nullable": True}
        return answer
