"""Statements with who said them and what carries them."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from talks.models import Citation, Statement
from talks.models.statements import SUBJECTS
from talks.serializers.fields import Undated, name_of


class NamedSerializer(serializers.Serializer[Any]):
    """A noun by kind, slug and name."""

    kind = serializers.CharField()
    slug = serializers.SlugField()
    name = serializers.CharField()


def named(kind: str, noun: Any, context: Mapping[str, Any]) -> dict[str, str]:
    return {"kind": kind, "slug": noun.slug, "name": name_of(noun, context)}


class Subject(NamedSerializer):
    """What a statement is about."""

    def to_representation(self, instance: Statement) -> dict[str, Any]:
        kind = next(name for name in SUBJECTS if getattr(instance, f"{name}_id") is not None)
        return named(kind, getattr(instance, kind), self.context)


class Claimant(NamedSerializer):
    """Whose word it is; null is the publisher's own voice. `words` is the speaker as the source has it."""

    kind = serializers.CharField(allow_null=True)
    slug = serializers.SlugField(allow_null=True)
    name = serializers.CharField(allow_null=True)
    words = serializers.CharField()

    def to_representation(self, instance: Statement) -> dict[str, Any] | None:  # type: ignore[override]
        words = {"words": instance.claimant_words}
        if instance.claimant_actor is not None:
            return named("actor", instance.claimant_actor, self.context) | words
        if instance.claimant_person is not None:
            return named("person", instance.claimant_person, self.context) | words
        return {"kind": None, "slug": None, "name": None} | words if instance.claimant_words else None


class CitationSerializer(serializers.ModelSerializer[Citation]):
    """A source that carries the statement, with its words where they are kept."""

    url = serializers.CharField(source="source.url")
    publisher = serializers.CharField(source="source.publisher")
    published = serializers.DateField(source="source.published", allow_null=True)
    origin = serializers.SlugField(source="source.origin.slug", allow_null=True, default=None)
    ownership = serializers.CharField(source="source.origin.ownership", allow_null=True, default=None)

    class Meta:
        model = Citation
        fields = ("source", "url", "publisher", "published", "origin", "ownership", "quote", "known_on", "known_basis")


class StatementSerializer(serializers.ModelSerializer[Statement]):
    subject = Subject(source="*", read_only=True)
    claimant = Claimant(source="*", read_only=True, allow_null=True)
    value = serializers.JSONField(read_only=True)
    doubts = serializers.ListField(child=serializers.CharField(), read_only=True)
    reason = Undated()
    note = Undated()
    withdrawn = serializers.DateTimeField(source="withdrawn_at", read_only=True, allow_null=True)
    why = Undated()
    citations = CitationSerializer(source="citations_known", many=True, read_only=True)

    class Meta:
        model = Statement
        fields = (
            "id",
            "subject",
            "property",
            "qualifier",
            "value",
            "claimant",
            "said_from",
            "said_to",
            "known_on",
            "doubts",
            "rank",
            "reason",
            "note",
            "withdrawn",
            "why",
            "citations",
        )
