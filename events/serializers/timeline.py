"""The shape of the chart's rows, for the description: the rows themselves go out as they come from the columns."""

from typing import Any

from rest_framework import serializers


class SpanSerializer(serializers.Serializer[Any]):
    slug = serializers.SlugField()
    status = serializers.CharField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    precision = serializers.CharField()


class RoundRowSerializer(SpanSerializer):
    name = serializers.CharField()
    track = serializers.SlugField()
    number = serializers.IntegerField()
    former_start = serializers.DateField(allow_null=True)
    former_end = serializers.DateField(allow_null=True)
    moves = serializers.IntegerField()
    city = serializers.CharField()
    disputed = serializers.ListField(child=serializers.CharField())


class SittingRowSerializer(SpanSerializer):
    n = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]  # a column that a field's own attribute is called like
    city = serializers.CharField()


class ZoneRowSerializer(SpanSerializer):
    name = serializers.CharField()
    mark = serializers.CharField()


class DocumentRowSerializer(serializers.Serializer[Any]):
    slug = serializers.SlugField()
    name = serializers.CharField()
    kind = serializers.CharField()
    dated = serializers.DateField()


class CommitmentRowSerializer(serializers.Serializer[Any]):
    slug = serializers.SlugField()
    n = serializers.IntegerField()
    text = serializers.CharField()
    due = serializers.DateField()
    delivered = serializers.CharField()


class EventRowSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.SlugField()
    side = serializers.CharField()
    manner = serializers.CharField()
    modality = serializers.CharField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    precision = serializers.CharField()
    place = serializers.CharField()
    zone = serializers.SlugField(allow_null=True)
    actors = serializers.ListField(child=serializers.SlugField())
    reviewed = serializers.BooleanField()


class TimelineSerializer(serializers.Serializer[Any]):
    """All lanes on one axis; not paged."""

    as_of = serializers.DateField(allow_null=True)
    note = serializers.CharField(allow_null=True)
    rounds = RoundRowSerializer(many=True)
    sittings = SittingRowSerializer(many=True)
    zones = ZoneRowSerializer(many=True)
    documents = DocumentRowSerializer(many=True)
    commitments = CommitmentRowSerializer(many=True)
    events = EventRowSerializer(many=True)
