"""What the ingest keeps for itself: parcels to open, hosts to wait for, prints to compare."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from events.models.articles import Article
from events.models.outlets import Outlet


class Parcel(models.Model):
    """A file that somebody brought, kept as it came until it is opened. The row is the queue of the opening.

    An article's id follows from its address or its text, so there is no article before the parcel is open.
    """

    class State(models.TextChoices):
        OPEN = "open", "to be opened"
        DONE = "done", "done"
        FAILED = "failed", "failed: nothing to read"
        PARKED = "parked", "parked after repeated errors"

    batch = models.UUIDField(default=uuid.uuid4, help_text="what came in together")
    name = models.CharField(max_length=500, help_text="as the bringer calls it; never used as a path")
    body = models.BinaryField(null=True, help_text="zlib; null once the capture holds it")
    media_type = models.CharField(max_length=200, blank=True)
    headers = models.JSONField(default=list, blank=True)
    url = models.TextField(blank=True)
    title = models.TextField(blank=True)
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="parcels")
    published = models.DateField(null=True, blank=True)
    text_public = models.BooleanField(default=False)
    brought_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True, help_text="not to be tried before")
    error = models.TextField(blank=True)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="parcels")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(state="done") | Q(body__isnull=False), name="parcel_keeps_its_body"),
        ]
        indexes = [
            # read by the sweep and by the claim of work
            models.Index(fields=["due_at"], condition=Q(state="open"), name="parcel_to_do"),
            models.Index(fields=["batch", "state"], name="parcel_by_batch"),  # read by the progress of an ingest
        ]

    def __str__(self) -> str:
        return self.name


class Host(models.Model):
    """A host we ask: one request in flight over all workers, a pause between two, its robots.txt."""

    name = models.CharField(primary_key=True, max_length=300, help_text="with the port where it is not the usual one")
    next_at = models.DateTimeField(null=True, blank=True, help_text="not to be asked before")
    lease_until = models.DateTimeField(null=True, blank=True)
    robots = models.TextField(blank=True)
    robots_status = models.CharField(max_length=8, blank=True, help_text="read, none or closed")
    robots_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Print(models.Model):
    """The MinHash of an article's newest text, with its band keys for the search of near-duplicates."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="print")
    signature = models.BinaryField(help_text="128 values of 32 bits")
    bands = ArrayField(models.BigIntegerField())

    class Meta:
        # No pending list: it would have to be read through by each search.
        indexes = [GinIndex(fields=["bands"], fastupdate=False, name="print_by_band")]  # read by the search

    def __str__(self) -> str:
        return self.article_id


class Pulse(models.Model):
    """When a part of the service was last seen at work: `worker` when it did a task, `beat` when it rang for one."""

    name = models.CharField(primary_key=True, max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M:%S}"
