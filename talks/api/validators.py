"""HTTP validators: what has not changed since a client has it is not computed again. Open to be read from any site."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import condition

from talks.models import Version

View = Callable[..., HttpResponseBase]


def record_stamp(request: HttpRequest) -> tuple[str, datetime | None]:
    """The version of the record and when it came about, read once a request."""
    held: tuple[str, datetime | None] | None = getattr(request, "_record_stamp", None)
    if held is None:
        row = Version.objects.values_list("number", "changed_at").first() or (0, None)
        held = (str(row[0]), row[1])
        request._record_stamp = held  # type: ignore[attr-defined]
    return held


def etag_of(stamp: str) -> str:
    """A weak tag; the day is part of it, for "next announced" depends on the day it is asked."""
    return f'W/"{stamp}-{timezone.now():%Y%m%d}"'


def _etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    return etag_of(record_stamp(request)[0])


def _changed(request: HttpRequest, *args: Any, **kwargs: Any) -> datetime | None:
    return record_stamp(request)[1]


def open_to_all(view: View) -> View:
    """Any site's scripts may read the answer: it is the same for everybody and carries nobody's session."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        if request.method == "OPTIONS":
            response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response["Access-Control-Allow-Headers"] = "Accept, If-None-Match, If-Modified-Since"
        response.setdefault("Cache-Control", "public, no-cache")  # may be kept, and is asked for again each time
        return response

    return answer


def as_the_record_changes(view: View) -> View:
    """Answers 304 while the record is the version that the client has."""
    return open_to_all(condition(etag_func=_etag, last_modified_func=_changed)(view))
