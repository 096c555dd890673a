"""What is turned away before any view sees it, and what is said where none answers."""

import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from talks.pages import door

NUL = "\0"
SENTENCE = "An address holds letters only: this one has a NUL character in it."
NOWHERE = "There is nothing at this address: /api/v1/ lists what there is."
UNREAD = "The record cannot be read at the moment. Nothing is lost. Try again in a minute."


def without_nul(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers 400 where the path or a parameter holds a NUL: PostgreSQL's text takes none, so no row can match."""

    def gate(request: HttpRequest) -> HttpResponseBase:
        if NUL not in request.path and "%00" not in request.META.get("QUERY_STRING", ""):
            return answer(request)
        if for_a_program(request):
            return JsonResponse({"detail": SENTENCE}, status=400)
        return render(request, "refused.html", {"sentence": SENTENCE}, status=400)

    return gate


def for_a_program(request: HttpRequest) -> bool:
    """Whether the answer is read by a program, which takes JSON, a fault too."""
    return request.path.startswith("/api/")


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What stands at an address that leads nowhere."""
    if for_a_program(request):
        return JsonResponse({"detail": NOWHERE}, status=404)
    return door.missing(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """What is said where an answer could not be made. A database that does not serve will again: 503, not 500."""
    gone = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if for_a_program(request):
        answer: HttpResponse = JsonResponse({"detail": UNREAD})
    else:
        answer = render(None, "500.html", {"sentence": UNREAD})
    answer.status_code = 503 if gone else 500
    if gone:
        answer["Retry-After"] = "60"
    return answer
