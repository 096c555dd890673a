"""What is turned away before any view sees it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render

NUL = "\0"
SENTENCE = "An address holds letters only: this one has a NUL character in it."


def without_nul(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers 400 where the path or a parameter holds a NUL: PostgreSQL's text takes none, so no row can match."""

    def door(request: HttpRequest) -> HttpResponseBase:
        if NUL not in request.path and "%00" not in request.META.get("QUERY_STRING", ""):
            return answer(request)
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": SENTENCE}, status=400)
        return render(request, "refused.html", {"sentence": SENTENCE}, status=400)

    return door
