"""What articles say, with the exact words, waiting for review or decided."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from events.models.articles import Article, Text
from events.reading.scoring import LISTS
from talks.models import Actor, Citation, Person
from talks.models.base import at_most_one
from talks.models.words import words_index

# The day by which claims queue: one without a day comes last.
QUEUED_ON = Coalesce("known_on", Value(date.max))


class Claim(models.Model):
    """One statement that one article makes, found by the reader.

    The id is a hash of article, property, track, number, qualifier, value, claimant and said_on, never of spans or
    reader version, so that a reread finds its decided claims again. Track and number are values: the record may
    lack the round.
    """

    class Property(models.TextChoices):
        SCHEDULE = "schedule", "time of a round"
        SEAT = "seat", "seat at a round"
        AGENDA = "agenda", "topic of a round"
        ZONE = "zone", "zone named"
        EVENT = "event", "event"

    class State(models.TextChoices):
        PENDING = "pending", "new"
        SECOND = "second", "needs a second look"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        OBSOLETE = "obsolete", "no longer found"

    id = models.CharField(primary_key=True, max_length=32)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    property = models.CharField(max_length=12, choices=Property.choices)
    track = models.CharField(max_length=40, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    qualifier = models.CharField(max_length=200, blank=True)
    value = models.JSONField()
    claimant_actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    claimant_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    claimant_words = models.CharField(
        max_length=300, blank=True, help_text="who said it, where the record has no such actor or person"
    )
    said_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True, help_text="the article's day, else the day it was captured")
    inferred = models.BooleanField(default=False)
    reader = models.CharField(max_length=40)
    position = models.PositiveIntegerField(default=0, help_text="order in the text")
    finding = models.CharField(max_length=32, help_text="id of the statement it would support")
    sensitive = models.BooleanField(default=False, help_text="never shown before an editor accepted it")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    citation = models.ForeignKey(Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")

    class Meta:
        ordering = ["article", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=at_most_one("claimant_actor", "claimant_person"), name="claim_one_claimant"
            ),
            # Events are the press's own nouns: accepting one makes no statement of the record, so no citation.
            models.CheckConstraint(
                condition=Q(state="accepted", citation__isnull=False)
                | Q(state="accepted", property__in=["event", "zone"], citation__isnull=True)
                | (~Q(state="accepted") & Q(citation__isnull=True)),
                name="claim_accepted_with_citation",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "rejected"]) | Q(decided_at__isnull=False), name="claim_decided_at"
            ),
            models.CheckConstraint(condition=~Q(state="rejected") | ~Q(why=""), name="claim_rejected_with_reason"),
        ]
        indexes = [
            models.Index(fields=["state", "property"], name="claim_by_state"),  # read by the progress page and counts
            # read by the queue: what waits in its order, and whether a claim is the first of its finding
            models.Index(QUEUED_ON, "id", name="claim_waiting", condition=Q(state__in=["pending", "second"])),
            models.Index(F("finding"), QUEUED_ON, F("id"), name="claim_by_finding"),
            # read by the queue where it is narrowed to zones: many claims, few findings
            models.Index(
                F("finding"),
                QUEUED_ON,
                F("id"),
                name="claim_zone_waiting",
                condition=Q(property="zone", state__in=["pending", "second"]),
            ),
            # read by the queue: what was decided on the same field
            models.Index(
                fields=["property", "track", "number", "qualifier"],
                name="claim_decided",
                condition=Q(state__in=["accepted", "rejected"]),
            ),
            models.Index(fields=["track", "number"], name="claim_by_round"),  # read by the round page's press tag
        ]

    def __str__(self) -> str:
        return f"{self.property} {self.track} {self.number or ''} {self.qualifier}".strip()


class Evidence(models.Model):
    """The words that carry a claim. A trigger checks that the quote is what stands in the text at the span."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        ordering = ["start", "end"]
        verbose_name_plural = "evidence"
        indexes = [words_index("evidence_words", "quote")]  # read by /search/
        constraints = [
            models.UniqueConstraint(fields=["claim", "text", "start", "end"], name="evidence_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_span_forward"),
        ]

    def __str__(self) -> str:
        return self.quote


class Evaluation(models.Model):
    """A measured accuracy of the reader, as /accuracy/ shows it."""

    reader = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    ran_at = models.DateTimeField()
    cases = models.PositiveIntegerField()
    result = models.JSONField()

    class Meta:
        ordering = ["-ran_at"]

    def __str__(self) -> str:
        return f"{self.reader} {self.language} {self.ran_at:%Y-%m-%d}"

    def rows(self) -> list[tuple[str, dict[str, float]]]:
        """What was counted for each list, in the order of a reading, and for all of them under an empty name."""
        lists = self.result["lists"]
        whole = self.result.get("all")
        return [*((name, lists[name]) for name in LISTS if name in lists), *([("", whole)] if whole else [])]
