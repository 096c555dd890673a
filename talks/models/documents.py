"""Texts that talks produced or rest on, and the obligations in them."""

from django.db import models

from talks.models.actors import Actor
from talks.models.base import Loaded, Noun
from talks.models.rounds import Round


class Document(Noun):
    """A memorandum, joint statement, resolution or agreement; `name` is its title."""

    kind = models.CharField(max_length=40)
    dated = models.DateField(null=True, blank=True)
    in_force = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True, help_text="in the record's own words")
    text = models.ForeignKey(
        "talks.Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="texts",
        help_text="the source that carries the text or comes nearest to it",
    )
    topics = models.ManyToManyField("talks.Topic", blank=True, related_name="documents")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    symbol = models.CharField(max_length=60, blank=True, help_text="a UN document symbol")
    identifiers = models.JSONField(default=dict, blank=True, help_text="Wikidata, PA-X and other identifiers")
    signatories = models.ManyToManyField(Actor, blank=True, related_name="signed")
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="documents")
    verified = models.BooleanField(default=True)
    notes = models.JSONField(default=dict, blank=True)


class Commitment(Loaded):
    """One obligation in a document, in the record's own words. What is known of its delivery is derived."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="commitments")
    n = models.PositiveSmallIntegerField()
    text = models.TextField()
    owner = models.ManyToManyField(Actor, blank=True, related_name="commitments")
    zones = models.ManyToManyField("talks.Zone", blank=True, related_name="commitments")
    topic = models.ForeignKey(
        "talks.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    due = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=200, blank=True)
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="commitments")
    delivery = models.CharField(max_length=40, default="no-public-evidence", help_text="derived")
    delivered_on = models.DateField(null=True, blank=True, help_text="derived")

    class Meta:
        ordering = ["document", "n"]
        constraints = [models.UniqueConstraint(fields=["document", "n"], name="commitment_n_once_a_document")]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.n}"
