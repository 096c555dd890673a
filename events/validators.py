"""HTTP validators of what shows the press: it changes with each reading, not only with the record."""

from typing import Any

from django.http import HttpRequest
from django.views.decorators.http import condition

from events.queries.stamp import stamp
from talks.api.validators import View, etag_of, open_to_all


def _etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    return etag_of(stamp())


def as_the_press_changes(view: View) -> View:
    """Answers 304 while nothing was read or decided since the client has it."""
    return open_to_all(condition(etag_func=_etag)(view))
