"""A session counts only once its second factor was told, on every page and in the API."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from config.staff import factor


def verified_only(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Takes who is logged in by a password alone for anybody, where a second factor is asked.

    Looked at when somebody asks who it is, so that pages for all ask nothing. After OTPMiddleware.
    """

    def door(request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(partial(who, request.user))  # type: ignore[assignment]
        return answer(request)

    return door


def who(user: Any) -> Any:
    if user.is_authenticated and not user.is_verified() and factor.is_asked_of(user):
        return AnonymousUser()
    return user
