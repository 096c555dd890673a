"""Fields that know the day which is asked for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rest_framework import serializers

from talks.models import Actor


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


class Called(serializers.CharField):
    """The name that an actor bore on the day asked for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        return name_of(value, self.context)


def name_of(noun: Any, context: Mapping[str, Any]) -> str:
    """What a noun is called on the day asked for; nouns other than actors keep one name."""
    called = context.get("called")
    return str(called.name(noun) if called and isinstance(noun, Actor) else noun.name)


class CountsSerializer(serializers.Serializer[Any]):
    """Said by N, carried by M origins, K of them media of a state at the table."""

    said_by = serializers.IntegerField(source="counts.said_by")
    carried_by = serializers.IntegerField(source="counts.carried_by")
    at_table = serializers.IntegerField(source="counts.at_table")


class StatementIds(serializers.ListField):
    """The ids of the statements that a derived row rests on."""

    child = serializers.CharField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="told", read_only=True, **kwargs)


class Slugs(serializers.ListField):
    """The slugs of related nouns, prefetched, in the order of the alphabet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, child=serializers.SlugField(), **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        related: Any = super().get_attribute(instance)
        return sorted(one.slug for one in related.all())
