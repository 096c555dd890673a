"""What the OpenAPI description says of every view."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

AS_OF = OpenApiParameter(
    "as_of", OpenApiTypes.DATE, description="The record as it followed from what had been published by this UTC day."
)


class RecordSchema(AutoSchema):
    """Tells of `as_of`, which every view takes."""

    def get_override_parameters(self) -> list[Any]:
        return [AS_OF]
