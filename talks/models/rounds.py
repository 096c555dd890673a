"""Tracks and their rounds."""

from django.db import models

from talks.models.base import Noun


class Track(Noun):
    """A format of talks. A new track is a row of data: reader, colours and lanes follow from it."""

    position = models.PositiveSmallIntegerField(default=0)
    convener = models.CharField(
        max_length=60, blank=True, help_text="who convenes, in a word or two, for the lane's label"
    )
    colour_light = models.CharField(max_length=7, default="#67747A")
    colour_dark = models.CharField(max_length=7, default="#94A3A9")
    numbered = models.BooleanField(default=True, help_text="whether rounds are called by track and roman number")
    description = models.TextField(blank=True)
    numbering = models.TextField(blank=True)
    conveners = models.ManyToManyField(
        "talks.Actor", blank=True, related_name="convened_tracks", help_text="whose word on a date settles a conflict"
    )
    sponsors = models.ManyToManyField("talks.Actor", blank=True, related_name="sponsored_tracks")
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="tracks")
    notes = models.JSONField(default=dict, blank=True)

    class Meta(Noun.Meta):
        ordering = ["position", "slug"]


class Round(Noun):
    """One numbered meeting of a track: identity only. Its times, seats and agenda follow from statements."""

    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    notes = models.TextField(blank=True)

    class Meta(Noun.Meta):
        ordering = ["track", "number"]
        constraints = [models.UniqueConstraint(fields=["track", "number"], name="round_number_once_a_track")]
