"""Claims with the words that carry them, and the events that grow from them."""

from typing import Any

from rest_framework import serializers

from events.models import Claim, Event, Evidence
from events.queries.listed import Told, as_told
from talks.serializers.statements import Claimant


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """The exact words; start and end count the characters of the article's text."""

    class Meta:
        model = Evidence
        fields = ("start", "end", "quote")


class TellingSerializer(serializers.Serializer[Any]):
    """The article that makes a claim."""

    id = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(source="source.url")
    outlet = serializers.SlugField(source="outlet.slug", allow_null=True, default=None)
    published = serializers.DateField(allow_null=True)


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """One statement that one article makes. `inferred` says that a number or year came from reasoning."""

    value = serializers.JSONField(read_only=True)
    claimant = Claimant(source="*", read_only=True, allow_null=True)
    article = TellingSerializer(read_only=True)
    event = serializers.UUIDField(source="event_claim.event_id", allow_null=True, default=None)
    statement = serializers.CharField(source="citation.statement_id", allow_null=True, default=None)
    evidence = EvidenceSerializer(many=True, read_only=True)

    class Meta:
        model = Claim
        fields = (
            "id",
            "property",
            "track",
            "number",
            "qualifier",
            "value",
            "claimant",
            "said_on",
            "known_on",
            "inferred",
            "reader",
            "state",
            "finding",
            "article",
            "event",
            "statement",
            "evidence",
        )


class EventSerializer(serializers.ModelSerializer[Event]):
    """A happening beside the rounds. On a past day it is what the claims of that day told."""

    kind = serializers.SlugField(source="kind.slug")
    kind_name = serializers.CharField(source="kind.name")
    side = serializers.CharField(source="kind.side")
    manner = serializers.CharField(source="kind.manner")
    plover = serializers.CharField(source="kind.plover")
    zone = serializers.SlugField(source="zone.slug", allow_null=True, default=None)
    actors = serializers.SerializerMethodField()
    reviewed = serializers.BooleanField(source="is_reviewed")
    claims = serializers.SerializerMethodField()

    class Meta:
        model = Event
        fields = (
            "id",
            "kind",
            "kind_name",
            "side",
            "manner",
            "plover",
            "modality",
            "start",
            "end",
            "precision",
            "place",
            "zone",
            "actors",
            "known_on",
            "reviewed",
            "claims",
        )

    def get_actors(self, event: Event) -> list[str]:
        return sorted(actor.slug for actor in event.actors.all())

    def get_claims(self, event: Event) -> list[str]:
        return [link.claim_id for link in event.told_by]  # type: ignore[attr-defined]

    def to_representation(self, instance: Event) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(instance)
        if self.context.get("as_of") is None:
            return shown
        told: Told = as_told(link.claim for link in instance.told_by)  # type: ignore[attr-defined]
        days = {"start": told.start, "end": told.end, "known_on": told.known_on}
        words = {"precision": told.precision, "place": told.place, "zone": told.zone, "actors": told.actors}
        return shown | {name: day and day.isoformat() for name, day in days.items()} | words
