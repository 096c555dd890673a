"""What became known, in plain sentences, and the state of play."""

from typing import Any

from rest_framework import serializers

from talks.queries import RoundLine
from talks.serializers.fields import CountsSerializer


class ChangeSerializer(serializers.Serializer[Any]):
    """Something that became known of a round, a zone or a document."""

    known_on = serializers.DateField()
    kind = serializers.CharField()
    slug = serializers.SlugField()
    name = serializers.CharField()
    sentence = serializers.CharField()
    said_by = serializers.CharField(source="speaker.name")
    statement = serializers.CharField(allow_blank=True)
    backing = CountsSerializer(source="*")


class MeetingSerializer(serializers.Serializer[RoundLine]):
    """A round in the state of play."""

    slug = serializers.SlugField(source="round.slug")
    name = serializers.CharField(source="round.name")
    status = serializers.CharField(source="state.status")
    start = serializers.DateField(source="state.start", allow_null=True)
    end = serializers.DateField(source="state.end", allow_null=True)
    precision = serializers.CharField(source="state.precision")
    city = serializers.CharField(source="state.city")


class NowSerializer(serializers.Serializer[Any]):
    """Last held, next announced (null: none), last change; `version` counts the changes of the record."""

    as_of = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()
    changed_at = serializers.DateTimeField(allow_null=True)
    last_held = MeetingSerializer(allow_null=True)
    next_announced = MeetingSerializer(allow_null=True)
    last_change = ChangeSerializer(allow_null=True)


class DeletedSerializer(serializers.Serializer[Any]):
    """Something that copies of the record should drop, or, where `now` is set, keep under that name."""

    at = serializers.DateTimeField(allow_null=True)
    kind = serializers.CharField()
    id = serializers.CharField()
    now = serializers.CharField(allow_null=True)
    why = serializers.CharField()
