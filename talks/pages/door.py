"""What every page of the record does with a request: the day it asks for, rows that are not there, the answer."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render

from talks.asked import BadAsk, asked_day
from talks.derive.known import FIRST_DAY
from talks.queries import Tables, names

Row = TypeVar("Row")


class Moved(Exception):
    """A page that has another address now."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def names_once(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: one request asks once what actors were called on its day."""

    def within(request: HttpRequest) -> HttpResponseBase:
        with names.asked_once():
            return answer(request)

    return within


def dated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands the view the day asked for (None: today); answers 400 with a sentence where that is no date."""

    @wraps(view)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            return view(request, day=asked_day(request.GET), **address)
        except BadAsk as error:
            return render(request, "refused.html", {"sentence": str(error)}, status=400)
        except Moved as moved:
            query = f"?{request.GET.urlencode()}" if request.GET else ""
            at = request.path.replace(f"/{address['slug']}/", f"/{moved.slug}/")
            return HttpResponsePermanentRedirect(at + query)

    return answer


def page(request: HttpRequest, template: str, day: date | None, **shown: Any) -> HttpResponse:
    """A page of the record as of a day, with what the band above a past day needs."""
    band = {
        "as_of": day,
        "day_before": day - timedelta(days=1) if day and day > date.min else None,
        "day_after": day + timedelta(days=1) if day and day < date.max else None,
        "before_record": day is not None and day < FIRST_DAY,
        "tables": Tables(day),
    }
    return render(request, template, band | shown)


def there(row: Row | None, kind: str, slug: str) -> Row:
    """The row; a former slug leads to the new one, anything else to 404."""
    if row is not None:
        return row
    if renamed := names.renamed(kind, slug):
        raise Moved(renamed)
    raise Http404(f"The record has no {kind} called {slug}.")


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What stands at an address that leads nowhere: the same frame, on the day that was asked for."""
    try:
        day = asked_day(request.GET)
    except BadAsk:
        day = None
    answer = page(request, "404.html", day)
    answer.status_code = 404
    return answer
