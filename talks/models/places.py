"""Where: venues and de-escalation zones."""

from django.db import models

from talks.models.base import Noun


class Venue(Noun):
    """A building, or a city where the building is not established. Names over time are statements."""

    city = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    approximate = models.BooleanField(default=True)
    is_city = models.BooleanField(default=False, help_text="the building is not established")
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="venues")
    verified = models.BooleanField(default=True)
    notes = models.JSONField(default=dict, blank=True)


class Zone(Noun):
    """A de-escalation area. Its boundary and its status are statements."""

    number = models.PositiveSmallIntegerField(unique=True)
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="zones")
    documents = models.ManyToManyField("talks.Document", blank=True, related_name="zones")
    verified = models.BooleanField(default=True)
    notes = models.JSONField(default=dict, blank=True)

    class Meta(Noun.Meta):
        ordering = ["number"]


class Topic(Noun):
    """What a round has, or had, on its agenda."""

    says = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Noun.Meta):
        ordering = ["position", "slug"]
