"""Tracks, venues, actors, people, zones, documents, commitments, topics and sources."""

from typing import Any

from rest_framework import serializers

from talks.models import (
    Actor,
    ActorName,
    Commitment,
    Document,
    GuarantorState,
    Office,
    Person,
    Source,
    Topic,
    Track,
    Venue,
    VenueName,
    Zone,
    ZoneState,
)
from talks.serializers.fields import Called, Slugs, StatementIds, Undated, UndatedList


class TrackSerializer(serializers.ModelSerializer[Track]):
    rounds = serializers.IntegerField(source="round_count", read_only=True)
    description = Undated()
    numbering = Undated()
    conveners = Slugs()
    sponsors = Slugs()

    class Meta:
        model = Track
        fields = (
            "slug",
            "name",
            "convener",
            "rounds",
            "numbered",
            "description",
            "numbering",
            "conveners",
            "sponsors",
            "colour_light",
            "colour_dark",
        )


class VenueNameSerializer(serializers.ModelSerializer[VenueName]):
    statements = StatementIds()

    class Meta:
        model = VenueName
        fields = ("of", "name", "start", "end", "statements")


class VenueSerializer(serializers.ModelSerializer[Venue]):
    rounds = serializers.IntegerField(source="round_count", read_only=True)
    names = VenueNameSerializer(source="names_known", many=True, read_only=True)

    class Meta:
        model = Venue
        fields = (
            "slug",
            "name",
            "city",
            "country",
            "latitude",
            "longitude",
            "approximate",
            "is_city",
            "verified",
            "rounds",
            "names",
        )


class ActorNameSerializer(serializers.ModelSerializer[ActorName]):
    statements = StatementIds()

    class Meta:
        model = ActorName
        fields = ("language", "name", "start", "end", "statements")


class ActorSerializer(serializers.ModelSerializer[Actor]):
    name = Called(source="*")
    part_of = serializers.SlugRelatedField[Actor](slug_field="slug", read_only=True, allow_null=True)
    role_notes = Undated(source="about")
    seats = serializers.IntegerField(source="seat_count", read_only=True)
    statements = serializers.IntegerField(source="statement_count", read_only=True)

    class Meta:
        model = Actor
        fields: tuple[str, ...] = (
            "slug",
            "name",
            "full_name",
            "kind",
            "iso",
            "part_of",
            "role_notes",
            "verified",
            "seats",
            "statements",
        )


class ActorDetailSerializer(ActorSerializer):
    names = ActorNameSerializer(source="names_known", many=True, read_only=True)
    aliases = UndatedList()

    class Meta(ActorSerializer.Meta):
        fields = (*ActorSerializer.Meta.fields, "names", "aliases")


class GuarantorRoundSerializer(serializers.Serializer[Any]):
    round = serializers.SlugField(source="round.slug")
    head = serializers.SlugField(source="head.slug", allow_null=True, default=None)
    presence = serializers.CharField()


class GuarantorSerializer(serializers.ModelSerializer[GuarantorState]):
    """An actor by its guarantor's seats; `statements` counts what it said itself."""

    name = Called(source="*")
    statements = serializers.IntegerField(source="statement_count", read_only=True)
    rounds = GuarantorRoundSerializer(source="guarantor_seats", many=True, read_only=True)

    class Meta:
        model = GuarantorState
        fields = ("slug", "name", "full_name", "iso", "statements", "rounds")


class OfficeSerializer(serializers.ModelSerializer[Office]):
    actor = serializers.SlugField(source="actor.slug")
    track = serializers.SlugField(source="track.slug", allow_null=True, default=None)

    statements = StatementIds()

    class Meta:
        model = Office
        fields = ("actor", "track", "title", "start", "start_precision", "end", "end_precision", "statements")


class PersonSerializer(serializers.ModelSerializer[Person]):
    """A person in public office; `statements` counts what was said in the person's own name, for what is said for a
    body counts as the body's."""

    role = Undated()
    offices = OfficeSerializer(source="offices_known", many=True, read_only=True)
    seats = serializers.IntegerField(source="seat_count", read_only=True)
    statements = serializers.IntegerField(source="statement_count", read_only=True)

    class Meta:
        model = Person
        fields = ("slug", "name", "role", "verified", "offices", "seats", "statements")


class ZoneStateSerializer(serializers.ModelSerializer[ZoneState]):
    note = Undated()

    class Meta:
        model = ZoneState
        fields = ("mark", "status", "start", "end", "precision", "note", "known_from")


class OutlineSerializer(serializers.Serializer[Any]):
    """A version of a zone's outline: GeoJSON, drawn from towns, so never more than approximate."""

    since = serializers.DateField(source="value.since", allow_null=True, default=None)
    geometry = serializers.JSONField(source="value.geometry")
    approximate = serializers.BooleanField(default=True)
    known_on = serializers.DateField()
    statement = serializers.CharField(source="id")


class ZoneSerializer(serializers.ModelSerializer[Zone]):
    """A zone with the spans of its life: on paper, on the ground, what happened in it, later texts on it."""

    states = ZoneStateSerializer(source="states_known", many=True, read_only=True)
    outlines = OutlineSerializer(source="outlines_known", many=True, read_only=True)

    class Meta:
        model = Zone
        fields = ("slug", "name", "number", "verified", "states", "outlines")


class DocumentSerializer(serializers.ModelSerializer[Document]):
    round = serializers.SlugField(source="round.slug", allow_null=True, default=None)
    summary = Undated()
    text = serializers.CharField(source="text.url", allow_null=True, default=None)
    signatories = Slugs()
    topics = Slugs()

    class Meta:
        model = Document
        fields = (
            "slug",
            "name",
            "kind",
            "dated",
            "in_force",
            "round",
            "symbol",
            "identifiers",
            "summary",
            "text",
            "signatories",
            "topics",
            "verified",
        )


class CommitmentSerializer(serializers.ModelSerializer[Commitment]):
    document = serializers.SlugField(source="document.slug")
    topic = serializers.SlugField(source="topic.slug", allow_null=True, default=None)
    owners = Slugs(source="owner")
    zones = Slugs()
    delivery = serializers.CharField(source="delivery_known", read_only=True)

    class Meta:
        model = Commitment
        fields = ("id", "document", "n", "text", "owners", "zones", "topic", "due", "due_words", "delivery")


class TopicSerializer(serializers.ModelSerializer[Topic]):
    rounds = serializers.IntegerField(source="round_count", read_only=True)

    class Meta:
        model = Topic
        fields = ("slug", "name", "says", "rounds")


class SourceSerializer(serializers.ModelSerializer[Source]):
    """One published thing. The origin is who the report goes back to; unknown it is null and counts for none."""

    origin = serializers.SlugField(source="origin.slug", allow_null=True, default=None)
    ownership = serializers.CharField(source="origin.ownership", allow_null=True, default=None)
    statements = serializers.IntegerField(source="statement_count", read_only=True)

    class Meta:
        model = Source
        fields = (
            "id",
            "url",
            "title",
            "publisher",
            "origin",
            "ownership",
            "published",
            "published_basis",
            "statements",
        )
