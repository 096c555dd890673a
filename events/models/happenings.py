"""Events beside the rounds, grown from the claims that tell of them."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q, Value

from events.models.claims import Claim
from talks.models import Actor, Zone
from talks.models.base import in_order


class EventKind(models.Model):
    """A kind of event, with the names that PLOVER and ACLED have for it."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    says = models.TextField(blank=True)
    plover = models.CharField(max_length=20, blank=True)
    acled = models.CharField(max_length=120, blank=True)
    side = models.CharField(max_length=12, help_text="conflict or cooperation")
    manner = models.CharField(max_length=6, help_text="deeds or words")
    sensitive = models.BooleanField(default=False, help_text="waits for an editor before it shows")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """A happening. Its id is random and kept for ever; a merged one points to what it was merged into."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.ForeignKey(EventKind, on_delete=models.PROTECT, related_name="events")
    modality = models.CharField(max_length=8)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=200, blank=True)
    zone = models.ForeignKey(Zone, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    actors = models.ManyToManyField(Actor, blank=True, related_name="events")
    known_on = models.DateField(null=True, blank=True)
    reviewed = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        ordering = ["start", "id"]
        constraints = [models.CheckConstraint(condition=in_order("start", "end"), name="event_end_after_start")]
        indexes = [
            models.Index(fields=["start", "end"], name="event_by_time"),  # read by timeline windows
            # read by the gathering: which events lie within some days, however many came before
            GistIndex(
                Func(F("start"), F("end"), Value("[]"), function="daterange"),
                condition=Q(start__isnull=False),
                name="event_by_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.start or ''} {self.place}".strip()


class EventClaim(models.Model):
    """That a claim tells of an event. A claim tells of one event only."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="event_claim")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_claims")

    def __str__(self) -> str:
        return f"{self.claim_id} tells of {self.event_id}"


class Withholding(models.Model):
    """That something is kept from every door, with the reason. Hash and trail stay."""

    class Scope(models.TextChoices):
        NAME = "name"
        QUOTE = "quote"
        ARTICLE = "article"

    scope = models.CharField(max_length=8, choices=Scope.choices)
    target = models.CharField(max_length=300, help_text="the name, the id of the claim, or the id of the article")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="withholding_with_reason")]

    def __str__(self) -> str:
        return f"{self.scope} withheld"
