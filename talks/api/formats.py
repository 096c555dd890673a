"""The formats in which the API answers."""

from collections.abc import Iterable

from rest_framework.exceptions import ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer


class Formats(DefaultContentNegotiation):
    """Refuses a format that there is not with a sentence; as a page that there is not it would mislead."""

    def filter_renderers(self, renderers: Iterable[BaseRenderer], format: str) -> list[BaseRenderer]:
        there = list(renderers)
        known = sorted({str(one.format) for one in there})
        if format not in known:
            raise ValidationError({"format": [f"{format!r} is no format of this answer: there is {', '.join(known)}."]})
        return list(super().filter_renderers(there, format))
