"""Fields that know the day which is asked for."""

from datetime import date
from typing import Any

from rest_framework import serializers


class Undated(serializers.CharField):
    """An editor's words that carry no day of their own: null on a past day, for they may tell what came after it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        return None if self.context.get("as_of") else super().get_attribute(instance)


class UndatedList(serializers.ListField):
    """The same for lists of words; empty on a past day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, child=serializers.CharField(), **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        related: Any = super().get_attribute(instance)
        return [] if self.context.get("as_of") else [str(one) for one in related.all()]


class NotAfter(serializers.DateField):
    """A day that is null where it lies after the day asked for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        day: date | None = self.context.get("as_of")
        return None if day is not None and value is not None and value > day else super().to_representation(value)


class Slugs(serializers.ListField):
    """The slugs of related nouns, prefetched, in the order of the alphabet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, child=serializers.SlugField(), **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        related: Any = super().get_attribute(instance)
        return sorted(one.slug for one in related.all())
