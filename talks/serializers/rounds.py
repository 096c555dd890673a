"""Rounds: the row of a list, the whole of one, and its history."""

from typing import Any

from rest_framework import serializers

from talks.models import AgendaItem, RoundState, Seat, Sitting
from talks.serializers.fields import NotAfter, Undated
from talks.serializers.nouns import DocumentSerializer
from talks.serializers.statements import StatementSerializer

TIME = (
    "status",
    "start",
    "end",
    "precision",
    "former_start",
    "former_end",
    "moves",
    "city",
    "venue",
    "disputed",
    "first_announced",
    "days_fixed",
    "known_from",
)


class RoundSerializer(serializers.ModelSerializer[RoundState]):
    """A round as known on the day; `known_from` is since when nothing of this has changed."""

    slug = serializers.SlugField(source="round.slug")
    name = serializers.CharField(source="round.name")
    track = serializers.SlugField(source="round.track.slug")
    number = serializers.IntegerField(source="round.number")
    venue = serializers.SlugField(source="venue.slug", allow_null=True, default=None)

    class Meta:
        model = RoundState
        fields: tuple[str, ...] = ("slug", "name", "track", "number", *TIME)


class RoundStateSerializer(RoundSerializer):
    """One step of a round's history; `known_to` is the day from which something else was known."""

    known_to = NotAfter()

    class Meta(RoundSerializer.Meta):
        fields = ("slug", *TIME, "known_to")


class SittingSerializer(serializers.ModelSerializer[Sitting]):
    venue = serializers.SlugField(source="venue.slug", allow_null=True, default=None)
    note = Undated()

    class Meta:
        model = Sitting
        fields = ("n", "label", "status", "start", "end", "precision", "city", "venue", "note", "known_from")


class SeatSerializer(serializers.ModelSerializer[Seat]):
    """An actor's part in a round."""

    round = serializers.SlugField(source="round.slug")
    actor = serializers.SlugField(source="actor.slug")
    name = serializers.CharField(source="actor.name")
    head = serializers.SlugField(source="head.slug", allow_null=True, default=None)
    note = Undated()

    class Meta:
        model = Seat
        fields: tuple[str, ...] = (
            "id",
            "round",
            "actor",
            "name",
            "role",
            "presence",
            "head",
            "doubts",
            "disputed",
            "note",
            "known_from",
        )


class SeatToldSerializer(SeatSerializer):
    statements = serializers.ListField(source="told", child=serializers.CharField())

    class Meta(SeatSerializer.Meta):
        fields = (*SeatSerializer.Meta.fields, "statements")


class AgendaSerializer(serializers.ModelSerializer[AgendaItem]):
    topic = serializers.SlugField(source="topic.slug", allow_null=True, default=None)
    zones = serializers.ListField(child=serializers.SlugField())
    statements = serializers.ListField(source="told", child=serializers.CharField())

    class Meta:
        model = AgendaItem
        fields = ("topic", "wording", "zones", "known_from", "statements")


class SpokenSerializer(serializers.Serializer[Any]):
    """A day in a round's history with the words that made it so."""

    on = serializers.DateField(allow_null=True)
    said_by = serializers.CharField(allow_null=True)
    statement = serializers.CharField(allow_null=True)


class BackedSerializer(serializers.Serializer[Any]):
    """What one field rests on: said by N, carried by M origins, K of them media of a state at the table. `against` are
    reports that say otherwise."""

    said_by = serializers.IntegerField()
    carried_by = serializers.IntegerField()
    at_table = serializers.IntegerField()
    statements = serializers.ListField(child=serializers.CharField())
    against = serializers.ListField(child=serializers.CharField())


class OutcomeSerializer(serializers.Serializer[Any]):
    """What came of a round, in the record's words."""

    text = serializers.CharField()
    topics = serializers.ListField(child=serializers.SlugField())
    statement = serializers.CharField()


class RoundDetailSerializer(RoundSerializer):
    """Everything that shows of one round as of a day. `statements` holds what the ids elsewhere name."""

    first_announced = SpokenSerializer(source="dossier.first_announced")
    days_fixed = SpokenSerializer(source="dossier.days_fixed")
    backing = serializers.DictField(source="dossier.backing", child=BackedSerializer())
    sittings = SittingSerializer(source="dossier.sittings", many=True)
    seats = SeatToldSerializer(source="dossier.seats", many=True)
    agenda = AgendaSerializer(source="dossier.agenda", many=True)
    outcomes = OutcomeSerializer(source="dossier.outcomes", many=True)
    documents = DocumentSerializer(source="dossier.documents", many=True)
    previous = serializers.SlugField(source="dossier.previous", allow_null=True)
    next = serializers.SlugField(source="dossier.next", allow_null=True)
    statements = StatementSerializer(source="dossier.statements", many=True)

    class Meta(RoundSerializer.Meta):
        fields = (
            *RoundSerializer.Meta.fields,
            "backing",
            "sittings",
            "seats",
            "agenda",
            "outcomes",
            "documents",
            "previous",
            "next",
            "statements",
        )
