"""Rounds: the row of a list, the whole of one, and its history."""

from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from rest_framework import serializers

from talks.models import AgendaItem, RoundState, Seat, Sitting
from talks.queries.shapes import Field, Told
from talks.queries.visible import BESIDE_TEXTS
from talks.serializers.fields import Called, CountsSerializer, NotAfter, Undated
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


class FieldSerializer(CountsSerializer):
    """What one field rests on: said by N, carried by M origins, K of them media of a state at the table; the ids of the
    statements that tell what shows, those that tell otherwise, and why an editor chose between them."""

    statements = serializers.ListField(child=serializers.CharField())
    against = serializers.ListField(child=serializers.CharField())
    reason = serializers.CharField()


class KnownRoundSerializer(serializers.ModelSerializer[RoundState]):
    """One step of a round's history; `known_to` is the day from which something else was known."""

    slug = serializers.SlugField(source="round.slug")
    venue = serializers.SlugField(source="venue.slug", allow_null=True, default=None)
    known_to = NotAfter()

    class Meta:
        model = RoundState
        fields: tuple[str, ...] = ("slug", *TIME, "known_to")


class RoundSerializer(KnownRoundSerializer):
    """A round as known on the day; `known_from` is since when nothing of this has changed."""

    name = serializers.CharField(source="round.name")
    track = serializers.SlugField(source="round.track.slug")
    number = serializers.IntegerField(source="round.number")
    backing = serializers.DictField(child=FieldSerializer())

    class Meta(KnownRoundSerializer.Meta):
        fields: tuple[str, ...] = ("slug", "name", "track", "number", *TIME, "backing")


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
    name = Called(source="actor")
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


class BackedSeatSerializer(SeatSerializer):
    """A seat with what it rests on."""

    backing = FieldSerializer()

    class Meta(SeatSerializer.Meta):
        fields = (*SeatSerializer.Meta.fields, "backing")


class AgendaSerializer(serializers.ModelSerializer[AgendaItem]):
    topic = serializers.SlugField(source="topic.slug", allow_null=True, default=None)
    zones = serializers.ListField(child=serializers.SlugField())
    backing = FieldSerializer()

    class Meta:
        model = AgendaItem
        fields = ("topic", "wording", "zones", "known_from", "backing")


class SpokenSerializer(serializers.Serializer[Any]):
    """A day in a round's history with the words that made it so."""

    on = serializers.DateField(allow_null=True)
    said_by = serializers.CharField(allow_null=True)
    statement = serializers.CharField(allow_null=True)


class OutcomeSerializer(serializers.Serializer[Any]):
    """What came of a round, in the record's words."""

    text = serializers.CharField(source="value.text")
    topics = serializers.ListField(source="value.topics", child=serializers.SlugField(), default=list)
    statement = serializers.CharField(source="id")


class RoundDetailSerializer(RoundSerializer):
    """Everything that shows of one round as of a day. `statements` holds what the ids elsewhere name."""

    first_announced = SpokenSerializer(source="first_spoken")
    days_fixed = SpokenSerializer(source="fixed_spoken")
    sittings = SittingSerializer(source="whole.sittings", many=True)
    seats = BackedSeatSerializer(source="seats_backed", many=True)
    agenda = AgendaSerializer(source="agenda_backed", many=True)
    outcomes = OutcomeSerializer(source="whole.outcomes", many=True)
    documents = DocumentSerializer(source="whole.documents", many=True)
    previous = serializers.SlugField(source="whole.previous.slug", allow_null=True, default=None)
    next = serializers.SlugField(source="whole.following.slug", allow_null=True, default=None)
    statements = StatementSerializer(source="statements_told", many=True)

    class Meta(RoundSerializer.Meta):
        fields = (
            *RoundSerializer.Meta.fields,
            "sittings",
            "seats",
            "agenda",
            "outcomes",
            "documents",
            "previous",
            "next",
            "statements",
        )

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """`instance` is the round's page; its state carries the rest of it."""
        state: Any = instance.state
        prefetch_related_objects(instance.documents, "round", "text", *BESIDE_TEXTS)
        state.whole, state.backing = instance, instance.fields
        state.first_spoken = _spoken(state.first_announced, instance.first_announced)
        state.fixed_spoken = _spoken(state.days_fixed, instance.days_fixed)
        state.seats_backed = [_backed(line.seat, line.field) for line in instance.seats]
        state.agenda_backed = [_backed(line.item, line.field) for line in instance.agenda]
        state.statements_told = self.context["statements"](instance.round)
        return super().to_representation(state)


def _spoken(on: date | None, told: Told | None) -> dict[str, Any]:
    said_by = told and (told.speaker.slug or told.speaker.words)
    return {"on": on, "said_by": said_by or None, "statement": told.id if told else None}


def _backed(row: Any, field: Field) -> Any:
    row.backing = field
    return row
